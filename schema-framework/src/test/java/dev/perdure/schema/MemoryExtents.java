package dev.perdure.schema;

import dev.perdure.runtime.extension.Extents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Scriptable;

/**
 * Extents in memory, without turns.
 *
 * <p>Confined to the test's thread.
 */
final class MemoryExtents implements Extents {

  /** Numbers in ascending order before texts by code unit. */
  private static final Comparator<Object> BY_ID =
      (a, b) -> {
        if (a instanceof String left && b instanceof String right) {
          return left.compareTo(right);
        }
        if (a instanceof Double left && b instanceof Double right) {
          return left.compareTo(right);
        }
        return a instanceof Double ? -1 : 1;
      };

  private final Map<String, SortedMap<Object, Scriptable>> extents = new HashMap<>();
  private final Map<String, Double> greatest = new HashMap<>();
  private final List<Scriptable> added = new ArrayList<>();

  @Override
  public void add(String extent, Object id, Scriptable object) {
    Scriptable before = membersById(extent).putIfAbsent(key(id), object);
    if (before != null && before != object) {
      throw new IllegalStateException("The extent " + extent + " has the id " + id + " already.");
    }
    added.add(object);
    if (id instanceof Number number) {
      greatest.merge(extent, Math.floor(number.doubleValue()), Math::max);
    }
  }

  @Override
  public void remove(String extent, Object id) {
    membersById(extent).remove(key(id));
  }

  @Override
  public @Nullable Scriptable find(String extent, Object id) {
    return membersById(extent).get(key(id));
  }

  @Override
  public Iterator<Scriptable> members(String extent) {
    return List.copyOf(membersById(extent).values()).iterator();
  }

  @Override
  public long count(String extent) {
    return membersById(extent).size();
  }

  @Override
  public double nextId(String extent) {
    return greatest.getOrDefault(extent, 0.0) + 1;
  }

  /** The members that were added since the last call. */
  List<Scriptable> takeAdded() {
    List<Scriptable> taken = List.copyOf(added);
    added.clear();
    return taken;
  }

  /** All members of all extents. */
  Stream<Scriptable> everyMember() {
    return extents.values().stream().flatMap(members -> members.values().stream());
  }

  private SortedMap<Object, Scriptable> membersById(String extent) {
    return extents.computeIfAbsent(extent, name -> new TreeMap<>(BY_ID));
  }

  private static Object key(Object id) {
    if (id instanceof String) {
      return id;
    }
    if (id instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue() + 0.0;
    }
    throw new IllegalArgumentException("An id is a string or a finite number, not " + id + ".");
  }
}
