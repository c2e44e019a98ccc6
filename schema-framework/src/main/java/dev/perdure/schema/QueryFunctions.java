package dev.perdure.schema;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Undefined;

/**
 * The functions of {@code host} for the parts of queries: each part is checked when the program
 * states it, in the text that the program has written.
 *
 * <p>Confined to the turn thread.
 */
final class QueryFunctions {

  private final QueryRunner queries;

  QueryFunctions(QueryRunner queries) {
    this.queries = queries;
  }

  void addTo(HostFunctionTable host) {
    host.function(
        "queryOver", 2, args -> queries.runOver((NativeArray) at(args, 0), text(args, 1)));
    host.function(
        "checkCondition",
        3,
        args -> queries.checkCondition(text(args, 0), text(args, 1), isTrue(args, 2)));
    host.function(
        "readOrdering",
        3,
        args -> queries.readOrdering(text(args, 0), text(args, 1), isTrue(args, 2)));
    host.function(
        "readSelection",
        3,
        args -> queries.readSelection(text(args, 0), text(args, 1), isTrue(args, 2)));
    host.function("readGrouping", 2, args -> queries.readGrouping(text(args, 0), text(args, 1)));
    host.function("obscure", 1, args -> obscured(text(args, 0)));
    host.function("reveal", 1, args -> revealed(text(args, 0)));
  }

  private static String obscured(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns what was obscured, or null if nothing was. */
  private static @Nullable String revealed(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notObscured) {
      return null;
    }
  }

  private static String text(Object[] args, int index) {
    return Context.toString(at(args, index));
  }

  private static boolean isTrue(Object[] args, int index) {
    return Context.toBoolean(at(args, index));
  }

  private static Object at(Object[] args, int index) {
    return index < args.length ? args[index] : Undefined.instance;
  }
}
