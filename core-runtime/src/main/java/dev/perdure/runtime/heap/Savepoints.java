package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;
import org.mozilla.javascript.WeakInternals;

/**
 * The states of the running turn that can be returned to, one in the other.
 *
 * <p>Opening one is a checkpoint that is not written: what has changed since the last one, and what
 * is young and can be reached from it, is encoded and laid over the store, in one {@link Delta} for
 * the turn; from then on every write passes a barrier, and every object equals its record. Each
 * savepoint has a journal of what the entries had been. Returning puts these back, and puts what
 * was touched since in the state of its record, as the undo of a turn does. So each kind of object
 * that can be stored can be undone, by the same code.
 *
 * <p>What gets an identity at a savepoint may be garbage when the turn ends: {@link LiveChanges}
 * finds what is to be written. What gets one and is undone may still be held by the program, in the
 * value that was thrown: it becomes young again.
 *
 * <p>Confined to the turn thread.
 */
final class Savepoints {
  private final Heap heap;

  /** The turn itself, then the savepoints that are open; nothing as long as a turn has none. */
  private final List<Savepoint> levels = new ArrayList<>();

  /** What the turn has changed, as far as it was encoded: lies over the store. */
  private Delta overlay = new Delta();

  private boolean isMoving;
  private int opened;

  /** What has to stay in memory until the turn ends. */
  private final List<HeapSlotMap> staying = new ArrayList<>();

  Savepoints(Heap heap) {
    this.heap = heap;
  }

  /** Whether the turn has, or has had, a savepoint. */
  boolean isUsed() {
    return !levels.isEmpty();
  }

  /** How many were opened since the heap was. */
  int opened() {
    return opened;
  }

  /** Whether an object that the program is about to write must not be written. */
  boolean isReadOnly(HeapSlotMap map) {
    return isReadOnly() && (map.isIntrinsic() || isOlder(map, last().readOnlyBelow()));
  }

  /** Whether what there was when the innermost read-only savepoint was opened must not change. */
  boolean isReadOnly() {
    return !levels.isEmpty() && !isMoving && last().readOnlyBelow() != Savepoint.WRITABLE;
  }

  private static boolean isOlder(HeapSlotMap map, long firstNewer) {
    return map.oid() != 0 && map.oid() < firstNewer;
  }

  private Savepoint last() {
    return levels.get(levels.size() - 1);
  }

  /** A checkpoint of what has changed since the last savepoint, or since the turn began. */
  Checkpoint newCheckpoint() {
    return levels.isEmpty() ? new Checkpoint(heap) : new Checkpoint(heap, levels.get(0).firstOid());
  }

  /** An object that must not be written and was, past the barriers; null if there is none. */
  @Nullable Object writtenPastBarriers() {
    long below = last().readOnlyBelow();
    NavigableMap<byte[], Delta.Change> encoded = last().journal().of(StoreTable.OBJECTS);
    for (byte[] key : encoded.headMap(Keys.ofLong(below), false).keySet()) {
      long oid = Keys.getLong(key, 0);
      if (!heap.staleObjects().isUpgradedReadOnly(oid)) {
        // Another savepoint was opened behind it.
        return heap.objects().resident(oid);
      }
    }
    ValueEncoder values = new ValueEncoder(new HeapAudit(heap), heap.global());
    ObjectEncoder encoder = new ObjectEncoder(heap, values);
    for (HeapSlotMap map : heap.dirty().onlySuspected()) {
      if (isOlder(map, below)) {
        try {
          if (!encoder.isEncodedBy(heap.objects().storedRecord(map.oid()), map.owner())) {
            return map.owner();
          }
        } catch (UnpersistableValueException e) {
          // It refers to something new.
          return map.owner();
        }
      }
    }
    return null;
  }

  // Opening

  /**
   * Opens a savepoint.
   *
   * @param roots what the program may change from now on, beside what it reaches from the heap's
   *     roots
   * @param readOnly whether nothing that exists now may be written
   * @throws UnpersistableValueException if it can reach what cannot be stored; nothing has changed
   */
  void open(Iterable<?> roots, boolean readOnly) {
    moving(() -> openNow(roots, readOnly));
  }

  /** The heap's own changes of state are no writes of the program. */
  private void moving(Runnable action) {
    isMoving = true;
    try {
      action.run();
    } finally {
      isMoving = false;
    }
  }

  private void openNow(Iterable<?> roots, boolean readOnly) {
    opened++;
    boolean isFirst = levels.isEmpty();
    if (isFirst) {
      push(List.of(), Savepoint.WRITABLE);
    }
    Checkpoint checkpoint = newCheckpoint();
    long firstShape = heap.shapes().mark();
    long firstScript = heap.scripts().mark();
    try {
      checkpoint.prepare(roots);
    } catch (RuntimeException | Error e) {
      // They name objects that nobody has given an identity.
      heap.shapes().discardFrom(firstShape);
      heap.scripts().discardFrom(firstScript);
      if (isFirst) {
        pop();
      }
      throw e;
    }
    long readOnlyBelow = last().readOnlyBelow();
    apply(checkpoint);
    if (readOnlyBelow == Savepoint.WRITABLE && readOnly) {
      readOnlyBelow = heap.counters().peekOid();
    }
    List<WeakReach.Entry> waiting = checkpoint.waitingEntries();
    waiting.forEach(Savepoints::keepWaiting);
    push(waiting, readOnlyBelow);
  }

  private static void keepWaiting(WeakReach.Entry entry) {
    WeakInternals.takeBack(entry.collection(), entry.key(), entry.value());
    HeapSlotMap.of(entry.collection()).markChanged();
  }

  private void push(List<WeakReach.Entry> waiting, long readOnlyBelow) {
    Savepoint savepoint =
        new Savepoint(
            waiting,
            heap.counters().peekOid(),
            heap.shapes().mark(),
            heap.scripts().mark(),
            readOnlyBelow);
    if (levels.isEmpty()) {
      overlay = new Delta();
      heap.store().overlay(overlay);
    }
    levels.add(savepoint);
  }

  private Savepoint pop() {
    Savepoint popped = levels.remove(levels.size() - 1);
    if (levels.isEmpty()) {
      heap.store().overlay(null);
    }
    return popped;
  }

  private void apply(Checkpoint checkpoint) {
    Savepoint level = last();
    Collection<HeapSlotMap> touched = heap.dirty().touched();
    touched.forEach(this::keep);
    level.touched().addAll(touched);
    List<Object> young = new ArrayList<>();
    checkpoint.apply(
        new Checkpoint.Sink() {
          @Override
          public void put(StoreTable table, byte[] key, Delta.Change change) {
            level.put(overlay, table, key, change);
          }

          @Override
          public void putString(String string, byte[] key) {
            if (overlay.get(StoreTable.STRINGS, key) == null) {
              byte[] value = LongStrings.encode(string);
              Delta.Change change = new Delta.Change(value, Delta.ROOT, Delta.ROOT, Uses.NONE);
              level.put(overlay, StoreTable.STRINGS, key, change);
              heap.longStrings().laidOver(string, key);
            }
          }

          @Override
          public void adopted(long oid, Object target) {
            level.adopted().add(oid);
            young.add(target);
          }
        });
    heap.intrinsicChanges().flush().forEach(level::add);
    heap.tables().flush();
    heap.dirty().flush();
    young.forEach(Savepoints::expectChange);
  }

  private void keep(HeapSlotMap map) {
    if (map.setStays(true)) {
      staying.add(map);
    }
  }

  /** The program has these in its hands: it needs to pass no barrier to change some of them. */
  private static void expectChange(Object adopted) {
    if (adopted instanceof ScriptableObject object) {
      HeapSlotMap.of(object).setStays(true);
    }
    if (SuspensionInternals.isRunning(adopted)) {
      HeapSlotMap.of((ScriptableObject) adopted).markChanged();
    } else if (ObjectInternals.isUnguarded(adopted)) {
      HeapSlotMap.of((ScriptableObject) adopted).markSuspected();
    }
  }

  // Closing

  /** Closes the last savepoint: what has happened since stays, and goes with the one before. */
  void release() {
    Savepoint closed = pop();
    last().take(closed);
  }

  /** Returns to the last savepoint, and closes it. */
  void rollback() {
    moving(this::rollbackNow);
  }

  private void rollbackNow() {
    Savepoint left = last();
    Set<HeapSlotMap> touched = new LinkedHashSet<>(left.touched());
    touched.addAll(heap.dirty().touched());
    makeYoung(left.adopted());
    noteLostPages(left.journal());
    overlay.putBack(left.journal());
    pop();
    heap.intrinsicChanges().undo();
    left.intrinsics().forEach(heap.intrinsicChanges()::takeBack);
    heap.tables().rolledBack();
    heap.shapes().discardFrom(left.firstShape());
    heap.scripts().discardFrom(left.firstScript());
    Set<Object> frames = heap.frames().framesOf(touched);
    heap.dirty().rolledBack();
    for (HeapSlotMap map : touched) {
      if (map.oid() != 0 && !map.isGhost()) {
        heap.objects().decode(map);
      }
    }
    heap.frames().undo(frames);
    heap.dirty().see();
    left.waiting().forEach(Savepoints::keepWaiting);
  }

  /** Returns to the state before the turn. */
  void rollbackTurn() {
    while (levels.size() > 1) {
      release();
    }
    letGo(last());
    rollback();
    heap.longStrings().forgetSavepoints();
  }

  /**
   * What is in memory of these objects has no record any more. To load one may bring others in: all
   * are loaded before the first loses its identity, or there would be two objects for one.
   */
  private void makeYoung(List<Long> oids) {
    Map<Long, Object> whole = new LinkedHashMap<>();
    int before;
    do {
      before = whole.size();
      for (long oid : oids) {
        if (!whole.containsKey(oid)) {
          Object object = heap.objects().loadWhole(oid);
          if (object != null) {
            whole.put(oid, object);
          }
        }
      }
    } while (whole.size() > before);
    whole.forEach(heap.objects()::makeYoung);
    oids.forEach(heap.frames()::makeYoung);
  }

  /** Pages that were changed and encoded since: they equal what the store has no more. */
  private void noteLostPages(Delta journal) {
    for (byte[] key : journal.of(StoreTable.PAGES).keySet()) {
      Object resident = heap.objects().resident(Keys.getLong(key, 0));
      if (resident instanceof ScriptableObject object) {
        for (HeapPages pages : heap.kinds().of(HeapKind.of(object)).pages(object)) {
          if (pages.sequence() == PageRecords.sequenceOf(key)) {
            pages.noteLost(PageRecords.pageOf(key));
          }
        }
      }
    }
    for (byte[] key : journal.of(StoreTable.ENTRIES).keySet()) {
      Object resident = heap.objects().resident(Keys.getLong(key, 0));
      if (resident instanceof ScriptableObject object) {
        heap.kinds().of(HeapKind.of(object)).noteLostEntries(object, key);
        Dictionaries.noteLost(HeapSlotMap.of(object), key);
      }
    }
  }

  /** What had to stay in memory until the turn ended. */
  private void letGo(Savepoint turn) {
    staying.forEach(map -> map.setStays(false));
    staying.clear();
    for (long oid : turn.adopted()) {
      if (heap.objects().resident(oid) instanceof ScriptableObject object) {
        HeapSlotMap.of(object).setStays(false);
      }
    }
  }

  // Looking back

  /** What turns the overlay into what it was when a level began. */
  List<Delta> journalsSince(int level) {
    return levels.subList(level, levels.size()).stream().map(Savepoint::journal).toList();
  }

  /** What was changed since a level began and was there before, as far as that is known. */
  Set<HeapSlotMap> touchedSince(int level) {
    Set<HeapSlotMap> touched = new LinkedHashSet<>();
    for (Savepoint later : levels.subList(level, levels.size())) {
      touched.addAll(later.touched());
    }
    touched.addAll(heap.dirty().touched());
    touched.removeIf(map -> map.oid() == 0 || !isOlder(map, levels.get(level).firstOid()));
    return touched;
  }

  /** The changes of intrinsics since a level began, the latest last; without the last segment. */
  List<IntrinsicsBefore> intrinsicsSince(int level) {
    List<IntrinsicsBefore> changes = new ArrayList<>();
    for (Savepoint later : levels.subList(level, levels.size())) {
      changes.addAll(later.intrinsics());
    }
    changes.addAll(heap.intrinsicChanges().sinceSavepoint());
    return changes;
  }

  // The end of the turn

  /**
   * Makes everything that the turn has changed a batch.
   *
   * @param checkpoint of what has changed since the last savepoint
   * @return null if there is nothing to write
   */
  @Nullable WriteBatch finish(Checkpoint checkpoint, long sequence) {
    if (levels.size() != 1) {
      throw new StoreFailedException("A turn ends in a transaction.");
    }
    Savepoint turn = last();
    apply(checkpoint);
    LiveChanges live = new LiveChanges(overlay, turn.firstOid());
    makeYoung(turn.adopted().stream().filter(oid -> !live.isLive(oid)).toList());
    letGo(turn);
    pop();
    WriteBatch batch = new WriteBatch(sequence);
    live.forEach(
        (table, key, value) -> {
          if (value == null) {
            heap.store().delete(batch, table, key);
          } else {
            heap.store().put(batch, table, key, value);
          }
        });
    heap.shapes().keepOnly(live.shapes());
    heap.scripts().keepOnly(live.scripts());
    heap.longStrings().savepointsWritten(live.strings());
    return batch.isEmpty() ? null : batch;
  }
}
