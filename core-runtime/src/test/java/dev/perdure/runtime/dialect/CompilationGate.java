package dev.perdure.runtime.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.debug.DebugFrame;
import org.mozilla.javascript.debug.DebuggableScript;
import org.mozilla.javascript.debug.Debugger;

/**
 * The one place, in tests of the dialect, that all code passes before it runs, whether it comes
 * from a file, a direct or indirect {@code eval}, {@code Function} or a generator function's
 * constructor.
 *
 * <p>It is the engine's debugger hook: the only one that sees them all without replacing the
 * globals, which would change what {@code eval} means. It asks for no debug frames, so that calls
 * cost nothing more. Listeners are called in their order; the first that throws ends the
 * compilation.
 *
 * <p>Confined to the thread of the context it is installed in.
 */
public final class CompilationGate implements Debugger {

  private final List<CompilationListener> listeners;

  public CompilationGate(List<? extends CompilationListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Makes all that this context compiles from now on pass this gate. */
  public void install(Context context) {
    context.setDebugger(this, null);
  }

  @Override
  public void handleCompilationDone(Context context, DebuggableScript script, String source) {
    if (script.getParent() != null) {
      // The engine reports nested functions too, each with the whole source.
      return;
    }
    for (CompilationListener listener : listeners) {
      listener.compiled(context, script, source);
    }
  }

  @Override
  public @Nullable DebugFrame getFrame(Context context, DebuggableScript script) {
    return null;
  }
}
