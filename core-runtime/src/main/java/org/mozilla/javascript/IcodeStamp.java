package org.mozilla.javascript;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells whether the compiled code of a function is the one in which a call of it was
 * suspended. Confined to the turn thread.
 */
public final class IcodeStamp {

  private static final Map<InterpreterData<?>, Long> HASHES =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** FNV-1a. */
  private long hash = 0xcbf29ce484222325L;

  private IcodeStamp() {}

  /** The version of the engine, whose instructions are its own. */
  public static String engineVersion(Context cx) {
    String text = String.valueOf(cx.getImplementationVersion());
    Matcher number = Pattern.compile("\\d+(\\.\\d+)+").matcher(text);
    return number.find() ? number.group() : text;
  }

  /** A hash of all that a function's code consists of. */
  public static long of(JSDescriptor<?> descriptor) {
    InterpreterData<?> icode = (InterpreterData<?>) descriptor.getCode();
    return HASHES.computeIfAbsent(icode, IcodeStamp::compute);
  }

  private static long compute(InterpreterData<?> icode) {
    IcodeStamp stamp = new IcodeStamp();
    stamp.add(icode.itsICode);
    stamp.add(icode.itsExceptionTable);
    stamp.add(icode.itsMaxVars);
    stamp.add(icode.itsMaxLocals);
    stamp.add(icode.itsMaxStack);
    stamp.add(icode.itsStringTable);
    stamp.add(icode.itsBigIntTable);
    stamp.add(icode.literalIds);
    if (icode.itsDoubleTable != null) {
      for (double number : icode.itsDoubleTable) {
        stamp.add(Double.doubleToLongBits(number));
      }
    }
    if (icode.longJumps != null) {
      new TreeMap<>(icode.longJumps)
          .forEach(
              (from, to) -> {
                stamp.add(from);
                stamp.add(to);
              });
    }
    return stamp.hash;
  }

  private void add(long number) {
    for (int shift = 0; shift < 64; shift += 8) {
      addByte((byte) (number >>> shift));
    }
  }

  private void addByte(byte value) {
    hash = (hash ^ (value & 0xff)) * 0x100000001b3L;
  }

  private void add(byte[] bytes) {
    for (byte value : bytes) {
      addByte(value);
    }
  }

  private void add(Object part) {
    if (part == null) {
      add(0L);
    } else if (part instanceof int[] numbers) {
      add((long) numbers.length);
      for (int number : numbers) {
        add((long) number);
      }
    } else if (part instanceof Object[] parts) {
      add((long) parts.length);
      for (Object each : parts) {
        add(each);
      }
    } else if (part instanceof String || part instanceof Number) {
      add(part.toString().getBytes(StandardCharsets.UTF_8));
    } else {
      // The place of a computed key, held by a node of the syntax tree.
      add(1L);
    }
  }
}
