package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ConsString;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.Scriptable;

/**
 * The pages of objects as entries of table PAGES: a count, and so many values. Confined to the turn
 * thread.
 */
final class PageRecords {

  /**
   * A page that is longer has strings in it: they are stored apart, so that changing one value does
   * not write all of them again.
   */
  private static final int LONGEST_BYTES = 3000;

  /** Up to this length a string takes no more room than the key of one that is stored apart. */
  private static final int LONGEST_STRING_IN_LONG_PAGE = 16;

  private static final int SEQUENCE_AT = 8;
  private static final int PAGE_AT = 9;
  private static final int KEY_BYTES = 13;

  private final LayeredStore store;
  private final ValueDecoder values;

  PageRecords(LayeredStore store, ValueDecoder values) {
    this.store = store;
    this.values = values;
  }

  static byte[] key(long oid, HeapPages pages, int page) {
    byte[] key = new byte[KEY_BYTES];
    Keys.putLong(key, 0, oid);
    key[SEQUENCE_AT] = (byte) pages.sequence();
    for (int i = 0; i < 4; i++) {
      key[PAGE_AT + i] = (byte) (page >>> (24 - 8 * i));
    }
    return key;
  }

  static int sequenceOf(byte[] key) {
    return key[SEQUENCE_AT] & 0xFF;
  }

  static int pageOf(byte[] key) {
    int page = 0;
    for (int i = 0; i < 4; i++) {
      page = (page << 8) | (key[PAGE_AT + i] & 0xFF);
    }
    return page;
  }

  /** Encodes a page that is in memory. */
  static byte[] encode(HeapPages pages, int page, ValueEncoder encoder) {
    Object[] values = pages.values(page);
    int count = values.length;
    while (count > 0 && values[count - 1] == Scriptable.NOT_FOUND) {
      count--;
    }
    RecordWriter out = new RecordWriter();
    out.writeUnsigned(count);
    for (int i = 0; i < count; i++) {
      encoder.write(out, values[i], pages.step(page, i));
    }
    return out.length() <= LONGEST_BYTES
        ? out.toByteArray()
        : encodeWithoutStrings(pages, page, values, count, encoder);
  }

  private static byte[] encodeWithoutStrings(
      HeapPages pages, int page, Object[] values, int count, ValueEncoder encoder) {
    RecordWriter out = new RecordWriter();
    out.writeUnsigned(count);
    for (int i = 0; i < count; i++) {
      Object value = values[i];
      if (value instanceof String || value instanceof ConsString) {
        encoder.writeString(out, value.toString(), LONGEST_STRING_IN_LONG_PAGE);
      } else {
        encoder.write(out, value, pages.step(page, i));
      }
    }
    return out.toByteArray();
  }

  /** The stored bytes of a page, or null. */
  byte @Nullable [] stored(long oid, HeapPages pages, int page) {
    return store.get(StoreTable.PAGES, key(oid, pages, page));
  }

  /** Reads a page that the store must have. */
  Object[] read(long oid, HeapPages pages, int page) {
    byte[] stored = stored(oid, pages, page);
    if (stored == null) {
      throw store.missing("page " + page + " of object " + oid + " is missing");
    }
    return store.decode(
        StoreTable.PAGES, key(oid, pages, page), () -> decode(stored, pages.pageSize()));
  }

  private Object[] decode(byte[] stored, int most) {
    RecordReader in = new RecordReader(stored);
    int count = in.readCount();
    if (count > most) {
      throw new IndexOutOfBoundsException("A page has " + count + " values.");
    }
    Object[] decoded = new Object[count];
    for (int i = 0; i < count; i++) {
      decoded[i] = values.read(in);
    }
    if (!in.isAtEnd()) {
      throw new IndexOutOfBoundsException("A page is too long.");
    }
    return decoded;
  }
}
