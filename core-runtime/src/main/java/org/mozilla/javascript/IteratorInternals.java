package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import org.mozilla.javascript.NativeArrayIterator.ARRAY_ITERATOR_TYPE;
import org.mozilla.javascript.regexp.NativeRegExpStringIterator;

/**
 * The state of the iterators of arrays, strings and {@code matchAll}. All of it is in private
 * fields; only their {@code next} changes it.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class IteratorInternals {

  static final VarHandle ARRAY_TYPE =
      RhinoInternals.field(NativeArrayIterator.class, "type", ARRAY_ITERATOR_TYPE.class);
  static final VarHandle ARRAY =
      RhinoInternals.field(NativeArrayIterator.class, "arrayLike", Scriptable.class);
  static final VarHandle ARRAY_INDEX =
      RhinoInternals.field(NativeArrayIterator.class, "index", int.class);

  static final VarHandle STRING =
      RhinoInternals.field(NativeStringIterator.class, "string", String.class);
  static final VarHandle STRING_INDEX =
      RhinoInternals.field(NativeStringIterator.class, "index", int.class);

  static final Field REGEXP = RhinoInternals.finalField(NativeRegExpStringIterator.class, "regexp");
  static final Field REGEXP_STRING =
      RhinoInternals.finalField(NativeRegExpStringIterator.class, "string");
  static final Field REGEXP_GLOBAL =
      RhinoInternals.finalField(NativeRegExpStringIterator.class, "global");
  static final Field REGEXP_UNICODE =
      RhinoInternals.finalField(NativeRegExpStringIterator.class, "fullUnicode");
  static final Field REGEXP_DONE =
      RhinoInternals.finalField(NativeRegExpStringIterator.class, "nextDone");

  private IteratorInternals() {}

  /** The kind of a built-in iterator, or null if it is of none that is known here. */
  static HeapKind kind(Object iterator) {
    if (iterator instanceof NativeArrayIterator) {
      return HeapKind.ARRAY_ITERATOR;
    } else if (iterator instanceof NativeStringIterator) {
      return HeapKind.STRING_ITERATOR;
    } else if (iterator instanceof NativeRegExpStringIterator) {
      return HeapKind.REGEXP_STRING_ITERATOR;
    }
    return null;
  }

  /** Whether it has said that there is nothing more: it says so ever after. */
  public static boolean isExhausted(ScriptableObject iterator) {
    return ((ES6Iterator) iterator).exhausted;
  }

  // Arrays and what is like one

  public static ScriptableObject newArrayIterator(Scriptable global) {
    return new NativeArrayIterator(global, null, ARRAY_ITERATOR_TYPE.VALUES);
  }

  public static Scriptable array(ScriptableObject iterator) {
    return (Scriptable) ARRAY.get((NativeArrayIterator) iterator);
  }

  /** Which it hands out: 0 values, 1 keys, 2 entries. The numbers are part of the disk format. */
  public static int arrayIteration(ScriptableObject iterator) {
    return switch ((ARRAY_ITERATOR_TYPE) ARRAY_TYPE.get((NativeArrayIterator) iterator)) {
      case VALUES -> 0;
      case KEYS -> 1;
      case ENTRIES -> 2;
    };
  }

  public static int arrayIndex(ScriptableObject iterator) {
    return (int) ARRAY_INDEX.get((NativeArrayIterator) iterator);
  }

  public static void setArrayIterator(
      ScriptableObject object, Scriptable array, int iteration, int index, boolean exhausted) {
    NativeArrayIterator iterator = (NativeArrayIterator) object;
    ARRAY.set(iterator, array);
    ARRAY_TYPE.set(
        iterator,
        switch (iteration) {
          case 0 -> ARRAY_ITERATOR_TYPE.VALUES;
          case 1 -> ARRAY_ITERATOR_TYPE.KEYS;
          case 2 -> ARRAY_ITERATOR_TYPE.ENTRIES;
          default -> throw new IndexOutOfBoundsException("Unknown iteration " + iteration + ".");
        });
    ARRAY_INDEX.set(iterator, index);
    iterator.exhausted = exhausted;
  }

  // Strings

  public static ScriptableObject newStringIterator(Scriptable global) {
    return new NativeStringIterator(global, "");
  }

  public static String string(ScriptableObject iterator) {
    return (String) STRING.get((NativeStringIterator) iterator);
  }

  public static int stringIndex(ScriptableObject iterator) {
    return (int) STRING_INDEX.get((NativeStringIterator) iterator);
  }

  public static void setStringIterator(
      ScriptableObject object, String string, int index, boolean exhausted) {
    NativeStringIterator iterator = (NativeStringIterator) object;
    STRING.set(iterator, string);
    STRING_INDEX.set(iterator, index);
    iterator.exhausted = exhausted;
  }

  // Matches of regular expressions

  public static ScriptableObject newRegExpStringIterator(Scriptable global) {
    return new NativeRegExpStringIterator(global, null, "", false, false);
  }

  /** What looks for matches: a regular expression, or what the program has for one. */
  public static Scriptable regExp(ScriptableObject iterator) {
    return (Scriptable) read(REGEXP, iterator);
  }

  public static String regExpString(ScriptableObject iterator) {
    return (String) read(REGEXP_STRING, iterator);
  }

  public static boolean isGlobal(ScriptableObject iterator) {
    return (boolean) read(REGEXP_GLOBAL, iterator);
  }

  public static boolean isUnicode(ScriptableObject iterator) {
    return (boolean) read(REGEXP_UNICODE, iterator);
  }

  /** Whether the last match was handed out. */
  public static boolean isDone(ScriptableObject iterator) {
    return (boolean) read(REGEXP_DONE, iterator);
  }

  public static void setRegExpStringIterator(
      ScriptableObject iterator,
      Scriptable regExp,
      String string,
      boolean global,
      boolean unicode,
      boolean done,
      boolean exhausted) {
    write(REGEXP, iterator, regExp);
    write(REGEXP_STRING, iterator, string);
    write(REGEXP_GLOBAL, iterator, global);
    write(REGEXP_UNICODE, iterator, unicode);
    write(REGEXP_DONE, iterator, done);
    ((ES6Iterator) iterator).exhausted = exhausted;
  }
}
