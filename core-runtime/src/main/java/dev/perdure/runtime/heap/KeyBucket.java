package dev.perdure.runtime.heap;

import java.util.Arrays;

/**
 * A part of the key index of a {@link PagedTable}: the hashes of some of its keys, and the ordinals
 * of the entries that have them. Confined to the turn thread.
 */
final class KeyBucket extends TablePart {

  /** What a bucket takes in memory: itself, and each entry. */
  private static final int SHELL_BYTES = 150;

  private static final int ENTRY_BYTES = 16;

  private int[] hashes;
  private long[] ordinals;
  private int size;

  KeyBucket(long number) {
    this(number, 8);
  }

  private KeyBucket(long number, int capacity) {
    super(number);
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

  /** About what it takes in memory. */
  int footprint() {
    return SHELL_BYTES + ENTRY_BYTES * hashes.length;
  }

  KeyBucket copy() {
    KeyBucket copy = new KeyBucket(number(), size + 4);
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

  static KeyBucket decode(long number, RecordReader in) {
    int count = in.readCount();
    KeyBucket bucket = new KeyBucket(number, Math.min(count, 1 << 10));
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
