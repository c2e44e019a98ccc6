package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EnumerationInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.LiteralInternals;
import org.mozilla.javascript.PendingInternals;
import org.mozilla.javascript.Scriptable;

/**
 * Writes and reads what stands on the stacks of frames: values, and what the engine keeps there
 * that programs never see. Frames of continuations have loops and literals in common with their
 * copies; these are records of their own then. Confined to the turn thread.
 */
final class StackValues {

  private static final int WITH_KEYS = 1;
  private static final int WITH_SKIPPED = 2;
  private static final int WITH_ADJUSTMENTS = 4;

  private static final int WITH_IDS = 1;
  private static final int WITH_USED = 2;
  private static final int WITH_NUMBERS = 4;

  private final Context engine;
  private final ValueDecoder values;

  StackValues(Context engine, ValueDecoder values) {
    this.engine = engine;
    this.values = values;
  }

  /**
   * Writes what is on a stack.
   *
   * @param own whether the stack is that of a generator, which shares it with nobody
   */
  void write(
      RecordWriter out, @Nullable Object value, Object step, boolean own, ValueEncoder encoder) {
    if (own && value != null && EnumerationInternals.isEnumeration(value)) {
      out.writeByte(ValueTag.ENUMERATION);
      writePart(out, value, encoder);
    } else if (own && value != null && LiteralInternals.isLiteral(value)) {
      out.writeByte(ValueTag.LITERAL);
      writePart(out, value, encoder);
    } else if (PendingInternals.isLookup(value)) {
      PendingInternals.Lookup lookup = PendingInternals.lookup(value);
      out.writeByte(ValueTag.LOOKUP);
      encoder.write(out, lookup.function(), "[[function]]");
      encoder.write(out, lookup.thisObject(), "[[this]]");
      encoder.write(out, lookup.name(), "[[name]]");
    } else if (PendingInternals.isReference(value)) {
      PendingInternals.Reference reference = PendingInternals.reference(value);
      out.writeByte(ValueTag.SPECIAL_REFERENCE);
      encoder.write(out, reference.target(), "[[target]]");
      out.writeUnsigned(reference.type());
      out.writeString(reference.name());
    } else if (PendingInternals.isThrown(value)) {
      out.writeByte(ValueTag.THROWN);
      writeThrown(out, PendingInternals.thrown(value), encoder);
    } else if (PendingInternals.isJump(value)) {
      PendingInternals.Jump jump = PendingInternals.jump(value);
      out.writeByte(ValueTag.JUMP);
      encoder.write(out, jump.to(), "[[continuation]]");
      encoder.write(out, jump.branch(), "[[caller]]");
      encoder.write(out, jump.result(), "[[result]]");
    } else {
      encoder.write(out, value, step);
    }
  }

  @Nullable Object read(RecordReader in) {
    int tag = in.readByte();
    return switch (tag) {
      case ValueTag.ENUMERATION -> EnumerationInternals.newEnumeration(readEnumeration(in));
      case ValueTag.LITERAL -> LiteralInternals.newLiteral(engine, readLiteral(in));
      case ValueTag.LOOKUP -> {
        Object function = values.read(in);
        Scriptable thisObject = values.readObject(in);
        yield PendingInternals.newLookup(
            new PendingInternals.Lookup(function, thisObject, values.read(in)));
      }
      case ValueTag.SPECIAL_REFERENCE -> {
        Scriptable target = values.readObject(in);
        int type = in.readCount();
        yield PendingInternals.newReference(
            new PendingInternals.Reference(target, type, in.readString()));
      }
      case ValueTag.THROWN -> readThrown(in);
      case ValueTag.JUMP -> {
        Object to = values.read(in);
        Object branch = values.read(in);
        yield PendingInternals.newJump(new PendingInternals.Jump(to, branch, values.read(in)));
      }
      default -> values.read(in, tag);
    };
  }

  // Loops and literals

  void writePart(RecordWriter out, Object part, ValueEncoder encoder) {
    if (EnumerationInternals.isEnumeration(part)) {
      writeEnumeration(out, EnumerationInternals.state(part), encoder);
    } else {
      writeLiteral(out, LiteralInternals.state(part), encoder);
    }
  }

  Object readPart(RecordReader in, HeapKind kind) {
    return kind == HeapKind.LOOP
        ? EnumerationInternals.newEnumeration(readEnumeration(in))
        : LiteralInternals.newLiteral(engine, readLiteral(in));
  }

  /** Puts a loop or literal in the state that was written. */
  void readInto(RecordReader in, Object part) {
    if (EnumerationInternals.isEnumeration(part)) {
      EnumerationInternals.setState(part, readEnumeration(in));
    } else {
      LiteralInternals.setState(part, readLiteral(in));
    }
  }

  // Loops

  private static void writeEnumeration(
      RecordWriter out, EnumerationInternals.State state, ValueEncoder encoder) {
    Object[] ids = state.ids();
    Object[] used = state.used();
    out.writeByte(
        (ids != null ? WITH_IDS : 0)
            | (used != null ? WITH_USED : 0)
            | (state.numbers() ? WITH_NUMBERS : 0));
    out.writeUnsigned(state.type());
    encoder.write(out, state.object(), "[[enumerated]]");
    encoder.write(out, state.iterator(), "[[iterator]]");
    encoder.write(out, state.current(), "[[current]]");
    if (ids != null) {
      writeAll(out, ids, "[[id]]", encoder);
      out.writeUnsigned(state.index());
    }
    if (used != null) {
      writeAll(out, used, "[[id]]", encoder);
    }
  }

  private EnumerationInternals.State readEnumeration(RecordReader in) {
    int flags = in.readByte();
    int type = in.readCount();
    Scriptable object = values.readObject(in);
    Scriptable iterator = values.readObject(in);
    Object current = values.read(in);
    Object[] ids = null;
    int index = 0;
    if ((flags & WITH_IDS) != 0) {
      ids = readIds(in);
      index = in.readCount();
    }
    Object[] used = (flags & WITH_USED) != 0 ? readIds(in) : null;
    return new EnumerationInternals.State(
        object, ids, index, used, current, iterator, type, (flags & WITH_NUMBERS) != 0);
  }

  /** The engine looks for indices among those used as it got them: as objects of one class. */
  private Object[] readIds(RecordReader in) {
    Object[] ids = readAll(in);
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] instanceof Number number) {
        ids[i] = number.intValue();
      }
    }
    return ids;
  }

  // Literals

  private void writeLiteral(RecordWriter out, LiteralInternals.State state, ValueEncoder encoder) {
    out.writeByte(
        (state.keys() != null ? WITH_KEYS : 0)
            | (state.skipped() != null ? WITH_SKIPPED : 0)
            | (state.adjustments() != null ? WITH_ADJUSTMENTS : 0));
    if (state.keys() != null) {
      writeAll(out, state.keys(), "[[key]]", encoder);
    }
    writeAll(out, state.values(), "[[element]]", encoder);
    for (int accessor : state.accessors()) {
      out.writeSigned(accessor);
    }
    out.writeUnsigned(state.count());
    if (state.skipped() != null) {
      writeNumbers(out, state.skipped());
    }
    if (state.adjustments() != null) {
      writeNumbers(out, state.adjustments());
    }
  }

  private LiteralInternals.State readLiteral(RecordReader in) {
    int flags = in.readByte();
    Object[] keys = (flags & WITH_KEYS) != 0 ? readIds(in) : null;
    Object[] elements = readAll(in);
    int[] accessors = new int[elements.length];
    for (int i = 0; i < accessors.length; i++) {
      accessors[i] = (int) in.readSigned();
    }
    int count = in.readCount();
    int[] skipped = (flags & WITH_SKIPPED) != 0 ? readNumbers(in) : null;
    int[] adjustments = (flags & WITH_ADJUSTMENTS) != 0 ? readNumbers(in) : null;
    return new LiteralInternals.State(keys, accessors, elements, count, skipped, adjustments);
  }

  // What was thrown

  private static void writeThrown(
      RecordWriter out, PendingInternals.Thrown thrown, ValueEncoder encoder) {
    out.writeByte(thrown.kind().ordinal());
    encoder.write(out, thrown.value(), "[[thrown]]");
    encoder.write(out, thrown.name(), "[[name]]");
    encoder.write(out, thrown.message(), "[[message]]");
    encoder.write(out, thrown.source(), "[[source]]");
    out.writeUnsigned(Math.max(0, thrown.line()));
    encoder.write(out, thrown.lineSource(), "[[line]]");
    out.writeUnsigned(Math.max(0, thrown.column()));
  }

  private Object readThrown(RecordReader in) {
    int kind = in.readByte();
    Object value = values.read(in);
    String name = (String) values.read(in);
    String message = (String) values.read(in);
    String source = (String) values.read(in);
    int line = in.readCount();
    String lineSource = (String) values.read(in);
    return PendingInternals.newThrown(
        new PendingInternals.Thrown(
            PendingInternals.Thrown.Kind.values()[kind],
            value,
            name,
            message,
            source,
            line,
            lineSource,
            in.readCount()));
  }

  // Lists

  private static void writeAll(RecordWriter out, Object[] all, Object step, ValueEncoder encoder) {
    out.writeUnsigned(all.length);
    for (Object each : all) {
      encoder.write(out, each, step);
    }
  }

  private Object[] readAll(RecordReader in) {
    Object[] all = new Object[in.readCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.read(in);
    }
    return all;
  }

  private static void writeNumbers(RecordWriter out, int[] numbers) {
    out.writeUnsigned(numbers.length);
    for (int number : numbers) {
      out.writeSigned(number);
    }
  }

  private static int[] readNumbers(RecordReader in) {
    int[] numbers = new int[in.readCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (int) in.readSigned();
    }
    return numbers;
  }
}
