package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapKind;
import org.mozilla.javascript.HeapPages;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.TemplateInternals;
import org.mozilla.javascript.WeakInternals;

/**
 * One checkpoint in the making: encodes what changed and everything young that can be reached from
 * it. Until {@link #apply} nothing in the heap is touched, so that a value that cannot be stored
 * leaves the turn whole, to be undone. Confined to the turn thread.
 */
final class Checkpoint implements References {

  /** An object on the way to its record, and how it was reached: for messages. */
  private record Discovered(
      Object target, long oid, @Nullable Discovered from, @Nullable Object step) {}

  private final Heap heap;
  private final ObjectEncoder encoder;
  private final ValueEncoder values;

  private final Map<Object, Discovered> young = new IdentityHashMap<>();
  private final Map<Object, ScriptableObject> defaultPrototypes = new IdentityHashMap<>();
  private final Deque<Discovered> work = new ArrayDeque<>();
  private final WeakReach weak = new WeakReach();
  private final List<Object> templates = new ArrayList<>();
  private final Map<Long, Delta.Change> records = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<HeapPages> pages = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Map<String, byte[]> longStrings = new LinkedHashMap<>();
  private Discovered current;

  /** Objects from here on have got their identity in this turn; nobody asks if it is none. */
  private final long firstOfTurn;

  /** What the entry that is being encoded refers to. */
  private Uses uses = new Uses();

  /** An entry that is not the record of an object. */
  private record Entry(StoreTable table, byte[] key, Delta.Change change) {}

  /** Where the changes go. */
  interface Sink {
    void put(StoreTable table, byte[] key, Delta.Change change);

    /** A string that the store is not known to have. */
    void putString(String string, byte[] key);

    /** An object, symbol, or part of a call has got its identity. */
    default void adopted(long oid, Object target) {}
  }

  /** One that is all that its turn writes. */
  Checkpoint(Heap heap) {
    this(heap, Long.MAX_VALUE);
  }

  /**
   * One of several of a turn.
   *
   * @param firstOfTurn objects from here on have got their identity in this turn
   */
  Checkpoint(Heap heap, long firstOfTurn) {
    this.heap = heap;
    this.firstOfTurn = firstOfTurn;
    this.values = new ValueEncoder(this, heap.global());
    this.encoder = new ObjectEncoder(heap, values);
    this.current = ofRuntime();
  }

  /** Stands for what the runtime itself has to remember. */
  private Discovered ofRuntime() {
    return new Discovered(heap.rootState(), Heap.ROOT_OID, null, "perdure");
  }

  private void begin() {
    if (!uses.isEmpty()) {
      uses = new Uses();
    }
  }

  private Delta.Change changed(byte[] value, long owner, long key) {
    Uses ofThis = uses;
    begin();
    return new Delta.Change(value, owner, key, ofThis.isEmpty() ? Uses.NONE : ofThis);
  }

  private void use(long oid) {
    if (oid >= firstOfTurn) {
      uses.addObject(oid);
    }
  }

  /** Encodes everything that this turn has to write. */
  void prepare() {
    prepare(List.of());
  }

  /**
   * Encodes everything that has changed, and what can be reached from it.
   *
   * @param roots what can be reached too
   */
  void prepare(Iterable<?> roots) {
    for (HeapSlotMap map : heap.dirty().changed()) {
      encodeRoot(map, true);
    }
    for (HeapSlotMap map : heap.dirty().onlySuspected()) {
      encodeRoot(map, false);
    }
    heap.frames().framesOf(heap.dirty().touched()).forEach(this::encodeFrame);
    heap.intrinsicChanges().encodeChanged(values, this);
    current = ofRuntime();
    heap.encodeRootState(this);
    heap.tables().encodeChanged(values, this);
    for (Object root : roots) {
      encoding(root, "the transaction");
      values.write(new RecordWriter(), root, "[[root]]");
    }
    do {
      while (!work.isEmpty()) {
        current = work.poll();
        encodeRecord(current.target, current.oid);
        encodePages(current.target, current.oid);
      }
    } while (encodeWeakEntries() || reachTemplates());
    templates.forEach(this::encodeSite);
  }

  /** Stored code leads to its template objects: as keys of weak collections they are reached. */
  private boolean reachTemplates() {
    boolean any = false;
    for (Object key : weak.waitingKeys()) {
      if (heap.scripts().siteOf(key) != null) {
        current = ofRuntime();
        identify(key, "[[key]]");
        any = true;
      }
    }
    return any;
  }

  /** Two scripts of one source may have made two objects before it was stored: the first counts. */
  private void encodeSite(Object template) {
    byte[] key = heap.scripts().siteOf(template);
    if (key != null && heap.store().get(StoreTable.SCRIPTS, key) == null) {
      begin();
      RecordWriter value = new RecordWriter();
      values.write(value, template, "[[template]]");
      long script = TemplateSites.scriptOf(key);
      long owner = heap.scripts().isAdded(script) ? Delta.ofScript(script) : Delta.ROOT;
      put(StoreTable.SCRIPTS, key, changed(value.toByteArray(), owner, Delta.ROOT));
    }
  }

  private void encodeRecord(Object target, long oid) {
    begin();
    records.put(oid, changed(encoder.encode(target), oid, Delta.ROOT));
  }

  /** Only those that have changed. */
  private void encodePages(Object target, long oid) {
    if (!(target instanceof ScriptableObject object)) {
      return;
    }
    for (HeapPages sequence : heap.kinds().of(HeapKind.of(object)).pages(object)) {
      for (int page = sequence.nextToWrite(0); page >= 0; page = sequence.nextToWrite(page + 1)) {
        begin();
        byte[] encoded = PageRecords.encode(sequence, page, values);
        byte[] key = PageRecords.key(oid, sequence, page);
        put(StoreTable.PAGES, key, changed(encoded, oid, Delta.ROOT));
      }
      for (int page = sequence.pageCount(); page < sequence.storedCount(); page++) {
        delete(StoreTable.PAGES, PageRecords.key(oid, sequence, page), oid);
      }
      pages.add(sequence);
    }
  }

  /** Writes the entries of weak collections whose keys were reached; false if there are none. */
  private boolean encodeWeakEntries() {
    List<WeakReach.Entry> ready = weak.takeReady();
    for (WeakReach.Entry entry : ready) {
      ScriptableObject collection = entry.collection();
      Discovered found = young.get(collection);
      long oid = found != null ? found.oid : HeapSlotMap.of(collection).oid();
      current = found != null ? found : new Discovered(collection, oid, null, null);
      if (entry.value() == Scriptable.NOT_FOUND) {
        byte[] key = heap.weakEntries().keyOf(oid, entry.key());
        if (key != null) {
          delete(StoreTable.META, key, oid);
        }
      } else {
        begin();
        RecordWriter value = new RecordWriter();
        values.write(value, entry.value(), "[[value]]");
        Delta.Change change = changed(value.toByteArray(), oid, oidOfKey(entry.key()));
        put(StoreTable.META, WeakEntries.keyOf(oid, entry.key(), values), change);
      }
    }
    return !ready.isEmpty();
  }

  private long oidOfKey(Object key) {
    boolean isRoot = key == heap.global() || heap.intrinsics().nameOf(key) != null;
    boolean isNamed = key instanceof SymbolKey known && known.getKind() != Symbol.Kind.REGULAR;
    return isRoot || isNamed ? Delta.ROOT : identify(key, "[[key]]");
  }

  @Override
  public void weak(ScriptableObject collection) {
    weak.add(collection, this::isReached);
  }

  private boolean isReached(Object object) {
    if (young.containsKey(object)
        || defaultPrototypes.containsKey(object)
        || object == heap.global()
        || heap.intrinsics().nameOf(object) != null) {
      return true;
    }
    if (object instanceof SymbolKey symbol) {
      return symbol.getKind() != Symbol.Kind.REGULAR || heap.objects().symbolOid(symbol) != null;
    }
    HeapSlotMap map = object instanceof ScriptableObject known ? HeapSlotMap.of(known) : null;
    return map != null
        && (map.oid() != 0
            || (map.attachment() instanceof HeapSlotMap function && function.oid() != 0));
  }

  private void encodeRoot(HeapSlotMap map, boolean changed) {
    if (map.oid() == 0) {
      // A default prototype: it is its function's to write.
      return;
    }
    current = new Discovered(map.owner(), map.oid(), null, null);
    if (changed || !encoder.isEncodedBy(heap.objects().storedRecord(map.oid()), map.owner())) {
      encodeRecord(map.owner(), map.oid());
    }
    encodePages(map.owner(), map.oid());
  }

  private void encodeFrame(Object frame) {
    long oid = Objects.requireNonNull(heap.frames().oid(frame));
    current = new Discovered(frame, oid, null, null);
    begin();
    Delta.Change change = changed(encoder.encode(frame), oid, Delta.ROOT);
    if (!Arrays.equals(change.value(), heap.frames().record(oid))) {
      records.put(oid, change);
    }
  }

  /** What follows is encoded on behalf of this object or table. */
  void encoding(Object target, Object step) {
    current = new Discovered(target, 0, null, step);
    begin();
  }

  /** Adds an entry that {@link #encoding} has begun. */
  void putEntry(StoreTable table, byte[] key, byte[] value) {
    put(table, key, changed(value, Delta.ROOT, Delta.ROOT));
  }

  /** Removes an entry that is no part of an object. */
  void deleteEntry(StoreTable table, byte[] key) {
    delete(table, key, Delta.ROOT);
  }

  private void put(StoreTable table, byte[] key, Delta.Change change) {
    entries.add(new Entry(table, key, change));
  }

  private void delete(StoreTable table, byte[] key, long owner) {
    put(table, key, new Delta.Change(null, owner, Delta.ROOT, Uses.NONE));
  }

  /** Gives the root state object its fixed identity if it is still young. */
  void identifyRoot(ScriptableObject root) {
    if (HeapSlotMap.of(root) == null && !young.containsKey(root)) {
      discover(root, Heap.ROOT_OID, "perdure");
    }
  }

  // References

  @Override
  public long identify(Object target, Object step) {
    long oid = identityOf(target, step);
    use(oid);
    return oid;
  }

  private long identityOf(Object target, Object step) {
    HeapSlotMap map = target instanceof ScriptableObject object ? HeapSlotMap.of(object) : null;
    if (map != null && map.oid() != 0) {
      return map.oid();
    }
    if (target instanceof SymbolKey symbol) {
      Long known = heap.objects().symbolOid(symbol);
      if (known != null) {
        return known;
      }
    }
    if (!(target instanceof Scriptable)) {
      Long known = heap.frames().oid(target);
      if (known != null) {
        return known;
      }
    }
    Discovered found = young.get(target);
    if (found != null) {
      return found.oid;
    }
    Discovered added = discover(target, heap.counters().nextOid(), step);
    rewriteFunctionOf(target, map);
    return added.oid;
  }

  private Discovered discover(Object target, long oid, Object step) {
    Discovered added = new Discovered(target, oid, current, step);
    young.put(target, added);
    work.add(added);
    weak.reached(target);
    if (TemplateInternals.mayBeTemplate(target)) {
      templates.add(target);
    }
    return added;
  }

  /** A default prototype that something refers to is one no longer: its function must name it. */
  private void rewriteFunctionOf(Object target, @Nullable HeapSlotMap map) {
    ScriptableObject function = defaultPrototypes.remove(target);
    if (function == null && map != null && map.attachment() instanceof HeapSlotMap functionMap) {
      function = functionMap.owner();
    }
    if (function == null || function == current.target) {
      return;
    }
    HeapSlotMap functionMap = HeapSlotMap.of(function);
    if (functionMap != null) {
      // Its prototype may have outlived its own stay in memory.
      functionMap.load();
    }
    Discovered found = young.get(function);
    if (found == null && functionMap != null && functionMap.oid() == 0) {
      // It is young again, and is encoded when it is reached.
      return;
    }
    long oid = found != null ? found.oid : Objects.requireNonNull(functionMap).oid();
    work.add(new Discovered(function, oid, current, "constructor"));
  }

  @Override
  public void watch(Object regExp) {
    heap.watch(regExp);
  }

  @Override
  public byte[] identifyLongString(String string) {
    byte[] key = heap.longStrings().storedKey(string);
    if (key == null) {
      key = longStrings.computeIfAbsent(string, heap.longStrings()::newKey);
      if (firstOfTurn != Long.MAX_VALUE) {
        uses.addString(key);
      }
    }
    return key;
  }

  @Override
  public void useShape(long number) {
    if (firstOfTurn != Long.MAX_VALUE && heap.shapes().isAdded(number)) {
      uses.addShape(number);
    }
  }

  @Override
  public void useScript(long number) {
    if (firstOfTurn != Long.MAX_VALUE && heap.scripts().isAdded(number)) {
      uses.addScript(number);
    }
  }

  @Override
  public void include(PagedTable<?> table, Runnable written) {
    Uses ofRecord = uses;
    uses = new Uses();
    table.encodeChanges(
        values,
        (key, value) -> {
          long owner = Keys.getLong(key, 0);
          put(
              StoreTable.ENTRIES,
              key,
              value == null
                  ? new Delta.Change(null, owner, Delta.ROOT, Uses.NONE)
                  : changed(value, owner, Delta.ROOT));
        });
    uses = ofRecord;
    afterwards.add(written);
    afterwards.add(table::written);
  }

  @Override
  public void excludePages(long oid, Runnable written) {
    heap.pagedTables().forEachKey(oid, key -> delete(StoreTable.ENTRIES, key, oid));
    afterwards.add(written);
  }

  @Override
  public @Nullable String intrinsicName(Object target) {
    return heap.intrinsics().nameOf(target);
  }

  @Override
  public boolean isUntouchedDefaultPrototype(Object prototype, Scriptable function) {
    if (young.containsKey(prototype) || !isUntouched(prototype, function, heap.defaults())) {
      return false;
    }
    HeapSlotMap map = HeapSlotMap.of((ScriptableObject) prototype);
    boolean isKnown =
        map != null && map.attachment() instanceof HeapSlotMap known && known.oid() != 0;
    if (!isKnown) {
      defaultPrototypes.put(prototype, (ScriptableObject) function);
      weak.reached(prototype);
    }
    return true;
  }

  static boolean isUntouched(Object prototype, Scriptable function, DefaultPrototypes defaults) {
    if (HeapKind.of(prototype) != HeapKind.OBJECT) {
      return false;
    }
    ScriptableObject object = (ScriptableObject) prototype;
    HeapSlotMap map = HeapSlotMap.of(object);
    if (map != null && (map.oid() != 0 || map.isIntrinsic())) {
      return false;
    }
    if (!ObjectInternals.isExtensible(object)
        || !defaults.isPrototypeOfDefault(ObjectInternals.prototype(object))) {
      return false;
    }
    Iterator<Slot> slots = SlotView.slots(object);
    if (!slots.hasNext()) {
      return false;
    }
    Slot slot = slots.next();
    return !slots.hasNext()
        && "constructor".equals(SlotView.key(slot))
        && SlotView.form(slot) == SlotView.Form.DATA
        && SlotView.value(slot) == function
        && SlotView.attributes(slot) == ScriptableObject.DONTENUM;
  }

  @Override
  public UnpersistableValueException refuse(Object step, String reason) {
    List<Object> steps = new ArrayList<>();
    steps.add(step);
    Discovered at = current;
    for (; at.from != null; at = at.from) {
      steps.add(0, at.step);
    }
    String root =
        at.oid == 0 || at.oid == Heap.ROOT_OID
            ? String.valueOf(at.step)
            : new PathFinder(heap).find(at.target, at.oid);
    StringBuilder path = new StringBuilder(root);
    for (Object each : steps) {
      path.append(PathFinder.stepText(each));
    }
    return new UnpersistableValueException(path.toString(), reason);
  }

  /** The entries of weak collections whose keys nothing leads to, as far as it is known. */
  List<WeakReach.Entry> waitingEntries() {
    return weak.waiting();
  }

  // The end

  /** Whether there is nothing to write. */
  boolean isEmpty() {
    return records.isEmpty() && entries.isEmpty();
  }

  /** Makes the young objects persistent and everything clean, and hands the changes over. */
  void apply(Sink sink) {
    records.forEach((oid, change) -> sink.put(StoreTable.OBJECTS, Keys.ofLong(oid), change));
    for (Entry entry : entries) {
      sink.put(entry.table(), entry.key(), entry.change());
    }
    longStrings.forEach(sink::putString);
    for (Discovered discovered : young.values()) {
      HeapKind kind = HeapKind.of(discovered.target);
      if (kind != null && kind.isPartOfCall()) {
        heap.frames().adopt(discovered.target, discovered.oid);
      } else {
        byte[] record =
            Objects.requireNonNull(Objects.requireNonNull(records.get(discovered.oid)).value());
        heap.objects().adopt(discovered.target, discovered.oid, record.length);
      }
      sink.adopted(discovered.oid, discovered.target);
    }
    weak.collections().forEach(WeakInternals::forgetChanges);
    defaultPrototypes.forEach(
        (prototype, function) ->
            heap.objects()
                .adoptDefaultPrototype((ScriptableObject) prototype, HeapSlotMap.of(function)));
    pages.forEach(HeapPages::written);
    afterwards.forEach(Runnable::run);
  }
}
