/**
 * The contract tests that every heap store runs, and those of the store in memory.
 *
 * <p>A module with a store of its own extends the two abstract classes here.
 */
@NullMarked
package dev.perdure.runtime.store;

import org.jspecify.annotations.NullMarked;
