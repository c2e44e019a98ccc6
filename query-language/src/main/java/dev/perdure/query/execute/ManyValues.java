package dev.perdure.query.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a path that goes through a list, as distinct from one value that is a list.
 *
 * <p>Immutable.
 */
record ManyValues(List<@Nullable Object> values) {}
