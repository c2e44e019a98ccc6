package dev.perdure.query.execute;

import dev.perdure.query.values.ValueKey;
import dev.perdure.query.values.ValueView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values on their way out of a query, and when two of them are the same.
 *
 * <p>Immutable.
 */
final class Results {

  private Results() {}

  /** Returns what the caller of the query gets for a value. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof ManyValues many) {
      List<@Nullable Object> list = new ArrayList<>();
      many.values().forEach(each -> list.add(of(each)));
      return Collections.unmodifiableList(list);
    }
    if (value instanceof ObjectValue object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      object.values().forEach((name, each) -> map.put(name, of(each)));
      return map;
    }
    return value;
  }

  /**
   * Returns an object that is equal for equal values. What the query itself has made is equal if
   * its parts are; the host's objects only if they are one.
   */
  static Object key(@Nullable Object value, ValueView view) {
    if (value instanceof ManyValues many) {
      return many.values().stream().map(each -> key(each, view)).toList();
    }
    if (value instanceof ObjectValue object) {
      Map<String, Object> keys = new LinkedHashMap<>();
      object.values().forEach((name, each) -> keys.put(name, key(each, view)));
      return keys;
    }
    return ValueKey.of(value, view);
  }
}
