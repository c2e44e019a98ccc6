package dev.perdure.runtime.heap;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.PagedEntries;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SlotView.Form;
import org.mozilla.javascript.SymbolKey;

/**
 * The properties of plain objects that have many: they lie in a {@link PagedTable} instead of the
 * record. In the record stands, for a description of one property, a mark in place of the key, and
 * the header of the table. Confined to the turn thread.
 */
final class Dictionaries {
  private static final int HAS_INDICES = 1;

  private final PagedTables tables;
  private final ValueDecoder decoder;

  Dictionaries(PagedTables tables, ValueDecoder decoder) {
    this.tables = tables;
    this.decoder = decoder;
  }

  /** Writes the properties of an object if they are in pages. */
  @SuppressWarnings("unchecked")
  boolean write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    HeapSlotMap map = HeapSlotMap.of(object);
    PagedEntries<Slot> pages = map == null ? null : SlotView.pages(map);
    if (pages == null) {
      return false;
    }
    PagedTable<Slot> table = (PagedTable<Slot>) pages;
    values.references().include(table, () -> {});
    writeMark(out, table, SlotView.pagesHaveIndices(map));
    return true;
  }

  /** Moves the properties of an object to pages if they are too many. */
  boolean writeFirst(RecordWriter out, ScriptableObject object, int count, ValueEncoder values) {
    if (!tables.areTooMany(count) || HeapKind.of(object) != HeapKind.OBJECT) {
      return false;
    }
    boolean hasIndices = false;
    for (Iterator<Slot> slots = SlotView.slots(object); slots.hasNext(); ) {
      Slot slot = slots.next();
      Form form = SlotView.form(slot);
      if (form != Form.DATA && form != Form.ACCESSOR) {
        return false;
      }
      hasIndices |= SlotView.isIndex(slot);
    }
    long oid = values.references().identify(object, "properties");
    SlotForm form = new SlotForm(HeapSlotMap.of(object));
    int inPage = PagedTable.entriesInPage(form, SlotView.slots(object));
    PagedTable<Slot> table = new PagedTable<>(tables, form, oid, count, inPage);
    for (Iterator<Slot> slots = SlotView.slots(object); slots.hasNext(); ) {
      table.add(slots.next());
    }
    boolean indices = hasIndices;
    values.references().include(table, () -> moved(object, table, indices));
    writeMark(out, table, hasIndices);
    return true;
  }

  private static void moved(ScriptableObject object, PagedTable<Slot> table, boolean hasIndices) {
    HeapSlotMap map = HeapSlotMap.of(object);
    SlotView.keepInPages(map, table, hasIndices);
    ((SlotForm) table.form()).map = map;
  }

  private static void writeMark(RecordWriter out, PagedTable<Slot> table, boolean hasIndices) {
    out.writeUnsigned(ShapeTable.INLINE);
    out.writeUnsigned(1);
    out.writeByte(ValueTag.PAGED);
    table.writeHeader(out);
    out.writeByte(hasIndices ? HAS_INDICES : 0);
  }

  /** A part of an object's properties is not what the store has any more. */
  static void noteLost(HeapSlotMap map, byte[] key) {
    if (SlotView.pages(map) instanceof PagedTable<?> table) {
      table.noteLost(key);
    }
  }

  /**
   * Reads what {@link #write} has written, if it is that.
   *
   * @param before the pages that the object has had, of which those stay that have not changed
   */
  boolean read(RecordReader in, HeapSlotMap map, @Nullable PagedEntries<Slot> before) {
    if (in.peekByte() != 1 || in.peekByte(1) != ValueTag.PAGED) {
      return false;
    }
    in.readByte();
    in.readByte();
    PagedTable.Header header = PagedTable.Header.read(in);
    PagedTable<Slot> table = (PagedTable<Slot>) before;
    if (table == null || !table.undo(header)) {
      table = new PagedTable<>(tables, new SlotForm(map), map.oid(), header);
    }
    SlotView.keepInPages(map, table, (in.readByte() & HAS_INDICES) != 0);
    return true;
  }

  /** A property: its key, attributes and form as a packed byte, its value, or getter and setter. */
  private final class SlotForm extends EntryForm<Slot> {

    /** The map to which the slots belong; null as long as its object is young. */
    private @Nullable HeapSlotMap map;

    SlotForm(@Nullable HeapSlotMap map) {
      this.map = map;
    }

    @Override
    Object key(Slot slot) {
      return SlotView.key(slot);
    }

    @Override
    boolean isSameKey(@Nullable Object one, @Nullable Object other) {
      return one != null && one.equals(other);
    }

    @Override
    void write(RecordWriter out, Slot slot, ValueEncoder keys, ValueEncoder values) {
      Object key = SlotView.key(slot);
      Form form = SlotView.form(slot);
      if (form != Form.DATA && form != Form.ACCESSOR) {
        throw values
            .references()
            .refuse(key, "a property that Java code computes cannot be persisted");
      }
      keys.write(out, key, key);
      out.writeByte(SlotView.attributes(slot) | form.ordinal() << 4);
      if (form == Form.DATA) {
        values.write(out, SlotView.value(slot), key);
        noteRegExp(slot);
      } else {
        values.write(out, SlotView.getter(slot), key);
        values.write(out, SlotView.setter(slot), key);
      }
    }

    @Override
    int estimate(Slot slot) {
      return 1
          + estimateOf(SlotView.key(slot), LongStrings.LONGEST_IN_RECORD)
          + estimateOf(SlotView.value(slot), PagedTable.LONGEST_STRING_IN_LONG_PAGE);
    }

    @Override
    Slot read(RecordReader in) {
      Object key = decoder.readKey(in);
      if (!(key instanceof Integer || key instanceof String || key instanceof SymbolKey)) {
        throw new IndexOutOfBoundsException("A property has no key.");
      }
      int packed = in.readByte();
      int attributes = SlotView.attributesOf(packed);
      if (SlotView.formOf(packed) == Form.ACCESSOR) {
        Object getter = decoder.read(in);
        return SlotView.accessor(key, attributes, getter, decoder.read(in));
      }
      Slot slot = SlotView.data(key, attributes, decoder.read(in));
      noteRegExp(slot);
      return slot;
    }

    private void noteRegExp(Slot slot) {
      if (map != null && ObjectInternals.isUnguarded(SlotView.value(slot))) {
        map.handsOutRegExps();
      }
    }
  }
}
