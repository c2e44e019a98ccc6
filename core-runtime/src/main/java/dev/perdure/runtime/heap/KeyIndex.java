package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ordinal of a key in a {@link PagedTable}.
 *
 * <p>It is a linear hash. There are <i>n</i> buckets; with <i>p</i> the largest power of two that
 * is at most <i>n</i>, a hash belongs to bucket <i>hash mod 2p</i> if there is one of that number,
 * otherwise to <i>hash mod p</i>. When the table grows, one bucket at a time is divided in two.
 * There are never fewer than there were, but after {@code clear()}.
 *
 * <p>Keys that have no identity yet are looked up by the Java object until the checkpoint gives
 * them one. Confined to the turn thread.
 */
final class KeyIndex {

  /** Says that a key is not there. */
  static final long NOT_THERE = -1;

  /** Knows which entries have which keys. */
  interface Entries {
    boolean hasKey(long ordinal, @Nullable Object key);
  }

  private final PagedTables tables;
  private final Entries entries;
  private final long oid;
  private int bucketCount;

  /** Buckets from here on are unknown to the store: they are all in memory. */
  private int storedBuckets;

  private final TableParts<KeyBucket> buckets = new TableParts<>();

  /** What is to be written at the checkpoint. */
  private final List<Integer> changedBuckets = new ArrayList<>();

  /** The ordinals of keys without an identity. */
  private final Map<Object, Long> youngKeys = new IdentityHashMap<>();

  private KeyIndex(PagedTables tables, Entries entries, long oid, int bucketCount) {
    this.tables = tables;
    this.entries = entries;
    this.oid = oid;
    this.bucketCount = bucketCount;
  }

  /** An empty index of which the store knows nothing, for so many keys at first. */
  static KeyIndex ofNew(PagedTables tables, Entries entries, long oid, long expected) {
    long buckets = expected / PagedTables.limits.inBucket();
    return new KeyIndex(tables, entries, oid, (int) Math.max(1, Math.min(1 << 30, buckets)));
  }

  /** An index that is in the store. */
  static KeyIndex ofStored(PagedTables tables, Entries entries, long oid, int bucketCount) {
    KeyIndex index = new KeyIndex(tables, entries, oid, bucketCount);
    index.storedBuckets = bucketCount;
    return index;
  }

  /**
   * The turn, or a part of it, is undone: there are so many buckets; what has changed is dropped.
   */
  void undo(int count) {
    youngKeys.clear();
    changedBuckets.forEach(this::noteLost);
    changedBuckets.clear();
    for (KeyBucket bucket : buckets.all()) {
      if (bucket.number() >= count) {
        buckets.remove(bucket);
      }
    }
    bucketCount = count;
    storedBuckets = count;
  }

  /** A bucket is not what the store has any more. */
  void noteLost(int number) {
    KeyBucket bucket = buckets.get(number);
    if (bucket != null) {
      buckets.remove(bucket);
    }
  }

  int bucketCount() {
    return bucketCount;
  }

  /** The ordinal of a key's entry, or {@link #NOT_THERE}. */
  long locate(@Nullable Object key) {
    long hash = tables.hashes().of(key);
    if (hash == KeyHashes.NONE) {
      return youngKeys.getOrDefault(key, NOT_THERE);
    }
    KeyBucket bucket = bucket(bucketOf((int) hash));
    for (int i = bucket.find((int) hash, 0); i >= 0; i = bucket.find((int) hash, i + 1)) {
      long ordinal = bucket.ordinalAt(i);
      if (entries.hasKey(ordinal, key)) {
        return ordinal;
      }
    }
    return NOT_THERE;
  }

  /** Adds a key that is not there. */
  void add(@Nullable Object key, long ordinal, long sizeNow) {
    long hash = tables.hashes().of(key);
    if (hash == KeyHashes.NONE) {
      youngKeys.put(key, ordinal);
    } else {
      change(bucketOf((int) hash)).add((int) hash, ordinal);
    }
    if (sizeNow > (long) bucketCount * PagedTables.limits.inBucket()) {
      divideBucket();
    }
  }

  /** Removes a key that is there. */
  void remove(@Nullable Object key, long ordinal) {
    if (youngKeys.remove(key) != null) {
      return;
    }
    int hash = (int) tables.hashes().of(key);
    KeyBucket bucket = change(bucketOf(hash));
    int place = bucket.find(hash, 0);
    while (bucket.ordinalAt(place) != ordinal) {
      place = bucket.find(hash, place + 1);
    }
    bucket.remove(place);
  }

  private int bucketOf(int hash) {
    int half = Integer.highestOneBit(bucketCount);
    int number = hash & (2 * half - 1);
    return number < bucketCount ? number : hash & (half - 1);
  }

  private KeyBucket bucket(int number) {
    KeyBucket bucket = buckets.get(number);
    if (bucket == null) {
      if (number < storedBuckets) {
        bucket =
            tables.read(
                PagedTables.bucketKey(oid, number),
                bytes -> KeyBucket.decode(number, new RecordReader(bytes)));
      }
      boolean isNew = bucket == null;
      if (bucket == null) {
        bucket = new KeyBucket(number);
      }
      buckets.add(bucket);
      if (!isNew) {
        bucket.becomeKnown();
        tables.loaded(bucket, bucket.footprint());
      }
    }
    bucket.use();
    return bucket;
  }

  private KeyBucket change(int number) {
    KeyBucket bucket = bucket(number);
    if (bucket.markChanged()) {
      changedBuckets.add(number);
    }
    return bucket;
  }

  private void divideBucket() {
    int added = bucketCount++;
    int half = Integer.highestOneBit(added);
    KeyBucket from = change(added - half);
    KeyBucket to = change(added);
    for (int i = from.size() - 1; i >= 0; i--) {
      if ((from.hashAt(i) & (2 * half - 1)) == added) {
        to.add(from.hashAt(i), from.ordinalAt(i));
        from.remove(i);
      }
    }
  }

  // Checkpoint

  /** Encodes what has changed since the last checkpoint, and changes nothing here. */
  void encodeChanges(ValueEncoder values, PagedTable.Sink sink) {
    Map<Integer, KeyBucket> changed = new HashMap<>();
    for (Integer number : changedBuckets) {
      changed.put(number, bucket(number));
    }
    // Young keys get their identity now: they are entered into copies.
    Map<Integer, KeyBucket> copies = new HashMap<>();
    youngKeys.forEach(
        (key, ordinal) -> {
          int hash = (int) KeyHashes.ofOid(values.references().identify(key, "[[key]]"));
          int number = bucketOf(hash);
          copies.computeIfAbsent(number, n -> bucket(n).copy()).add(hash, ordinal);
        });
    changed.putAll(copies);
    changed.values().forEach(bucket -> encode(bucket, sink));
  }

  private void encode(KeyBucket bucket, PagedTable.Sink sink) {
    sink.accept(
        PagedTables.bucketKey(oid, (int) bucket.number()),
        bucket.size() == 0 ? null : bucket.encode());
  }

  /** What was encoded is in the store, or on its way. */
  void written() {
    youngKeys.forEach(
        (key, ordinal) -> {
          int hash = (int) tables.hashes().of(key);
          change(bucketOf(hash)).add(hash, ordinal);
        });
    youngKeys.clear();
    for (Integer number : changedBuckets) {
      KeyBucket bucket = bucket(number);
      bucket.becomeClean();
      if (bucket.becomeKnown()) {
        tables.made(bucket, bucket.footprint());
      }
    }
    changedBuckets.clear();
    storedBuckets = bucketCount;
  }

  /** For the audit: encodes everything that is in memory. */
  void encodeAll(PagedTable.Sink sink) {
    buckets.all().forEach(bucket -> encode(bucket, sink));
  }

  /** Nobody uses the index any more. */
  void release() {
    buckets.clear();
  }
}
