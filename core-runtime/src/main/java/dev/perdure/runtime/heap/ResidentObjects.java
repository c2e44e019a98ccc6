package dev.perdure.runtime.heap;

import dev.perdure.runtime.heap.ResidentTable.Resident;
import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.StoreTable;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Evictable;
import org.mozilla.javascript.HeapHooks;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SuspensionInternals;
import org.mozilla.javascript.SymbolKey;

/**
 * The persistent objects that are in memory, one a record: how they come in as ghosts, get their
 * state, and become ghosts again. Confined to the turn thread.
 */
final class ResidentObjects {
  private final HeapHooks hooks;
  private final LayeredStore store;
  private final DirtySet dirty;
  private final MemoryBudget memory;
  private final StaleObjects stale;
  private final ResidentTable residents = new ResidentTable();

  /** How many objects that are not lazy are being made now, one for the other. */
  private int making;

  /** Objects that are never ghosts without their state: it may lead to what is being made now. */
  private final Queue<HeapSlotMap> unfinished = new ArrayDeque<>();

  private final WeakHashMap<SymbolKey, Long> symbolOids = new WeakHashMap<>();

  // These are set when the heap is restored, before the first object comes in.
  @SuppressWarnings("NullAway.Init")
  private ObjectDecoder decoder;

  @SuppressWarnings("NullAway.Init")
  private KindCodecs kinds;

  @SuppressWarnings("NullAway.Init")
  private ValueDecoder values;

  ResidentObjects(
      HeapHooks hooks,
      LayeredStore store,
      DirtySet dirty,
      MemoryBudget memory,
      StaleObjects stale) {
    this.hooks = hooks;
    this.stale = stale;
    this.store = store;
    this.dirty = dirty;
    this.memory = memory;
    memory.sweepWith(new Sweeper());
  }

  void decodeWith(ObjectDecoder objectDecoder, KindCodecs kindCodecs, ValueDecoder valueDecoder) {
    decoder = objectDecoder;
    kinds = kindCodecs;
    values = valueDecoder;
  }

  /** All of them, the symbols included. */
  List<Object> all() {
    return residents.objects();
  }

  /** The object or symbol with an identity if it is in memory, or null. */
  @Nullable Object resident(long oid) {
    return residents.get(oid);
  }

  /** The record of an object, or null. */
  byte @Nullable [] storedRecord(long oid) {
    return store.get(StoreTable.OBJECTS, Keys.ofLong(oid));
  }

  /** The identity of a symbol, or null if it has none. */
  @Nullable Long symbolOid(SymbolKey symbol) {
    return symbolOids.get(symbol);
  }

  /** The object or symbol with an identity: the one in memory, or a new one. */
  Object resolve(HeapKind kind, long oid) {
    Object resident = residents.get(oid);
    if (resident != null) {
      return resident;
    }
    Object made;
    if (kind.isLazy()) {
      made = decoder.makeLazy(kind);
    } else {
      byte[] record = storedRecord(oid);
      if (record == null) {
        throw store.missing("object " + oid + " is referred to but has no record");
      }
      making++;
      try {
        made = decoder.makeFrom(kind, record);
      } catch (IndexOutOfBoundsException | ClassCastException e) {
        throw store.failed(unreadable(oid, e));
      } finally {
        making--;
      }
    }
    if (made instanceof SymbolKey symbol) {
      symbolOids.put(symbol, oid);
    } else {
      ScriptableObject object = (ScriptableObject) made;
      HeapSlotMap map = HeapSlotMap.ghost(object, hooks, oid);
      KindCodec codec = kinds.of(kind);
      codec.becameGhost(object, map);
      if (codec.isNeverGhost()) {
        unfinished.add(map);
      }
    }
    residents.put(oid, made);
    if (making == 0) {
      finish();
    }
    return made;
  }

  /** Loads an object of whose use no barrier tells, when what is being made now is made. */
  void loadSoon(ScriptableObject object) {
    if (SuspensionInternals.isContinuation(object)) {
      unfinished.add(HeapSlotMap.of(object));
      if (making == 0) {
        finish();
      }
    }
  }

  /** Makes something that objects may lead back to: they get their state when it is made. */
  <T> T making(Supplier<T> make) {
    T made;
    making++;
    try {
      made = make.get();
    } finally {
      making--;
    }
    if (making == 0) {
      finish();
    }
    return made;
  }

  private void finish() {
    for (HeapSlotMap map = unfinished.poll(); map != null; map = unfinished.poll()) {
      if (map.isGhost()) {
        making++;
        try {
          decodeNow(map);
        } finally {
          making--;
        }
      }
    }
  }

  /**
   * Faults the state of a ghost in, and makes room for it. This is the one place within a turn
   * where other objects may become ghosts.
   */
  void faultIn(HeapSlotMap map) {
    decode(map);
    Resident resident = residents.entry(map.oid());
    if (making == 0) {
      memory.makeRoom(resident);
    }
  }

  /** Puts the state that an object's record has into the object. */
  void decode(HeapSlotMap map) {
    making(
        () -> {
          decodeNow(map);
          return map;
        });
  }

  private void decodeNow(HeapSlotMap map) {
    boolean wasGhost = map.isGhost();
    int referencesBefore = values.referencesRead();
    byte[] record = storedRecord(map.oid());
    if (record == null) {
      throw store.missing("object " + map.oid() + " is referred to but has no record");
    }
    try {
      decoder.decodeInto(map, record);
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      throw store.failed(unreadable(map.oid(), e));
    }
    map.becomeLoaded();
    stale.decide(map);
    if (wasGhost) {
      int references = values.referencesRead() - referencesBefore;
      entered(map, Footprint.ofObject(map, record.length, references));
    }
  }

  /** What stands for an object where memory is bounded. */
  @Nullable Object entry(HeapSlotMap map) {
    return residents.entry(map.oid());
  }

  /** From now on the object may become a ghost. */
  private void entered(HeapSlotMap map, int bytes) {
    if (ObjectInternals.canBecomeGhost(map.owner())) {
      memory.entered(Objects.requireNonNull(residents.entry(map.oid())), bytes);
    }
  }

  HeapDamagedException unreadable(long oid, RuntimeException e) {
    return new HeapDamagedException(
        "The heap \""
            + store.describe()
            + "\" is damaged: the record of object "
            + oid
            + " cannot be read ("
            + e.getMessage()
            + "). Restore the heap from a backup; keep a copy of the damaged directory.",
        e);
  }

  /** A young object or symbol has become persistent, with a record of so many bytes. */
  void adopt(Object target, long oid, int recordBytes) {
    residents.put(oid, target);
    if (target instanceof SymbolKey symbol) {
      symbolOids.put(symbol, oid);
      return;
    }
    ScriptableObject object = (ScriptableObject) target;
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null) {
      map.identify(oid);
      map.attach(null);
    } else {
      map = adoptMap(object, oid);
    }
    stale.decide(map);
    entered(map, Footprint.ofAdopted(map, recordBytes));
  }

  private HeapSlotMap adoptMap(ScriptableObject object, long oid) {
    HeapSlotMap map = HeapSlotMap.adopt(object, hooks, oid);
    kinds.of(HeapKind.of(object)).adopted(object, map);
    List<Slot> slots = new ArrayList<>();
    SlotView.slots(map).forEachRemaining(slots::add);
    if (PropertyEncoder.anyRegExp(slots)) {
      map.handsOutRegExps();
    }
    map.markClean();
    return map;
  }

  /** Puts the write barrier on a young object, which has no identity yet. */
  HeapSlotMap guard(ScriptableObject object) {
    return adoptMap(object, 0);
  }

  /**
   * Brings all of an object's state into memory that is in the store alone: it is to have no record
   * any more. Other objects may come in with it, as ghosts.
   *
   * @return the object or symbol; null if it is not in memory itself
   */
  @Nullable Object loadWhole(long oid) {
    Object resident = residents.get(oid);
    if (resident instanceof ScriptableObject object) {
      HeapSlotMap map = HeapSlotMap.of(object);
      map.load();
      kinds.of(HeapKind.of(object)).becomesYoung(object, map);
      SlotView.leavePages(map);
    }
    return resident;
  }

  /**
   * An object or symbol that is whole has no record any more, because what gave it one is undone,
   * or because nothing leads to it. Something in memory may still refer to it: it stays as it is,
   * and is young again.
   */
  void makeYoung(long oid, Object whole) {
    if (whole instanceof SymbolKey symbol) {
      symbolOids.remove(symbol);
    } else {
      HeapSlotMap.of((ScriptableObject) whole).becomeYoung();
    }
    residents.remove(oid);
  }

  /** A young object with the state of a record. Eviction is held off. */
  ScriptableObject copy(HeapKind kind, long oid) {
    return making(
        () -> {
          byte[] record = Objects.requireNonNull(storedRecord(oid));
          ScriptableObject copy =
              kind.isLazy()
                  ? decoder.makeLazy(kind)
                  : (ScriptableObject) decoder.makeFrom(kind, record);
          HeapSlotMap map = HeapSlotMap.ghost(copy, hooks, oid);
          KindCodec codec = kinds.of(kind);
          codec.becameGhost(copy, map);
          decoder.decodeInto(map, record);
          map.becomeLoaded();
          codec.becomesYoung(copy, map);
          SlotView.leavePages(map);
          map.becomeYoung();
          return copy;
        });
  }

  /** An untouched default prototype goes with its function: its changes are the function's. */
  void adoptDefaultPrototype(ScriptableObject prototype, HeapSlotMap function) {
    HeapSlotMap map = HeapSlotMap.of(prototype);
    if (map == null) {
      map = HeapSlotMap.adopt(prototype, hooks, 0);
    }
    if (map.oid() == 0) {
      map.attach(function);
      // Undoing the function's changes is to find this one.
      function.attach(new WeakReference<>(prototype));
    }
  }

  /** What can leave memory: objects that the store has, as residents, and parts of objects. */
  private final class Sweeper implements MemoryBudget.Sweeper {

    @Override
    public boolean takeUse(Object entry) {
      if (entry instanceof Evictable part) {
        return part.takeUse();
      }
      HeapSlotMap map = mapOf(entry);
      return map != null && map.takeUse();
    }

    @Override
    public boolean evict(Object entry) {
      if (entry instanceof Evictable part) {
        return part.evict();
      }
      HeapSlotMap map = mapOf(entry);
      return map == null || map.isGhost() || ResidentObjects.this.evict(map);
    }

    private @Nullable HeapSlotMap mapOf(Object resident) {
      Object object = ((Resident) resident).get();
      return object == null ? null : HeapSlotMap.of((ScriptableObject) object);
    }
  }

  private boolean evict(HeapSlotMap map) {
    if (map.oid() == 0 || map.isPinned() || dirty.contains(map) || dirty.isWatched(map.owner())) {
      return false;
    }
    dirty.holdWatched();
    map.becomeGhost();
    ScriptableObject owner = map.owner();
    kinds.of(HeapKind.of(owner)).becameGhost(owner, map);
    return true;
  }
}
