/**
 * The turn loop: what one event does to the heap, when its outputs leave, and which timers are due.
 *
 * <p>For whoever runs programs: the command line and tests.
 */
@NullMarked
package dev.perdure.runtime.turn;

import org.jspecify.annotations.NullMarked;
