/**
 * The functions that queries may call, and the aggregates.
 *
 * <p>Depends on {@code values}, and on {@code syntax} for the names of operators; the checker looks
 * names up here, the executor calls.
 */
@NullMarked
package dev.perdure.query.function;

import org.jspecify.annotations.NullMarked;
