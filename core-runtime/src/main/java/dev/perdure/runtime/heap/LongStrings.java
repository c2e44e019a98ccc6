package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Strings that are too long for a record or page: each has an entry of table STRINGS, whose key is
 * a hash of the string. So what is changed beside a long string does not write it again, and equal
 * strings are stored once. Confined to the turn thread.
 */
final class LongStrings {

  /** How many units a string in a record may have. */
  static final int LONGEST_IN_RECORD = 1024;

  /** The length of a key: the beginning of a SHA-256. */
  static final int KEY_BYTES = 20;

  private final LayeredStore store;

  /**
   * The keys of strings that the store has. Java remembers a string's hash code, and tells at once
   * that it equals itself: to look one up again costs nothing.
   */
  private final Map<String, byte[]> stored = new WeakHashMap<>();

  /** The strings that savepoints of this turn have laid over the store, by key. */
  private final Map<ByteBuffer, String> laidOver = new HashMap<>();

  private final Map<String, byte[]> keysOfLaidOver = new HashMap<>();

  LongStrings(LayeredStore store) {
    this.store = store;
  }

  /** The key of a string that the store is known to have, or null. */
  byte @org.jspecify.annotations.Nullable [] storedKey(String string) {
    return stored.get(string);
  }

  /** The key that a string has or would have. */
  static byte[] keyOf(byte[] encoded) {
    return Arrays.copyOf(Hashes.sha256(encoded), KEY_BYTES);
  }

  static byte[] encode(String string) {
    RecordWriter out = new RecordWriter();
    out.writeString(string);
    return out.toByteArray();
  }

  String read(byte[] key) {
    byte[] value = store.get(StoreTable.STRINGS, key);
    if (value == null) {
      throw store.missing("a long string that is referred to is missing");
    }
    String string =
        store.decode(StoreTable.STRINGS, key, () -> new RecordReader(value).readString());
    if (!laidOver.containsKey(ByteBuffer.wrap(key))) {
      stored.put(string, key);
    }
    return string;
  }

  /** A savepoint has laid a string over the store: it is not stored until the turn is. */
  void laidOver(String string, byte[] key) {
    laidOver.put(ByteBuffer.wrap(key), string);
    keysOfLaidOver.put(string, key);
  }

  /** The key that a string has or would have, if it is not stored. */
  byte[] newKey(String string) {
    byte[] key = keysOfLaidOver.get(string);
    return key != null ? key : keyOf(encode(string));
  }

  /**
   * The turn is written, with these of the strings that its savepoints have laid over the store.
   */
  void savepointsWritten(Set<ByteBuffer> live) {
    for (ByteBuffer key : live) {
      String string = laidOver.get(key);
      if (string != null) {
        stored.put(string, Objects.requireNonNull(keysOfLaidOver.get(string)));
      }
    }
    forgetSavepoints();
  }

  /** The turn has ended. */
  void forgetSavepoints() {
    laidOver.clear();
    keysOfLaidOver.clear();
  }

  /** Puts a string into a batch; it is stored from now on. */
  void write(WriteBatch batch, String string, byte[] key) {
    store.put(batch, StoreTable.STRINGS, key, encode(string));
    stored.put(string, key);
  }
}
