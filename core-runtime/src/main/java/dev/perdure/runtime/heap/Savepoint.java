package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mozilla.javascript.HeapSlotMap;

/**
 * What has happened since a state of the running turn that can be returned to, and until the next
 * such state. Confined to the turn thread.
 */
final class Savepoint {

  /** Says that writes are allowed. */
  static final long WRITABLE = 0;

  /** What the entries had been that were changed since, as far as these were encoded. */
  private Delta journal = new Delta();

  /** The identities that were given since. */
  private List<Long> adopted = new ArrayList<>();

  /** The objects that were changed since, as far as they were encoded. */
  private Set<HeapSlotMap> touched = new LinkedHashSet<>();

  /** What the intrinsics were that were changed since, as far as that was encoded. */
  private final Map<HeapSlotMap, IntrinsicsBefore> intrinsics = new LinkedHashMap<>();

  /**
   * The entries of weak collections that were not encoded when it was opened: nothing was known to
   * lead to their keys, but the program may hold them.
   */
  private final List<WeakReach.Entry> waiting;

  private final long firstOid;
  private final long firstShape;
  private final long firstScript;
  private final long readOnlyBelow;

  Savepoint(
      List<WeakReach.Entry> waiting,
      long firstOid,
      long firstShape,
      long firstScript,
      long readOnlyBelow) {
    this.waiting = waiting;
    this.firstOid = firstOid;
    this.firstShape = firstShape;
    this.firstScript = firstScript;
    this.readOnlyBelow = readOnlyBelow;
  }

  Delta journal() {
    return journal;
  }

  /** Changes an entry of the overlay, and remembers what it had been. */
  void put(Delta overlay, StoreTable table, byte[] key, Delta.Change change) {
    Delta.Change before = overlay.put(table, key, change);
    if (journal.get(table, key) == null) {
      journal.put(table, key, before == null ? Delta.Change.NONE : before);
    }
  }

  List<Long> adopted() {
    return adopted;
  }

  Set<HeapSlotMap> touched() {
    return touched;
  }

  Collection<IntrinsicsBefore> intrinsics() {
    return intrinsics.values();
  }

  /** Adds what an intrinsic was before it was changed, later than what is known of it. */
  void add(IntrinsicsBefore before) {
    intrinsics.merge(before.map(), before, IntrinsicsBefore::butFirst);
  }

  List<WeakReach.Entry> waiting() {
    return waiting;
  }

  /** Objects from here on did not have an identity then. */
  long firstOid() {
    return firstOid;
  }

  long firstShape() {
    return firstShape;
  }

  long firstScript() {
    return firstScript;
  }

  /** Objects below must not be written; {@link #WRITABLE} if all may. */
  long readOnlyBelow() {
    return readOnlyBelow;
  }

  /** Takes over what has happened since a later one, which nobody returns to any more. */
  void take(Savepoint later) {
    journal = later.journal.under(journal);
    if (adopted.isEmpty()) {
      adopted = later.adopted;
    } else {
      adopted.addAll(later.adopted);
    }
    if (touched.size() < later.touched.size()) {
      later.touched.addAll(touched);
      touched = later.touched;
    } else {
      touched.addAll(later.touched);
    }
    later.intrinsics().forEach(this::add);
  }
}
