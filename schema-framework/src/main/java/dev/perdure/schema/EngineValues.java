package dev.perdure.schema;

import dev.perdure.query.source.Missing;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.IteratorLikeIterable;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * The engine's values as the query language takes them, and back.
 *
 * <p>Stateless. Confined to the turn thread, since looking into an object may fault it in.
 */
final class EngineValues {

  private EngineValues() {}

  /** Returns a property's value as it crosses the seam: only "not there" differs. */
  static @Nullable Object property(Scriptable object, String name) {
    Object value = ScriptableObject.getProperty(object, name);
    return value == Scriptable.NOT_FOUND ? Missing.MISSING : value;
  }

  /** Returns the plain value that an engine's object stands for, or the object itself. */
  static @Nullable Object view(Object value) {
    if (Undefined.isUndefined(value) || value == Scriptable.NOT_FOUND) {
      return Missing.MISSING;
    }
    if (value instanceof NativeArray array) {
      return new Elements(array);
    }
    if (value instanceof ScriptableObject object) {
      return viewObject(object);
    }
    return value;
  }

  private static @Nullable Object viewObject(ScriptableObject object) {
    return switch (object.getClassName()) {
      case "Date" -> moment(object);
      case "Set" -> membersOf(object);
      case "String", "Number", "Boolean", "BigInt" ->
          object.getPrototype() == null ? object : object.getDefaultValue(null);
      default -> object;
    };
  }

  /** A set is a list of its members as they are now: a query has no other word for many values. */
  private static List<Object> membersOf(ScriptableObject set) {
    Context engine = Context.getCurrentContext();
    Scriptable scope = ScriptableObject.getTopLevelScope(set);
    Object iterator = ScriptRuntime.callIterator(set, engine, scope);
    List<Object> members = new ArrayList<>();
    try (IteratorLikeIterable all = new IteratorLikeIterable(engine, scope, iterator)) {
      all.forEach(members::add);
    }
    return members;
  }

  /** An invalid date is "not a number", as the language expects. */
  private static Object moment(ScriptableObject date) {
    double millis = ScriptRuntime.toNumber(date.getDefaultValue(ScriptRuntime.NumberClass));
    return Double.isNaN(millis) ? (Object) Double.NaN : Instant.ofEpochMilli((long) millis);
  }

  /** Returns a value of the language as one of the engine's; lists and maps become new objects. */
  static @Nullable Object toEngine(Context engine, Scriptable scope, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value == Missing.MISSING) {
      return Undefined.instance;
    }
    if (value instanceof Instant instant) {
      return engine.newObject(scope, "Date", new Object[] {(double) instant.toEpochMilli()});
    }
    if (value instanceof Scriptable) {
      return value;
    }
    if (value instanceof List<?> list) {
      return arrayOf(engine, scope, list);
    }
    if (value instanceof Map<?, ?> map) {
      return objectOf(engine, scope, map);
    }
    if (value instanceof Long number) {
      return number.doubleValue();
    }
    return value;
  }

  static Scriptable arrayOf(Context engine, Scriptable scope, Iterable<?> elements) {
    Scriptable array = engine.newArray(scope, 0);
    int length = 0;
    for (Object element : elements) {
      array.put(length++, array, toEngine(engine, scope, element));
    }
    return array;
  }

  static Scriptable objectOf(Context engine, Scriptable scope, Map<?, ?> map) {
    Scriptable object = engine.newObject(scope);
    map.forEach(
        (key, value) ->
            ScriptableObject.putProperty(
                object, String.valueOf(key), toEngine(engine, scope, value)));
    return object;
  }

  /** The elements of an array as they are now; read through the array, never copied. */
  private static final class Elements extends AbstractList<@Nullable Object> {
    private final NativeArray array;

    Elements(NativeArray array) {
      this.array = array;
    }

    @Override
    public @Nullable Object get(int index) {
      Object element = ScriptableObject.getProperty(array, index);
      return element == Scriptable.NOT_FOUND ? Missing.MISSING : element;
    }

    @Override
    public int size() {
      return (int) Math.min(array.getLength(), Integer.MAX_VALUE);
    }
  }
}
