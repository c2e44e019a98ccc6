package dev.perdure.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Queries that were read before, by their text. The least recently used are forgotten.
 *
 * <p>Thread-safe.
 */
public final class QueryCache {

  private final int capacity;
  private final Map<Key, Query> queries;

  /** A text and the extent that it leaves to the caller; empty for a whole query. */
  private record Key(Kind kind, String extent, String text) {}

  private enum Kind {
    QUERY,
    FILTER,
    ORDERING,
    SELECTION,
    GROUPING
  }

  /** Makes an empty cache that remembers at most so many queries. */
  public QueryCache(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A cache of " + capacity + " queries remembers none.");
    }
    this.capacity = capacity;
    this.queries = new LinkedHashMap<>(16, 0.75f, true);
  }

  /** Returns what {@link Query#parse} gives. */
  public Query parse(String text) {
    return remembered(new Key(Kind.QUERY, "", text));
  }

  /** Returns what {@link Query#filter} gives. */
  public Query filter(String extent, String text) {
    return remembered(new Key(Kind.FILTER, extent, text));
  }

  /** Returns what {@link Query#ordering} gives. */
  public Query ordering(String extent, String text) {
    return remembered(new Key(Kind.ORDERING, extent, text));
  }

  /** Returns what {@link Query#selection} gives. */
  public Query selection(String extent, String text) {
    return remembered(new Key(Kind.SELECTION, extent, text));
  }

  /** Returns what {@link Query#grouping} gives. */
  public Query grouping(String extent, String text) {
    return remembered(new Key(Kind.GROUPING, extent, text));
  }

  /** Returns how many queries are remembered. */
  public synchronized int size() {
    return queries.size();
  }

  private synchronized Query remembered(Key key) {
    Query known = queries.get(key);
    if (known != null) {
      return known;
    }
    Query read = read(key);
    queries.put(key, read);
    if (queries.size() > capacity) {
      queries.remove(queries.keySet().iterator().next());
    }
    return read;
  }

  private static Query read(Key key) {
    return switch (key.kind()) {
      case QUERY -> Query.parse(key.text());
      case FILTER -> Query.filter(key.extent(), key.text());
      case ORDERING -> Query.ordering(key.extent(), key.text());
      case SELECTION -> Query.selection(key.extent(), key.text());
      case GROUPING -> Query.grouping(key.extent(), key.text());
    };
  }
}
