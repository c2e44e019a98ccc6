package dev.perdure.query.function;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions that make one value of many. */
public enum AggregateKind {
  COUNT,
  SUM,
  AVG,
  MIN,
  MAX,
  LIST;

  /** Returns the name as queries write it. */
  public String functionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the aggregate of this name, in any case; null if there is none. */
  public static @Nullable AggregateKind named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.functionName().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns all names, for suggestions. */
  public static List<String> names() {
    return Arrays.stream(values()).map(AggregateKind::functionName).toList();
  }
}
