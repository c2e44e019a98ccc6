/**
 * Random programs, run on the persistent runtime and on its twin, an engine without a heap; and
 * undone in the middle.
 */
@NullMarked
package dev.perdure.runtime.twin;

import org.jspecify.annotations.NullMarked;
