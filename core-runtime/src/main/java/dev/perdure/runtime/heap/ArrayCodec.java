package dev.perdure.runtime.heap;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/** Arrays: the length; the elements are properties. Confined to the turn thread. */
final class ArrayCodec extends KindCodec {
  private final Map<Object, Slot> builtInSlots = new HashMap<>();

  ArrayCodec() {
    for (Slot slot : ObjectInternals.takeBuiltInSlots(CollectionInternals.newArray())) {
      builtInSlots.put(SlotView.key(slot), slot);
    }
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    out.writeUnsigned(CollectionInternals.arrayLength(object));
    out.writeByte(CollectionInternals.arrayLengthAttributes(object));
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.setArrayLength(object, in.readUnsigned(), in.readByte());
  }

  @Override
  ScriptableObject makeEmpty() {
    return CollectionInternals.newArray();
  }

  @Override
  void adopted(ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.storeElementsInSlots(object, map);
  }

  @Override
  @Nullable Slot builtInSlot(ScriptableObject owner, Object key) {
    Slot template = builtInSlots.get(key);
    return template == null ? null : SlotView.copyFor(owner, template);
  }
}
