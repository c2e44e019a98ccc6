package dev.perdure.runtime.heap;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/**
 * What an intrinsic was before the turn, or a part of the turn, changed it. Confined to the turn
 * thread.
 *
 * @param properties those that were changed; null for one that there was not
 * @param order all slots in order, if any was removed
 * @param header null if it cannot have changed
 * @param orders the places of those properties whose place may have changed; null for none
 * @param relocated the properties that had been removed before
 */
record IntrinsicsBefore(
    HeapSlotMap map,
    Map<Object, @Nullable IntrinsicProperty> properties,
    @Nullable List<Slot> order,
    @Nullable IntrinsicHeader header,
    Map<Object, @Nullable Long> orders,
    Set<Object> relocated) {

  static IntrinsicsBefore of(HeapSlotMap map) {
    IntrinsicState state = IntrinsicState.of(map);
    Map<Object, @Nullable Long> orders = new HashMap<>();
    state.ordersOfTurn.keySet().forEach(key -> orders.put(key, state.orders.get(key)));
    Set<Object> relocated = new LinkedHashSet<>(state.relocated);
    relocated.removeAll(state.relocatedByTurn);
    return new IntrinsicsBefore(
        map,
        new LinkedHashMap<>(state.beforeTurn),
        state.orderBeforeRemoval,
        state.headerBeforeTurn,
        orders,
        relocated);
  }

  /** Whether nothing has changed. */
  boolean isSame() {
    return properties.isEmpty()
        && order == null
        && (header == null || header.isSame(IntrinsicHeader.of(map.owner())));
  }

  /** What the intrinsic was before this, of what was changed then or later. */
  IntrinsicsBefore butFirst(IntrinsicsBefore later) {
    Map<Object, @Nullable IntrinsicProperty> allProperties = new LinkedHashMap<>(later.properties);
    allProperties.putAll(properties);
    Map<Object, @Nullable Long> allOrders = new HashMap<>(later.orders);
    allOrders.putAll(orders);
    return new IntrinsicsBefore(
        map,
        allProperties,
        order != null ? order : later.order,
        header != null ? header : later.header,
        allOrders,
        relocated);
  }

  /** Puts the intrinsic back to what it was; all later changes were taken back before. */
  void putBack() {
    IntrinsicState state = IntrinsicState.of(map);
    if (order != null) {
      putBackInOrder(order);
    } else {
      properties.forEach(this::putBack);
    }
    state.relocated.clear();
    state.relocated.addAll(relocated);
    orders.forEach(
        (key, place) -> {
          if (place == null) {
            state.orders.remove(key);
          } else {
            state.orders.put(key, place);
          }
        });
    if (header != null) {
      header.applyTo(map.owner());
    }
  }

  /** Gives an object the values of the properties that were changed, unless it has them. */
  void addTo(ScriptableObject earlier) {
    properties.forEach(
        (key, property) -> {
          if (property != null && SlotView.form(property.slot()) == SlotView.Form.DATA) {
            addTo(earlier, key, SlotView.value(property.slot()));
          }
        });
  }

  private static void addTo(ScriptableObject earlier, Object key, @Nullable Object value) {
    if (key instanceof Integer index) {
      if (!earlier.has(index, earlier)) {
        earlier.put(index, earlier, value);
      }
    } else if (key instanceof String name) {
      if (!earlier.has(name, earlier)) {
        earlier.put(name, earlier, value);
      }
    }
  }

  private void putBackInOrder(List<Slot> slots) {
    // A later change that was taken back may have left another slot.
    Map<Object, Slot> now = new HashMap<>();
    SlotView.slots(map).forEachRemaining(slot -> now.put(SlotView.key(slot), slot));
    SlotView.clear(map);
    for (Slot slot : slots) {
      Object key = SlotView.key(slot);
      if (properties.containsKey(key)) {
        putBack(key, properties.get(key));
      } else {
        SlotView.insert(map, now.getOrDefault(key, slot));
      }
    }
  }

  private void putBack(Object key, @Nullable IntrinsicProperty before) {
    if (before == null) {
      SlotView.remove(map, key);
      return;
    }
    // A copy: what is kept must not change with the property.
    Slot slot = SlotView.copy(before.slot());
    SlotView.put(map, slot);
    before.assignTo(slot, map.owner());
  }
}
