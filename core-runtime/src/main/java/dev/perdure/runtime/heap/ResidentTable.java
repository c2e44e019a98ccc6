package dev.perdure.runtime.heap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects in memory by oid, held weakly: an object that nothing refers to any more is not kept
 * alive by having an identity. Confined to the turn thread.
 */
final class ResidentTable {

  private static final class Resident extends WeakReference<Object> {
    private final long oid;
    private @Nullable Resident next;

    Resident(long oid, Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      this.oid = oid;
    }
  }

  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private @Nullable Resident[] table = new Resident[256];
  private int size;

  /** The object with this oid if it is in memory, or null. */
  @Nullable Object get(long oid) {
    for (Resident r = table[bucket(oid, table.length)]; r != null; r = r.next) {
      if (r.oid == oid) {
        return r.get();
      }
    }
    return null;
  }

  void put(long oid, Object object) {
    expunge();
    removeEntry(oid, null);
    if (size >= table.length) {
      grow();
    }
    Resident added = new Resident(oid, object, collected);
    int bucket = bucket(oid, table.length);
    added.next = table[bucket];
    table[bucket] = added;
    size++;
  }

  void remove(long oid) {
    removeEntry(oid, null);
  }

  /** The objects that are in memory now. */
  List<Object> objects() {
    expunge();
    List<Object> objects = new ArrayList<>(size);
    for (Resident chain : table) {
      for (Resident r = chain; r != null; r = r.next) {
        Object object = r.get();
        if (object != null) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  private void expunge() {
    for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
      Resident resident = (Resident) gone;
      removeEntry(resident.oid, resident);
    }
  }

  /** Removes the entry of an oid; if one is given, only that very entry. */
  private void removeEntry(long oid, @Nullable Resident only) {
    int bucket = bucket(oid, table.length);
    Resident before = null;
    for (Resident r = table[bucket]; r != null; before = r, r = r.next) {
      if (r.oid == oid && (only == null || r == only)) {
        if (before == null) {
          table[bucket] = r.next;
        } else {
          before.next = r.next;
        }
        size--;
        return;
      }
    }
  }

  private void grow() {
    @Nullable Resident[] grown = new Resident[table.length * 2];
    for (Resident chain : table) {
      Resident r = chain;
      while (r != null) {
        Resident next = r.next;
        int bucket = bucket(r.oid, grown.length);
        r.next = grown[bucket];
        grown[bucket] = r;
        r = next;
      }
    }
    table = grown;
  }

  private static int bucket(long oid, int length) {
    return (int) ((oid * 0x9E3779B97F4A7C15L) >>> 32) & (length - 1);
  }
}
