package dev.perdure.runtime.heap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/**
 * What extensions observe of single objects: assignments as they happen, changes up to the
 * checkpoint, and what an object was when the turn began. Confined to the turn thread.
 */
public final class Observation {
  private final Heap heap;
  private Watcher watcher = (owner, key, before) -> {};

  /** Is told of assignments to watched properties. */
  @FunctionalInterface
  public interface Watcher {

    /** The property has its new value already; what this throws undoes the assignment. */
    void written(ScriptableObject owner, Object key, @Nullable Object before);
  }

  Observation(Heap heap) {
    this.heap = heap;
  }

  /** Who is told of assignments to watched properties from now on. */
  public void watchWith(Watcher newWatcher) {
    watcher = newWatcher;
  }

  void written(ScriptableObject owner, Object key, @Nullable Object before) {
    watcher.written(owner, key, before);
  }

  /**
   * Puts the write barrier on an object that is still young, so that it is among the {@linkplain
   * Heap#takeChangedObjects changed} as soon as it is written again, and watches properties of it.
   * One that has not got a property yet gets it, with null.
   */
  public void watch(ScriptableObject object, Iterable<String> properties) {
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map == null) {
      map = heap.objects().guard(object);
    }
    for (String property : properties) {
      map.watch(property, null);
    }
  }

  /**
   * Runs something that changes an object which need not be checked for this. It is among the
   * {@linkplain Heap#takeChangedObjects changed} only if it is changed otherwise too.
   */
  public void changeQuietly(ScriptableObject object, Runnable change) {
    HeapSlotMap map = HeapSlotMap.of(object);
    boolean isNoted = map == null || map.isChanged();
    change.run();
    if (!isNoted && map.isChanged()) {
      heap.dirty().handled(map);
    }
  }

  /** Puts an object among the changed; no young one without a write barrier. */
  public void touch(ScriptableObject object) {
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null) {
      map.markChanged();
    }
  }

  /**
   * The state of an object at the beginning of the turn, as a new object; null if it is younger.
   * What it refers to is as it is now. Plain objects, arrays, maps, sets and dates only.
   */
  public @Nullable ScriptableObject stateBefore(ScriptableObject object) {
    Supplier<@Nullable ScriptableObject> look = () -> new EarlierStates(heap).ofTurn(object);
    return heap.lookingBack(look);
  }
}
