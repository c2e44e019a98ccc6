package dev.perdure.runtime.heap;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ConsString;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.UniqueTag;

/** Writes values of the engine as tagged bytes. Confined to the turn thread. */
final class ValueEncoder {
  /** Kinds of which some objects {@linkplain ObjectInternals#isUnguarded no barrier guards}. */
  private static final Set<HeapKind> MAY_BE_UNGUARDED =
      EnumSet.of(HeapKind.REGEXP, HeapKind.ARGUMENTS, HeapKind.CONTINUATION);

  private final References references;
  private final Scriptable global;

  /** Longer strings have entries of their own. */
  private final int longestString;

  ValueEncoder(References references, Scriptable global) {
    this(references, global, LongStrings.LONGEST_IN_RECORD);
  }

  private ValueEncoder(References references, Scriptable global, int longestString) {
    this.references = references;
    this.global = global;
    this.longestString = longestString;
  }

  /** One that writes the same values, but for strings that are longer than so many units. */
  ValueEncoder withStringsApart(int newLongestString) {
    return new ValueEncoder(references, global, newLongestString);
  }

  /** How what is written refers to other objects. */
  References references() {
    return references;
  }

  /**
   * Writes a value.
   *
   * @param step where in its object the value is: a property key, or a word in double brackets
   */
  void write(RecordWriter out, @Nullable Object value, Object step) {
    if (value instanceof String string) {
      writeString(out, string, longestString);
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else if (value == Undefined.instance) {
      out.writeByte(ValueTag.UNDEFINED);
    } else if (value == null) {
      out.writeByte(ValueTag.NULL);
    } else if (value instanceof Boolean bool) {
      out.writeByte(bool ? ValueTag.TRUE : ValueTag.FALSE);
    } else if (value instanceof ConsString || value instanceof StringBuilder) {
      writeString(out, value.toString(), longestString);
    } else if (value == Scriptable.NOT_FOUND) {
      out.writeByte(ValueTag.ABSENT);
    } else if (value == UniqueTag.NULL_VALUE) {
      out.writeByte(ValueTag.NULL_MARK);
    } else if (value == Undefined.SCRIPTABLE_UNDEFINED) {
      out.writeByte(ValueTag.UNDEFINED_OBJECT);
    } else if (value instanceof SymbolKey symbol) {
      writeSymbol(out, symbol, step);
    } else {
      writeObject(out, value, step);
    }
  }

  /** Writes a string, in an entry of its own if it is longer than so many units. */
  void writeString(RecordWriter out, String string, int longest) {
    if (string.length() <= longest) {
      out.writeByte(ValueTag.STRING);
      out.writeString(string);
    } else {
      out.writeByte(ValueTag.LONG_STRING);
      out.writeRaw(references.identifyLongString(string));
    }
  }

  private void writeNumber(RecordWriter out, Number number) {
    if (number instanceof Integer integer) {
      out.writeByte(ValueTag.INTEGER);
      out.writeSigned(integer);
    } else if (number instanceof BigInteger big) {
      out.writeByte(ValueTag.BIGINT);
      out.writeBytes(big.toByteArray());
    } else {
      double value = number.doubleValue();
      int whole = (int) value;
      if (whole == value && (whole != 0 || 1 / value > 0)) {
        out.writeByte(ValueTag.INTEGER);
        out.writeSigned(whole);
      } else {
        out.writeByte(ValueTag.DOUBLE);
        out.writeDouble(value);
      }
    }
  }

  private void writeSymbol(RecordWriter out, SymbolKey symbol, Object step) {
    if (symbol.getKind() == Symbol.Kind.BUILT_IN) {
      out.writeByte(ValueTag.WELL_KNOWN_SYMBOL);
      out.writeString(symbol.getName());
    } else if (symbol.getKind() == Symbol.Kind.REGISTERED) {
      out.writeByte(ValueTag.REGISTERED_SYMBOL);
      out.writeString(symbol.getName());
    } else {
      String intrinsic = references.intrinsicName(symbol);
      if (intrinsic != null) {
        out.writeByte(ValueTag.WELL_KNOWN_SYMBOL);
        out.writeString(intrinsic);
      } else {
        writeReference(out, HeapKind.SYMBOL, symbol, step);
      }
    }
  }

  private void writeReference(RecordWriter out, HeapKind kind, Object target, Object step) {
    long oid = references.identify(target, step);
    boolean hidden = MAY_BE_UNGUARDED.contains(kind) && isHidden(step);
    if (hidden) {
      references.watch(target);
    }
    out.writeByte(hidden ? ValueTag.HIDDEN_REFERENCE : ValueTag.REFERENCE);
    out.writeByte(kind.number());
    out.writeUnsigned(oid);
  }

  /**
   * Whether what is at this step is handed to programs by no property and no collection: a bound
   * argument, a prototype, a lexical this.
   */
  private static boolean isHidden(Object step) {
    return step instanceof String text
        && ((text.startsWith("[[") && !text.equals("[[key]]") && !text.equals("[[member]]"))
            || text.equals("prototype"));
  }

  private void writeObject(RecordWriter out, Object value, Object step) {
    if (value == global) {
      out.writeByte(ValueTag.GLOBAL);
      return;
    }
    if (!(value instanceof Scriptable)) {
      HeapKind part = HeapKind.of(value);
      if (part != null && part.isPartOfCall()) {
        writeReference(out, part, value, step);
        return;
      }
    }
    if (FunctionInternals.isWithScope(value)) {
      Scriptable with = (Scriptable) value;
      out.writeByte(ValueTag.WITH_SCOPE);
      write(out, with.getPrototype(), "[[with]]");
      write(out, with.getParentScope(), "[[scope]]");
      return;
    }
    String intrinsic = references.intrinsicName(value);
    if (intrinsic != null) {
      out.writeByte(ValueTag.INTRINSIC);
      out.writeString(intrinsic);
      return;
    }
    HeapKind kind = HeapKind.of(value);
    if (kind == null) {
      throw references.refuse(step, Unpersistable.reason(value));
    }
    writeReference(out, kind, value, step);
  }
}
