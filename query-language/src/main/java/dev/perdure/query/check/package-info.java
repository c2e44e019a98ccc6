/**
 * Finds what is wrong with a query before it runs: resolves names against the schemas of the
 * source, follows paths, and refuses what cannot mean anything.
 *
 * <p>Depends on {@code syntax}, {@code function}, {@code values}, {@code source} and {@code error};
 * the planner takes what it gives.
 */
@NullMarked
package dev.perdure.query.check;

import org.jspecify.annotations.NullMarked;
