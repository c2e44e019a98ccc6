package dev.perdure.runtime.heap;

import dev.perdure.runtime.extension.Upgrades;
import dev.perdure.runtime.store.StoreTable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/**
 * Finds the objects that a former version of the program has made, and has each brought up to date
 * at its first touch.
 *
 * <p>Whether an object is stale is decided by its record: each time that the record comes into
 * memory, also when a turn or a block is undone. So an object that was brought up to date in a turn
 * that is undone is stale again, with nothing to remember. It costs one look at an empty map while
 * nothing is required.
 *
 * <p>The upgrade runs code of the program, so it waits while the heap itself is at work: what a
 * checkpoint, an undo or an audit reads is the object as it is.
 *
 * <p>Confined to the turn thread.
 */
public final class StaleObjects implements Upgrades {
  private final Heap heap;

  /** The least version of the objects with a prototype; the prototypes stay in memory. */
  private final Map<Object, Double> required = new IdentityHashMap<>();

  /** What was upgraded in a read-only block of this turn: the program has not written it. */
  private final Set<Long> upgradedReadOnly = new HashSet<>();

  private @Nullable Consumer<Scriptable> upgrade;
  private @Nullable HeapSlotMap upgrading;
  private boolean mayRunPrograms;

  StaleObjects(Heap heap) {
    this.heap = heap;
  }

  /** Says what brings an object up to date. */
  public void upgradeWith(Consumer<Scriptable> newUpgrade) {
    if (upgrade != null) {
      throw new IllegalStateException("Another extension brings objects up to date already.");
    }
    upgrade = newUpgrade;
  }

  @Override
  public void require(ScriptableObject prototype, double version) {
    required.merge(prototype, version, Math::max);
    for (Object resident : heap.objects().all()) {
      HeapSlotMap map = resident instanceof ScriptableObject object ? HeapSlotMap.of(object) : null;
      if (map != null && !map.isGhost()) {
        decide(map);
      }
    }
    for (Object added : heap.tables().added(StoreTable.EXTENTS)) {
      // It is young, and may have a barrier already.
      HeapSlotMap map = added instanceof ScriptableObject object ? HeapSlotMap.of(object) : null;
      if (map != null && map.oid() == 0) {
        decide(map);
      }
    }
  }

  /** The object has got the state of a record, or its first record. */
  void decide(HeapSlotMap map) {
    if (!required.isEmpty()) {
      Double version = required.get(ObjectInternals.prototype(map.owner()));
      map.setStale(version != null && versionOf(map) < version);
    }
  }

  private static double versionOf(HeapSlotMap map) {
    Slot slot = SlotView.find(map, VERSION);
    return slot != null
            && SlotView.form(slot) == SlotView.Form.DATA
            && SlotView.value(slot) instanceof Number number
        ? number.doubleValue()
        : 0;
  }

  /** A turn begins: programs may run in the middle of a touch. */
  void beginTurn() {
    mayRunPrograms = true;
  }

  /** The turn ends, well or not. */
  void endTurn() {
    mayRunPrograms = false;
    upgradedReadOnly.clear();
  }

  /** Runs a work of the heap's own, in which no program runs. */
  <T extends @Nullable Object> T withoutPrograms(Supplier<T> work) {
    boolean before = mayRunPrograms;
    mayRunPrograms = false;
    try {
      return work.get();
    } finally {
      mayRunPrograms = before;
    }
  }

  /** Brings an object up to date that is being touched, unless that has to wait. */
  void touched(HeapSlotMap map) {
    if (upgrade == null || !mayRunPrograms) {
      return;
    }
    map.setStale(false);
    boolean wasChanged = map.isChanged();
    HeapSlotMap outer = upgrading;
    upgrading = map;
    try {
      // A changed object stays in memory, whatever the upgrade looks at.
      map.markChanged();
      upgrade.accept(map.owner());
    } catch (RuntimeException | Error e) {
      map.setStale(true);
      throw e;
    } finally {
      upgrading = outer;
      if (!wasChanged) {
        heap.dirty().handled(map);
      }
      if (heap.openSavepoints().isReadOnly()) {
        upgradedReadOnly.add(map.oid());
      }
    }
  }

  /**
   * Whether the object may be written in a read-only block, since it is being brought up to date.
   */
  boolean isUpgrading(HeapSlotMap map) {
    return map == upgrading;
  }

  /** Whether a read-only block has written the object only to bring it up to date. */
  boolean isUpgradedReadOnly(long oid) {
    return upgradedReadOnly.contains(oid);
  }
}
