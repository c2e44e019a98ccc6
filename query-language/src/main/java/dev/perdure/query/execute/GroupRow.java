package dev.perdure.query.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a group: the values of its keys, then those of its aggregates.
 *
 * <p>Immutable.
 */
record GroupRow(List<@Nullable Object> values) {}
