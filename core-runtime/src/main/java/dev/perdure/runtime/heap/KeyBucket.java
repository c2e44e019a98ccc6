package dev.perdure.runtime.heap;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Evictable;

/**
 * A part of the key index of a {@link PagedTable}: the hashes of some of its keys, and the ordinals
 * of the entries that have them. Confined to the turn thread.
 */
final class KeyBucket implements Evictable {

  /** What a bucket takes in memory: itself, and each entry. */
  private static final int SHELL_BYTES = 150;

  private static final int ENTRY_BYTES = 16;

  private int[] hashes;
  private long[] ordinals;
  private int size;
  private boolean changed;
  private boolean used = true;
  private boolean known;

  /** The buckets that this is one of, and its number; null if it is in none. */
  private @Nullable Map<Integer, KeyBucket> holder;

  private int number;

  KeyBucket() {
    this(8);
  }

  private KeyBucket(int capacity) {
    hashes = new int[capacity];
    ordinals = new long[capacity];
  }

  int size() {
    return size;
  }

  /** The place of the first entry from a place on that has a hash, or -1. */
  int find(int hash, int from) {
    for (int i = from; i < size; i++) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }

  int hashAt(int place) {
    return hashes[place];
  }

  long ordinalAt(int place) {
    return ordinals[place];
  }

  void add(int hash, long ordinal) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size + (size >> 1) + 4);
      ordinals = Arrays.copyOf(ordinals, hashes.length);
    }
    hashes[size] = hash;
    ordinals[size++] = ordinal;
  }

  void remove(int place) {
    size--;
    hashes[place] = hashes[size];
    ordinals[place] = ordinals[size];
  }

  boolean isChanged() {
    return changed;
  }

  /** Before it is written. */
  void markChanged() {
    changed = true;
  }

  void becomeClean() {
    changed = false;
  }

  /** Enters the bucket into others; it leaves them when it is evicted. */
  void enter(Map<Integer, KeyBucket> newHolder, int newNumber) {
    holder = newHolder;
    number = newNumber;
    holder.put(number, this);
  }

  /** The heap is told that the bucket may leave memory; false if it was told before. */
  boolean becomeKnown() {
    boolean was = known;
    known = true;
    return !was;
  }

  void use() {
    used = true;
  }

  /** About what it takes in memory. */
  int footprint() {
    return SHELL_BYTES + ENTRY_BYTES * hashes.length;
  }

  @Override
  public boolean takeUse() {
    boolean was = used;
    used = false;
    return was;
  }

  @Override
  public boolean evict() {
    if (holder == null || holder.get(number) != this) {
      return true;
    }
    return !changed && holder.remove(number) != null;
  }

  KeyBucket copy() {
    KeyBucket copy = new KeyBucket(size + 4);
    System.arraycopy(hashes, 0, copy.hashes, 0, size);
    System.arraycopy(ordinals, 0, copy.ordinals, 0, size);
    copy.size = size;
    return copy;
  }

  /** A count; for each entry its hash, four bytes, and its ordinal. */
  byte[] encode() {
    RecordWriter out = new RecordWriter();
    out.writeUnsigned(size);
    for (int i = 0; i < size; i++) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.writeByte(hashes[i] >>> shift);
      }
      out.writeUnsigned(ordinals[i]);
    }
    return out.toByteArray();
  }

  static KeyBucket decode(RecordReader in) {
    int count = in.readCount();
    KeyBucket bucket = new KeyBucket(Math.min(count, 1 << 10));
    for (int i = 0; i < count; i++) {
      int hash = 0;
      for (int j = 0; j < 4; j++) {
        hash = hash << 8 | in.readByte();
      }
      bucket.add(hash, in.readUnsigned());
    }
    if (!in.isAtEnd()) {
      throw new IndexOutOfBoundsException("A part of a key index is too long.");
    }
    return bucket;
  }
}
