package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.finalField;
import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a {@code for-in} or {@code for-of} loop is. Held by the local of a frame. Confined to the
 * turn thread.
 */
public final class EnumerationInternals {

  private static final Class<?> ENUMERATION = enumerationClass();
  private static final Constructor<?> NEW = constructor();

  static final Field OBJECT = finalField(ENUMERATION, "obj");
  static final Field IDS = finalField(ENUMERATION, "ids");
  static final Field USED = finalField(ENUMERATION, "used");
  static final Field CURRENT = finalField(ENUMERATION, "currentId");
  static final Field INDEX = finalField(ENUMERATION, "index");
  static final Field TYPE = finalField(ENUMERATION, "enumType");
  static final Field NUMBERS = finalField(ENUMERATION, "enumNumbers");
  static final Field ITERATOR = finalField(ENUMERATION, "iterator");

  private EnumerationInternals() {}

  private static Class<?> enumerationClass() {
    try {
      return Class.forName(ScriptRuntime.class.getName() + "$IdEnumeration");
    } catch (ClassNotFoundException e) {
      throw new LinkageError("This version of Rhino has no enumerations where they were.", e);
    }
  }

  private static Constructor<?> constructor() {
    try {
      Constructor<?> made = ENUMERATION.getDeclaredConstructor();
      made.setAccessible(true);
      return made;
    } catch (NoSuchMethodException e) {
      throw new LinkageError("This version of Rhino makes enumerations in another way.", e);
    }
  }

  /**
   * The state of an enumeration. Immutable, but for the arrays.
   *
   * @param object whose keys are enumerated now: the object of the loop, then its prototypes; null
   *     at the end
   * @param ids the keys of the object: texts and numbers; null if there are none
   * @param index which of them is next
   * @param used the keys of the objects before it, in an order of their own; null if there were
   *     none
   * @param current what the loop's variable gets
   * @param iterator of a {@code for-of} loop, or null
   * @param type Rhino's number of what is enumerated, and in which order
   * @param numbers whether indices are numbers
   */
  public record State(
      Scriptable object,
      Object[] ids,
      int index,
      Object[] used,
      Object current,
      Scriptable iterator,
      int type,
      boolean numbers) {}

  public static boolean isEnumeration(Object object) {
    return object != null && object.getClass() == ENUMERATION;
  }

  public static State state(Object enumeration) {
    @SuppressWarnings("unchecked")
    Set<Object> used = (Set<Object>) read(USED, enumeration);
    return new State(
        (Scriptable) read(OBJECT, enumeration),
        (Object[]) read(IDS, enumeration),
        (int) read(INDEX, enumeration),
        used == null ? null : sorted(used),
        read(CURRENT, enumeration),
        (Scriptable) read(ITERATOR, enumeration),
        (int) read(TYPE, enumeration),
        (boolean) read(NUMBERS, enumeration));
  }

  private static Object[] sorted(Set<Object> used) {
    List<Object> keys = new ArrayList<>(used);
    keys.sort(
        Comparator.comparing((Object key) -> key instanceof String)
            .thenComparing(key -> key instanceof Integer index ? index : 0)
            .thenComparing(Object::toString));
    return keys.toArray();
  }

  public static Object newEnumeration(State state) {
    try {
      Object enumeration = NEW.newInstance();
      setState(enumeration, state);
      return enumeration;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(NEW.toString(), e);
    }
  }

  public static void setState(Object enumeration, State state) {
    write(OBJECT, enumeration, state.object);
    write(IDS, enumeration, state.ids);
    write(INDEX, enumeration, state.index);
    write(USED, enumeration, state.used == null ? null : new HashSet<>(List.of(state.used)));
    write(CURRENT, enumeration, state.current);
    write(ITERATOR, enumeration, state.iterator);
    write(TYPE, enumeration, state.type);
    write(NUMBERS, enumeration, state.numbers);
  }
}
