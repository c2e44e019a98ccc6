/**
 * The heap store SPI: the contract between the runtime and the database that makes its turns
 * durable.
 *
 * <p>A store knows nothing of JavaScript. It keeps a few ordered tables of byte strings and applies
 * {@link dev.perdure.runtime.store.WriteBatch write batches}, one a turn, atomically and durably.
 * Depends on nothing; every other package of the runtime may depend on it.
 */
@NullMarked
package dev.perdure.runtime.store;

import org.jspecify.annotations.NullMarked;
