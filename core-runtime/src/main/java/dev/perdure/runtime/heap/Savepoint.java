package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mozilla.javascript.HeapSlotMap;

/**
 * What has happened since a state of the running turn that can be returned to, and until the next
 * such state. Confined to the turn thread.
 */
final class Savepoint {

  /** Says that writes are allowed. */
  static final long WRITABLE = 0;

  /** What was changed since, as far as it was encoded. */
  private Delta delta = new Delta();

  /** The identities that were given since. */
  private List<Long> adopted = new ArrayList<>();

  /** The objects that were changed since, as far as they were encoded. */
  private Set<HeapSlotMap> touched = new LinkedHashSet<>();

  /** The changes of intrinsics, the latest last. */
  private final List<IntrinsicsBefore> intrinsics = new ArrayList<>();

  private final long firstOid;
  private final long firstShape;
  private final long firstScript;
  private final long readOnlyBelow;

  Savepoint(long firstOid, long firstShape, long firstScript, long readOnlyBelow) {
    this.firstOid = firstOid;
    this.firstShape = firstShape;
    this.firstScript = firstScript;
    this.readOnlyBelow = readOnlyBelow;
  }

  Delta delta() {
    return delta;
  }

  List<Long> adopted() {
    return adopted;
  }

  Set<HeapSlotMap> touched() {
    return touched;
  }

  List<IntrinsicsBefore> intrinsics() {
    return intrinsics;
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
    delta = delta.under(later.delta);
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
    intrinsics.addAll(later.intrinsics);
  }
}
