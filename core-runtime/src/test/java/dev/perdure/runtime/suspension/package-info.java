/** Computations that are suspended in one turn and resumed in a later one. */
@NullMarked
package dev.perdure.runtime.suspension;

import org.jspecify.annotations.NullMarked;
