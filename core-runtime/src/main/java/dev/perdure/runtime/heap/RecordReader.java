package dev.perdure.runtime.heap;

import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a record. Reading past the end throws {@link IndexOutOfBoundsException}, which
 * the heap reports as damage. Confined to one thread.
 */
final class RecordReader {
  private final byte[] bytes;
  private int position;

  RecordReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next byte, which stays to be read. */
  int peekByte() {
    return peekByte(0);
  }

  /** A byte behind the next one, or the next one, which stays to be read. */
  int peekByte(int distance) {
    return bytes[position + distance] & 0xFF;
  }

  int readByte() {
    return bytes[position++] & 0xFF;
  }

  long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int b = readByte();
      value |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("A number in a record is too long.");
  }

  int readCount() {
    long value = readUnsigned();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IndexOutOfBoundsException("A count in a record is out of range: " + value + ".");
    }
    return (int) value;
  }

  long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  long readLong() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | readByte();
    }
    return value;
  }

  double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  byte[] readBytes() {
    return readRaw(readCount());
  }

  /** Reads bytes whose number is known. */
  byte[] readRaw(int size) {
    checkLeft(size);
    byte[] value = new byte[size];
    System.arraycopy(bytes, position, value, 0, size);
    position += size;
    return value;
  }

  String readString() {
    long header = readUnsigned();
    long size = header >>> 1;
    checkLeft((header & 1) == 0 ? size : size * 2);
    if ((header & 1) == 0) {
      String value = new String(bytes, position, (int) size, StandardCharsets.ISO_8859_1);
      position += (int) size;
      return value;
    }
    char[] chars = new char[(int) size];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((readByte() << 8) | readByte());
    }
    return new String(chars);
  }

  private void checkLeft(long size) {
    if (size < 0 || size > bytes.length - position) {
      throw new IndexOutOfBoundsException("A record ends too early.");
    }
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }
}
