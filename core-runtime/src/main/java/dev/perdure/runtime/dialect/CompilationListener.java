package dev.perdure.runtime.dialect;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.debug.DebuggableScript;

/** Is told of each source text that the engine has compiled, before any of it runs. */
public interface CompilationListener {

  /**
   * Takes note of a compiled source text, or refuses it by throwing.
   *
   * <p>What it throws ends the compilation; a JavaScript error can be caught by the program that
   * called {@code eval} or {@code Function}.
   *
   * @param root the script, or for a function that was compiled on its own, that function; its
   *     nested functions are reached by {@link DebuggableScript#getFunction}
   * @param source the text as the engine parsed it; for {@code new Function(…)}, with the head that
   *     the engine put before the body
   */
  void compiled(Context context, DebuggableScript root, String source);
}
