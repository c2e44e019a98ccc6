package dev.perdure.runtime.heap;

import dev.perdure.runtime.extension.TurnMemory;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.WriteBatch;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CollectionInternals;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Evictable;
import org.mozilla.javascript.HeapHooks;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.HiddenIntrinsics;
import org.mozilla.javascript.JSDescriptor;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptableObject;

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

  /** What the names of the runtime's own modules begin with. */
  static final String MODULE_PREFIX = "module:";

  private final Context engine;
  private final ScriptableObject global;
  private final LayeredStore store;
  private final boolean audited;
  private final PageSizes pageSizes;

  private final HeapCounters counters;
  private final ShapeTable shapes;
  private final ScriptTable scripts;
  private final IntrinsicTable intrinsics = new IntrinsicTable();
  private final IntrinsicChanges intrinsicChanges;
  private final ValueDecoder values;
  private final HeapTables tables;
  private final WeakEntries weakEntries;
  private final LongStrings longStrings;
  private final PageRecords pageRecords;
  private final PagedTables pagedTables;
  private final Dictionaries dictionaries;
  private final Map<String, ScriptableObject> moduleScopes = new LinkedHashMap<>();
  private final DirtySet dirty = new DirtySet();
  private final MemoryBudget memory;
  private final StaleObjects stale = new StaleObjects(this);
  private final ResidentObjects objects;
  private final FrameTable frames;
  private final Savepoints savepoints = new Savepoints(this);
  private final TurnMemories turnMemories = new TurnMemories();
  private final Observation observation = new Observation(this);

  // Nothing of the heap is used before it is restored, which sets these three.
  @SuppressWarnings("NullAway.Init")
  private DefaultPrototypes defaults;

  @SuppressWarnings("NullAway.Init")
  private KindCodecs kinds;

  @SuppressWarnings("NullAway.Init")
  private ScriptableObject rootState;

  private boolean restored;
  private long lastSequence;

  /**
   * Lays a heap over a store; {@link #restore} comes next.
   *
   * @param memoryLimit how much of it may be in memory
   * @param audited whether each checkpoint is checked for missed writes, at the cost of encoding
   *     everything in memory
   */
  public Heap(
      Context engine,
      ScriptableObject global,
      LayeredStore store,
      MemoryLimit memoryLimit,
      boolean audited,
      PageSizes pageSizes) {
    this.engine = engine;
    this.global = global;
    this.store = store;
    this.audited = audited;
    this.pageSizes = pageSizes;
    this.counters = new HeapCounters(store);
    this.shapes = new ShapeTable(store, counters);
    this.values = new ValueDecoder(new Resolver(this), global);
    this.scripts =
        new ScriptTable(engine, global, store, counters, new TemplateSites(store, values));
    this.intrinsicChanges = new IntrinsicChanges(store, counters, intrinsics);
    this.tables = new HeapTables(store, values);
    this.weakEntries = new WeakEntries(this, values);
    this.longStrings = new LongStrings(store);
    this.pageRecords = new PageRecords(store, values);
    this.memory = new MemoryBudget(memoryLimit);
    this.objects = new ResidentObjects(this, store, dirty, memory, stale);
    this.frames = new FrameTable(store, objects, new FrameCodec(engine, scripts, values));
    this.pagedTables =
        new PagedTables(
            engine, global, store, memory, values, new KeyHashes(intrinsics, objects::symbolOid));
    this.dictionaries = new Dictionaries(pagedTables, values);
    this.lastSequence = store.lastSequence();
  }

  /** Notes what a script was compiled from; before any of its functions becomes persistent. */
  public void compiled(JSDescriptor<?> root, ScriptSource source) {
    scripts.compiled(root, source);
  }

  /** Names a module of the runtime's own, its scope and all functions in it. */
  public void addModule(String name, JSDescriptor<?> script, ScriptableObject scope) {
    scripts.addModule(name, script);
    moduleScopes.put(MODULE_PREFIX + name, scope);
  }

  /**
   * Takes the realm as it is now for the fresh one, puts barriers on it, and applies what the
   * heap's programs have changed of it.
   */
  public void restore() {
    inRealm(() -> withoutEviction(this::restoreInRealm));
  }

  private void withoutEviction(Runnable action) {
    memory.hold();
    try {
      stale.withoutPrograms(
          () -> {
            action.run();
            return true;
          });
    } finally {
      memory.release();
    }
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
    HiddenIntrinsics.of(global).forEach(intrinsics::addFirst);
    // What the global object leads to has its name from there, also if a module made it.
    intrinsics.addAll("global", global);
    moduleScopes.forEach(intrinsics::addAll);
    intrinsics.addAll("%ThrowTypeError%", ScriptRuntime.typeErrorThrower(engine));
    CollectionInternals.keepOwnEntries(global);
    defaults = new DefaultPrototypes(global, intrinsics);
    kinds =
        new KindCodecs(
            new KindCodecs.Surroundings(
                engine,
                global,
                defaults,
                scripts,
                values,
                objects::adoptDefaultPrototype,
                pagedTables,
                pageSizes,
                weakEntries),
            frames.codec());
    objects.decodeWith(
        new ObjectDecoder(global, defaults, kinds, shapes, dictionaries, values), kinds, values);
    HeaderBarriers.install(engine, global, intrinsics, intrinsicChanges);
    intrinsics.installBarriers(this);
    intrinsicChanges.watchArrays();
    restored = objects.storedRecord(ROOT_OID) != null;
    if (restored) {
      rootState = (ScriptableObject) objects.resolve(HeapKind.OBJECT, ROOT_OID);
    } else {
      rootState = new NativeObject();
      rootState.setParentScope(global);
    }
    intrinsicChanges.load(values);
    if (audited) {
      intrinsicChanges.startAudit();
    }
  }

  /** Whether the heap had been used before it was opened. */
  public boolean isRestored() {
    return restored;
  }

  /** The hidden object that holds what the runtime itself has to remember. */
  public ScriptableObject rootState() {
    return rootState;
  }

  /** The objects that are to be brought up to date. */
  public StaleObjects staleObjects() {
    return stale;
  }

  /** Ordered tables beside the object graph. */
  public HeapTables tables() {
    return tables;
  }

  /** A number for a timer; never the same twice. */
  public long nextTimer() {
    return counters.nextTimer();
  }

  /** The number that the next timer will get. */
  public long peekTimer() {
    return counters.peekTimer();
  }

  /**
   * The objects that were changed since the last checkpoint, or since this was last asked. A
   * further change makes an object appear again.
   */
  public List<ScriptableObject> takeChangedObjects() {
    return dirty.take();
  }

  // Checkpoint and undo

  /** A turn begins, to end in {@link #checkpoint} or {@link #undo}. */
  public void beginTurn() {
    stale.beginTurn();
  }

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
    stale.endTurn();
    memory.hold();
    try {
      return RealmInternals.inRealm(engine, global, this::checkpointInRealm);
    } finally {
      memory.release();
      memory.makeRoom(null);
    }
  }

  private @Nullable WriteBatch checkpointInRealm() {
    store.throwFailure();
    Checkpoint checkpoint = savepoints.newCheckpoint();
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
    if (savepoints.isUsed()) {
      batch = savepoints.finish(checkpoint, lastSequence + 1);
    } else if (!checkpoint.isEmpty()) {
      batch = new WriteBatch(lastSequence + 1);
      checkpoint.apply(new BatchSink(store, longStrings, batch));
    }
    if (batch != null) {
      lastSequence++;
      shapes.writeAdded(batch);
      scripts.writeAdded(batch);
      counters.writeChanged(batch);
      store.add(batch);
    }
    intrinsicChanges.becomeClean();
    tables.forgetChanges();
    turnMemories.forget();
    memory.earn(dirty.size());
    dirty.becomeClean();
    RealmInternals.forgetLastMatch(engine);
    if (audited) {
      new HeapAudit(this).run();
      intrinsicChanges.audit();
    }
    return batch;
  }

  /**
   * Puts everything back to the last checkpoint.
   *
   * @throws HeapStoreException if the store cannot give it, or could not give what the turn has
   *     read; the heap is of no use any more
   */
  public void undo() {
    stale.endTurn();
    inRealm(() -> withoutEviction(this::undoInRealm));
  }

  private void undoInRealm() {
    store.throwFailure();
    RealmInternals.forgetLastMatch(engine);
    if (savepoints.isUsed()) {
      savepoints.rollbackTurn();
    }
    turnMemories.forget();
    Collection<HeapSlotMap> touched = dirty.touched();
    memory.earn(dirty.size());
    dirty.becomeClean();
    intrinsicChanges.undo();
    tables.forgetChanges();
    shapes.discardAdded();
    scripts.discardAdded();
    Set<Object> touchedFrames = frames.framesOf(touched);
    for (HeapSlotMap map : touched) {
      if (map.oid() != 0) {
        objects.decode(map);
      }
    }
    frames.undo(touchedFrames);
    HeapSlotMap rootMap = HeapSlotMap.of(rootState);
    if (rootMap == null || rootMap.oid() == 0) {
      rootState = new NativeObject();
      rootState.setParentScope(global);
    }
  }

  // Savepoints

  /**
   * Opens a savepoint: a state of the running turn that {@link #rollback} returns to.
   *
   * @param roots what the program may change from now on, beside what it reaches from the heap's
   *     roots
   * @param readOnly whether a write to anything that exists now is refused with a TypeError
   * @throws UnpersistableValueException if what can be reached cannot be stored; nothing is opened
   */
  public void openSavepoint(List<?> roots, boolean readOnly) {
    store.throwFailure();
    inRealm(() -> withoutEviction(() -> savepoints.open(roots, readOnly)));
    turnMemories.opened();
    guardTables();
  }

  private void guardTables() {
    tables.guardWith(savepoints.isReadOnly() ? WriteRefusal::ofTable : null);
  }

  /** Closes the last savepoint: what has happened since stays. */
  public void releaseSavepoint() {
    savepoints.release();
    turnMemories.released();
    guardTables();
  }

  /**
   * Returns to the last savepoint and closes it. Everything is as it was when it was opened; what
   * was made since and is held by the program alone stays as it is.
   *
   * @throws HeapStoreException if that cannot be done; the heap is of no use any more
   */
  public void rollback() {
    store.throwFailure();
    try {
      inRealm(() -> withoutEviction(savepoints::rollback));
    } catch (HeapStoreException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw store.failed(
          new StoreFailedException(
              "A transaction of the heap \""
                  + store.describe()
                  + "\" could not be undone ("
                  + e
                  + "). Open the heap again; it is as the last finished turn left it.",
              e));
    }
    turnMemories.rolledBack();
    guardTables();
    if (audited) {
      new HeapAudit(this).run();
      intrinsicChanges.audit();
    }
  }

  /**
   * Refuses what a read-only savepoint cannot notice in time: an object that was changed past the
   * barriers since it was opened.
   */
  public void checkReadOnly() {
    Object written =
        RealmInternals.inRealm(
            engine, global, () -> stale.withoutPrograms(savepoints::writtenPastBarriers));
    if (written != null) {
      throw WriteRefusal.of(this, written);
    }
  }

  /**
   * What the program has changed of what there was when a savepoint was opened.
   *
   * @param level which: 1 for the first
   */
  public List<ChangedObject> changesSince(int level) {
    return lookingBack(() -> new EarlierStates(this).since(level));
  }

  /** Runs something that makes objects of earlier states: nothing is evicted, no program runs. */
  <T extends @Nullable Object> T lookingBack(Supplier<T> look) {
    memory.hold();
    try {
      return RealmInternals.inRealm(engine, global, () -> stale.withoutPrograms(look));
    } finally {
      memory.release();
    }
  }

  /**
   * Turns every clean object back into a ghost, but for those that the turn has to keep. At a safe
   * point: at a turn boundary, or where a program may call anything.
   */
  public void evictAll() {
    memory.evictAll();
  }

  /** A safe point of a test: with {@link MemoryLimit#evictsAlways}, nearly everything leaves. */
  public void makeRoom() {
    memory.makeRoom(null);
  }

  /** What the clean objects in memory take, about. */
  public long residentBytes() {
    return memory.bytes();
  }

  // Hooks

  @Override
  public void faultIn(HeapSlotMap map) {
    if (RealmInternals.isInRealm(engine)) {
      objects.faultIn(map);
    } else {
      inRealm(() -> objects.faultIn(map));
    }
  }

  @Override
  public void stale(HeapSlotMap map) {
    if (RealmInternals.isInRealm(engine)) {
      stale.touched(map);
    } else {
      inRealm(() -> stale.touched(map));
    }
  }

  @Override
  public Object[] readPage(HeapSlotMap map, HeapPages pages, int page) {
    memory.hold();
    Object[] values;
    try {
      values =
          RealmInternals.isInRealm(engine)
              ? pageRecords.read(map.oid(), pages, page)
              : RealmInternals.inRealm(
                  engine, global, () -> pageRecords.read(map.oid(), pages, page));
    } finally {
      memory.release();
    }
    memory.makeRoom(objects.entry(map));
    return values;
  }

  @Override
  public void entered(Evictable part, int bytes) {
    memory.entered(part, bytes);
  }

  @Override
  public void hold() {
    memory.hold();
  }

  @Override
  public void release() {
    memory.release();
  }

  @Override
  public void loaded(Evictable part, int bytes) {
    memory.entered(part, bytes);
    memory.makeRoom(part);
  }

  @Override
  public int savepoints() {
    return savepoints.opened();
  }

  @Override
  public void pinned(HeapSlotMap map) {
    dirty.addPinned(map);
  }

  @Override
  public void changed(HeapSlotMap map) {
    if (savepoints.isReadOnly(map) && !stale.isUpgrading(map)) {
      throw WriteRefusal.of(this, map.owner());
    }
    dirty.addChanged(map);
    if (map.oid() == 0 && map.attachment() instanceof HeapSlotMap function) {
      // A default prototype is written with its function.
      function.markChanged();
    }
  }

  @Override
  public void suspected(HeapSlotMap map) {
    dirty.addSuspected(map);
  }

  @Override
  public void watchedWritten(ScriptableObject owner, Object key, @Nullable Object before) {
    observation.written(owner, key, before);
  }

  @Override
  public void intrinsicChanging(HeapSlotMap map, Object key) {
    if (savepoints.isReadOnly(map)) {
      throw WriteRefusal.ofIntrinsic(intrinsics.nameOf(map.owner()), key);
    }
    intrinsicChanges.changing(map, key);
  }

  @Override
  public void intrinsicRemoving(HeapSlotMap map, Object key) {
    intrinsicChanges.removing(map, key);
  }

  // For extensions

  /** What extensions observe of single objects. */
  public Observation observation() {
    return observation;
  }

  /** Another memory for the running turn, empty. */
  public TurnMemory newTurnMemory() {
    return turnMemories.newMemory();
  }

  // What the parts of the heap ask of each other

  void encodeRootState(Checkpoint checkpoint) {
    checkpoint.identifyRoot(rootState);
  }

  void watch(Object target) {
    if (ObjectInternals.isUnguarded(target)) {
      dirty.watch((ScriptableObject) target);
    }
  }

  DirtySet dirty() {
    return dirty;
  }

  ResidentObjects objects() {
    return objects;
  }

  Savepoints openSavepoints() {
    return savepoints;
  }

  FrameTable frames() {
    return frames;
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

  WeakEntries weakEntries() {
    return weakEntries;
  }

  LongStrings longStrings() {
    return longStrings;
  }

  PageRecords pageRecords() {
    return pageRecords;
  }

  Dictionaries dictionaries() {
    return dictionaries;
  }

  PagedTables pagedTables() {
    return pagedTables;
  }

  KindCodecs kinds() {
    return kinds;
  }

  DefaultPrototypes defaults() {
    return defaults;
  }

  LayeredStore store() {
    return store;
  }
}
