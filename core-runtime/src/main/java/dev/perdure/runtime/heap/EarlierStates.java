package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;

/**
 * What objects were when a savepoint was opened: their records of then, in objects of their own.
 * Confined to the turn thread.
 */
final class EarlierStates {

  /** Kinds of which a copy says what the object was. */
  private static final Set<HeapKind> COPIED =
      EnumSet.of(HeapKind.OBJECT, HeapKind.ARRAY, HeapKind.MAP, HeapKind.SET, HeapKind.DATE);

  /** Kinds that no program sees as an object. */
  private static final Set<HeapKind> HIDDEN = EnumSet.of(HeapKind.ACTIVATION, HeapKind.NATIVE_CELL);

  private final Heap heap;

  EarlierStates(Heap heap) {
    this.heap = heap;
  }

  /** The changed objects that a program can know. */
  List<ChangedObject> since(int level) {
    List<ChangedObject> changes = new ArrayList<>();
    ValueEncoder values = new ValueEncoder(new HeapAudit(heap), heap.global());
    ObjectEncoder encoder = new ObjectEncoder(heap, values);
    for (HeapSlotMap map : heap.openSavepoints().touchedSince(level)) {
      HeapKind kind = Objects.requireNonNull(HeapKind.of(map.owner()));
      if (!HIDDEN.contains(kind) && map.owner() != heap.rootState()) {
        byte[] record = before(level, map);
        boolean isPlain = COPIED.contains(kind);
        if (isPlain || map.isChanged() || differs(encoder, record, map)) {
          changes.add(new ChangedObject(map.owner(), isPlain ? copy(level, map, kind) : null));
        }
      }
    }
    addIntrinsics(level, changes);
    return changes;
  }

  /**
   * What an object was when the turn began; null if it is younger, or of no kind that is copied.
   */
  @Nullable ScriptableObject ofTurn(ScriptableObject object) {
    HeapSlotMap map = HeapSlotMap.of(object);
    HeapKind kind = HeapKind.of(object);
    if (map == null || map.oid() == 0 || kind == null || !COPIED.contains(kind)) {
      return null;
    }
    return before(0, map) == null ? null : copy(0, map, kind);
  }

  private byte @Nullable [] before(int level, HeapSlotMap map) {
    return heap.store()
        .asBefore(
            heap.openSavepoints().journalsSince(level),
            () -> heap.objects().storedRecord(map.oid()));
  }

  /** Of what is suspected alone, it is not known whether it has changed. */
  private static boolean differs(ObjectEncoder encoder, byte @Nullable [] record, HeapSlotMap map) {
    try {
      return !encoder.isEncodedBy(record, map.owner());
    } catch (UnpersistableValueException e) {
      return true;
    }
  }

  private ScriptableObject copy(int level, HeapSlotMap map, HeapKind kind) {
    return heap.store()
        .asBefore(
            heap.openSavepoints().journalsSince(level), () -> heap.objects().copy(kind, map.oid()));
  }

  private boolean isOfModule(ScriptableObject object) {
    String name = heap.intrinsics().nameOf(object);
    return name != null && name.startsWith(Heap.MODULE_PREFIX);
  }

  private void addIntrinsics(int level, List<ChangedObject> changes) {
    Map<ScriptableObject, ScriptableObject> earlier = new IdentityHashMap<>();
    for (IntrinsicsBefore before : heap.openSavepoints().intrinsicsSince(level)) {
      ScriptableObject object = before.map().owner();
      if (!before.properties().isEmpty() && !isOfModule(object)) {
        boolean isFirst = !earlier.containsKey(object);
        ScriptableObject was =
            earlier.computeIfAbsent(
                object, o -> (ScriptableObject) heap.engine().newObject(heap.global()));
        before.addTo(was);
        if (isFirst) {
          changes.add(new ChangedObject(object, was));
        }
      }
    }
  }
}
