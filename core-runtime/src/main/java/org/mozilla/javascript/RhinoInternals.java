package org.mozilla.javascript;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Iterator;
import org.mozilla.javascript.regexp.NativeRegExp;

/**
 * The private fields of Rhino's classes that hold state of JavaScript objects outside the slot map.
 *
 * <p>Looked up once by name; a Rhino that has renamed one fails here, at start, naming the field.
 */
final class RhinoInternals {

  static final VarHandle PROTOTYPE =
      field(ScriptableObject.class, "prototypeObject", Scriptable.class);
  static final VarHandle PARENT_SCOPE =
      field(ScriptableObject.class, "parentScopeObject", Scriptable.class);
  static final VarHandle EXTENSIBLE = field(ScriptableObject.class, "isExtensible", boolean.class);

  static final VarHandle ARRAY_LENGTH = field(NativeArray.class, "length", long.class);
  static final VarHandle ARRAY_LENGTH_ATTRIBUTES =
      field(NativeArray.class, "lengthAttr", int.class);
  static final VarHandle ARRAY_DENSE = field(NativeArray.class, "dense", Object[].class);
  static final VarHandle ARRAY_DENSE_ONLY = field(NativeArray.class, "denseOnly", boolean.class);

  static final Field CONSTRUCTOR_TARGET = finalField(LambdaConstructor.class, "targetConstructor");

  static final VarHandle FUNCTION_PROTOTYPE =
      field(BaseFunction.class, "prototypeProperty", Object.class);
  static final VarHandle FUNCTION_ARGUMENTS =
      field(BaseFunction.class, "argumentsObj", Object.class);
  static final VarHandle FUNCTION_NAME = field(BaseFunction.class, "nameValue", Object.class);

  static final Field FUNCTION_DESCRIPTOR = finalField(JSFunction.class, "descriptor");
  static final Field FUNCTION_LEXICAL_THIS = finalField(JSFunction.class, "lexicalThis");
  static final Field FUNCTION_HOME_OBJECT = finalField(JSFunction.class, "homeObject");

  static final Field BOUND_TARGET = finalField(BoundFunction.class, "targetFunction");
  static final Field BOUND_THIS = finalField(BoundFunction.class, "boundThis");
  static final Field BOUND_ARGUMENTS = finalField(BoundFunction.class, "boundArgs");

  static final Field CALL_FUNCTION = finalField(NativeCall.class, "function");
  static final Field CALL_ARGUMENTS = finalField(NativeCall.class, "originalArgs");
  static final Field CALL_STRICT = finalField(NativeCall.class, "isStrict");

  static final VarHandle ARGUMENTS_ACTIVATION =
      field(Arguments.class, "activation", NativeCall.class);
  static final VarHandle ARGUMENTS_VALUES = field(Arguments.class, "args", Object[].class);

  static final VarHandle DATE = field(NativeDate.class, "date", double.class);

  static final VarHandle ERROR_STACK_PROVIDER =
      field(NativeError.class, "stackProvider", RhinoException.class);
  static final VarHandle ERROR_STACK = field(NativeError.class, "stack", Object.class);

  static final Field REGEXP_COMPILED = finalField(NativeRegExp.class, "re");
  static final Field REGEXP_LAST_INDEX = finalField(NativeRegExp.class, "lastIndex");
  static final Field REGEXP_LAST_INDEX_ATTRIBUTES = finalField(NativeRegExp.class, "lastIndexAttr");

  static final Field MAP_ENTRIES = finalField(NativeMap.class, "entries");
  static final VarHandle MAP_IS_INSTANCE = field(NativeMap.class, "instanceOfMap", boolean.class);
  static final Field SET_ENTRIES = finalField(NativeSet.class, "entries");
  static final VarHandle SET_IS_INSTANCE = field(NativeSet.class, "instanceOfSet", boolean.class);

  static final VarHandle ITERATOR_POSITION =
      field(NativeCollectionIterator.class, "iterator", Iterator.class);
  static final VarHandle ITERATOR_TYPE =
      field(NativeCollectionIterator.class, "type", NativeCollectionIterator.Type.class);

  static final Field NUMBER_VALUE = finalField(NativeNumber.class, "doubleValue");
  static final Field STRING_VALUE = finalField(NativeString.class, "string");
  static final Field BOOLEAN_VALUE = finalField(NativeBoolean.class, "booleanValue");
  static final Field BIGINT_VALUE = finalField(NativeBigInt.class, "bigIntValue");

  static final Field CONTEXT_MICROTASKS = finalField(Context.class, "microtasks");

  static final Field ID_PROTOTYPE_VALUES = finalField(IdScriptableObject.class, "prototypeValues");

  private RhinoInternals() {}

  static VarHandle field(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw missing(owner, name, e);
    }
  }

  static Field finalField(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw missing(owner, name, e);
    }
  }

  /** A class inside of another, which may be private. */
  static Class<?> nested(Class<?> owner, String name) {
    for (Class<?> nested : owner.getDeclaredClasses()) {
      if (nested.getSimpleName().equals(name)) {
        return nested;
      }
    }
    throw missing(owner, name, new ClassNotFoundException(name));
  }

  /** A constructor, which may be private. */
  static Constructor<?> constructor(Class<?> owner, Class<?>... parameters) {
    try {
      Constructor<?> constructor = owner.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (ReflectiveOperationException e) {
      throw missing(owner, "<init>", e);
    }
  }

  static Object construct(Constructor<?> constructor, Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(constructor.toString(), e);
    }
  }

  private static LinkageError missing(Class<?> owner, String name, Exception cause) {
    return new LinkageError(
        "This version of Rhino has no field \""
            + name
            + "\" in "
            + owner.getSimpleName()
            + ". Use the version of Rhino that Perdure was built with.",
        cause);
  }

  static Object read(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new LinkageError(field.toString(), e);
    }
  }

  static void write(Field field, Object object, Object value) {
    try {
      field.set(object, value);
    } catch (IllegalAccessException e) {
      throw new LinkageError(field.toString(), e);
    }
  }
}
