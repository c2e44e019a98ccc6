package dev.perdure.runtime.heap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds the bytes of a record. Confined to one thread. */
final class RecordWriter {
  private byte[] bytes = new byte[64];
  private int length;

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void writeByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  /** Writes an unsigned number, seven bits a byte, low bits first. */
  void writeUnsigned(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Writes a signed number so that small magnitudes are short. */
  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  void writeLong(long value) {
    reserve(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  void writeBytes(byte[] value) {
    writeUnsigned(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  /** Writes bytes of a length that is known to whoever reads them. */
  void writeRaw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  /**
   * Writes a string without loss: a byte a character if all are below U+0100, else two. JavaScript
   * strings may hold halves of surrogate pairs, which UTF-8 cannot carry.
   */
  void writeString(String value) {
    int size = value.length();
    boolean narrow = true;
    for (int i = 0; i < size && narrow; i++) {
      narrow = value.charAt(i) < 256;
    }
    writeUnsigned(((long) size << 1) | (narrow ? 0 : 1));
    if (narrow) {
      byte[] narrowBytes = value.getBytes(StandardCharsets.ISO_8859_1);
      reserve(size);
      System.arraycopy(narrowBytes, 0, bytes, length, size);
      length += size;
      return;
    }
    reserve(size * 2);
    for (int i = 0; i < size; i++) {
      char c = value.charAt(i);
      bytes[length++] = (byte) (c >>> 8);
      bytes[length++] = (byte) c;
    }
  }

  int length() {
    return length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
