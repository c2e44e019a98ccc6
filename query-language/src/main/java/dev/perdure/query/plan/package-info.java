/**
 * Chooses how a checked query is run: a tree of operators, which {@code explain} shows.
 *
 * <p>Depends on {@code check} and {@code syntax}; the executor runs the tree. Indexes will come in
 * here: an operator that reads one takes the place of a scan and of the part of the filter that it
 * answers.
 */
@NullMarked
package dev.perdure.query.plan;

import org.jspecify.annotations.NullMarked;
