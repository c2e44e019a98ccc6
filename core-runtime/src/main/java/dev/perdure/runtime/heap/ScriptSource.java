package dev.perdure.runtime.heap;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.Scriptable;

/**
 * What a script was compiled from, and how: enough to compile it again to the same code. Immutable.
 *
 * @param text the source as it was written
 * @param name the file name that messages show
 * @param firstLine the number of the source's first line
 * @param function whether it is a single function, as {@code new Function} compiles
 * @param strict whether strict mode was handed down by the code around it
 * @param inEval whether {@code eval} compiled it
 * @param allowSuper whether {@code super} may be used
 */
public record ScriptSource(
    String text,
    String name,
    int firstLine,
    boolean function,
    boolean strict,
    boolean inEval,
    boolean allowSuper) {

  /** Room for the text that a front end lowers a newer dialect to; none does yet. */
  private static final int NOT_LOWERED = 0;

  byte[] encode(int fingerprint) {
    RecordWriter out = new RecordWriter();
    out.writeLong(fingerprint);
    out.writeByte((function ? 1 : 0) | (strict ? 2 : 0) | (inEval ? 4 : 0) | (allowSuper ? 8 : 0));
    out.writeString(name);
    out.writeUnsigned(firstLine);
    out.writeString(text);
    out.writeByte(NOT_LOWERED);
    return out.toByteArray();
  }

  static ScriptSource decode(RecordReader in) {
    int flags = in.readByte();
    String name = in.readString();
    int firstLine = in.readCount();
    String text = in.readString();
    if (in.readByte() != NOT_LOWERED) {
      throw new IndexOutOfBoundsException("A script was lowered by a front end that is not here.");
    }
    return new ScriptSource(
        text,
        name,
        firstLine,
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
        (flags & 8) != 0);
  }

  JSDescriptor<?> compile(Context engine, Scriptable global) {
    return function
        ? RealmInternals.compileFunction(engine, global, text, name, firstLine)
        : RealmInternals.compileScript(engine, text, name, firstLine, strict, inEval, allowSuper);
  }
}
