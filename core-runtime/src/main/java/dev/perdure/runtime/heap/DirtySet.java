package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SuspensionInternals;
import org.mozilla.javascript.ValueObjectInternals;
import org.mozilla.javascript.ValueObjectInternals.RegExpState;

/**
 * The persistent objects that the turn has changed, and those that it may have changed without a
 * barrier: the suspected. Confined to the turn thread.
 */
final class DirtySet {
  private final List<HeapSlotMap> changed = new ArrayList<>();
  private final List<HeapSlotMap> suspected = new ArrayList<>();

  /** The changed ones that were handed out to be checked. */
  private final Set<HeapSlotMap> taken = new LinkedHashSet<>();

  /** Those that a savepoint has made clean before they were handed out. */
  private final Set<HeapSlotMap> unchecked = new LinkedHashSet<>();

  /** Regular expressions that programs reach past all barriers; few. */
  private final Set<ScriptableObject> watched = Collections.newSetFromMap(new WeakHashMap<>());

  /**
   * Those of them that the turn may have reached before what refers to them was evicted: they may
   * be changed, and nothing else keeps them.
   */
  private final List<ScriptableObject> held = new ArrayList<>();

  private boolean holdsWatched;

  /** The regular expressions among the suspected, as they were at the last savepoint. */
  private final Map<HeapSlotMap, RegExpState> seen = new IdentityHashMap<>();

  /** What stays in memory until the turn ends. */
  private final List<HeapSlotMap> pinned = new ArrayList<>();

  /** From now on the object is suspected in every turn. */
  void watch(ScriptableObject object) {
    watched.add(object);
    if (holdsWatched) {
      held.add(object);
    }
  }

  /** Something is about to be evicted in this turn. */
  void holdWatched() {
    if (!holdsWatched) {
      holdsWatched = true;
      held.addAll(watched);
    }
  }

  void addPinned(HeapSlotMap map) {
    pinned.add(map);
  }

  /** Whether programs reach the object past all barriers. */
  boolean isWatched(ScriptableObject object) {
    return watched.contains(object);
  }

  private void suspectWatched() {
    for (ScriptableObject object : watched) {
      HeapSlotMap map = HeapSlotMap.of(object);
      if (map != null) {
        map.markSuspected();
      }
    }
  }

  void addChanged(HeapSlotMap map) {
    changed.add(map);
  }

  void addSuspected(HeapSlotMap map) {
    suspected.add(map);
  }

  /** The objects that were changed since this was last asked; a further change adds one again. */
  List<ScriptableObject> take() {
    unchecked.addAll(changed);
    List<ScriptableObject> objects = new ArrayList<>(unchecked.size());
    for (HeapSlotMap map : unchecked) {
      objects.add(map.owner());
    }
    unchecked.clear();
    for (HeapSlotMap map : changed) {
      map.noteNextChange();
      taken.add(map);
    }
    changed.clear();
    return objects;
  }

  /** The object, the last to be noted as changed, need not be handed out for this change. */
  void handled(HeapSlotMap map) {
    int place = changed.lastIndexOf(map);
    if (place >= 0) {
      changed.remove(place);
      taken.add(map);
      map.noteNextChange();
    }
  }

  /** Whether an object has changed, or may have, in this turn. */
  boolean contains(HeapSlotMap map) {
    return map.isChanged() || map.isSuspected() || taken.contains(map);
  }

  /** How many objects have changed, or may have; those that did so twice may count twice. */
  int size() {
    return changed.size() + taken.size() + suspected.size() + pinned.size();
  }

  /** What has changed. */
  Collection<HeapSlotMap> changed() {
    if (taken.isEmpty()) {
      return List.copyOf(changed);
    }
    Set<HeapSlotMap> maps = new LinkedHashSet<>(taken);
    maps.addAll(changed);
    return maps;
  }

  /** What may have changed, and is not known to have. */
  List<HeapSlotMap> onlySuspected() {
    suspectWatched();
    List<HeapSlotMap> maps = new ArrayList<>();
    for (HeapSlotMap map : suspected) {
      if (!map.isChanged() && !isAsSeen(map) && !taken.contains(map)) {
        maps.add(map);
      }
    }
    return maps;
  }

  private boolean isAsSeen(HeapSlotMap map) {
    RegExpState state = seen.get(map);
    return state != null && state.equals(ValueObjectInternals.regExpState(map.owner()));
  }

  /** Remembers what the suspected regular expressions are: they equal their records. */
  void see() {
    for (HeapSlotMap map : suspected) {
      if (ValueObjectInternals.isRegExp(map.owner())) {
        seen.put(map, ValueObjectInternals.regExpState(map.owner()));
      }
    }
  }

  /** What has changed or may have. */
  Collection<HeapSlotMap> touched() {
    List<HeapSlotMap> maybe = onlySuspected();
    if (maybe.isEmpty()) {
      return changed();
    }
    Set<HeapSlotMap> maps = new LinkedHashSet<>(changed());
    maps.addAll(maybe);
    return maps;
  }

  /** The turn is written, or is being undone. */
  void becomeClean() {
    suspected.forEach(HeapSlotMap::markClean);
    suspected.clear();
    markChangedClean();
    unchecked.clear();
    seen.clear();
    pinned.forEach(HeapSlotMap::unpin);
    pinned.clear();
    held.clear();
    holdsWatched = false;
  }

  private void markChangedClean() {
    changed.forEach(HeapSlotMap::markClean);
    taken.forEach(HeapSlotMap::markClean);
    changed.clear();
    taken.clear();
  }

  /**
   * What has changed has come to lie over the store, and the turn goes on. What the program may
   * change without a barrier once it has got hold of it stays suspected, and what changes while it
   * runs stays changed.
   */
  void flush() {
    unchecked.addAll(changed);
    makeClean();
    see();
  }

  /** A savepoint was returned to: nothing has changed since, but what runs. */
  void rolledBack() {
    makeClean();
  }

  private void makeClean() {
    List<HeapSlotMap> running = new ArrayList<>();
    for (HeapSlotMap map : changed()) {
      if (SuspensionInternals.isRunning(map.owner())) {
        running.add(map);
      }
    }
    List<HeapSlotMap> handedOut = new ArrayList<>();
    for (HeapSlotMap map : suspected) {
      if (ObjectInternals.isUnguarded(map.owner())) {
        handedOut.add(map);
      }
    }
    markChangedClean();
    suspected.forEach(HeapSlotMap::markClean);
    suspected.clear();
    handedOut.forEach(HeapSlotMap::markSuspected);
    running.forEach(HeapSlotMap::markChanged);
  }
}
