package dev.perdure.runtime.heap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an encoded entry refers to that may not be in the store yet: objects that the turn has given
 * an identity, shapes, scripts, long strings. Confined to the turn thread.
 */
final class Uses {

  /** Refers to nothing; not to be added to. */
  static final Uses NONE = new Uses();

  private static final long[] EMPTY = {};

  private long[] oids = EMPTY;
  private int oidCount;
  private final List<Long> shapes = new ArrayList<>(0);
  private final List<Long> scripts = new ArrayList<>(0);
  private final List<ByteBuffer> strings = new ArrayList<>(0);

  boolean isEmpty() {
    return oidCount == 0 && shapes.isEmpty() && scripts.isEmpty() && strings.isEmpty();
  }

  void addObject(long oid) {
    if (oidCount == oids.length) {
      oids = Arrays.copyOf(oids, Math.max(4, 2 * oidCount));
    }
    oids[oidCount++] = oid;
  }

  void addShape(long number) {
    shapes.add(number);
  }

  void addScript(long number) {
    scripts.add(number);
  }

  void addString(byte[] key) {
    strings.add(ByteBuffer.wrap(key));
  }

  int objectCount() {
    return oidCount;
  }

  long object(int index) {
    return oids[index];
  }

  List<Long> shapes() {
    return shapes;
  }

  List<Long> scripts() {
    return scripts;
  }

  List<ByteBuffer> strings() {
    return strings;
  }
}
