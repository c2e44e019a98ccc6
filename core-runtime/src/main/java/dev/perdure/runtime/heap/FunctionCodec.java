package dev.perdure.runtime.heap;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/**
 * Functions: where their code is, their scope, and the fields that Rhino keeps for properties.
 * Confined to the turn thread.
 */
final class FunctionCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;
  private final JSDescriptor<JSFunction> placeholder;
  private final Map<Object, Slot> builtInSlots;
  private final Slot prototypeSlot;

  FunctionCodec(KindCodecs.Surroundings heap) {
    this.heap = heap;
    this.placeholder = placeholder(heap.engine());
    ScriptableObject function =
        FunctionInternals.newFunction(heap.engine(), heap.global(), placeholder);
    this.builtInSlots = new HashMap<>();
    for (Slot slot : ObjectInternals.takeBuiltInSlots(function)) {
      builtInSlots.put(SlotView.key(slot), slot);
    }
    this.prototypeSlot = FunctionInternals.newFunctionPrototypeSlot(function);
  }

  /** The code of a function that has no code yet: a method, because these have no prototype. */
  @SuppressWarnings("unchecked")
  private static JSDescriptor<JSFunction> placeholder(Context engine) {
    JSDescriptor<?> script =
        RealmInternals.compileScript(
            engine, "({ placeholder() {} })", "perdure:placeholder", 1, false, false, false);
    return (JSDescriptor<JSFunction>) (JSDescriptor<?>) script.getFunction(0);
  }

  @Override
  void write(RecordWriter out, ScriptableObject function, ValueEncoder values) {
    heap.scripts().write(out, FunctionInternals.descriptor(function), values.references());
    values.write(out, ObjectInternals.parentScope(function), "[[scope]]");
    values.write(out, FunctionInternals.lexicalThis(function), "[[this]]");
    values.write(out, FunctionInternals.homeObject(function), "[[home]]");
    values.write(out, FunctionInternals.functionName(function), "name");
    values.write(out, FunctionInternals.functionArguments(function), "arguments");
    writePrototype(out, function, values);
  }

  private static void writePrototype(
      RecordWriter out, ScriptableObject function, ValueEncoder values) {
    Object prototype = FunctionInternals.functionPrototype(function);
    if (!hasPrototypeProperty(function) || prototype == null) {
      // An arrow function or method has an object here that nothing can reach.
      out.writeByte(ValueTag.ABSENT);
    } else if (values.references().isUntouchedDefaultPrototype(prototype, function)) {
      out.writeByte(ValueTag.DEFAULT_PROTOTYPE);
    } else {
      values.write(out, prototype, "prototype");
    }
  }

  private static boolean hasPrototypeProperty(ScriptableObject function) {
    for (Iterator<Slot> slots = SlotView.slots(function); slots.hasNext(); ) {
      if ("prototype".equals(SlotView.key(slots.next()))) {
        return true;
      }
    }
    return false;
  }

  @Override
  void read(RecordReader in, ScriptableObject function, HeapSlotMap map) {
    ValueDecoder values = heap.values();
    JSDescriptor<JSFunction> descriptor = heap.scripts().read(in);
    ObjectInternals.setParentScope(function, values.readObject(in));
    Scriptable lexicalThis = values.readObject(in);
    FunctionInternals.setFunctionState(function, descriptor, lexicalThis, values.readObject(in));
    FunctionInternals.setFunctionName(function, values.read(in));
    FunctionInternals.setFunctionArguments(function, values.read(in));
    Object prototype = values.read(in);
    if (prototype == ValueDecoder.DEFAULT_PROTOTYPE) {
      prototype = defaultPrototype(function, map);
    } else {
      map.attach(null);
    }
    FunctionInternals.setFunctionPrototype(function, prototype);
  }

  /**
   * A program that has the one from before the function was evicted, or from before what is being
   * undone, must not see another. It may have been changed since.
   */
  private ScriptableObject defaultPrototype(ScriptableObject function, HeapSlotMap map) {
    ScriptableObject made =
        FunctionInternals.newDefaultPrototype(
            function, heap.defaults().of(HeapKind.OBJECT), heap.global());
    if (map.attachment() instanceof Reference<?> earlier
        && earlier.get() instanceof ScriptableObject prototype) {
      if (!map.isGhost()) {
        becomeLike(prototype, made);
        heap.defaultPrototypes().accept(prototype, map);
      }
      return prototype;
    }
    heap.defaultPrototypes().accept(made, map);
    return made;
  }

  private static void becomeLike(ScriptableObject prototype, ScriptableObject fresh) {
    HeapSlotMap map = HeapSlotMap.of(prototype);
    if (map != null) {
      List<Slot> slots = new ArrayList<>();
      SlotView.slots(fresh).forEachRemaining(slots::add);
      SlotView.clear(map);
      slots.forEach(slot -> SlotView.insert(map, SlotView.copy(slot)));
      ObjectInternals.setPrototype(prototype, ObjectInternals.prototype(fresh));
      ObjectInternals.setExtensible(prototype, true);
    }
  }

  @Override
  ScriptableObject makeEmpty() {
    return FunctionInternals.newFunction(heap.engine(), heap.global(), placeholder);
  }

  @Override
  void becameGhost(ScriptableObject function, HeapSlotMap map) {
    if (FunctionInternals.functionPrototype(function) instanceof ScriptableObject prototype) {
      HeapSlotMap its = HeapSlotMap.of(prototype);
      if (its != null && its.oid() == 0 && its.attachment() == map) {
        // It has no identity that would lead to it again.
        map.attach(new WeakReference<>(prototype));
      }
    }
    FunctionInternals.setFunctionPrototype(function, null);
  }

  @Override
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    Slot template = "prototype".equals(key) ? prototypeSlot : builtInSlots.get(key);
    return template == null ? null : SlotView.copyFor(owner, template);
  }
}
