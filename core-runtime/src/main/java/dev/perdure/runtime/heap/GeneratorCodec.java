package dev.perdure.runtime.heap;

import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;
import org.mozilla.javascript.SuspensionInternals.Generator;
import org.mozilla.javascript.SuspensionInternals.Progress;

/**
 * Generators: the suspended call, which is a part of the record, and what it delegates to. A ghost
 * until it is resumed. Confined to the turn thread.
 */
final class GeneratorCodec extends KindCodec {
  private final KindCodecs.Surroundings heap;
  private final FrameCodec frames;

  GeneratorCodec(KindCodecs.Surroundings heap, FrameCodec frames) {
    this.heap = heap;
    this.frames = frames;
  }

  @Override
  void write(RecordWriter out, ScriptableObject object, ValueEncoder values) {
    Generator generator = SuspensionInternals.generator(object);
    out.writeByte(generator.progress().ordinal());
    values.write(out, generator.source(), "[[source]]");
    out.writeSigned(generator.line());
    if (hasFrame(generator.progress())) {
      values.write(out, generator.function(), "[[function]]");
      values.write(out, generator.delegate(), "[[delegate]]");
      frames.writeOfGenerator(out, generator.frame(), values);
    }
  }

  /**
   * One that runs has its frame on the stack of the interpreter. Only a savepoint meets it, and
   * when it is returned to, the generator runs still.
   */
  private static boolean hasFrame(Progress progress) {
    return progress == Progress.NOT_STARTED || progress == Progress.YIELDED;
  }

  @Override
  ScriptableObject makeFrom(RecordReader in) {
    // What it has suspended may lead back to it: that comes when it is resumed.
    return SuspensionInternals.newGenerator();
  }

  @Override
  void read(RecordReader in, ScriptableObject object, HeapSlotMap map) {
    Progress progress = Progress.values()[in.readByte()];
    String source = (String) heap.values().read(in);
    int line = (int) in.readSigned();
    Scriptable function = null;
    Object delegate = null;
    Object frame = null;
    if (hasFrame(progress)) {
      function = heap.values().readObject(in);
      delegate = heap.values().read(in);
      frame = frames.begin(in).finish();
    }
    if (!SuspensionInternals.isRunning(object)) {
      SuspensionInternals.setGenerator(
          object, new Generator(progress, function, frame, delegate, source, line));
    }
  }

  @Override
  void becameGhost(ScriptableObject object, HeapSlotMap map) {
    SuspensionInternals.setGenerator(
        object, new Generator(Progress.COMPLETED, null, null, null, null, 0));
  }
}
