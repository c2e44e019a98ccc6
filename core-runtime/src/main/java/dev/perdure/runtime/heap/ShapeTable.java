package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mozilla.javascript.SlotView;

/**
 * The interned shapes of a heap. A shape that two objects have is stored once, by number, and found
 * again by a hash of its description, so that nothing is loaded at start. Confined to the turn
 * thread.
 *
 * <p>Two kinds of entry in table SHAPES: {@code 'N'} and the number, to the description; {@code
 * 'H'} and the description's SHA-256, to the number.
 */
final class ShapeTable {

  /** An object without named properties. */
  static final long EMPTY = 0;

  /**
   * The description stands in the record itself: no other object is known to have it, or it is of
   * so many properties that none will.
   */
  static final long INLINE = 1;

  static final int MOST_SHARED_PROPERTIES = 64;
  private static final long FIRST_NUMBER = 2;
  private static final int MOST_MET_ONCE = 1024;

  private final LayeredStore store;
  private final HeapCounters counters;
  private final Map<Shape, Long> numbers = new HashMap<>();
  private final Map<Long, Shape> shapes = new HashMap<>();

  /**
   * The latest shapes that one object alone has had, and the object: dictionaries of ever different
   * keys shall not fill the table with shapes that nothing shares.
   */
  private final Map<Shape, Long> metOnce =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, Long> eldest) {
          return size() > MOST_MET_ONCE;
        }
      };

  /** A shape that this turn has given a number, and how it is written. */
  private record Added(Shape shape, Consumer<WriteBatch> write) {}

  private final NavigableMap<Long, Added> added = new TreeMap<>();

  ShapeTable(LayeredStore store, HeapCounters counters) {
    this.store = store;
    this.counters = counters;
  }

  /**
   * The number of a shape that an object has, or {@link #INLINE} if no other object is known to
   * have it. A new number is written with the next batch.
   *
   * @param oid the object
   * @param mayAdd whether the object is about to be written, so that it counts
   */
  long numberOf(Shape shape, long oid, boolean mayAdd, ValueEncoder values) {
    Long known = numbers.get(shape);
    if (known != null) {
      return known;
    }
    Long first = metOnce.get(shape);
    if (!mayAdd || (first != null && first == oid)) {
      return INLINE;
    }
    RecordWriter description = new RecordWriter();
    describe(shape, description, values);
    byte[] bytes = description.toByteArray();
    byte[] hashKey = Keys.concat(new byte[] {'H'}, Hashes.sha256(bytes));
    byte[] stored = store.get(StoreTable.SHAPES, hashKey);
    long number;
    if (stored != null) {
      number = Keys.getLong(stored, 0);
    } else if (first == null) {
      metOnce.put(shape, oid);
      return INLINE;
    } else {
      number = Math.max(FIRST_NUMBER, counters.nextShape());
      Consumer<WriteBatch> write =
          batch -> {
            store.put(batch, StoreTable.SHAPES, numberKey(number), bytes);
            store.put(batch, StoreTable.SHAPES, hashKey, Keys.ofLong(number));
          };
      added.put(number, new Added(shape, write));
    }
    metOnce.remove(shape);
    numbers.put(shape, number);
    shapes.put(number, shape);
    return number;
  }

  Shape shape(long number, ValueDecoder values) {
    Shape known = shapes.get(number);
    if (known != null) {
      return known;
    }
    byte[] bytes = store.get(StoreTable.SHAPES, numberKey(number));
    if (bytes == null) {
      throw store.missing("shape " + number + " is missing");
    }
    Shape shape =
        store.decode(
            StoreTable.SHAPES,
            numberKey(number),
            () -> readDescription(new RecordReader(bytes), values));
    shapes.put(number, shape);
    numbers.put(shape, number);
    return shape;
  }

  static void describe(Shape shape, RecordWriter out, ValueEncoder values) {
    out.writeUnsigned(shape.size());
    for (int i = 0; i < shape.size(); i++) {
      values.write(out, shape.keys()[i], shape.keys()[i]);
      out.writeByte(shape.attributes()[i] | shape.forms()[i].ordinal() << 4);
    }
  }

  static Shape readDescription(RecordReader in, ValueDecoder values) {
    int size = in.readCount();
    Object[] keys = new Object[size];
    byte[] attributes = new byte[size];
    SlotView.Form[] forms = new SlotView.Form[size];
    for (int i = 0; i < size; i++) {
      Object key = values.readKey(in);
      keys[i] = key instanceof String name ? name.intern() : key;
      int packed = in.readByte();
      attributes[i] = (byte) SlotView.attributesOf(packed);
      forms[i] = SlotView.formOf(packed);
    }
    return new Shape(keys, attributes, forms);
  }

  /** Whether a shape has got its number in this turn, so that it is not in the store yet. */
  boolean isAdded(long number) {
    return added.containsKey(number);
  }

  /** What {@link #discardFrom} is to be given to come back to now. */
  long mark() {
    return counters.peekShape();
  }

  /** Writes the shapes that this turn has added. */
  void writeAdded(WriteBatch batch) {
    added.values().forEach(each -> each.write.accept(batch));
    added.clear();
  }

  /** Of the shapes that this turn has added, forgets those that are not used. */
  void keepOnly(Set<Long> used) {
    for (Long number : List.copyOf(added.keySet())) {
      if (!used.contains(number)) {
        discard(number);
      }
    }
  }

  /** What had added shapes with a number from this one on is undone. */
  void discardFrom(long number) {
    for (Long each : List.copyOf(added.tailMap(number, true).keySet())) {
      discard(each);
    }
  }

  /** The turn is undone: shapes that it added were never written. */
  void discardAdded() {
    discardFrom(0);
  }

  private void discard(Long number) {
    Shape shape = added.remove(number).shape;
    numbers.remove(shape);
    shapes.remove(number);
  }

  private static byte[] numberKey(long number) {
    return Keys.concat(new byte[] {'N'}, Keys.ofLong(number));
  }
}
