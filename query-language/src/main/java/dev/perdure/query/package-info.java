/**
 * The query language: one textual language over live objects.
 *
 * <p>{@link dev.perdure.query.Query} is the way in. A host implements {@link
 * dev.perdure.query.source.QuerySource} and hands in {@link
 * dev.perdure.query.source.QueryParameters}; faults are {@link dev.perdure.query.error.QueryError}.
 * The other packages are the phases, in this order: {@code parse} (with the generated {@code
 * grammar}), {@code syntax}, {@code check}, {@code plan}, {@code execute}; each depends on those
 * before it only. Nothing here knows JavaScript or the heap.
 */
@NullMarked
package dev.perdure.query;

import org.jspecify.annotations.NullMarked;
