package dev.perdure.runtime.heap;

import dev.perdure.runtime.store.StoreTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * global variable writes one entry. Confined to the turn thread.
 *
 * <p>Key: {@code 'D'}, the intrinsic's name, the property's key. Value: see {@link #encode}.
 */
final class IntrinsicChanges {
  private static final byte[] PREFIX = {'D'};
  private static final int REMOVED = 0x80;

  /** What is known of one intrinsic; attached to its map. */
  private static final class State {
    /** The slots of the fresh realm, of the keys that were ever changed; null if it had none. */
    final Map<Object, Slot> fresh = new HashMap<>();

    /**
     * The slots before this turn, of the keys that it changed; those of new properties in the order
     * in which these were added.
     */
    final Map<Object, Slot> beforeTurn = new LinkedHashMap<>();

    /** All slots in order, if this turn removed any. */
    @Nullable List<Slot> orderBeforeRemoval;

    /** The place of properties that are not where the fresh realm had them. */
    final Map<Object, Long> orders = new HashMap<>();

    /** What this turn, if it is not undone, makes of {@link #orders}; null for none. */
    final Map<Object, Long> ordersOfTurn = new HashMap<>();

    /** Properties that were removed: if they come again, it is in another place. */
    final Set<Object> relocated = new LinkedHashSet<>();

    /** Those of them that this turn was the first to remove. */
    final Set<Object> relocatedByTurn = new LinkedHashSet<>();

    boolean hasFreshPlace(Object key) {
      return fresh.get(key) != null && !relocated.contains(key) && !orders.containsKey(key);
    }
  }

  private final LayeredStore store;
  private final HeapCounters counters;
  private final IntrinsicTable intrinsics;
  private final Set<HeapSlotMap> changed = new LinkedHashSet<>();

  IntrinsicChanges(LayeredStore store, HeapCounters counters, IntrinsicTable intrinsics) {
    this.store = store;
    this.counters = counters;
    this.intrinsics = intrinsics;
  }

  private static State stateOf(HeapSlotMap map) {
    if (map.attachment() == null) {
      map.attach(new State());
    }
    return (State) map.attachment();
  }

  void changing(HeapSlotMap map, Object key) {
    State state = stateOf(map);
    Slot slot = SlotView.find(map, key);
    if (state.beforeTurn.containsKey(key)) {
      if (slot == null) {
        // It may be added now, behind what was added since it was last looked for.
        state.beforeTurn.put(key, state.beforeTurn.remove(key));
      }
      return;
    }
    Slot copy = slot == null ? null : SlotView.copy(slot);
    state.beforeTurn.put(key, copy);
    if (!state.fresh.containsKey(key)) {
      state.fresh.put(key, copy);
    }
    changed.add(map);
  }

  void removing(HeapSlotMap map, Object key) {
    State state = stateOf(map);
    if (state.orderBeforeRemoval == null) {
      state.orderBeforeRemoval = new ArrayList<>();
      SlotView.slots(map).forEachRemaining(state.orderBeforeRemoval::add);
    }
    if (state.relocated.add(key)) {
      state.relocatedByTurn.add(key);
    }
  }

  /** The slots that this turn has changed, for the search for young objects. */
  void encodeChanged(ValueEncoder values, Checkpoint checkpoint) {
    for (HeapSlotMap map : changed) {
      State state = stateOf(map);
      String name = Objects.requireNonNull(intrinsics.nameOf(map.owner()));
      for (Map.Entry<Object, Slot> entry : state.beforeTurn.entrySet()) {
        Object key = entry.getKey();
        Slot now = SlotView.find(map, key);
        if (SlotView.same(entry.getValue(), now) && !state.relocated.contains(key)) {
          continue;
        }
        checkpoint.encoding(map.owner(), name);
        byte[] storeKey = storeKey(name, key, values);
        boolean isFresh =
            now == null
                ? state.fresh.get(key) == null
                : state.hasFreshPlace(key) && SlotView.same(state.fresh.get(key), now);
        if (isFresh) {
          checkpoint.deleteEntry(StoreTable.META, storeKey);
          state.ordersOfTurn.put(key, null);
        } else {
          checkpoint.putEntry(
              StoreTable.META, storeKey, encode(state, key, now, values, checkpoint));
        }
        if (PropertyEncoder.anyRegExp(now == null ? List.of() : List.of(now))) {
          map.handsOutRegExps();
        }
      }
    }
  }

  /**
   * A packed byte of attributes and form, or {@link #REMOVED}; the place or 0; the value or values.
   */
  private byte[] encode(
      State state, Object key, Slot now, ValueEncoder values, Checkpoint checkpoint) {
    RecordWriter out = new RecordWriter();
    if (now == null) {
      out.writeByte(REMOVED);
      return out.toByteArray();
    }
    Form form = SlotView.form(now);
    if (form == null) {
      throw checkpoint.refuse(key, "a property that Java code computes cannot be persisted");
    }
    if (form == Form.BUILT_IN) {
      form = Form.DATA;
    }
    out.writeByte(SlotView.attributes(now) | form.ordinal() << 4);
    long order = 0;
    if (!state.hasFreshPlace(key)) {
      Long known = state.relocated.contains(key) ? null : state.orders.get(key);
      order = known != null ? known : counters.nextOrder();
      state.ordersOfTurn.put(key, order);
    }
    out.writeUnsigned(order);
    if (form == Form.ACCESSOR) {
      values.write(out, SlotView.getter(now), key);
      values.write(out, SlotView.setter(now), key);
    } else {
      boolean builtIn = SlotView.form(now) == Form.BUILT_IN;
      values.write(out, builtIn ? SlotView.currentValue(now, null) : SlotView.value(now), key);
    }
    return out.toByteArray();
  }

  private static byte[] storeKey(String name, Object key, ValueEncoder values) {
    RecordWriter out = new RecordWriter();
    out.writeString(name);
    values.write(out, key, key);
    return Keys.concat(PREFIX, out.toByteArray());
  }

  /** The turn's changes are in the store, or on their way. */
  void becomeClean() {
    for (HeapSlotMap map : changed) {
      State state = stateOf(map);
      for (Object key : state.beforeTurn.keySet()) {
        if (SlotView.find(map, key) != null) {
          state.relocated.remove(key);
        }
      }
      state.ordersOfTurn.forEach(
          (key, order) -> {
            if (order == null) {
              state.orders.remove(key);
            } else {
              state.orders.put(key, order);
            }
          });
      endTurn(state);
    }
    changed.clear();
  }

  private static void endTurn(State state) {
    state.beforeTurn.clear();
    state.ordersOfTurn.clear();
    state.relocatedByTurn.clear();
    state.orderBeforeRemoval = null;
  }

  /** Puts all intrinsics back to what they were before the turn. */
  void undo() {
    for (HeapSlotMap map : changed) {
      State state = stateOf(map);
      if (state.orderBeforeRemoval != null) {
        SlotView.clear(map);
        for (Slot slot : state.orderBeforeRemoval) {
          Object key = SlotView.key(slot);
          Slot before = state.beforeTurn.containsKey(key) ? state.beforeTurn.get(key) : slot;
          if (before != null) {
            // A copy: what is kept here must not change with the property.
            SlotView.insert(map, before == slot ? slot : SlotView.copy(before));
          }
        }
        state.relocated.removeAll(state.relocatedByTurn);
      } else {
        for (Map.Entry<Object, Slot> entry : state.beforeTurn.entrySet()) {
          if (entry.getValue() == null) {
            SlotView.remove(map, entry.getKey());
          } else {
            SlotView.put(map, SlotView.copy(entry.getValue()));
          }
        }
      }
      endTurn(state);
    }
    changed.clear();
  }

  private record Added(HeapSlotMap map, Object key, Slot slot, long order) {}

  /** Applies what the heap's programs have changed to the fresh realm. */
  void load(ValueDecoder values) {
    List<Added> added = new ArrayList<>();
    store.scan(
        StoreTable.META,
        PREFIX,
        Keys.endOfPrefix(PREFIX),
        (key, value) -> {
          return store.decode(
              StoreTable.META,
              key,
              () -> {
                loadOne(key, value, values, added);
                return true;
              });
        });
    added.sort(Comparator.comparingLong(Added::order));
    for (Added one : added) {
      SlotView.remove(one.map, one.key);
      SlotView.insert(one.map, one.slot);
      stateOf(one.map).orders.put(one.key, one.order);
    }
  }

  private void loadOne(byte[] storeKey, byte[] value, ValueDecoder values, List<Added> added) {
    RecordReader keyReader = new RecordReader(storeKey);
    keyReader.readByte();
    String name = keyReader.readString();
    Object key = Objects.requireNonNull(values.read(keyReader));
    if (key instanceof String string) {
      key = string.intern();
    }
    ScriptableObject object = intrinsics.named(name);
    if (object == null) {
      // The runtime no longer has this built-in: its change has nothing to apply to.
      return;
    }
    HeapSlotMap map = HeapSlotMap.of(object);
    State state = stateOf(map);
    Slot fresh = SlotView.find(map, key);
    state.fresh.put(key, fresh == null ? null : SlotView.copy(fresh));
    RecordReader in = new RecordReader(value);
    int packed = in.readByte();
    if (packed == REMOVED) {
      SlotView.remove(map, key);
      state.relocated.add(key);
      return;
    }
    long order = in.readUnsigned();
    Slot slot;
    if (Form.values()[packed >>> 4] == Form.ACCESSOR) {
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
