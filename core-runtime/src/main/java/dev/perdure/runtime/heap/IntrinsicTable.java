package dev.perdure.runtime.heap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.HeapHooks;
import org.mozilla.javascript.HeapSlotMap;
import org.mozilla.javascript.MissingBuiltIn;
import org.mozilla.javascript.ObjectInternals;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Slot;
import org.mozilla.javascript.SlotView;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;

/**
 * The objects that the runtime makes at boot, by name: the path by which they are reached from the
 * global object of a fresh realm, such as {@code Array.prototype.push}. They are never stored.
 * Confined to the turn thread.
 */
final class IntrinsicTable {
  private final Map<Object, String> names = new IdentityHashMap<>(4096);
  private final Map<String, ScriptableObject> objects = new HashMap<>(4096);
  private final Map<String, SymbolKey> wellKnownSymbols = new HashMap<>();
  private final Map<String, ScriptableObject> missing = new HashMap<>();
  private final List<ScriptableObject> inOrder = new ArrayList<>();
  private final Deque<ScriptableObject> namedFirst = new ArrayDeque<>();

  /** So many, from the first on, have prototypes with names. */
  private int withNamedPrototypes;

  /** The name of an intrinsic, or null. */
  @Nullable String nameOf(@Nullable Object object) {
    return names.get(object);
  }

  /** The intrinsic with a name, or null. */
  @Nullable ScriptableObject named(String name) {
    return objects.get(name);
  }

  /** Stands for an intrinsic that this version of the runtime does not have; keeps its name. */
  ScriptableObject missing(String name) {
    ScriptableObject stand = missing.computeIfAbsent(name, MissingBuiltIn::new);
    names.put(stand, name);
    return stand;
  }

  @Nullable SymbolKey wellKnownSymbol(String name) {
    return wellKnownSymbols.get(name);
  }

  /** Names an object; what can be reached from it gets its names at the next {@link #addAll}. */
  void addFirst(String name, ScriptableObject object) {
    add(name, object, namedFirst);
  }

  /**
   * Names an object and everything that can be reached from it and has no name yet.
   *
   * @param name the object's name
   */
  void addAll(String name, ScriptableObject root) {
    Deque<ScriptableObject> work = new ArrayDeque<>();
    if (names.containsKey(root)) {
      work.add(root);
    } else {
      add(name, root, work);
    }
    work.addAll(namedFirst);
    namedFirst.clear();
    // Prototypes last: most have a better name as a property of their constructor.
    while (!work.isEmpty()) {
      while (!work.isEmpty()) {
        visit(work.poll(), work);
      }
      for (; withNamedPrototypes < inOrder.size(); withNamedPrototypes++) {
        ScriptableObject object = inOrder.get(withNamedPrototypes);
        Scriptable prototype = ObjectInternals.prototype(object);
        if (prototype != null && !names.containsKey(prototype)) {
          add(prefixOf(object) + "[[Prototype]]", prototype, work);
        }
      }
    }
  }

  private String prefixOf(ScriptableObject object) {
    String name = names.get(object);
    return "global".equals(name) ? "" : name + ".";
  }

  private void add(String name, @Nullable Object value, Deque<ScriptableObject> work) {
    if (value instanceof SymbolKey symbol) {
      if (symbol.getKind() == Symbol.Kind.BUILT_IN) {
        wellKnownSymbols.put(symbol.getName(), symbol);
      } else if (symbol.getKind() == Symbol.Kind.REGULAR && !names.containsKey(symbol)) {
        // The runtime's own: it is another one in each process, at the same place.
        names.put(symbol, name);
        wellKnownSymbols.put(name, symbol);
      }
    } else if (value instanceof ScriptableObject object && !names.containsKey(object)) {
      names.put(object, name);
      objects.put(name, object);
      inOrder.add(object);
      work.add(object);
    }
  }

  private void visit(ScriptableObject object, Deque<ScriptableObject> work) {
    RealmInternals.forceLazySlots(object);
    RealmInternals.materialize(object);
    String prefix = prefixOf(object);
    for (Iterator<Slot> slots = SlotView.slots(object); slots.hasNext(); ) {
      Slot slot = slots.next();
      Object key = SlotView.key(slot);
      Object value = SlotView.value(slot);
      // Most values are no objects, or have a name already: a name costs time at each start.
      if (value instanceof SymbolKey
          || (value instanceof ScriptableObject && !names.containsKey(value))) {
        add(prefix + label(key), value, work);
      }
      if (key instanceof SymbolKey symbol) {
        add(prefix + "key " + label(key), symbol, work);
      }
      SlotView.Form form = SlotView.form(slot);
      if (form == SlotView.Form.ACCESSOR) {
        add(prefix + "get " + label(key), SlotView.getter(slot), work);
        add(prefix + "set " + label(key), SlotView.setter(slot), work);
      } else if (form == SlotView.Form.BUILT_IN && "prototype".equals(key)) {
        add(prefix + label(key), SlotView.currentValue(slot, object), work);
      } else if (form == null) {
        add(prefix + "get " + label(key), SlotView.lambdaGetter(slot, object), work);
        add(prefix + "set " + label(key), SlotView.lambdaSetter(slot, object), work);
      }
    }
  }

  private static String label(Object key) {
    return key instanceof SymbolKey symbol ? "[" + symbol.getName() + "]" : key.toString();
  }

  /** All of them. */
  List<ScriptableObject> all() {
    return inOrder;
  }

  /** Gives the name of one object to another that has taken its place in the realm. */
  void replace(ScriptableObject original, ScriptableObject replacement) {
    String name = names.get(original);
    names.put(replacement, name);
    objects.put(name, replacement);
    inOrder.add(replacement);
  }

  /** Gives all intrinsics a map that reports each key before it changes. */
  void installBarriers(HeapHooks hooks) {
    for (ScriptableObject object : inOrder) {
      if (HeapSlotMap.of(object) == null) {
        HeapSlotMap.intrinsic(object, hooks);
      }
    }
  }
}
