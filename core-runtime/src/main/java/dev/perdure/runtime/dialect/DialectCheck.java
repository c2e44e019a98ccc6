package dev.perdure.runtime.dialect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.debug.DebuggableScript;

/**
 * Refuses source texts with a construct that the engine would run silently wrongly.
 *
 * <p>The refusal is a JavaScript {@code SyntaxError} with file, line and column, so that it looks
 * to the program and its author like any other error of its syntax. Every rule has a test that
 * shows what the engine does with the construct; a rule whose fault the engine has mended must go.
 *
 * <p>Not thread-safe: one instance a thread.
 */
public final class DialectCheck implements CompilationListener {

  /** Texts that have passed are remembered by their hash, about 100 bytes each. */
  private static final int REMEMBERED = 4096;

  private final Map<String, Boolean> passed =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  @Override
  public void compiled(Context context, DebuggableScript root, String source) {
    boolean isStrict = root instanceof JSDescriptor<?> descriptor && descriptor.isStrict();
    check(context, source, root.getSourceName(), isStrict, root.isFunction());
  }

  /**
   * Checks a text.
   *
   * @param sourceName its name in messages
   * @param isStrict whether it is strict without saying so, as in a direct {@code eval}
   * @param isFunction whether it is one function, which may have no name, rather than a script
   * @throws EcmaError a {@code SyntaxError} for the first refused construct
   */
  public void check(
      Context context, String source, String sourceName, boolean isStrict, boolean isFunction) {
    String key = key(context, source, isStrict, isFunction);
    if (passed.containsKey(key)) {
      return;
    }
    SourceParser parser = new SourceParser(context, source, sourceName, isStrict, isFunction);
    ScopeReader read = ScopeReader.read(parser.parse(), isStrict);
    List<Refusal> refusals = new ArrayList<>(read.refusals());
    new ReferenceRules(refusals).check(read);
    if (!refusals.isEmpty()) {
      throw error(parser, first(refusals), sourceName);
    }
    passed.put(key, Boolean.TRUE);
  }

  private static Refusal first(List<Refusal> refusals) {
    return refusals.stream()
        .min(
            Comparator.comparingInt((Refusal refusal) -> refusal.node().getLineno())
                .thenComparingInt(refusal -> refusal.node().getColumn())
                .thenComparingInt(Refusal::order))
        .orElseThrow();
  }

  private static EcmaError error(SourceParser parser, Refusal refusal, String sourceName) {
    int line = refusal.node().getLineno();
    int column = parser.columnOf(refusal.node());
    return ScriptRuntime.constructError(
        "SyntaxError", refusal.message(), sourceName, line, parser.lineText(line), column);
  }

  private static String key(Context context, String source, boolean isStrict, boolean isFunction) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(source.getBytes(StandardCharsets.UTF_16LE));
      return HexFormat.of().formatHex(hash)
          + (isStrict ? "s" : "")
          + (isFunction ? "f" : "")
          + context.getLanguageVersion();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
