package dev.perdure.runtime.heap;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.JSFunction;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SlotView.Form;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.ValueObjectInternals;

/**
 * Reads what {@link ObjectEncoder} wrote: makes objects, and puts them (also changed ones, to undo
 * a turn) in the state of their record. Confined to the turn thread.
 */
final class ObjectDecoder {
  private final Context engine;
  private final ScriptableObject global;
  private final DefaultPrototypes defaults;
  private final ShapeTable shapes;
  private final ScriptTable scripts;
  private final ValueDecoder values;
  private final BuiltInSlots builtInSlots;
  private final JSDescriptor<JSFunction> placeholder;

  /** Called when a function is given an untouched default prototype, which then needs a barrier. */
  interface DefaultPrototypeSink {
    void accept(ScriptableObject prototype, HeapSlotMap function);
  }

  private final DefaultPrototypeSink defaultPrototypes;

  ObjectDecoder(
      Context engine,
      ScriptableObject global,
      DefaultPrototypes defaults,
      ShapeTable shapes,
      ScriptTable scripts,
      ValueDecoder values,
      DefaultPrototypeSink defaultPrototypes) {
    this.engine = engine;
    this.global = global;
    this.defaults = defaults;
    this.shapes = shapes;
    this.scripts = scripts;
    this.values = values;
    this.defaultPrototypes = defaultPrototypes;
    this.placeholder = placeholder(engine);
    this.builtInSlots = new BuiltInSlots(engine, global, placeholder);
  }

  /** The code of a function that has no code yet: a method, because these have no prototype. */
  @SuppressWarnings("unchecked")
  private static JSDescriptor<JSFunction> placeholder(Context engine) {
    JSDescriptor<?> script =
        RealmInternals.compileScript(
            engine, "({ placeholder() {} })", "perdure:placeholder", 1, false, false, false);
    return (JSDescriptor<JSFunction>) (JSDescriptor<?>) script.getFunction(0);
  }

  /** Makes an object of a kind that needs no record to be made. */
  ScriptableObject makeLazy(HeapKind kind) {
    ScriptableObject object =
        switch (kind) {
          case OBJECT -> ObjectInternals.newObject();
          case ARRAY -> CollectionInternals.newArray();
          case FUNCTION -> FunctionInternals.newFunction(engine, global, placeholder);
          case MAP -> CollectionInternals.newMap();
          case SET -> CollectionInternals.newSet();
          default -> throw new IllegalStateException(kind + " is not lazy.");
        };
    defaults.initialize(object, kind, global);
    return object;
  }

  /** Makes an object or symbol of a kind that is made from its record; its slots come later. */
  Object makeFrom(HeapKind kind, byte[] record) {
    RecordReader in = new RecordReader(record);
    expectKind(in, kind);
    if (kind == HeapKind.SYMBOL) {
      Object description = values.read(in);
      return new SymbolKey(
          description == Undefined.instance ? null : (String) description,
          org.mozilla.javascript.Symbol.Kind.REGULAR);
    }
    Header header = readHeader(in, kind);
    ScriptableObject object =
        switch (kind) {
          case BOUND_FUNCTION -> readBoundFunction(in);
          case ACTIVATION -> {
            Scriptable function = values.readObject(in);
            ScriptableObject activation =
                FunctionInternals.newActivation(function, in.readByte() != 0);
            ObjectInternals.setParentScope(activation, values.readObject(in));
            yield activation;
          }
          case DATE -> ValueObjectInternals.newDate(engine, global, in.readDouble());
          case REGEXP -> readRegExp(in);
          case ERROR -> ValueObjectInternals.newError();
          case NUMBER_OBJECT -> ValueObjectInternals.newNumberObject(in.readDouble());
          case STRING_OBJECT -> ValueObjectInternals.newStringObject(in.readString());
          case BOOLEAN_OBJECT -> ValueObjectInternals.newBooleanObject(in.readByte() != 0);
          case BIGINT_OBJECT ->
              ValueObjectInternals.newBigIntObject(new BigInteger(in.readBytes()));
          case SYMBOL_OBJECT -> ValueObjectInternals.newSymbolObject((SymbolKey) values.read(in));
          default -> throw new IllegalStateException(kind + " is lazy.");
        };
    if (kind != HeapKind.ACTIVATION) {
      ObjectInternals.setParentScope(object, global);
    }
    header.applyTo(object);
    return object;
  }

  /** Puts an object in the state of its record: header, state of its kind, and properties. */
  void decodeInto(HeapSlotMap map, byte[] record) {
    ScriptableObject object = map.owner();
    HeapKind kind = HeapKind.of(object);
    RecordReader in = new RecordReader(record);
    expectKind(in, kind);
    readHeader(in, kind).applyTo(object);
    SlotView.clear(map);
    readState(in, kind, object, map);
    readProperties(in, kind, object, map);
    if (!in.isAtEnd()) {
      throw new IndexOutOfBoundsException("A record is too long.");
    }
  }

  private static void expectKind(RecordReader in, HeapKind kind) {
    int number = in.readByte();
    if (number != kind.number()) {
      throw new IndexOutOfBoundsException(
          "A record is of kind " + number + ", but a reference says " + kind + ".");
    }
  }

  private record Header(boolean extensible, @Nullable Scriptable prototype) {
    void applyTo(ScriptableObject object) {
      ObjectInternals.setPrototype(object, prototype);
      ObjectInternals.setExtensible(object, extensible);
    }
  }

  private Header readHeader(RecordReader in, HeapKind kind) {
    int flags = in.readByte();
    Scriptable prototype =
        (flags & ObjectEncoder.OWN_PROTOTYPE) != 0 ? values.readObject(in) : defaults.of(kind);
    return new Header((flags & ObjectEncoder.NOT_EXTENSIBLE) == 0, prototype);
  }

  private void readState(RecordReader in, HeapKind kind, ScriptableObject object, HeapSlotMap map) {
    switch (kind) {
      case OBJECT -> {}
      case ARRAY -> CollectionInternals.setArrayLength(object, in.readUnsigned(), in.readByte());
      case FUNCTION -> readFunction(in, object, map);
      case MAP -> {
        CollectionInternals.emptyEntries(object, map);
        for (int left = in.readCount(); left > 0; left--) {
          Object key = values.read(in);
          CollectionInternals.insertEntry(object, key, values.read(in));
        }
      }
      case SET -> {
        CollectionInternals.emptyEntries(object, map);
        for (int left = in.readCount(); left > 0; left--) {
          Object member = values.read(in);
          CollectionInternals.insertEntry(object, member, member);
        }
      }
      case BOUND_FUNCTION -> {
        // All of it is final: the object was made with it.
        values.read(in);
        values.read(in);
        for (int left = in.readCount(); left > 0; left--) {
          values.read(in);
        }
      }
      case ACTIVATION -> {
        values.read(in);
        in.readByte();
        values.read(in);
      }
      case DATE -> ValueObjectInternals.setDateValue(object, in.readDouble());
      case REGEXP -> {
        String source = in.readString();
        String flags = in.readString();
        ScriptableObject compiled = ValueObjectInternals.newRegExp(engine, global, source, flags);
        Object lastIndex = values.read(in);
        ValueObjectInternals.setRegExpState(object, compiled, lastIndex, in.readByte());
      }
      case ERROR -> ValueObjectInternals.setErrorStack(object, values.read(in));
      case NUMBER_OBJECT -> in.readDouble();
      case STRING_OBJECT -> in.readString();
      case BOOLEAN_OBJECT -> in.readByte();
      case BIGINT_OBJECT -> in.readBytes();
      case SYMBOL_OBJECT -> values.read(in);
      case SYMBOL -> throw new IllegalStateException("A symbol is no object.");
    }
  }

  private void readFunction(RecordReader in, ScriptableObject function, HeapSlotMap map) {
    JSDescriptor<JSFunction> descriptor = scripts.read(in);
    ObjectInternals.setParentScope(function, values.readObject(in));
    Scriptable lexicalThis = values.readObject(in);
    FunctionInternals.setFunctionState(function, descriptor, lexicalThis, values.readObject(in));
    FunctionInternals.setFunctionName(function, values.read(in));
    FunctionInternals.setFunctionArguments(function, values.read(in));
    Object prototype = values.read(in);
    if (prototype == ValueDecoder.DEFAULT_PROTOTYPE) {
      ScriptableObject made =
          FunctionInternals.newDefaultPrototype(function, defaults.of(HeapKind.OBJECT), global);
      defaultPrototypes.accept(made, map);
      prototype = made;
    }
    FunctionInternals.setFunctionPrototype(function, prototype);
  }

  private ScriptableObject readBoundFunction(RecordReader in) {
    Object target = values.read(in);
    Scriptable boundThis = values.readObject(in);
    Object[] arguments = new Object[in.readCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.read(in);
    }
    return FunctionInternals.newBoundFunction(engine, global, target, boundThis, arguments);
  }

  /** Without lastIndex, which may lead back to the expression: that comes with the slots. */
  private ScriptableObject readRegExp(RecordReader in) {
    String source = in.readString();
    return ValueObjectInternals.newRegExp(engine, global, source, in.readString());
  }

  // Properties

  private void readProperties(
      RecordReader in, HeapKind kind, ScriptableObject object, HeapSlotMap map) {
    boolean regExps = false;
    long number = in.readUnsigned();
    if (number != ShapeTable.EMPTY) {
      Shape shape =
          number == ShapeTable.INLINE
              ? ShapeTable.readDescription(in, values)
              : shapes.shape(number, values);
      for (int i = 0; i < shape.size(); i++) {
        Slot slot =
            readSlot(in, kind, object, shape.keys()[i], shape.attributes()[i], shape.forms()[i]);
        regExps |= ValueObjectInternals.isRegExp(SlotView.value(slot));
        SlotView.insert(map, slot);
      }
    }
    int layout = in.readByte();
    if (layout == ObjectEncoder.DENSE_ELEMENTS) {
      int length = in.readCount();
      for (int i = 0; i < length; i++) {
        Object value = values.read(in);
        if (value != Scriptable.NOT_FOUND) {
          regExps |= ValueObjectInternals.isRegExp(value);
          SlotView.insert(map, SlotView.data(i, 0, value));
        }
      }
    } else if (layout == ObjectEncoder.SPARSE_ELEMENTS) {
      for (int left = in.readCount(); left > 0; left--) {
        int index = (int) in.readSigned();
        int packed = in.readByte();
        Form form = Form.values()[packed >>> 4];
        Slot slot = readSlot(in, kind, object, index, packed & 0x0F, form);
        regExps |= ValueObjectInternals.isRegExp(SlotView.value(slot));
        SlotView.insert(map, slot);
      }
    }
    if (regExps) {
      map.handsOutRegExps();
    }
  }

  private Slot readSlot(
      RecordReader in,
      HeapKind kind,
      ScriptableObject object,
      Object key,
      int attributes,
      Form form) {
    return switch (form) {
      case DATA -> SlotView.data(key, attributes, values.read(in));
      case ACCESSOR -> {
        Object getter = values.read(in);
        yield SlotView.accessor(key, attributes, getter, values.read(in));
      }
      case BUILT_IN -> builtInSlots.make(kind, object, key, attributes);
    };
  }

  /** Copies of the slots that Rhino makes with the objects of a class. */
  static final class BuiltInSlots {
    private final Map<Object, Slot> ofFunctions = new HashMap<>();
    private final Map<Object, Slot> ofArrays = new HashMap<>();
    private final Slot functionPrototype;

    BuiltInSlots(Context engine, Scriptable global, JSDescriptor<JSFunction> placeholder) {
      ScriptableObject function = FunctionInternals.newFunction(engine, global, placeholder);
      for (Slot slot : ObjectInternals.takeBuiltInSlots(function)) {
        ofFunctions.put(SlotView.key(slot), slot);
      }
      functionPrototype = FunctionInternals.newFunctionPrototypeSlot(function);
      for (Slot slot : ObjectInternals.takeBuiltInSlots(CollectionInternals.newArray())) {
        ofArrays.put(SlotView.key(slot), slot);
      }
    }

    Slot make(HeapKind kind, ScriptableObject owner, Object key, int attributes) {
      Slot template =
          switch (kind) {
            case FUNCTION, BOUND_FUNCTION ->
                "prototype".equals(key) ? functionPrototype : ofFunctions.get(key);
            case ARRAY -> ofArrays.get(key);
            default -> null;
          };
      Slot slot;
      if (template != null) {
        slot = SlotView.copyFor(owner, template);
      } else if (kind == HeapKind.ERROR && "stack".equals(key)) {
        slot = ValueObjectInternals.newErrorStackSlot(owner);
      } else if (kind == HeapKind.STRING_OBJECT && "length".equals(key)) {
        slot =
            ObjectInternals.takeBuiltInSlots(
                    ValueObjectInternals.newStringObject(ValueObjectInternals.stringValue(owner)))
                .get(0);
      } else {
        throw new IndexOutOfBoundsException(
            "No built-in property \"" + key + "\" of " + kind + ".");
      }
      SlotView.setAttributes(slot, attributes);
      return slot;
    }
  }
}
