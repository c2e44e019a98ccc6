package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Hashtable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/**
 * The entries of a Map or Set, in the record if they are few, otherwise in a {@link PagedTable}.
 * Confined to the turn thread.
 */
final class CollectionCodec extends KindCodec {
  private final HeapKind kind;
  private final KindCodecs.Surroundings heap;

  CollectionCodec(HeapKind kind, KindCodecs.Surroundings heap) {
    this.kind = kind;
    this.heap = heap;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    References references = values.references();
    if (CollectionInternals.hasLostPages(object)) {
      references.excludePages(
          references.identify(object, "entries"), () -> CollectionInternals.forgetPages(object));
    }
    @Nullable PagedTable<Hashtable.Entry> table = tableOf(object);
    if (table != null) {
      references.include(table, () -> {});
    } else if (heap.pagedTables().areTooMany(CollectionInternals.entryCount(object))) {
      table = inPages(object, references.identify(object, "entries"));
      PagedTable<Hashtable.Entry> added = table;
      references.include(added, () -> CollectionInternals.keepInPages(object, added));
    } else {
      writeAll(out, object, values);
      return;
    }
    out.writeUnsigned(1);
    out.writeByte(ValueTag.PAGED);
    table.writeHeader(out);
  }

  /** The pages that the entries are in, or null. */
  @SuppressWarnings("unchecked")
  private static @Nullable PagedTable<Hashtable.Entry> tableOf(ScriptableObject object) {
    return (PagedTable<Hashtable.Entry>) CollectionInternals.pages(object);
  }

  private PagedTable<Hashtable.Entry> inPages(ScriptableObject object, long oid) {
    Form form = new Form(object);
    List<Hashtable.Entry> sample = new ArrayList<>();
    CollectionInternals.forEachOrdinal(
        object,
        (ordinal, entry) -> {
          if (sample.size() < PagedTable.SAMPLE) {
            sample.add(entry);
          }
        });
    PagedTable<Hashtable.Entry> table =
        new PagedTable<>(
            heap.pagedTables(),
            form,
            oid,
            CollectionInternals.entryCount(object),
            PagedTable.entriesInPage(form, sample.iterator()));
    CollectionInternals.forEachOrdinal(object, table::addAt);
    table.skipTo(CollectionInternals.nextOrdinal(object));
    return table;
  }

  private void writeAll(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    RecordWriter items = new RecordWriter();
    int[] count = {0};
    long[] expected = {0};
    CollectionInternals.forEachOrdinal(
        object,
        (ordinal, entry) -> {
          count[0] += writeGap(items, expected[0], ordinal) + 1;
          expected[0] = ordinal + 1;
          writeEntry(items, entry, values, values);
        });
    count[0] += writeGap(items, expected[0], CollectionInternals.nextOrdinal(object));
    out.writeUnsigned(count[0]);
    out.writeRaw(items.toByteArray());
  }

  private static int writeGap(RecordWriter out, long expected, long ordinal) {
    if (ordinal == expected) {
      return 0;
    }
    out.writeByte(ValueTag.GAP);
    out.writeUnsigned(ordinal - expected);
    return 1;
  }

  private void writeEntry(
      RecordWriter out, Hashtable.Entry entry, ValueEncoder keys, ValueEncoder values) {
    if (kind == HeapKind.MAP) {
      keys.write(out, entry.key(), "[[key]]");
      values.write(out, entry.value(), entry.key());
    } else {
      keys.write(out, entry.key(), "[[member]]");
    }
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    PagedTable<Hashtable.Entry> before = map.isGhost() ? null : tableOf(object);
    if (before != null && in.peekByte(1) == ValueTag.PAGED) {
      // What is being undone has changed a few pages: the others stay.
      in.readByte();
      in.readByte();
      PagedTable.Header header = PagedTable.Header.read(in);
      if (!before.undo(header)) {
        CollectionInternals.refill(object);
        CollectionInternals.keepInPages(object, inStore(object, map, header));
      }
      return;
    }
    CollectionInternals.refill(object);
    for (int left = in.readCount(); left > 0; left--) {
      int tag = in.peekByte();
      if (tag == ValueTag.GAP) {
        in.readByte();
        CollectionInternals.skipOrdinals(object, in.readUnsigned());
      } else if (tag == ValueTag.PAGED) {
        in.readByte();
        CollectionInternals.keepInPages(object, inStore(object, map, PagedTable.Header.read(in)));
      } else {
        CollectionInternals.insertEntry(object, readEntry(in, object));
      }
    }
  }

  private PagedTable<Hashtable.Entry> inStore(
      ScriptableObject object, HeapSlotMap map, PagedTable.Header header) {
    return new PagedTable<>(heap.pagedTables(), new Form(object), map.oid(), header);
  }

  private Hashtable.Entry readEntry(RecordReader in, ScriptableObject object) {
    Object key = heap.values().read(in);
    Object value = kind == HeapKind.MAP ? heap.values().read(in) : key;
    return CollectionInternals.newEntry(object, key, value);
  }

  @Override
  void noteLostEntries(ScriptableObject object, byte[] key) {
    PagedTable<Hashtable.Entry> table = tableOf(object);
    if (table != null) {
      table.noteLost(key);
    }
  }

  @Override
  ScriptableObject makeEmpty() {
    return kind == HeapKind.MAP ? CollectionInternals.newMap() : CollectionInternals.newSet();
  }

  @Override
  void adopted(ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.adoptEntries(object, map);
  }

  @Override
  void becomesYoung(ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.leavePages(object);
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    CollectionInternals.dropEntries(object, map);
  }

  /** Entries as they lie in pages. */
  private final class Form extends EntryForm<Hashtable.Entry> {
    private final ScriptableObject object;

    Form(ScriptableObject object) {
      this.object = object;
    }

    @Override
    @Nullable Object key(Hashtable.Entry entry) {
      return entry.key();
    }

    @Override
    boolean isSameKey(@Nullable Object one, @Nullable Object other) {
      return CollectionInternals.isSameKey(one, other);
    }

    @Override
    void write(RecordWriter out, Hashtable.Entry entry, ValueEncoder keys, ValueEncoder values) {
      writeEntry(out, entry, keys, values);
    }

    @Override
    int estimate(Hashtable.Entry entry) {
      int bytes = estimateOf(entry.key(), LongStrings.LONGEST_IN_RECORD);
      return kind == HeapKind.SET
          ? bytes
          : bytes + estimateOf(entry.value(), PagedTable.LONGEST_STRING_IN_LONG_PAGE);
    }

    @Override
    Hashtable.Entry read(RecordReader in) {
      return readEntry(in, object);
    }
  }
}
