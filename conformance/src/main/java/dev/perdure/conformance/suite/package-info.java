/**
 * The files of a conformance suite in the layout of test262: where they are, what their front
 * matter says, which programs they are. Used by the runner; knows nothing of engines.
 */
@NullMarked
package dev.perdure.conformance.suite;

import org.jspecify.annotations.NullMarked;
