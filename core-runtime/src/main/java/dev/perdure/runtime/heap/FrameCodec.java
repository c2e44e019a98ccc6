package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EnumerationInternals;
import org.mozilla.javascript.FrameInternals;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.IcodeStamp;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.LiteralInternals;
import org.mozilla.javascript.ScriptOrFn;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.SuspensionInternals;

/**
 * Frames of suspended calls: code, position, variables, locals and operands. A frame is stamped
 * with the engine and the code it belongs to, and never read for others. Confined to the turn
 * thread.
 */
final class FrameCodec {

  private static final int FROZEN = 1;
  private static final int OUTERMOST = 2;
  private static final int CALLED = 4;
  private static final int VARIABLES_ELSEWHERE = 8;
  private static final int SCRIPT = 16;
  private static final int ATTRIBUTES = 32;

  private final Context engine;
  private final ScriptTable scripts;
  private final ValueDecoder values;
  private final StackValues stackValues;
  private final String engineVersion;

  FrameCodec(Context engine, ScriptTable scripts, ValueDecoder values) {
    this.engine = engine;
    this.scripts = scripts;
    this.values = values;
    this.stackValues = new StackValues(engine, values);
    this.engineVersion = IcodeStamp.engineVersion(engine);
  }

  /** Makes the record of a part of continuations: a frame, a loop, a literal. */
  void writeRecord(RecordWriter out, Object part, ValueEncoder encoder) {
    if (FrameInternals.isFrame(part)) {
      Object variables = FrameInternals.variablesOf(part);
      write(out, part, variables == part ? null : variables, false, encoder);
    } else {
      stackValues.writePart(out, part, encoder);
    }
  }

  /**
   * Writes the frame of a generator, as a part of the generator. The frame whose variables it uses
   * is its own, but for a continuation that was captured when the generator was made.
   */
  void writeOfGenerator(RecordWriter out, Object frame, ValueEncoder encoder) {
    write(out, frame, sharedVariables(frame), true, encoder);
  }

  /** The frame of a continuation whose variables the frame of a generator uses, or null. */
  static @Nullable Object sharedVariables(Object frame) {
    Object variables = FrameInternals.variablesOf(frame);
    return variables != frame && FrameInternals.isFrozen(variables) ? variables : null;
  }

  private void write(
      RecordWriter out,
      Object frame,
      @Nullable Object variables,
      boolean own,
      ValueEncoder encoder) {
    ScriptOrFn<?> code = FrameInternals.code(frame);
    JSDescriptor<?> descriptor = code.getDescriptor();
    Object parent = FrameInternals.parent(frame);
    Object holder = FrameInternals.variablesOf(frame);
    int variableCount = FrameInternals.variableCount(frame);
    boolean attributes = variables == null && hasAttributes(holder, variableCount);
    out.writeByte(
        (FrameInternals.isFrozen(frame) ? FROZEN : 0)
            | (FrameInternals.isOutermost(frame) ? OUTERMOST : 0)
            | (parent != null ? CALLED : 0)
            | (variables != null ? VARIABLES_ELSEWHERE : 0)
            | (SuspensionInternals.isScript(code) ? SCRIPT : 0)
            | (attributes ? ATTRIBUTES : 0));
    if (parent != null) {
      encoder.write(out, parent, "[[caller]]");
    }
    if (variables != null) {
      encoder.write(out, variables, "[[variables]]");
    }
    writeCode(out, code, descriptor, encoder);
    encoder.write(out, FrameInternals.thisObject(frame), "[[this]]");
    encoder.write(out, FrameInternals.scope(frame), "[[scope]]");
    writePosition(out, FrameInternals.position(frame));
    stackValues.write(out, FrameInternals.result(frame), "[[result]]", own, encoder);
    if (variables == null) {
      for (int i = 0; i < variableCount; i++) {
        Object step = "[[variable " + descriptor.getParamOrVarName(i) + "]]";
        stackValues.write(out, FrameInternals.stackValue(holder, i), step, own, encoder);
        if (attributes) {
          out.writeByte(FrameInternals.variableAttributes(holder, i));
        }
      }
    }
    int top = FrameInternals.position(frame).stackTop();
    for (int i = variableCount; i <= top; i++) {
      stackValues.write(out, FrameInternals.stackValue(frame, i), "[[operand]]", own, encoder);
    }
  }

  /** The loops and literals on the stack of a frame. */
  static List<Object> partsOf(Object frame) {
    List<Object> parts = new ArrayList<>();
    int top = FrameInternals.position(frame).stackTop();
    for (int i = FrameInternals.variableCount(frame); i <= top; i++) {
      Object value = FrameInternals.stackValue(frame, i);
      if (EnumerationInternals.isEnumeration(value) || LiteralInternals.isLiteral(value)) {
        parts.add(value);
      }
    }
    return parts;
  }

  private static boolean hasAttributes(Object frame, int variableCount) {
    for (int i = 0; i < variableCount; i++) {
      if (FrameInternals.variableAttributes(frame, i) != 0) {
        return true;
      }
    }
    return false;
  }

  private void writeCode(
      RecordWriter out, ScriptOrFn<?> code, JSDescriptor<?> descriptor, ValueEncoder encoder) {
    if (SuspensionInternals.isScript(code)) {
      scripts.write(out, descriptor, encoder.references());
      encoder.write(out, code.getHomeObject(), "[[home]]");
    } else {
      encoder.write(out, code, "[[function]]");
    }
    out.writeString(engineVersion);
    out.writeLong(IcodeStamp.of(descriptor));
  }

  private static void writePosition(RecordWriter out, FrameInternals.Position position) {
    out.writeSigned(position.parentPc());
    out.writeSigned(position.pc());
    out.writeSigned(position.branchPc());
    out.writeSigned(position.linePc());
    out.writeSigned(position.stackTop());
    out.writeSigned(position.callOperation());
  }

  // Reading

  /** The frames that have to be there before a frame is made. */
  record Links(long caller, long variables) {}

  /** Reads which other frames the frame of a record refers to; 0 for none. */
  static Links readLinks(RecordReader in) {
    int flags = in.readByte();
    long caller = (flags & CALLED) != 0 ? readFrameOid(in) : 0;
    return new Links(caller, (flags & VARIABLES_ELSEWHERE) != 0 ? readFrameOid(in) : 0);
  }

  private static long readFrameOid(RecordReader in) {
    if (in.readByte() != ValueTag.REFERENCE || in.readByte() != HeapKind.FRAME.number()) {
      throw new IndexOutOfBoundsException("A frame does not refer to a frame.");
    }
    return in.readUnsigned();
  }

  /** A frame of which the code is known and nothing else yet, and how to go on. */
  final class Beginning {
    private final RecordReader in;
    private final int flags;
    private final Object frame;

    private Beginning(RecordReader in) {
      this.in = in;
      flags = in.readByte();
      Object parent = (flags & CALLED) != 0 ? values.read(in) : null;
      Object variables = (flags & VARIABLES_ELSEWHERE) != 0 ? values.read(in) : null;
      ScriptOrFn<?> code = readCode(in, (flags & SCRIPT) != 0);
      frame = FrameInternals.newFrame(engine, code, null, parent);
      if (variables != null) {
        FrameInternals.setVariablesOf(frame, variables);
      }
    }

    Object frame() {
      return frame;
    }

    /** Reads the rest, which may lead back to the frame. */
    Object finish() {
      readRest(in, flags, frame);
      return frame;
    }
  }

  /** Makes a loop or literal from what was written. */
  Object readPart(RecordReader in, HeapKind kind) {
    return stackValues.readPart(in, kind);
  }

  /** Begins to make a frame from what was written. */
  Beginning begin(RecordReader in) {
    return new Beginning(in);
  }

  /** Puts a part in the state that was written; it may have had another, which is being undone. */
  void read(RecordReader in, Object part) {
    if (FrameInternals.isFrame(part)) {
      readFrame(in, part);
    } else {
      stackValues.readInto(in, part);
    }
  }

  private void readFrame(RecordReader in, Object frame) {
    int flags = in.readByte();
    if ((flags & CALLED) != 0) {
      values.read(in);
    }
    if ((flags & VARIABLES_ELSEWHERE) != 0) {
      values.read(in);
    }
    readCode(in, (flags & SCRIPT) != 0);
    readRest(in, flags, frame);
  }

  private void readRest(RecordReader in, int flags, Object frame) {
    FrameInternals.setFrozen(frame, (flags & FROZEN) != 0);
    FrameInternals.setOutermost(frame, (flags & OUTERMOST) != 0);
    FrameInternals.setThisObject(frame, values.readObject(in));
    FrameInternals.setScope(frame, values.readObject(in));
    FrameInternals.Position position = readPosition(in);
    int variableCount = FrameInternals.variableCount(frame);
    if (position.stackTop() < variableCount - 1
        || position.stackTop() >= FrameInternals.stackSize(frame)) {
      throw new IndexOutOfBoundsException("A frame has a stack of another size.");
    }
    FrameInternals.setPosition(frame, position);
    FrameInternals.setResult(frame, stackValues.read(in));
    if ((flags & VARIABLES_ELSEWHERE) == 0) {
      for (int i = 0; i < variableCount; i++) {
        FrameInternals.setStackValue(frame, i, stackValues.read(in));
        if ((flags & ATTRIBUTES) != 0) {
          FrameInternals.setVariableAttributes(frame, i, in.readByte());
        }
      }
    }
    for (int i = variableCount; i <= position.stackTop(); i++) {
      FrameInternals.setStackValue(frame, i, stackValues.read(in));
    }
  }

  private ScriptOrFn<?> readCode(RecordReader in, boolean script) {
    ScriptOrFn<?> code;
    if (script) {
      JSDescriptor<?> descriptor = scripts.read(in);
      code = SuspensionInternals.newScript(descriptor, values.readObject(in));
    } else {
      Scriptable function = values.readObject(in);
      if (!(function instanceof ScriptOrFn<?> known)) {
        throw new IndexOutOfBoundsException("A frame has no function.");
      }
      code = known;
    }
    String version = in.readString();
    long stamp = in.readLong();
    if (!version.equals(engineVersion) || stamp != IcodeStamp.of(code.getDescriptor())) {
      throw ScriptRuntime.typeError(
          "The call of \""
              + nameOf(code.getDescriptor())
              + "\" in \""
              + code.getDescriptor().getSourceName()
              + "\" was suspended by version "
              + version
              + " of the engine, and version "
              + engineVersion
              + " compiles it to other code: it cannot be resumed. Open the heap with the version of"
              + " Perdure that wrote it, or begin the call anew.");
    }
    return code;
  }

  private static String nameOf(JSDescriptor<?> descriptor) {
    String name = descriptor.getName();
    return name.isEmpty() ? (descriptor.isFunction() ? "(anonymous)" : "(script)") : name;
  }

  private static FrameInternals.Position readPosition(RecordReader in) {
    int parentPc = (int) in.readSigned();
    int pc = (int) in.readSigned();
    int branchPc = (int) in.readSigned();
    int linePc = (int) in.readSigned();
    int stackTop = (int) in.readSigned();
    return new FrameInternals.Position(
        parentPc, pc, branchPc, linePc, stackTop, (int) in.readSigned());
  }
}
