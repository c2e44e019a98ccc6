/**
 * The ways in which one test is run: in the engine as it comes from its makers, and in Perdure with
 * ever more restarts in between. Each gives the same verdict on the same test, or there is a fault.
 * Used by the runner.
 */
@NullMarked
package dev.perdure.conformance.way;

import org.jspecify.annotations.NullMarked;
