package dev.perdure.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes of a store in plain text, for tests that should read as sentences. */
public final class StoreText {

  private StoreText() {}

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text of bytes. */
  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A batch of puts: {@code batch(7, "a=1", "b=2")}; {@code "a"} alone deletes. */
  public static WriteBatch batch(long sequence, String... changes) {
    WriteBatch batch = new WriteBatch(sequence);
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 0) {
        batch.delete(StoreTable.META, bytes(change));
      } else {
        batch.put(
            StoreTable.META,
            bytes(change.substring(0, equals)),
            bytes(change.substring(equals + 1)));
      }
    }
    return batch;
  }

  /** The value of a key in the table {@code META}. */
  public static @Nullable String get(HeapStore store, String key) {
    byte[] value = store.get(StoreTable.META, bytes(key));
    return value == null ? null : text(value);
  }

  /** The entries of a range of the table {@code META}, each as {@code "key=value"}. */
  public static List<String> scan(
      HeapStore store, String from, @Nullable String to, boolean descending) {
    byte[] end = to == null ? null : bytes(to);
    try (StoreCursor cursor = store.scan(StoreTable.META, bytes(from), end, descending)) {
      return remaining(cursor);
    }
  }

  /** What a cursor has not shown yet, each as {@code "key=value"}. */
  public static List<String> remaining(StoreCursor cursor) {
    List<String> entries = new ArrayList<>();
    while (cursor.next()) {
      entries.add(text(cursor.key()) + "=" + text(cursor.value()));
    }
    return entries;
  }
}
