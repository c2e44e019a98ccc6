/**
 * The language that programs may be written in: what the engine compiles, minus what it would run
 * silently wrongly.
 *
 * <p>The engine gives some constructs of modern JavaScript another meaning than the standard,
 * without a word: a {@code const} in a loop keeps its first value for ever, functions made in a
 * loop share one loop variable. A program that persists its results must not be wrong in silence,
 * so that such code is refused when it is compiled, with a {@code SyntaxError} that says what to
 * write instead.
 *
 * <p>For whoever makes contexts and realms: the runtime and its tests. Depends on nothing but the
 * engine.
 */
@NullMarked
package dev.perdure.runtime.dialect;

import org.jspecify.annotations.NullMarked;
