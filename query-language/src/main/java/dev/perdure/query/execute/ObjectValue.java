package dev.perdure.query.execute;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that the query has made, as distinct from one of the host's. It leaves the query as a
 * map.
 *
 * <p>Immutable.
 */
record ObjectValue(Map<String, @Nullable Object> values) {}
