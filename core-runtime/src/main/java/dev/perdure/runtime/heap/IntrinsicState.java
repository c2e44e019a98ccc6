package dev.perdure.runtime.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;

/** What is known of one intrinsic; attached to its map. Confined to the turn thread. */
final class IntrinsicState {
  /** The properties of the fresh realm, of the keys that were ever changed; null if it had none. */
  final Map<Object, @Nullable IntrinsicProperty> fresh = new HashMap<>();

  /**
   * The properties before this turn, of the keys that it changed; new ones in the order in which
   * these were added.
   */
  final Map<Object, @Nullable IntrinsicProperty> beforeTurn = new LinkedHashMap<>();

  /** All slots in order, if this turn removed any. */
  @Nullable List<Slot> orderBeforeRemoval;

  /** The place of properties that are not where the fresh realm had them. */
  final Map<Object, Long> orders = new HashMap<>();

  /** What this turn, if it is not undone, makes of {@link #orders}; null for none. */
  final Map<Object, @Nullable Long> ordersOfTurn = new HashMap<>();

  /** Properties that were removed: if they come again, it is in another place. */
  final Set<Object> relocated = new LinkedHashSet<>();

  /** Those of them that this turn was the first to remove. */
  final Set<Object> relocatedByTurn = new LinkedHashSet<>();

  /** The header of the fresh realm, if it may have changed since. */
  @Nullable IntrinsicHeader freshHeader;

  /** The header before this turn, if it may have changed since. */
  @Nullable IntrinsicHeader headerBeforeTurn;

  static IntrinsicState of(HeapSlotMap map) {
    if (map.attachment() == null) {
      map.attach(new IntrinsicState());
    }
    return (IntrinsicState) map.attachment();
  }

  boolean hasFreshPlace(Object key) {
    return fresh.get(key) != null && !relocated.contains(key) && !orders.containsKey(key);
  }

  void noteHeader(HeapSlotMap map) {
    if (headerBeforeTurn == null) {
      headerBeforeTurn = IntrinsicHeader.of(map.owner());
      if (freshHeader == null) {
        freshHeader = headerBeforeTurn;
      }
    }
  }

  void noteOrder(HeapSlotMap map) {
    if (orderBeforeRemoval == null) {
      List<Slot> slots = new ArrayList<>();
      SlotView.slots(map).forEachRemaining(slots::add);
      orderBeforeRemoval = slots;
    }
  }

  void endTurn() {
    beforeTurn.clear();
    ordersOfTurn.clear();
    relocatedByTurn.clear();
    orderBeforeRemoval = null;
    headerBeforeTurn = null;
  }
}
