package dev.perdure.runtime.heap;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.UniqueTag;

/** Reads what {@link ValueEncoder} wrote. Confined to the turn thread. */
final class ValueDecoder {

  /**
   * Stands for {@link ValueTag#DEFAULT_PROTOTYPE}, which only the decoder of functions can make.
   */
  static final Object DEFAULT_PROTOTYPE = new Object();

  private static final Double[] SMALL = new Double[1 << Byte.SIZE];

  static {
    Arrays.setAll(SMALL, index -> (double) (index + Byte.MIN_VALUE));
  }

  private final Referents referents;
  private final Scriptable global;
  private int referencesRead;

  ValueDecoder(Referents referents, Scriptable global) {
    this.referents = referents;
    this.global = global;
  }

  @Nullable Object read(RecordReader in) {
    return read(in, in.readByte());
  }

  /** Reads the key of a property: a string, a symbol, an Integer for an index; or null. */
  @Nullable Object readKey(RecordReader in) {
    Object key = read(in);
    return key instanceof Number index ? (Object) index.intValue() : key;
  }

  /** Reads what follows a tag. */
  @Nullable Object read(RecordReader in, int tag) {
    return switch (tag) {
      case ValueTag.UNDEFINED -> Undefined.instance;
      case ValueTag.NULL -> null;
      case ValueTag.TRUE -> true;
      case ValueTag.FALSE -> false;
      case ValueTag.INTEGER -> wholeNumber((int) in.readSigned());
      case ValueTag.DOUBLE -> in.readDouble();
      case ValueTag.STRING -> in.readString();
      case ValueTag.BIGINT -> new BigInteger(in.readBytes());
      case ValueTag.REFERENCE -> readReference(in);
      case ValueTag.HIDDEN_REFERENCE -> {
        Object regExp = readReference(in);
        referents.watch(regExp);
        yield regExp;
      }
      case ValueTag.INTRINSIC -> referents.intrinsic(in.readString());
      case ValueTag.WELL_KNOWN_SYMBOL -> referents.wellKnownSymbol(in.readString());
      case ValueTag.REGISTERED_SYMBOL -> referents.registeredSymbol(in.readString());
      case ValueTag.ABSENT -> Scriptable.NOT_FOUND;
      case ValueTag.WITH_SCOPE -> readWithScope(in);
      case ValueTag.GLOBAL -> global;
      case ValueTag.DEFAULT_PROTOTYPE -> DEFAULT_PROTOTYPE;
      case ValueTag.UNDEFINED_OBJECT -> Undefined.SCRIPTABLE_UNDEFINED;
      case ValueTag.NULL_MARK -> UniqueTag.NULL_VALUE;
      case ValueTag.LONG_STRING -> referents.longString(in.readRaw(LongStrings.KEY_BYTES));
      default -> throw new IndexOutOfBoundsException("Unknown value tag " + tag + ".");
    };
  }

  /**
   * A Double, as the engine makes them: it tells an Integer from it in {@code Object.is}, and its
   * ++ overflows on one. Small ones are shared.
   */
  private static Double wholeNumber(int number) {
    return (byte) number == number ? SMALL[number - Byte.MIN_VALUE] : Double.valueOf(number);
  }

  /** Reads a value that is an object or null. */
  @Nullable Scriptable readObject(RecordReader in) {
    Object value = read(in);
    if (value == null || value instanceof Scriptable) {
      return (Scriptable) value;
    }
    throw new IndexOutOfBoundsException("A record has " + value.getClass() + " for an object.");
  }

  private Object readReference(RecordReader in) {
    HeapKind kind = HeapKind.ofNumber(in.readByte());
    if (kind == null) {
      throw new IndexOutOfBoundsException("Unknown kind of object.");
    }
    referencesRead++;
    return referents.resolve(kind, in.readUnsigned());
  }

  /** How many references were read so far; the difference of two calls counts. */
  int referencesRead() {
    return referencesRead;
  }

  private Scriptable readWithScope(RecordReader in) {
    Scriptable prototype = readObject(in);
    return FunctionInternals.newWithScope(readObject(in), prototype);
  }
}
