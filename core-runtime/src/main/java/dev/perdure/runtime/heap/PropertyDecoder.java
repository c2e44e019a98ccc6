package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.PagedEntries;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SlotView.Form;

/** Reads what {@link PropertyEncoder} wrote. Confined to the turn thread. */
final class PropertyDecoder {
  private final ShapeTable shapes;
  private final Dictionaries dictionaries;
  private final ValueDecoder values;

  PropertyDecoder(ShapeTable shapes, Dictionaries dictionaries, ValueDecoder values) {
    this.shapes = shapes;
    this.dictionaries = dictionaries;
    this.values = values;
  }

  /**
   * Reads the properties of an object.
   *
   * @param before the pages that they have been in, if they are being put back
   */
  void read(
      RecordReader in,
      KindCodec kind,
      ScriptableObject object,
      HeapSlotMap map,
      @Nullable PagedEntries<Slot> before) {
    boolean regExps = false;
    long number = in.readUnsigned();
    if (number == ShapeTable.INLINE && dictionaries.read(in, map, before)) {
      return;
    }
    if (before != null) {
      before.release();
    }
    if (number != ShapeTable.EMPTY) {
      Shape shape =
          number == ShapeTable.INLINE
              ? ShapeTable.readDescription(in, values)
              : shapes.shape(number, values);
      for (int i = 0; i < shape.size(); i++) {
        Slot slot =
            readSlot(in, kind, object, shape.keys()[i], shape.attributes()[i], shape.forms()[i]);
        regExps |= ObjectInternals.isUnguarded(SlotView.value(slot));
        SlotView.insert(map, slot);
      }
    }
    int layout = in.readByte();
    if (object instanceof NativeArray && layout != PropertyEncoder.SPARSE_ELEMENTS) {
      if (ArrayInternals.pagedLength(object) == 0) {
        ArrayInternals.takeElements(object, readElements(in, layout));
      }
    } else if (layout == PropertyEncoder.DENSE_ELEMENTS) {
      int length = in.readCount();
      for (int i = 0; i < length; i++) {
        Object value = values.read(in);
        if (value != Scriptable.NOT_FOUND) {
          regExps |= ObjectInternals.isUnguarded(value);
          SlotView.insert(map, SlotView.data(i, 0, value));
        }
      }
    } else if (layout == PropertyEncoder.SPARSE_ELEMENTS) {
      for (int left = in.readCount(); left > 0; left--) {
        int index = (int) in.readSigned();
        int packed = in.readByte();
        Form form = Form.values()[packed >>> 4];
        Slot slot = readSlot(in, kind, object, index, packed & 0x0F, form);
        regExps |= ObjectInternals.isUnguarded(SlotView.value(slot));
        SlotView.insert(map, slot);
      }
    }
    if (regExps) {
      map.handsOutRegExps();
    }
  }

  private Object[] readElements(RecordReader in, int layout) {
    Object[] elements = new Object[layout == PropertyEncoder.DENSE_ELEMENTS ? in.readCount() : 0];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = values.read(in);
    }
    return elements;
  }

  private Slot readSlot(
      RecordReader in,
      KindCodec kind,
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
      case BUILT_IN -> builtIn(kind, object, key, attributes);
    };
  }

  private static Slot builtIn(KindCodec kind, ScriptableObject object, Object key, int attributes) {
    Slot slot = kind.builtInSlot(object, key);
    if (slot == null) {
      throw new IndexOutOfBoundsException(
          "No built-in property \"" + key + "\" of " + object.getClassName() + ".");
    }
    SlotView.setAttributes(slot, attributes);
    return slot;
  }
}
