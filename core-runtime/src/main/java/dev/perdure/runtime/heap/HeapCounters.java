package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;

/**
 * The numbers that a heap gives out: object identities, shapes, scripts, timers. Each is given
 * once; a turn that is undone leaves gaps. Confined to the turn thread.
 */
final class HeapCounters {
  private static final byte[] KEY = Keys.ofText('C', "counters");

  private long nextOid = 2;
  private long nextShape = 2;
  private long nextScript = 1;
  private long nextTimer = 1;
  private long nextOrder = 1;
  private final LayeredStore store;
  private boolean changed;

  HeapCounters(LayeredStore store) {
    this.store = store;
    byte[] stored = store.get(StoreTable.META, KEY);
    if (stored != null) {
      store.decode(StoreTable.META, KEY, () -> read(new RecordReader(stored)));
    }
  }

  private boolean read(RecordReader in) {
    nextOid = in.readUnsigned();
    nextShape = in.readUnsigned();
    nextScript = in.readUnsigned();
    nextTimer = in.readUnsigned();
    nextOrder = in.readUnsigned();
    return true;
  }

  long nextOid() {
    changed = true;
    return nextOid++;
  }

  long nextShape() {
    changed = true;
    return nextShape++;
  }

  long nextScript() {
    changed = true;
    return nextScript++;
  }

  long nextTimer() {
    changed = true;
    return nextTimer++;
  }

  /** The place of a property among those that a program has added to an intrinsic. */
  long nextOrder() {
    changed = true;
    return nextOrder++;
  }

  /** The identity that the next object will get. */
  long peekOid() {
    return nextOid;
  }

  long peekTimer() {
    return nextTimer;
  }

  long peekShape() {
    return nextShape;
  }

  long peekScript() {
    return nextScript;
  }

  void writeChanged(WriteBatch batch) {
    if (!changed) {
      return;
    }
    RecordWriter out = new RecordWriter();
    out.writeUnsigned(nextOid);
    out.writeUnsigned(nextShape);
    out.writeUnsigned(nextScript);
    out.writeUnsigned(nextTimer);
    out.writeUnsigned(nextOrder);
    store.put(batch, StoreTable.META, KEY, out.toByteArray());
    changed = false;
  }
}
