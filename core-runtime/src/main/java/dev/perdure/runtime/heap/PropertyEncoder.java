package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SlotView.Form;
import org.mozilla.javascript.SymbolKey;

/**
 * Writes the last part of a record, the properties: the named ones by their shape, then those with
 * an index. Confined to the turn thread.
 */
final class PropertyEncoder {

  /** How an object names its shape: the same object may do so in two ways. */
  enum Shapes {
    /** By number if it has one, and it is given one if it is worth it. */
    ADDED,
    /** By number if it has one. */
    KNOWN,
    /** By its description. */
    SPELLED
  }

  /** How the properties with an index are laid out. */
  static final int NO_ELEMENTS = 0;

  static final int DENSE_ELEMENTS = 1;
  static final int SPARSE_ELEMENTS = 2;

  private final ShapeTable shapes;
  private final Dictionaries dictionaries;
  private final ValueEncoder values;

  PropertyEncoder(ShapeTable shapes, Dictionaries dictionaries, ValueEncoder values) {
    this.shapes = shapes;
    this.dictionaries = dictionaries;
    this.values = values;
  }

  /** Writes the properties of an object. */
  void write(RecordWriter out, ScriptableObject object, Shapes how) {
    if (dictionaries.write(out, object, values)) {
      return;
    }
    List<Slot> named = new ArrayList<>();
    List<Slot> indexed = new ArrayList<>();
    for (Iterator<Slot> slots = SlotView.slots(object); slots.hasNext(); ) {
      Slot slot = slots.next();
      (SlotView.isIndex(slot) ? indexed : named).add(slot);
    }
    // The engine keeps the indices of a plain object in the order in which they were added.
    indexed.sort(Comparator.comparingInt(SlotView::index));
    if (dictionaries.writeFirst(out, object, named.size() + indexed.size(), values)) {
      return;
    }
    writeNamed(out, object, named, how);
    boolean array = HeapKind.of(object) == HeapKind.ARRAY;
    int paged = array ? ArrayInternals.pagedLength(object) : 0;
    if (paged > 0) {
      writeBeside(out, indexed, paged);
    } else {
      writeElements(out, indexed, array ? ArrayInternals.elements(object) : null);
    }
    noteRegExps(object, named, indexed);
  }

  private static void noteRegExps(ScriptableObject object, List<Slot> named, List<Slot> indexed) {
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null && (anyRegExp(named) || anyRegExp(indexed))) {
      map.handsOutRegExps();
    }
  }

  static boolean anyRegExp(List<Slot> slots) {
    for (Slot slot : slots) {
      if (ObjectInternals.isUnguarded(SlotView.value(slot))) {
        return true;
      }
    }
    return false;
  }

  private void writeNamed(RecordWriter out, ScriptableObject object, List<Slot> slots, Shapes how) {
    int size = slots.size();
    if (size == 0) {
      out.writeUnsigned(ShapeTable.EMPTY);
      return;
    }
    Object[] keys = new Object[size];
    byte[] attributes = new byte[size];
    Form[] forms = new Form[size];
    for (int i = 0; i < size; i++) {
      Slot slot = slots.get(i);
      keys[i] = SlotView.key(slot);
      attributes[i] = (byte) SlotView.attributes(slot);
      forms[i] = formOf(slot);
    }
    Shape shape = new Shape(keys, attributes, forms);
    long number = ShapeTable.INLINE;
    if (size <= ShapeTable.MOST_SHARED_PROPERTIES && how != Shapes.SPELLED) {
      long oid = values.references().identify(object, "[[shape]]");
      number = shapes.numberOf(shape, oid, how == Shapes.ADDED, values);
    }
    out.writeUnsigned(number);
    if (number == ShapeTable.INLINE) {
      ShapeTable.describe(shape, out, values);
    } else {
      values.references().useShape(number);
      identifyUniqueSymbols(keys);
    }
    for (int i = 0; i < size; i++) {
      writeSlot(out, slots.get(i), forms[i], keys[i]);
    }
  }

  /** A shape that is known already does not say again which symbols it needs. */
  private void identifyUniqueSymbols(Object[] keys) {
    for (Object key : keys) {
      if (key instanceof SymbolKey) {
        values.write(new RecordWriter(), key, key);
      }
    }
  }

  private Form formOf(Slot slot) {
    Form form = SlotView.form(slot);
    if (form == null) {
      throw values
          .references()
          .refuse(SlotView.key(slot), "a property that Java code computes cannot be persisted");
    }
    return form;
  }

  private void writeSlot(RecordWriter out, Slot slot, Form form, Object key) {
    switch (form) {
      case DATA -> values.write(out, SlotView.value(slot), key);
      case ACCESSOR -> {
        values.write(out, SlotView.getter(slot), key);
        values.write(out, SlotView.setter(slot), key);
      }
      case BUILT_IN -> {}
    }
  }

  /** Elements that are in pages are not seen here; these are far beyond them. */
  private void writeBeside(RecordWriter out, List<Slot> indexed, int paged) {
    List<Slot> beside = new ArrayList<>(indexed);
    beside.removeIf(slot -> SlotView.index(slot) >= 0 && SlotView.index(slot) < paged);
    if (beside.isEmpty()) {
      out.writeByte(NO_ELEMENTS);
    } else {
      writeSparse(out, beside);
    }
  }

  private void writeElements(RecordWriter out, List<Slot> indexed, Object @Nullable [] dense) {
    if (dense != null && indexed.isEmpty()) {
      writeDense(out, dense, dense.length);
      return;
    }
    List<Slot> all = indexed;
    if (dense != null) {
      // The engine looks there first: what Object.defineProperty puts beside it does not show.
      int hidden = dense.length;
      all = new ArrayList<>(indexed);
      all.removeIf(slot -> SlotView.index(slot) < hidden && SlotView.index(slot) >= 0);
      for (int i = 0; i < dense.length; i++) {
        if (dense[i] != Scriptable.NOT_FOUND) {
          all.add(SlotView.data(i, 0, dense[i]));
        }
      }
      all.sort(Comparator.comparingInt(SlotView::index));
    }
    if (all.isEmpty()) {
      out.writeByte(NO_ELEMENTS);
    } else if (isDense(all)) {
      Object[] elements = new Object[SlotView.index(all.get(all.size() - 1)) + 1];
      Arrays.fill(elements, Scriptable.NOT_FOUND);
      for (Slot slot : all) {
        elements[SlotView.index(slot)] = SlotView.value(slot);
      }
      writeDense(out, elements, elements.length);
    } else {
      writeSparse(out, all);
    }
  }

  private void writeDense(RecordWriter out, Object[] elements, int length) {
    int end = length;
    while (end > 0 && elements[end - 1] == Scriptable.NOT_FOUND) {
      end--;
    }
    if (end == 0) {
      out.writeByte(NO_ELEMENTS);
      return;
    }
    out.writeByte(DENSE_ELEMENTS);
    out.writeUnsigned(end);
    for (int i = 0; i < end; i++) {
      values.write(out, elements[i], i);
    }
  }

  private static boolean isDense(List<Slot> slots) {
    long end = SlotView.index(slots.get(slots.size() - 1)) + 1L;
    if (SlotView.index(slots.get(0)) < 0 || end > 2L * slots.size() + 16) {
      return false;
    }
    for (Slot slot : slots) {
      if (SlotView.form(slot) != Form.DATA || SlotView.attributes(slot) != 0) {
        return false;
      }
    }
    return true;
  }

  private void writeSparse(RecordWriter out, List<Slot> slots) {
    out.writeByte(SPARSE_ELEMENTS);
    out.writeUnsigned(slots.size());
    for (Slot slot : slots) {
      Form form = formOf(slot);
      out.writeSigned(SlotView.index(slot));
      out.writeByte(SlotView.attributes(slot) | form.ordinal() << 4);
      writeSlot(out, slot, form, SlotView.index(slot));
    }
  }
}
