package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.mozilla.javascript.regexp.NativeRegExp;

/**
 * The state of JavaScript objects that lies outside their slot maps, one group of methods a kind.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class ObjectInternals {

  private ObjectInternals() {}

  // What all objects have

  public static Scriptable prototype(ScriptableObject object) {
    return (Scriptable) RhinoInternals.PROTOTYPE.get(object);
  }

  public static void setPrototype(ScriptableObject object, Scriptable prototype) {
    RhinoInternals.PROTOTYPE.set(object, prototype);
  }

  public static Scriptable parentScope(ScriptableObject object) {
    return (Scriptable) RhinoInternals.PARENT_SCOPE.get(object);
  }

  public static void setParentScope(ScriptableObject object, Scriptable scope) {
    RhinoInternals.PARENT_SCOPE.set(object, scope);
  }

  public static boolean isExtensible(ScriptableObject object) {
    return (boolean) RhinoInternals.EXTENSIBLE.get(object);
  }

  public static void setExtensible(ScriptableObject object, boolean extensible) {
    RhinoInternals.EXTENSIBLE.set(object, extensible);
  }

  /** A slot that Rhino makes with every object of its class, such as an array's length. */
  public static List<Slot> takeBuiltInSlots(ScriptableObject fresh) {
    List<Slot> slots = new ArrayList<>();
    for (Slot slot : fresh.getMap()) {
      slots.add(slot);
    }
    return slots;
  }

  // Ghosts of the lazy kinds

  public static ScriptableObject newObject() {
    return new HeapObject();
  }

  public static ScriptableObject newArray() {
    HeapArray array = new HeapArray();
    // Were it dense, Rhino would not ask the slot map.
    setArrayLength(array, 0, arrayLengthAttributes(array));
    return array;
  }

  public static ScriptableObject newMap() {
    HeapMap map = new HeapMap();
    RhinoInternals.MAP_IS_INSTANCE.set(map, true);
    return map;
  }

  public static ScriptableObject newSet() {
    HeapSet set = new HeapSet();
    RhinoInternals.SET_IS_INSTANCE.set(set, true);
    return set;
  }

  /** A function that still has a placeholder for its descriptor. */
  public static ScriptableObject newFunction(
      Context cx, Scriptable global, JSDescriptor<JSFunction> placeholder) {
    boolean strict = cx.isTopLevelStrict;
    NativeCall activation = cx.currentActivationCall;
    try {
      // Functions made in strict code lack two built-in properties that the record may list.
      cx.isTopLevelStrict = false;
      cx.currentActivationCall = null;
      return new HeapFunction(cx, global, placeholder);
    } finally {
      cx.isTopLevelStrict = strict;
      cx.currentActivationCall = activation;
    }
  }

  // Arrays

  /** Makes Rhino keep the elements in the slot map instead of an array of its own. */
  public static void storeElementsInSlots(ScriptableObject object, HeapSlotMap map) {
    NativeArray array = (NativeArray) object;
    Object[] dense = (Object[]) RhinoInternals.ARRAY_DENSE.get(array);
    RhinoInternals.ARRAY_DENSE_ONLY.set(array, false);
    if (dense == null) {
      return;
    }
    RhinoInternals.ARRAY_DENSE.set(array, null);
    int length = (int) Math.min(dense.length, arrayLength(array));
    for (int i = 0; i < length; i++) {
      Slot beside = map.find(null, i);
      if (beside != null) {
        map.removeKey(i);
      }
      if (dense[i] != Scriptable.NOT_FOUND) {
        map.insert(SlotView.data(i, 0, dense[i]));
      }
    }
  }

  /** The elements that Rhino keeps outside the slot map, or null. */
  public static Object[] denseElements(ScriptableObject array) {
    Object[] dense = (Object[]) RhinoInternals.ARRAY_DENSE.get((NativeArray) array);
    if (dense == null) {
      return null;
    }
    int length = (int) Math.min(dense.length, arrayLength(array));
    return dense.length == length ? dense : Arrays.copyOf(dense, length);
  }

  public static long arrayLength(ScriptableObject array) {
    return (long) RhinoInternals.ARRAY_LENGTH.get((NativeArray) array);
  }

  public static void setArrayLength(ScriptableObject array, long length, int attributes) {
    RhinoInternals.ARRAY_LENGTH.set((NativeArray) array, length);
    RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.set((NativeArray) array, attributes);
    RhinoInternals.ARRAY_DENSE.set((NativeArray) array, null);
    RhinoInternals.ARRAY_DENSE_ONLY.set((NativeArray) array, false);
  }

  public static int arrayLengthAttributes(ScriptableObject array) {
    return (int) RhinoInternals.ARRAY_LENGTH_ATTRIBUTES.get((NativeArray) array);
  }

  // Functions

  @SuppressWarnings("unchecked")
  public static JSDescriptor<JSFunction> descriptor(ScriptableObject function) {
    return (JSDescriptor<JSFunction>) read(RhinoInternals.FUNCTION_DESCRIPTOR, function);
  }

  public static Scriptable lexicalThis(ScriptableObject function) {
    return (Scriptable) read(RhinoInternals.FUNCTION_LEXICAL_THIS, function);
  }

  public static Scriptable homeObject(ScriptableObject function) {
    return (Scriptable) read(RhinoInternals.FUNCTION_HOME_OBJECT, function);
  }

  public static void setFunctionState(
      ScriptableObject function,
      JSDescriptor<JSFunction> descriptor,
      Scriptable lexicalThis,
      Scriptable homeObject) {
    write(RhinoInternals.FUNCTION_DESCRIPTOR, function, descriptor);
    write(RhinoInternals.FUNCTION_LEXICAL_THIS, function, lexicalThis);
    write(RhinoInternals.FUNCTION_HOME_OBJECT, function, homeObject);
  }

  /** The name that was set, or null if the descriptor's counts. */
  public static Object functionName(ScriptableObject function) {
    return RhinoInternals.FUNCTION_NAME.get((BaseFunction) function);
  }

  public static void setFunctionName(ScriptableObject function, Object name) {
    RhinoInternals.FUNCTION_NAME.set((BaseFunction) function, name);
  }

  /** The value that was assigned to a function's {@code arguments}, or NOT_FOUND. */
  public static Object functionArguments(ScriptableObject function) {
    return RhinoInternals.FUNCTION_ARGUMENTS.get((BaseFunction) function);
  }

  public static void setFunctionArguments(ScriptableObject function, Object arguments) {
    RhinoInternals.FUNCTION_ARGUMENTS.set((BaseFunction) function, arguments);
  }

  /** The raw value of a function's {@code prototype}: null, NOT_FOUND, NULL_VALUE or a value. */
  public static Object functionPrototype(ScriptableObject function) {
    return RhinoInternals.FUNCTION_PROTOTYPE.get((BaseFunction) function);
  }

  public static void setFunctionPrototype(ScriptableObject function, Object prototype) {
    RhinoInternals.FUNCTION_PROTOTYPE.set((BaseFunction) function, prototype);
  }

  /**
   * Whether an object may become a ghost. A function that a program made in this process may not:
   * nothing faults its state in when it is called.
   */
  public static boolean canBecomeGhost(ScriptableObject object) {
    if (object instanceof NativeArray) {
      // Rhino changes the length before it asks the slot map.
      return object instanceof HeapArray;
    }
    return !(object instanceof JSFunction) || object instanceof HeapFunction;
  }

  public static void setFunctionPrototypeAttributes(ScriptableObject function, int attributes) {
    RhinoInternals.FUNCTION_PROTOTYPE_ATTRIBUTES.set((BaseFunction) function, attributes);
  }

  /** The slot for {@code prototype}, which only some functions have. */
  public static Slot newFunctionPrototypeSlot(ScriptableObject function) {
    SlotMap current = function.getMap();
    EmbeddedSlotMap scratch = new EmbeddedSlotMap();
    function.setMap(scratch);
    try {
      CompoundOperationMap operation = function.startCompoundOp(true);
      ((BaseFunction) function).createPrototypeProperty(operation);
      return scratch.query("prototype", 0);
    } finally {
      function.setMap(current);
    }
  }

  /** The object that Rhino gives a new function as its {@code prototype}. */
  public static ScriptableObject newDefaultPrototype(
      ScriptableObject function, Scriptable prototypeOfPrototype, Scriptable global) {
    NativeObject prototype = new NativeObject();
    prototype.setParentScope(global);
    prototype.setPrototype(prototypeOfPrototype);
    prototype.defineProperty("constructor", function, ScriptableObject.DONTENUM);
    return prototype;
  }

  // Bound functions

  public static Object boundTarget(ScriptableObject function) {
    return read(RhinoInternals.BOUND_TARGET, function);
  }

  public static Scriptable boundThis(ScriptableObject function) {
    return (Scriptable) read(RhinoInternals.BOUND_THIS, function);
  }

  public static Object[] boundArguments(ScriptableObject function) {
    return (Object[]) read(RhinoInternals.BOUND_ARGUMENTS, function);
  }

  public static ScriptableObject newBoundFunction(
      Context cx, Scriptable global, Object target, Scriptable boundThis, Object[] arguments) {
    boolean strict = cx.isTopLevelStrict;
    NativeCall activation = cx.currentActivationCall;
    try {
      cx.isTopLevelStrict = false;
      cx.currentActivationCall = null;
      return new BoundFunction(cx, global, (Callable) target, boundThis, arguments);
    } finally {
      cx.isTopLevelStrict = strict;
      cx.currentActivationCall = activation;
    }
  }

  // Activations

  public static JSFunction activationFunction(ScriptableObject activation) {
    return ((NativeCall) activation).function;
  }

  public static boolean isStrictActivation(ScriptableObject activation) {
    return ((NativeCall) activation).isStrict;
  }

  public static ScriptableObject newActivation(Scriptable function, boolean strict) {
    NativeCall activation = new NativeCall();
    write(RhinoInternals.CALL_FUNCTION, activation, function);
    write(RhinoInternals.CALL_ARGUMENTS, activation, ScriptRuntime.emptyArgs);
    write(RhinoInternals.CALL_STRICT, activation, strict);
    return activation;
  }

  // with, block and catch scopes

  public static boolean isWithScope(Object object) {
    return object != null && object.getClass() == NativeWith.class;
  }

  public static Scriptable newWithScope(Scriptable parent, Scriptable prototype) {
    return new NativeWith(parent, prototype);
  }

  // Dates

  public static double dateValue(ScriptableObject date) {
    return (double) RhinoInternals.DATE.get((NativeDate) date);
  }

  public static void setDateValue(ScriptableObject date, double millis) {
    RhinoInternals.DATE.set((NativeDate) date, millis);
  }

  /** Whether the object is a Date. */
  public static boolean isDate(Object object) {
    return object instanceof NativeDate;
  }

  public static ScriptableObject newDate(Context cx, Scriptable global, double millis) {
    return (ScriptableObject) cx.newObject(global, "Date", new Object[] {millis});
  }

  // Regular expressions

  public static boolean isRegExp(Object object) {
    return object instanceof NativeRegExp;
  }

  public static String regExpSource(ScriptableObject regExp) {
    return regExp.get("source", regExp).toString();
  }

  public static String regExpFlags(ScriptableObject regExp) {
    return regExp.get("flags", regExp).toString();
  }

  public static Object regExpLastIndex(ScriptableObject regExp) {
    return regExp.get("lastIndex", regExp);
  }

  public static int regExpLastIndexAttributes(ScriptableObject regExp) {
    return regExp.getAttributes("lastIndex");
  }

  public static ScriptableObject newRegExp(
      Context cx, Scriptable global, String source, String flags) {
    RegExpProxy proxy = ScriptRuntime.checkRegExpProxy(cx);
    return (ScriptableObject) proxy.wrapRegExp(cx, global, proxy.compileRegExp(cx, source, flags));
  }

  /** Takes over the compiled pattern of another regular expression. */
  public static void setRegExpState(
      ScriptableObject regExp, ScriptableObject from, Object lastIndex, int attributes) {
    write(REGEXP_COMPILED, regExp, read(REGEXP_COMPILED, from));
    write(REGEXP_LAST_INDEX, regExp, lastIndex);
    write(REGEXP_LAST_INDEX_ATTRIBUTES, regExp, attributes);
  }

  private static final java.lang.reflect.Field REGEXP_COMPILED =
      RhinoInternals.finalField(NativeRegExp.class, "re");
  private static final java.lang.reflect.Field REGEXP_LAST_INDEX =
      RhinoInternals.finalField(NativeRegExp.class, "lastIndex");
  private static final java.lang.reflect.Field REGEXP_LAST_INDEX_ATTRIBUTES =
      RhinoInternals.finalField(NativeRegExp.class, "lastIndexAttr");

  // Errors

  /**
   * The stack as a value; one that Rhino would make from its own frames is made to a string now.
   */
  public static Object errorStack(ScriptableObject error) {
    Object stack = RhinoInternals.ERROR_STACK.get((NativeError) error);
    if (stack != null) {
      return stack;
    }
    RhinoException provider =
        (RhinoException) RhinoInternals.ERROR_STACK_PROVIDER.get((NativeError) error);
    if (provider == null) {
      return Scriptable.NOT_FOUND;
    }
    String text = RhinoException.formatStackTrace(provider.getScriptStack(), provider.details());
    RhinoInternals.ERROR_STACK.set((NativeError) error, text);
    return text;
  }

  public static void setErrorStack(ScriptableObject error, Object stack) {
    RhinoInternals.ERROR_STACK.set(
        (NativeError) error, stack == Scriptable.NOT_FOUND ? null : stack);
    RhinoInternals.ERROR_STACK_PROVIDER.set((NativeError) error, null);
  }

  public static ScriptableObject newError() {
    return new NativeError();
  }

  /** The slot for {@code stack}. */
  public static Slot newErrorStackSlot(ScriptableObject error) {
    NativeError nativeError = (NativeError) error;
    SlotMap current = error.getMap();
    error.setMap(new EmbeddedSlotMap());
    try {
      error.defineProperty(
          "stack",
          nativeError::getStackDelegated,
          nativeError::setStackDelegated,
          ScriptableObject.DONTENUM);
      return error.getMap().query("stack", 0);
    } finally {
      error.setMap(current);
    }
  }

  // Map and Set

  private static java.lang.reflect.Field entriesField(ScriptableObject collection) {
    return collection instanceof NativeMap
        ? RhinoInternals.MAP_ENTRIES
        : RhinoInternals.SET_ENTRIES;
  }

  /**
   * Walks the entries of a loaded or young Map or Set, in order; for a Set the value is the key.
   */
  public static void forEachEntry(ScriptableObject collection, BiConsumer<Object, Object> action) {
    Hashtable table = (Hashtable) read(entriesField(collection), collection);
    Iterator<Hashtable.Entry> entries =
        table instanceof HeapHashtable heapTable ? heapTable.loadedEntries() : table.iterator();
    while (entries.hasNext()) {
      Hashtable.Entry entry = entries.next();
      action.accept(entry.key(), entry.value());
    }
  }

  public static int entryCount(ScriptableObject collection) {
    Hashtable table = (Hashtable) read(entriesField(collection), collection);
    return table instanceof HeapHashtable heapTable ? heapTable.loadedSize() : table.size();
  }

  /** Gives a Map or Set a new, empty table that passes the barriers of its map. */
  public static void emptyEntries(ScriptableObject collection, HeapSlotMap map) {
    write(entriesField(collection), collection, new HeapHashtable(map));
  }

  /** Adds an entry to a Map or Set that is being filled. */
  public static void insertEntry(ScriptableObject collection, Object key, Object value) {
    ((HeapHashtable) read(entriesField(collection), collection)).insert(key, value);
  }

  /** Exchanges the table of a young Map or Set for one that passes the barriers of its map. */
  public static void adoptEntries(ScriptableObject collection, HeapSlotMap map) {
    HeapHashtable table = new HeapHashtable(map);
    forEachEntry(collection, table::insert);
    write(entriesField(collection), collection, table);
  }

  // Objects that wrap a primitive

  public static double numberValue(ScriptableObject object) {
    return (double) read(RhinoInternals.NUMBER_VALUE, object);
  }

  public static ScriptableObject newNumberObject(double value) {
    return new NativeNumber(value);
  }

  public static String stringValue(ScriptableObject object) {
    return read(RhinoInternals.STRING_VALUE, object).toString();
  }

  public static ScriptableObject newStringObject(String value) {
    return new NativeString(value);
  }

  public static boolean booleanValue(ScriptableObject object) {
    return (boolean) read(RhinoInternals.BOOLEAN_VALUE, object);
  }

  public static ScriptableObject newBooleanObject(boolean value) {
    return new NativeBoolean(value);
  }

  public static BigInteger bigIntValue(ScriptableObject object) {
    return (BigInteger) read(RhinoInternals.BIGINT_VALUE, object);
  }

  public static ScriptableObject newBigIntObject(BigInteger value) {
    return new NativeBigInt(value);
  }

  public static SymbolKey symbolValue(ScriptableObject object) {
    return ((NativeSymbol) object).getKey();
  }

  public static ScriptableObject newSymbolObject(SymbolKey value) {
    return new NativeSymbol(value);
  }

  // Symbols

  /** The symbol that {@code Symbol.for} gives for a name. */
  public static SymbolKey registeredSymbol(
      Context cx, ScriptableObject symbolConstructor, String name) {
    Object function = symbolConstructor.get("for", symbolConstructor);
    return (SymbolKey)
        ((Callable) function).call(cx, symbolConstructor, symbolConstructor, new Object[] {name});
  }

  // Realms

  /** Moves the lazily made properties of a built-in object into ordinary slots. */
  public static void materialize(ScriptableObject object) {
    if (!(object instanceof IdScriptableObject builtIn)
        || read(RhinoInternals.ID_PROTOTYPE_VALUES, object) == null) {
      return;
    }
    List<Slot> slots = new ArrayList<>();
    CompoundOperationMap operation = builtIn.startCompoundOp(false);
    for (Object id : builtIn.getIds(operation, true, true)) {
      Slot existing =
          id instanceof Integer index
              ? builtIn.getMap().query(null, index)
              : builtIn.getMap().query(id, 0);
      if (existing != null) {
        continue;
      }
      Symbol symbol = id instanceof Symbol it ? it : wellKnownSymbol(id);
      if (symbol != null) {
        slots.add(
            SlotView.data(symbol, builtIn.getAttributes(symbol), builtIn.get(symbol, builtIn)));
      } else if (id instanceof String name && builtIn.findInstanceIdInfo(name) == 0) {
        slots.add(SlotView.data(name, builtIn.getAttributes(name), builtIn.get(name, builtIn)));
      }
    }
    write(RhinoInternals.ID_PROTOTYPE_VALUES, object, null);
    for (Slot slot : slots) {
      builtIn.getMap().add(builtIn, slot);
    }
  }

  private static final List<SymbolKey> WELL_KNOWN_SYMBOLS =
      List.of(
          SymbolKey.ITERATOR,
          SymbolKey.TO_STRING_TAG,
          SymbolKey.SPECIES,
          SymbolKey.HAS_INSTANCE,
          SymbolKey.IS_CONCAT_SPREADABLE,
          SymbolKey.IS_REGEXP,
          SymbolKey.TO_PRIMITIVE,
          SymbolKey.MATCH,
          SymbolKey.MATCH_ALL,
          SymbolKey.REPLACE,
          SymbolKey.SEARCH,
          SymbolKey.SPLIT,
          SymbolKey.UNSCOPABLES);

  /** Rhino lists the symbols among its lazily made properties as strings. */
  private static SymbolKey wellKnownSymbol(Object id) {
    for (SymbolKey symbol : WELL_KNOWN_SYMBOLS) {
      if (symbol.toString().equals(id)) {
        return symbol;
      }
    }
    return null;
  }

  /** Makes Rhino make whatever it was going to make at the first read of the object's slots. */
  public static void forceLazySlots(ScriptableObject object) {
    List<Slot> lazy = new ArrayList<>();
    for (Slot slot : object.getMap()) {
      if (slot instanceof LazyLoadSlot || slot.value instanceof LazilyLoadedCtor) {
        lazy.add(slot);
      }
    }
    for (Slot slot : lazy) {
      if (slot.name instanceof String name) {
        object.get(name, object);
      } else if (slot.name instanceof Symbol symbol) {
        object.get(symbol, object);
      }
    }
  }

  /**
   * Runs something that makes objects outside of any script: Rhino looks up what it needs for that
   * in the scope of the outermost call.
   */
  public static <T> T inRealm(
      Context cx, Scriptable global, java.util.function.Supplier<T> action) {
    Scriptable before = cx.topCallScope;
    cx.topCallScope = global;
    try {
      return action.get();
    } finally {
      cx.topCallScope = before;
    }
  }

  /** Whether a script runs, or something in its stead. */
  public static boolean isInRealm(Context cx) {
    return cx.topCallScope != null;
  }

  /** Forgets the jobs of promises that have not run yet. */
  public static void dropMicrotasks(Context cx) {
    ((java.util.Queue<?>) read(RhinoInternals.CONTEXT_MICROTASKS, cx)).clear();
  }

  // Scripts

  /** The whole text that a descriptor, root or nested, was compiled from. */
  public static String wholeSource(JSDescriptor<?> descriptor) {
    return (String) read(RhinoInternals.DESCRIPTOR_SOURCE, descriptor);
  }

  /** Parses a script and throws what is wrong with it; nothing is compiled. */
  public static void parse(Context cx, String source) {
    CompilerEnvirons environs = new CompilerEnvirons();
    environs.initFromContext(cx);
    new Parser(environs, environs.getErrorReporter()).parse(source, "check", 1);
  }

  /** Compiles a script as Rhino's {@code eval} does. */
  public static JSDescriptor<?> compileScript(
      Context cx,
      String source,
      String name,
      int line,
      boolean strict,
      boolean inEval,
      boolean allowSuper) {
    Script script =
        cx.compileString(
            source,
            null,
            null,
            name,
            line,
            null,
            environs -> {
              environs.setStrictMode(strict);
              environs.setInEval(inEval);
              environs.setAllowSuper(allowSuper);
            });
    return script.getDescriptor();
  }

  /** Compiles a single function as {@code new Function} does. */
  public static JSDescriptor<?> compileFunction(
      Context cx, Scriptable global, String source, String name, int line) {
    JSFunction function = (JSFunction) cx.compileFunction(global, source, name, line, null);
    return function.getDescriptor();
  }
}
