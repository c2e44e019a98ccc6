package dev.perdure.query.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values for the parameters of a query, by name and by position.
 *
 * <p>A value is what may cross the seam of {@link QuerySource}. {@link Missing#MISSING} stands for
 * the host's "undefined" and is refused when the query is executed: it is always a slip.
 *
 * <p>Immutable.
 */
public final class QueryParameters {

  private static final QueryParameters NONE = new QueryParameters(List.of(), Map.of());

  private final List<@Nullable Object> positional;
  private final Map<String, @Nullable Object> named;

  private QueryParameters(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    this.positional = positional;
    this.named = named;
  }

  /** Returns no parameters. */
  public static QueryParameters none() {
    return NONE;
  }

  /** Returns parameters by position: the first is {@code ?1} or {@code $0}. */
  public static QueryParameters of(@Nullable Object... values) {
    List<@Nullable Object> positional = new ArrayList<>();
    Collections.addAll(positional, values);
    return of(positional, Map.of());
  }

  /** Returns parameters by name. */
  public static QueryParameters named(Map<String, ? extends @Nullable Object> values) {
    return of(List.of(), values);
  }

  /** Returns parameters of both sorts. */
  public static QueryParameters of(
      List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
    return new QueryParameters(
        Collections.unmodifiableList(new ArrayList<>(positional)),
        Collections.unmodifiableMap(new LinkedHashMap<>(named)));
  }

  /** Returns the values by position, from 0. */
  public List<@Nullable Object> positional() {
    return positional;
  }

  /** Returns the values by name. */
  public Map<String, @Nullable Object> named() {
    return named;
  }
}
