package dev.perdure.runtime.heap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The keys of the store's tables: byte strings whose unsigned order is the order that is meant. */
final class Keys {
  private Keys() {}

  static byte[] ofLong(long number) {
    byte[] key = new byte[8];
    putLong(key, 0, number);
    return key;
  }

  static void putLong(byte[] key, int at, long number) {
    for (int i = 0; i < 8; i++) {
      key[at + i] = (byte) (number >>> (56 - 8 * i));
    }
  }

  static long getLong(byte[] key, int at) {
    long number = 0;
    for (int i = 0; i < 8; i++) {
      number = (number << 8) | (key[at + i] & 0xFF);
    }
    return number;
  }

  /** A prefix byte and text. */
  static byte[] ofText(char prefix, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[utf8.length + 1];
    key[0] = (byte) prefix;
    System.arraycopy(utf8, 0, key, 1, utf8.length);
    return key;
  }

  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  /** The least key that is greater than every key with this prefix; null if there is none. */
  static byte @Nullable [] endOfPrefix(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] end = Arrays.copyOf(prefix, i + 1);
        end[i]++;
        return end;
      }
    }
    return null;
  }
}
