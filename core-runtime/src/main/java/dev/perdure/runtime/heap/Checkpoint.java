package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import dev.perdure.runtime.store.WriteBatch;
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
  private final Map<Long, byte[]> records = new LinkedHashMap<>();
  private final List<WriteBatch.Entry> entries = new ArrayList<>();
  private final List<HeapPages> pages = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Map<String, byte[]> longStrings = new LinkedHashMap<>();
  private Discovered current;

  Checkpoint(Heap heap) {
    this.heap = heap;
    this.values = new ValueEncoder(this, heap.global());
    this.encoder = new ObjectEncoder(heap, values);
    this.current = ofRuntime();
  }

  /** Stands for what the runtime itself has to remember. */
  private Discovered ofRuntime() {
    return new Discovered(heap.rootState(), Heap.ROOT_OID, null, "perdure");
  }

  /** Encodes everything that this turn has to write. */
  void prepare() {
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
    do {
      while (!work.isEmpty()) {
        current = work.poll();
        records.put(current.oid, encoder.encode(current.target));
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
      RecordWriter value = new RecordWriter();
      values.write(value, template, "[[template]]");
      putEntry(StoreTable.SCRIPTS, key, value.toByteArray());
    }
  }

  /** Only those that have changed. */
  private void encodePages(Object target, long oid) {
    if (!(target instanceof ScriptableObject object)) {
      return;
    }
    for (HeapPages sequence : heap.kinds().of(HeapKind.of(object)).pages(object)) {
      for (int page = sequence.nextToWrite(0); page >= 0; page = sequence.nextToWrite(page + 1)) {
        byte[] encoded = PageRecords.encode(sequence, page, values);
        putEntry(StoreTable.PAGES, PageRecords.key(oid, sequence, page), encoded);
      }
      for (int page = sequence.pageCount(); page < sequence.storedCount(); page++) {
        deleteEntry(StoreTable.PAGES, PageRecords.key(oid, sequence, page));
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
          deleteEntry(StoreTable.META, key);
        }
      } else {
        RecordWriter value = new RecordWriter();
        values.write(value, entry.value(), "[[value]]");
        byte[] key = WeakEntries.keyOf(oid, entry.key(), values);
        putEntry(StoreTable.META, key, value.toByteArray());
      }
    }
    return !ready.isEmpty();
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
    return map != null && (map.oid() != 0 || map.attachment() instanceof HeapSlotMap);
  }

  private void encodeRoot(HeapSlotMap map, boolean changed) {
    if (map.oid() == 0) {
      // A default prototype: it is its function's to write.
      return;
    }
    current = new Discovered(map.owner(), map.oid(), null, null);
    if (changed || !encoder.isEncodedBy(heap.objects().storedRecord(map.oid()), map.owner())) {
      records.put(map.oid(), encoder.encode(map.owner()));
    }
    encodePages(map.owner(), map.oid());
  }

  private void encodeFrame(Object frame) {
    long oid = Objects.requireNonNull(heap.frames().oid(frame));
    current = new Discovered(frame, oid, null, null);
    byte[] record = encoder.encode(frame);
    if (!Arrays.equals(record, heap.frames().record(oid))) {
      records.put(oid, record);
    }
  }

  /** What follows is encoded on behalf of this object or table. */
  void encoding(Object target, Object step) {
    current = new Discovered(target, 0, null, step);
  }

  void putEntry(StoreTable table, byte[] key, byte[] value) {
    entries.add(new WriteBatch.Entry(table, key, value));
  }

  void deleteEntry(StoreTable table, byte[] key) {
    entries.add(new WriteBatch.Entry(table, key, null));
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
    long oid =
        functionMap != null ? functionMap.oid() : Objects.requireNonNull(young.get(function)).oid;
    work.add(new Discovered(function, oid, current, "constructor"));
  }

  @Override
  public void watch(Object regExp) {
    heap.watch(regExp);
  }

  @Override
  public byte[] identifyLongString(String string) {
    byte[] key = heap.longStrings().storedKey(string);
    return key != null
        ? key
        : longStrings.computeIfAbsent(string, s -> LongStrings.keyOf(LongStrings.encode(s)));
  }

  @Override
  public void include(PagedTable<?> table, Runnable written) {
    table.encodeChanges(values, this::putOrDelete);
    afterwards.add(written);
    afterwards.add(table::written);
  }

  @Override
  public void excludePages(long oid, Runnable written) {
    heap.pagedTables().forEachKey(oid, key -> deleteEntry(StoreTable.ENTRIES, key));
    afterwards.add(written);
  }

  private void putOrDelete(byte[] key, byte @Nullable [] value) {
    entries.add(new WriteBatch.Entry(StoreTable.ENTRIES, key, value));
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
    if (HeapSlotMap.of((ScriptableObject) prototype) == null) {
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

  // The end

  /** Whether there is nothing to write. */
  boolean isEmpty() {
    return records.isEmpty() && entries.isEmpty();
  }

  /** Makes the young objects persistent and everything clean, and fills the batch. */
  void apply(WriteBatch batch) {
    for (Map.Entry<Long, byte[]> record : records.entrySet()) {
      heap.store().put(batch, StoreTable.OBJECTS, Keys.ofLong(record.getKey()), record.getValue());
    }
    for (WriteBatch.Entry entry : entries) {
      if (entry.value() == null) {
        heap.store().delete(batch, entry.table(), entry.key());
      } else {
        heap.store().put(batch, entry.table(), entry.key(), entry.value());
      }
    }
    longStrings.forEach((string, key) -> heap.longStrings().write(batch, string, key));
    for (Discovered discovered : young.values()) {
      HeapKind kind = HeapKind.of(discovered.target);
      if (kind != null && kind.isPartOfCall()) {
        heap.frames().adopt(discovered.target, discovered.oid);
      } else {
        byte[] record = Objects.requireNonNull(records.get(discovered.oid));
        heap.objects().adopt(discovered.target, discovered.oid, record.length);
      }
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
