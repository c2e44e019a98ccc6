package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.HeapDamagedException;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.HeapHooks;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SymbolKey;

/**
 * All persistent objects of one runtime.
 *
 * <p>An object is <em>young</em> until a checkpoint finds it reachable; then it has an oid and a
 * record, and its map is a {@link HeapSlotMap}: a <em>ghost</em> (state not in memory),
 * <em>clean</em> (equals its record) or <em>changed</em> (in the dirty set). Transitions:
 *
 * <pre>
 *   young --checkpoint--> clean --write--> changed --checkpoint--> clean
 *   clean --evict--> ghost --touch--> clean           changed --undo--> clean
 * </pre>
 *
 * <p>Life: make it over a fresh realm, {@link #restore}, then turn after turn either {@link
 * #checkpoint} or {@link #undo}. Confined to the turn thread.
 */
public final class Heap implements HeapHooks {

  /** The identity of the hidden object that holds what the runtime itself has to remember. */
  static final long ROOT_OID = 1;

  private final Context engine;
  private final ScriptableObject global;
  private final LayeredStore store;
  private final boolean audited;

  private final HeapCounters counters;
  private final ShapeTable shapes;
  private final ScriptTable scripts;
  private final IntrinsicTable intrinsics = new IntrinsicTable();
  private final IntrinsicChanges intrinsicChanges;
  private final ValueDecoder values;
  private final HeapTables tables;
  private final ResidentTable residents = new ResidentTable();
  private final Map<String, ScriptableObject> moduleScopes = new LinkedHashMap<>();
  private final WeakHashMap<SymbolKey, Long> symbolOids = new WeakHashMap<>();

  // Nothing of the heap is used before it is restored, which sets these three.
  @SuppressWarnings("NullAway.Init")
  private DefaultPrototypes defaults;

  @SuppressWarnings("NullAway.Init")
  private ObjectDecoder decoder;

  @SuppressWarnings("NullAway.Init")
  private ScriptableObject rootState;

  private boolean restored;
  private long lastSequence;

  /** How many objects that are not lazy are being made now, one for the other. */
  private int making;

  /** Regular expressions without their lastIndex: it may be, or need, what is being made now. */
  private final Queue<HeapSlotMap> unfinished = new ArrayDeque<>();

  /** Watched ones that have to wait for the same reason. */
  private final Queue<HeapSlotMap> unloaded = new ArrayDeque<>();

  private final List<HeapSlotMap> changed = new ArrayList<>();
  private final List<HeapSlotMap> suspected = new ArrayList<>();

  /** Regular expressions that programs reach past all barriers; few. */
  private final Set<ScriptableObject> watched = Collections.newSetFromMap(new WeakHashMap<>());

  /** The changed ones that were handed out to be checked. */
  private final Set<HeapSlotMap> taken = new LinkedHashSet<>();

  /**
   * Lays a heap over a store; {@link #restore} comes next.
   *
   * @param audited whether each checkpoint is checked for missed writes, at the cost of encoding
   *     everything in memory
   */
  public Heap(Context engine, ScriptableObject global, LayeredStore store, boolean audited) {
    this.engine = engine;
    this.global = global;
    this.store = store;
    this.audited = audited;
    this.counters = new HeapCounters(store);
    this.shapes = new ShapeTable(store, counters);
    this.scripts = new ScriptTable(engine, global, store, counters);
    this.intrinsicChanges = new IntrinsicChanges(store, counters, intrinsics);
    this.values = new ValueDecoder(new Resolver(this), global);
    this.tables = new HeapTables(store, values);
    this.lastSequence = store.lastSequence();
  }

  /** Notes what a script was compiled from; before any of its functions becomes persistent. */
  public void compiled(JSDescriptor<?> root, ScriptSource source) {
    scripts.compiled(root, source);
  }

  /** Names a module of the runtime's own, its scope and all functions in it. */
  public void addModule(String name, JSDescriptor<?> script, ScriptableObject scope) {
    scripts.addModule(name, script);
    moduleScopes.put("module:" + name, scope);
  }

  /**
   * Takes the realm as it is now for the fresh one, puts barriers on it, and applies what the
   * heap's programs have changed of it.
   */
  public void restore() {
    inRealm(this::restoreInRealm);
  }

  private void inRealm(Runnable action) {
    RealmInternals.inRealm(
        engine,
        global,
        () -> {
          action.run();
          return null;
        });
  }

  private void restoreInRealm() {
    // What the global object leads to has its name from there, also if a module made it.
    intrinsics.addAll("global", global);
    moduleScopes.forEach(intrinsics::addAll);
    intrinsics.addAll("%ThrowTypeError%", ScriptRuntime.typeErrorThrower(engine));
    defaults = new DefaultPrototypes(global);
    decoder =
        new ObjectDecoder(
            engine, global, defaults, shapes, scripts, values, this::adoptDefaultPrototype);
    HeaderBarriers.install(engine, global, intrinsics);
    intrinsics.installBarriers(this);
    restored = store.get(StoreTable.OBJECTS, Keys.ofLong(ROOT_OID)) != null;
    if (restored) {
      rootState = (ScriptableObject) resolve(HeapKind.OBJECT, ROOT_OID);
    } else {
      rootState = new NativeObject();
      rootState.setParentScope(global);
    }
    intrinsicChanges.load(values);
  }

  /** Whether the heap had been used before it was opened. */
  public boolean isRestored() {
    return restored;
  }

  /** The hidden object that holds what the runtime itself has to remember. */
  public ScriptableObject rootState() {
    return rootState;
  }

  /** Ordered tables beside the object graph. */
  public HeapTables tables() {
    return tables;
  }

  /** A number for a timer; never the same twice. */
  public long nextTimer() {
    return counters.nextTimer();
  }

  /**
   * The objects that were changed since the last checkpoint, or since this was last asked. A
   * further change makes an object appear again.
   */
  public List<ScriptableObject> takeChangedObjects() {
    List<ScriptableObject> objects = new ArrayList<>(changed.size());
    for (HeapSlotMap map : changed) {
      objects.add(map.owner());
      map.noteNextChange();
      taken.add(map);
    }
    changed.clear();
    return objects;
  }

  // Checkpoint and undo

  /**
   * Makes everything that was changed or became reachable since the last checkpoint part of one
   * batch, which reads see from now on.
   *
   * @return the batch, to be made durable; null if nothing changed
   * @throws UnpersistableValueException if a reachable value cannot be stored; {@link #undo} is
   *     next
   * @throws HeapStoreException if the turn has read what the store could not give, or cannot be
   *     written; the heap is of no use any more
   */
  public @Nullable WriteBatch checkpoint() {
    return RealmInternals.inRealm(engine, global, this::checkpointInRealm);
  }

  private @Nullable WriteBatch checkpointInRealm() {
    store.throwFailure();
    Checkpoint checkpoint = new Checkpoint(this);
    checkpoint.prepare();
    try {
      return apply(checkpoint);
    } catch (HeapStoreException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw store.failed(
          new StoreFailedException(
              "The turn could not be handed to the heap \"" + store.describe() + "\" (" + e + ").",
              e));
    }
  }

  /** From here on nothing can be undone. */
  private @Nullable WriteBatch apply(Checkpoint checkpoint) {
    WriteBatch batch = null;
    if (!checkpoint.isEmpty()) {
      batch = new WriteBatch(++lastSequence);
      checkpoint.apply(batch);
      shapes.writeAdded(batch);
      scripts.writeAdded(batch);
      counters.writeChanged(batch);
      store.add(batch);
    }
    intrinsicChanges.becomeClean();
    tables.forgetChanges();
    clean();
    if (audited) {
      new HeapAudit(this).run();
    }
    return batch;
  }

  private void clean() {
    changed.forEach(HeapSlotMap::markClean);
    taken.forEach(HeapSlotMap::markClean);
    suspected.forEach(HeapSlotMap::markClean);
    changed.clear();
    taken.clear();
    suspected.clear();
  }

  /**
   * Puts everything back to the last checkpoint.
   *
   * @throws HeapStoreException if the store cannot give it, or could not give what the turn has
   *     read; the heap is of no use any more
   */
  public void undo() {
    inRealm(this::undoInRealm);
  }

  private void undoInRealm() {
    suspectWatched();
    store.throwFailure();
    Set<HeapSlotMap> touched = changedMaps();
    touched.addAll(suspected);
    clean();
    intrinsicChanges.undo();
    tables.forgetChanges();
    shapes.discardAdded();
    scripts.discardAdded();
    for (HeapSlotMap map : touched) {
      if (map.oid() != 0) {
        decode(map);
      }
    }
    if (HeapSlotMap.of(rootState) == null) {
      rootState = new NativeObject();
      rootState.setParentScope(global);
    }
  }

  /** Turns every clean object back into a ghost. At a turn boundary only. */
  public void evictAll() {
    for (Object object : residents.objects()) {
      if (object instanceof ScriptableObject scriptable) {
        evict(HeapSlotMap.of(scriptable));
      }
    }
  }

  private void evict(HeapSlotMap map) {
    if (map.isGhost() || map.isChanged() || map.isSuspected() || taken.contains(map)) {
      return;
    }
    ScriptableObject owner = map.owner();
    if (!ObjectInternals.canBecomeGhost(owner) || watched.contains(owner)) {
      return;
    }
    HeapKind kind = HeapKind.of(owner);
    map.becomeGhost();
    if (kind == HeapKind.MAP || kind == HeapKind.SET) {
      CollectionInternals.emptyEntries(owner, map);
    } else if (kind == HeapKind.FUNCTION) {
      FunctionInternals.setFunctionPrototype(owner, null);
    }
  }

  // Hooks

  @Override
  public void faultIn(HeapSlotMap map) {
    if (RealmInternals.isInRealm(engine)) {
      decode(map);
    } else {
      inRealm(() -> decode(map));
    }
  }

  private void decode(HeapSlotMap map) {
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
  }

  private HeapDamagedException unreadable(long oid, RuntimeException e) {
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

  @Override
  public void changed(HeapSlotMap map) {
    changed.add(map);
    if (map.oid() == 0 && map.attachment() instanceof HeapSlotMap function) {
      // A default prototype is written with its function.
      function.markChanged();
    }
  }

  @Override
  public void suspected(HeapSlotMap map) {
    suspected.add(map);
  }

  @Override
  public void intrinsicChanging(HeapSlotMap map, Object key) {
    intrinsicChanges.changing(map, key);
  }

  @Override
  public void intrinsicRemoving(HeapSlotMap map, Object key) {
    intrinsicChanges.removing(map, key);
  }

  // What the parts of the heap ask of each other

  void watch(Object regExp) {
    ScriptableObject object = (ScriptableObject) regExp;
    boolean isNew = watched.add(object);
    HeapSlotMap map = HeapSlotMap.of(object);
    if (isNew && map != null) {
      // Faulting in later would undo what was changed meanwhile.
      if (making == 0) {
        map.load();
      } else {
        unloaded.add(map);
      }
    }
  }

  void suspectWatched() {
    for (ScriptableObject object : watched) {
      HeapSlotMap map = HeapSlotMap.of(object);
      if (map != null) {
        map.markSuspected();
      }
    }
  }

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
      HeapSlotMap map = HeapSlotMap.ghost(object, this, oid);
      if (kind == HeapKind.MAP || kind == HeapKind.SET) {
        CollectionInternals.emptyEntries(object, map);
      }
    }
    residents.put(oid, made);
    if (kind == HeapKind.REGEXP) {
      unfinished.add(HeapSlotMap.of((ScriptableObject) made));
    }
    if (making == 0) {
      finishRegExps();
    }
    return made;
  }

  private void finishRegExps() {
    for (HeapSlotMap map = unfinished.poll(); map != null; map = unfinished.poll()) {
      byte[] record = storedRecord(map.oid());
      if (record == null) {
        throw store.missing("object " + map.oid() + " is referred to but has no record");
      }
      try {
        decoder.readLastIndex(map.owner(), record);
      } catch (IndexOutOfBoundsException | ClassCastException e) {
        throw store.failed(unreadable(map.oid(), e));
      }
    }
    for (HeapSlotMap map = unloaded.poll(); map != null; map = unloaded.poll()) {
      map.load();
    }
  }

  void adopt(Object target, long oid) {
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
      return;
    }
    map = HeapSlotMap.adopt(object, this, oid);
    HeapKind kind = HeapKind.of(object);
    if (kind == HeapKind.ARRAY) {
      CollectionInternals.storeElementsInSlots(object, map);
    } else if (kind == HeapKind.MAP || kind == HeapKind.SET) {
      CollectionInternals.adoptEntries(object, map);
    }
    List<Slot> slots = new ArrayList<>();
    SlotView.slots(map).forEachRemaining(slots::add);
    if (ObjectEncoder.anyRegExp(slots)) {
      map.handsOutRegExps();
    }
    map.markClean();
  }

  void adoptDefaultPrototype(ScriptableObject prototype, HeapSlotMap function) {
    HeapSlotMap map = HeapSlotMap.of(prototype);
    if (map == null) {
      map = HeapSlotMap.adopt(prototype, this, 0);
    }
    if (map.oid() == 0) {
      map.attach(function);
    }
  }

  void encodeRootState(Checkpoint checkpoint) {
    checkpoint.identifyRoot(rootState);
  }

  byte @Nullable [] storedRecord(long oid) {
    return store.get(StoreTable.OBJECTS, Keys.ofLong(oid));
  }

  @Nullable Long symbolOid(SymbolKey symbol) {
    return symbolOids.get(symbol);
  }

  Set<HeapSlotMap> changedMaps() {
    Set<HeapSlotMap> maps = new LinkedHashSet<>(taken);
    maps.addAll(changed);
    return maps;
  }

  List<HeapSlotMap> suspectedMaps() {
    List<HeapSlotMap> maps = new ArrayList<>(suspected);
    maps.removeIf(map -> map.isChanged() || taken.contains(map));
    return maps;
  }

  ResidentTable residents() {
    return residents;
  }

  Context engine() {
    return engine;
  }

  ScriptableObject global() {
    return global;
  }

  HeapCounters counters() {
    return counters;
  }

  ShapeTable shapes() {
    return shapes;
  }

  ScriptTable scripts() {
    return scripts;
  }

  IntrinsicTable intrinsics() {
    return intrinsics;
  }

  IntrinsicChanges intrinsicChanges() {
    return intrinsicChanges;
  }

  DefaultPrototypes defaults() {
    return defaults;
  }

  LayeredStore store() {
    return store;
  }
}
