package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.StoreTable;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Evictable;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.ScriptableObject;

/**
 * What all {@linkplain PagedTable tables of pages} have in common: their places in table ENTRIES,
 * and how the hashes of keys are found. Confined to the turn thread.
 *
 * <p>Keys: the oid; a byte, 0 for a page and 1 for a bucket; the number of the page (eight bytes)
 * or bucket (four).
 */
final class PagedTables {
  private static final int OF_PAGE = 0;
  private static final int OF_BUCKET = 1;
  private static final int SORT_AT = 8;
  private static final int NUMBER_AT = 9;

  /**
   * How large things may grow.
   *
   * @param inRecord collections and dictionaries with more entries are kept in pages
   * @param inPage how many entries a page has at most
   * @param inBucket how many entries a bucket has on average when the next one is divided
   */
  record Limits(int inRecord, int inPage, int inBucket) {
    static final Limits USUAL = new Limits(256, 32, 16);
  }

  /** Small in tests, so that little programs meet all that large ones do. */
  static volatile Limits limits = Limits.USUAL;

  private final Context engine;
  private final ScriptableObject global;
  private final LayeredStore store;
  private final MemoryBudget memory;
  private final ValueDecoder values;
  private final KeyHashes hashes;

  PagedTables(
      Context engine,
      ScriptableObject global,
      LayeredStore store,
      MemoryBudget memory,
      ValueDecoder values,
      KeyHashes hashes) {
    this.engine = engine;
    this.global = global;
    this.store = store;
    this.memory = memory;
    this.values = values;
    this.hashes = hashes;
  }

  KeyHashes hashes() {
    return hashes;
  }

  /** Whether so many entries are too many for a record. */
  boolean areTooMany(int entries) {
    return entries > limits.inRecord();
  }

  static byte[] pageKey(long oid, long number) {
    byte[] key = new byte[NUMBER_AT + 8];
    Keys.putLong(key, 0, oid);
    key[SORT_AT] = OF_PAGE;
    Keys.putLong(key, NUMBER_AT, number);
    return key;
  }

  static byte[] bucketKey(long oid, int number) {
    byte[] key = new byte[NUMBER_AT + 4];
    Keys.putLong(key, 0, oid);
    key[SORT_AT] = OF_BUCKET;
    for (int i = 0; i < 4; i++) {
      key[NUMBER_AT + i] = (byte) (number >>> (24 - 8 * i));
    }
    return key;
  }

  static boolean isPage(byte[] key) {
    return key[SORT_AT] == OF_PAGE;
  }

  static long pageOf(byte[] key) {
    return Keys.getLong(key, NUMBER_AT);
  }

  static int bucketOf(byte[] key) {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = (number << 8) | (key[NUMBER_AT + i] & 0xFF);
    }
    return number;
  }

  /** Reads a page or bucket; null if there is none. */
  <P> @Nullable P read(byte[] key, Function<byte[], P> decoder) {
    byte[] stored = store.get(StoreTable.ENTRIES, key);
    if (stored == null) {
      return null;
    }
    if (RealmInternals.isInRealm(engine)) {
      return store.decode(StoreTable.ENTRIES, key, () -> decoder.apply(stored));
    }
    return RealmInternals.inRealm(
        engine, global, () -> store.decode(StoreTable.ENTRIES, key, () -> decoder.apply(stored)));
  }

  /** How many references to objects have been read so far. */
  int referencesRead() {
    return values.referencesRead();
  }

  /** A part of a table that has been loaded may leave memory from now on. */
  void loaded(Evictable part, int bytes) {
    memory.entered(part, bytes);
    memory.makeRoom(part);
  }

  /** A part of a table that was made in this turn may leave memory when it is written. */
  void made(Evictable part, int bytes) {
    memory.entered(part, bytes);
  }

  /** The number of the first stored page from one on, or -1. */
  long firstPage(long oid, long from) {
    long[] found = {-1};
    store.scan(
        StoreTable.ENTRIES,
        pageKey(oid, from),
        bucketKey(oid, 0),
        (key, value) -> {
          found[0] = Keys.getLong(key, NUMBER_AT);
          return false;
        });
    return found[0];
  }

  /** Whether a page is stored with these bytes. */
  boolean isStoredPage(long oid, long number, byte @Nullable [] encoded) {
    return Arrays.equals(store.get(StoreTable.ENTRIES, pageKey(oid, number)), encoded);
  }

  /** Visits the keys of all pages and buckets that an object has in the store. */
  void forEachKey(long oid, Consumer<byte[]> action) {
    byte[] prefix = Keys.ofLong(oid);
    store.scan(
        StoreTable.ENTRIES,
        prefix,
        Keys.endOfPrefix(prefix),
        (key, value) -> {
          action.accept(key);
          return true;
        });
  }

  HeapDamagedException damaged(long oid, String what) {
    return store.missing(what + " in the pages of object " + oid);
  }
}
