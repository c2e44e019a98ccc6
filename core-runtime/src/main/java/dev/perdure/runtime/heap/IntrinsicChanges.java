package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.SlotView.Form;

/**
 * What programs changed of the objects that the runtime makes, the global object first among them:
 * one entry in table META a property that differs from the fresh realm's, so that assigning one
 * global variable writes one entry; and one for what is no property. Confined to the turn thread.
 *
 * <p>Key: {@code 'D'}, the intrinsic's name, the property's key or null for the {@linkplain
 * IntrinsicHeader header}. Value: see {@link #encode}.
 */
final class IntrinsicChanges {
  private static final byte[] PREFIX = {'D'};
  private static final int REMOVED = 0x80;

  /** The form of a property that Rhino computes, as in the fresh realm; beside {@link Form}. */
  private static final int COMPUTED = 3;

  private final LayeredStore store;
  private final HeapCounters counters;
  private final IntrinsicTable intrinsics;
  private final Set<HeapSlotMap> changed = new LinkedHashSet<>();

  /** Intrinsic arrays, few: their lengths change past all barriers, so they are compared. */
  private final List<HeapSlotMap> arrays = new ArrayList<>();

  private @Nullable IntrinsicAudit audit;

  IntrinsicChanges(LayeredStore store, HeapCounters counters, IntrinsicTable intrinsics) {
    this.store = store;
    this.counters = counters;
    this.intrinsics = intrinsics;
  }

  /** Runs when the intrinsics have their maps. */
  void watchArrays() {
    for (ScriptableObject object : intrinsics.all()) {
      HeapSlotMap map = HeapSlotMap.of(object);
      if (map != null && IntrinsicHeader.isArray(object)) {
        IntrinsicState.of(map).noteHeader(map);
        arrays.add(map);
      }
    }
  }

  /** From now on {@link #audit} looks for writes that were missed. */
  void startAudit() {
    audit = new IntrinsicAudit(intrinsics);
  }

  /** Runs after a checkpoint. */
  void audit() {
    if (audit != null) {
      audit.run();
    }
  }

  void changing(HeapSlotMap map, Object key) {
    IntrinsicState state = IntrinsicState.of(map);
    Slot slot = SlotView.find(map, key);
    if (state.beforeTurn.containsKey(key)) {
      if (slot == null) {
        // It may be added now, behind what was added since it was last looked for.
        state.beforeTurn.put(key, state.beforeTurn.remove(key));
      }
      return;
    }
    IntrinsicProperty before = IntrinsicProperty.of(slot, map.owner());
    state.beforeTurn.put(key, before);
    if (!state.fresh.containsKey(key)) {
      state.fresh.put(key, before);
    }
    changed.add(map);
  }

  void removing(HeapSlotMap map, Object key) {
    IntrinsicState state = IntrinsicState.of(map);
    state.noteOrder(map);
    if (state.relocated.add(key)) {
      state.relocatedByTurn.add(key);
    }
  }

  /** The prototype or the extensibility of an intrinsic is about to change. */
  void headerChanging(HeapSlotMap map) {
    IntrinsicState.of(map).noteHeader(map);
    map.expectQueriesToWrite();
    changed.add(map);
  }

  /** What this turn has changed, for the search for young objects. */
  void encodeChanged(ValueEncoder values, Checkpoint checkpoint) {
    changed.addAll(arrays);
    for (HeapSlotMap map : changed) {
      IntrinsicState state = IntrinsicState.of(map);
      String name = Objects.requireNonNull(intrinsics.nameOf(map.owner()));
      for (Map.Entry<Object, @Nullable IntrinsicProperty> entry : state.beforeTurn.entrySet()) {
        encodeProperty(map, state, name, entry.getKey(), entry.getValue(), values, checkpoint);
      }
      encodeHeader(map, state, name, values, checkpoint);
    }
  }

  private void encodeProperty(
      HeapSlotMap map,
      IntrinsicState state,
      String name,
      Object key,
      @Nullable IntrinsicProperty before,
      ValueEncoder values,
      Checkpoint checkpoint) {
    Slot slot = SlotView.find(map, key);
    IntrinsicProperty now = IntrinsicProperty.of(slot, map.owner());
    if (IntrinsicProperty.isSame(before, now) && !state.relocated.contains(key)) {
      return;
    }
    checkpoint.encoding(map.owner(), name);
    byte[] storeKey = storeKey(name, key, values);
    boolean isFresh =
        now == null
            ? state.fresh.get(key) == null
            : state.hasFreshPlace(key) && IntrinsicProperty.isSame(state.fresh.get(key), now);
    if (isFresh) {
      checkpoint.deleteEntry(StoreTable.META, storeKey);
      state.ordersOfTurn.put(key, null);
    } else {
      checkpoint.putEntry(StoreTable.META, storeKey, encode(state, key, now, values, checkpoint));
    }
    if (slot != null && PropertyEncoder.anyRegExp(List.of(slot))) {
      map.handsOutRegExps();
    }
  }

  private void encodeHeader(
      HeapSlotMap map,
      IntrinsicState state,
      String name,
      ValueEncoder values,
      Checkpoint checkpoint) {
    IntrinsicHeader before = state.headerBeforeTurn;
    IntrinsicHeader fresh = state.freshHeader;
    IntrinsicHeader now = IntrinsicHeader.of(map.owner());
    if (before == null || fresh == null || now.isSame(before)) {
      return;
    }
    checkpoint.encoding(map.owner(), name);
    byte[] storeKey = storeKey(name, null, values);
    if (now.isSame(fresh)) {
      checkpoint.deleteEntry(StoreTable.META, storeKey);
    } else {
      checkpoint.putEntry(StoreTable.META, storeKey, now.encode(fresh, values));
    }
  }

  /**
   * A packed byte of attributes and form, or {@link #REMOVED}; the place or 0; the value or values,
   * or for a computed property a byte that says whether one follows.
   */
  private byte[] encode(
      IntrinsicState state,
      Object key,
      @Nullable IntrinsicProperty now,
      ValueEncoder values,
      Checkpoint checkpoint) {
    RecordWriter out = new RecordWriter();
    if (now == null) {
      out.writeByte(REMOVED);
      return out.toByteArray();
    }
    Slot slot = now.slot();
    IntrinsicProperty fresh = state.fresh.get(key);
    boolean computed =
        fresh != null && SlotView.isComputed(slot) && SlotView.isComputed(fresh.slot());
    Form form = SlotView.form(slot);
    if (form == null && !computed) {
      throw checkpoint.refuse(key, "a property that Java code computes cannot be persisted");
    }
    int number = computed || form == null ? COMPUTED : form.ordinal();
    out.writeByte(SlotView.attributes(slot) | number << 4);
    long order = 0;
    if (!state.hasFreshPlace(key)) {
      Long known = state.relocated.contains(key) ? null : state.orders.get(key);
      order = known != null ? known : counters.nextOrder();
      state.ordersOfTurn.put(key, order);
    }
    out.writeUnsigned(order);
    if (number == COMPUTED) {
      out.writeByte(SlotView.isAssignable(slot) ? 1 : 0);
      if (SlotView.isAssignable(slot)) {
        values.write(out, now.value(), key);
      }
    } else if (form == Form.ACCESSOR) {
      values.write(out, SlotView.getter(slot), key);
      values.write(out, SlotView.setter(slot), key);
    } else {
      values.write(out, SlotView.value(slot), key);
    }
    return out.toByteArray();
  }

  private static byte[] storeKey(String name, @Nullable Object key, ValueEncoder values) {
    RecordWriter out = new RecordWriter();
    out.writeString(name);
    values.write(out, key, String.valueOf(key));
    return Keys.concat(PREFIX, out.toByteArray());
  }

  /** The turn's changes are in the store, or on their way. */
  void becomeClean() {
    for (HeapSlotMap map : changed) {
      IntrinsicState state = IntrinsicState.of(map);
      for (Object key : state.beforeTurn.keySet()) {
        if (SlotView.find(map, key) != null) {
          state.relocated.remove(key);
        }
      }
      if (audit != null) {
        audit.changed(map, state.beforeTurn.keySet(), state.headerBeforeTurn != null);
      }
      state.ordersOfTurn.forEach(
          (key, order) -> {
            if (order == null) {
              state.orders.remove(key);
            } else {
              state.orders.put(key, order);
            }
          });
      endTurn(map, state);
    }
    changed.clear();
  }

  private static void endTurn(HeapSlotMap map, IntrinsicState state) {
    boolean headerNoted = state.headerBeforeTurn != null;
    state.endTurn();
    if (IntrinsicHeader.isArray(map.owner())) {
      state.noteHeader(map);
    }
    if (headerNoted) {
      map.markClean();
    }
  }

  /**
   * The changes since the last savepoint are part of what lies over the store, and the turn goes
   * on.
   *
   * @return what takes them back
   */
  List<IntrinsicsBefore> flush() {
    List<IntrinsicsBefore> before = sinceSavepoint();
    becomeClean();
    return before;
  }

  /** What has changed since the last savepoint. */
  List<IntrinsicsBefore> sinceSavepoint() {
    List<IntrinsicsBefore> all = new ArrayList<>();
    for (HeapSlotMap map : changed) {
      IntrinsicsBefore before = IntrinsicsBefore.of(map);
      if (!before.isSame()) {
        all.add(before);
      }
    }
    return all;
  }

  /** Puts all intrinsics back to what they were before the turn, or at the last savepoint. */
  void undo() {
    changed.addAll(arrays);
    for (HeapSlotMap map : changed) {
      IntrinsicsBefore.of(map).putBack();
      endTurn(map, IntrinsicState.of(map));
    }
    changed.clear();
  }

  /** Takes changes back that {@link #flush} has given; all later ones were taken back before. */
  void takeBack(IntrinsicsBefore before) {
    before.putBack();
    HeapSlotMap map = before.map();
    if (audit != null) {
      audit.changed(map, before.properties().keySet(), before.header() != null);
    }
    endTurn(map, IntrinsicState.of(map));
  }

  private record Added(HeapSlotMap map, Object key, Slot slot, long order) {}

  private record Header(HeapSlotMap map, IntrinsicHeader header) {}

  /** Applies what the heap's programs have changed to the fresh realm. */
  void load(ValueDecoder values) {
    List<Added> added = new ArrayList<>();
    List<Header> headers = new ArrayList<>();
    store.scan(
        StoreTable.META,
        PREFIX,
        Keys.endOfPrefix(PREFIX),
        (key, value) -> {
          return store.decode(
              StoreTable.META,
              key,
              () -> {
                loadOne(key, value, values, added, headers);
                return true;
              });
        });
    added.sort(Comparator.comparingLong(Added::order));
    for (Added one : added) {
      SlotView.remove(one.map, one.key);
      SlotView.insert(one.map, one.slot);
      IntrinsicState.of(one.map).orders.put(one.key, one.order);
    }
    for (Header one : headers) {
      one.header.applyTo(one.map.owner());
      endTurn(one.map, IntrinsicState.of(one.map));
    }
  }

  private void loadOne(
      byte[] storeKey, byte[] value, ValueDecoder values, List<Added> added, List<Header> headers) {
    RecordReader keyReader = new RecordReader(storeKey);
    keyReader.readByte();
    String name = keyReader.readString();
    Object key = values.readKey(keyReader);
    ScriptableObject object = intrinsics.named(name);
    if (object == null) {
      // The runtime no longer has this built-in: its change has nothing to apply to.
      return;
    }
    HeapSlotMap map = HeapSlotMap.of(object);
    if (key == null) {
      IntrinsicState.of(map).noteHeader(map);
      IntrinsicHeader fresh = Objects.requireNonNull(IntrinsicState.of(map).freshHeader);
      headers.add(new Header(map, IntrinsicHeader.decode(fresh, value, values)));
      return;
    }
    loadProperty(map, key instanceof String text ? text.intern() : key, value, values, added);
  }

  private static void loadProperty(
      HeapSlotMap map, Object key, byte[] value, ValueDecoder values, List<Added> added) {
    IntrinsicState state = IntrinsicState.of(map);
    Slot fresh = SlotView.find(map, key);
    state.fresh.put(key, IntrinsicProperty.of(fresh, map.owner()));
    RecordReader in = new RecordReader(value);
    int packed = in.readByte();
    if (packed == REMOVED) {
      SlotView.remove(map, key);
      state.relocated.add(key);
      return;
    }
    long order = in.readUnsigned();
    int form = packed >>> 4;
    if (form == COMPUTED) {
      if (fresh != null) {
        SlotView.setAttributes(fresh, packed & 0x0F);
        if (in.readByte() != 0) {
          SlotView.assign(fresh, map.owner(), values.read(in));
        }
      }
      return;
    }
    Slot slot;
    if (form == Form.ACCESSOR.ordinal()) {
      Object getter = values.read(in);
      slot = SlotView.accessor(key, packed & 0x0F, getter, values.read(in));
    } else {
      slot = SlotView.data(key, packed & 0x0F, values.read(in));
      if (PropertyEncoder.anyRegExp(List.of(slot))) {
        map.handsOutRegExps();
      }
    }
    if (order == 0) {
      SlotView.put(map, slot);
    } else {
      added.add(new Added(map, key, slot, order));
    }
  }
}
