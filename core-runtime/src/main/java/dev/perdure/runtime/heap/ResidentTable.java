package dev.perdure.runtime.heap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects in memory by oid, held weakly: an object that nothing refers to any more is not kept
 * alive by having an identity. Confined to the turn thread.
 *
 * <p>Open addressing with linear probing, so that an object costs its reference (40 bytes) and one
 * to three places in the table, and nothing else.
 */
final class ResidentTable {

  /** An object in memory, or one that was until the garbage collector took it. */
  static final class Resident extends WeakReference<Object> {
    private final long oid;

    Resident(long oid, Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      this.oid = oid;
    }
  }

  private static final int FIRST_SIZE = 256;

  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private @Nullable Resident[] table = new Resident[FIRST_SIZE];
  private int size;

  /** The object with this oid if it is in memory, or null. */
  @Nullable Object get(long oid) {
    Resident resident = entry(oid);
    return resident == null ? null : resident.get();
  }

  /** What the table holds for this oid, or null. */
  @Nullable Resident entry(long oid) {
    int mask = table.length - 1;
    for (int i = place(oid, mask); ; i = (i + 1) & mask) {
      Resident resident = table[i];
      if (resident == null || resident.oid == oid) {
        return resident;
      }
    }
  }

  /** Enters an object, in the place of one with its oid that was collected. */
  void put(long oid, Object object) {
    expunge();
    if (3L * (size + 1) > 2L * table.length) {
      resize(table.length * 2);
    }
    Resident added = new Resident(oid, object, collected);
    int mask = table.length - 1;
    for (int i = place(oid, mask); ; i = (i + 1) & mask) {
      Resident resident = table[i];
      if (resident == null) {
        table[i] = added;
        size++;
        return;
      }
      if (resident.oid == oid) {
        table[i] = added;
        return;
      }
    }
  }

  /** Forgets what it holds for this oid. */
  void remove(long oid) {
    Resident resident = entry(oid);
    if (resident != null) {
      remove(resident);
    }
  }

  /** The objects that are in memory now. */
  List<Object> objects() {
    expunge();
    List<Object> objects = new ArrayList<>(size);
    for (Resident resident : table) {
      Object object = resident == null ? null : resident.get();
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  private void expunge() {
    Object gone = collected.poll();
    if (gone == null) {
      return;
    }
    for (; gone != null; gone = collected.poll()) {
      remove((Resident) gone);
    }
    // What a large turn has left behind is not kept for ever.
    if (table.length > FIRST_SIZE && 8L * size < table.length) {
      resize(Math.max(FIRST_SIZE, table.length / 4));
    }
  }

  /** Removes this very entry, unless another has taken its place. */
  private void remove(Resident gone) {
    int mask = table.length - 1;
    int hole = place(gone.oid, mask);
    for (Resident resident = table[hole]; resident != gone; resident = table[hole]) {
      if (resident == null) {
        return;
      }
      hole = (hole + 1) & mask;
    }
    size--;
    // Close the gap: a later entry moves into the hole if the hole is on its way.
    int from = hole;
    while (true) {
      from = (from + 1) & mask;
      Resident resident = table[from];
      if (resident == null) {
        table[hole] = null;
        return;
      }
      int wanted = place(resident.oid, mask);
      if (((from - wanted) & mask) >= ((from - hole) & mask)) {
        table[hole] = resident;
        hole = from;
      }
    }
  }

  private void resize(int length) {
    @Nullable Resident[] old = table;
    table = new Resident[length];
    int mask = length - 1;
    for (Resident resident : old) {
      if (resident == null) {
        continue;
      }
      int i = place(resident.oid, mask);
      while (table[i] != null) {
        i = (i + 1) & mask;
      }
      table[i] = resident;
    }
  }

  private static int place(long oid, int mask) {
    // The uppermost bits depend on all bits of the oid.
    return (int) ((oid * 0x9E3779B97F4A7C15L) >>> Long.numberOfLeadingZeros(mask));
  }
}
