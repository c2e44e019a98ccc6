/**
 * The JavaScript engine as Perdure uses it: one context for the life of a runtime, what is compiled
 * through it, and how its errors and values read. Confined to the turn thread.
 */
@NullMarked
package dev.perdure.runtime.engine;

import org.jspecify.annotations.NullMarked;
