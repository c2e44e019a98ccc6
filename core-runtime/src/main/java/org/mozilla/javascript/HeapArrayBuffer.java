package org.mozilla.javascript;

import java.lang.invoke.VarHandle;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;

/**
 * An ArrayBuffer whose bytes may not be in memory. All buffers of a realm with barriers are of this
 * class. Every view asks {@link #isDetached} before it touches the bytes: there they are faulted
 * in. Confined to the turn thread.
 */
class HeapArrayBuffer extends NativeArrayBuffer {
  private static final long serialVersionUID = 1L;

  static final VarHandle BYTES =
      RhinoInternals.field(NativeArrayBuffer.class, "buffer", byte[].class);

  /** A view that is made asks how long its buffer is; the buffer itself would be faulted in. */
  static final class OfAnyLength extends HeapArrayBuffer {
    private static final long serialVersionUID = 1L;

    @Override
    public int getLength() {
      return Integer.MAX_VALUE;
    }
  }

  HeapArrayBuffer() {}

  /** The buffer itself, or one in the place of one that Rhino has just made. */
  static HeapArrayBuffer of(NativeArrayBuffer made) {
    if (made instanceof HeapArrayBuffer buffer) {
      return buffer;
    }
    HeapArrayBuffer buffer = new HeapArrayBuffer();
    BYTES.set((NativeArrayBuffer) buffer, made.getBuffer());
    buffer.setParentScope(made.getParentScope());
    buffer.setPrototype(made.getPrototype());
    return buffer;
  }

  /** The bytes are about to be written. */
  static void beforeWrite(NativeArrayBuffer buffer) {
    HeapSlotMap map = HeapSlotMap.of(buffer);
    if (map != null) {
      map.markChanged();
    }
  }

  /**
   * The bytes were written. The value may have been asked what number it is, by a program that has
   * opened a savepoint since the write was noted.
   *
   * @param result what is returned
   */
  static Object written(NativeArrayBuffer buffer, Object result) {
    beforeWrite(buffer);
    return result;
  }

  private void load() {
    HeapSlotMap map = HeapSlotMap.of(this);
    if (map != null) {
      map.load();
    }
  }

  @Override
  public boolean isDetached() {
    load();
    return super.isDetached();
  }

  @Override
  public int getLength() {
    load();
    return super.getLength();
  }

  @Override
  public byte[] getBuffer() {
    load();
    return super.getBuffer();
  }

  @Override
  public void detach() {
    beforeWrite(this);
    super.detach();
  }

  @Override
  public Scriptable getPrototype() {
    load();
    return super.getPrototype();
  }

  @Override
  public boolean isExtensible() {
    load();
    return super.isExtensible();
  }
}
