/**
 * Runs a tree of operators over a source and streams the results.
 *
 * <p>Expressions are compiled to {@code Evaluator}s once for each prepared query; what belongs to
 * one run, such as the parameters, is in {@code Execution}. Depends on {@code plan} and {@code
 * values}; only the head package {@code dev.perdure.query} uses it.
 */
@NullMarked
package dev.perdure.query.execute;

import org.jspecify.annotations.NullMarked;
