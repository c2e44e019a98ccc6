package dev.perdure.query.function;

import dev.perdure.query.function.Function.Body;
import dev.perdure.query.function.Function.Nulls;
import dev.perdure.query.values.Kind;
import dev.perdure.query.values.Numbers;
import dev.perdure.query.values.ValueKey;
import dev.perdure.query.values.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions by name.
 *
 * <p>Immutable.
 */
public final class Functions {

  private static final Map<String, Function> BY_LOWER_NAME = new LinkedHashMap<>();

  /** Functions of the language that do not work yet, so that they are not taken for misspelt. */
  private static final Set<String> LATER =
      Set.of(
          "list",
          "set",
          "first",
          "last",
          "join",
          "every",
          "some",
          "any",
          "all",
          "none",
          "stddev",
          "median",
          "percentile",
          "search",
          "score",
          "id",
          "random",
          "cast",
          "collate",
          "slice",
          "keys",
          "values",
          "elements",
          "diff",
          "trunc",
          "format",
          "week",
          "date",
          "split");

  private Functions() {}

  static {
    TextFunctions.register();
    NumberFunctions.register();
    DateFunctions.register();
    define("coalesce", 1, Integer.MAX_VALUE, Nulls.TAKE, false, Functions::coalesce);
    define("ifNull", 2, 2, Nulls.TAKE, false, Functions::coalesce);
    define("nullIf", 2, 2, Nulls.TAKE, false, Functions::nullIf);
    define("if", 3, 3, Nulls.TAKE, false, Functions::choose);
    define("size", 1, 1, Nulls.PROPAGATE, true, arguments -> (double) arguments.list(0).size());
    define("type", 1, 1, Nulls.TAKE, true, a -> Kind.of(a.plain(0)).typeName());
    define("least", 1, Integer.MAX_VALUE, Nulls.TAKE, false, a -> extreme(a, -1));
    define("greatest", 1, Integer.MAX_VALUE, Nulls.TAKE, false, a -> extreme(a, 1));
  }

  static void define(
      String name, int minimum, int maximum, Nulls nulls, boolean takesLists, Body body) {
    Function function = new Function(name, minimum, maximum, nulls, takesLists, body);
    BY_LOWER_NAME.put(name.toLowerCase(Locale.ROOT), function);
  }

  /** Defines a function of single values that gives null if one of them is null. */
  static void define(String name, int minimum, int maximum, Body body) {
    define(name, minimum, maximum, Nulls.PROPAGATE, false, body);
  }

  /** Returns the function of this name, in any case; null if there is none. */
  public static @Nullable Function named(String name) {
    return BY_LOWER_NAME.get(name.toLowerCase(Locale.ROOT));
  }

  /** Returns whether the language will have the function but has it not yet. */
  public static boolean isPlanned(String name) {
    return LATER.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the names of all functions, for suggestions. */
  public static Collection<String> names() {
    List<String> names =
        new ArrayList<>(BY_LOWER_NAME.values().stream().map(Function::name).toList());
    Collections.sort(names);
    return names;
  }

  private static @Nullable Object coalesce(Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      if (!arguments.isAbsent(i)) {
        return arguments.raw(i);
      }
    }
    return null;
  }

  private static @Nullable Object nullIf(Arguments arguments) {
    boolean areEqual = ValueKey.areEqual(arguments.raw(0), arguments.raw(1), arguments.view());
    return areEqual ? null : arguments.raw(0);
  }

  private static @Nullable Object choose(Arguments arguments) {
    if (arguments.isAbsent(0)) {
      return arguments.raw(2);
    }
    if (arguments.plain(0) instanceof Boolean condition) {
      return condition ? arguments.raw(1) : arguments.raw(2);
    }
    throw arguments.refusal(0, Kind.BOOLEAN);
  }

  /** Returns the argument that is the first or the last in the order of the kind; nulls aside. */
  private static @Nullable Object extreme(Arguments arguments, int sign) {
    Object best = null;
    for (int i = 0; i < arguments.count(); i++) {
      Object value = arguments.plain(i);
      if (value instanceof Number number && Numbers.isNaN(number)) {
        return value;
      }
      boolean isBetter =
          !arguments.isAbsent(i) && (best == null || ValueOrder.compare(value, best) * sign > 0);
      best = isBetter ? value : best;
    }
    return best;
  }
}
