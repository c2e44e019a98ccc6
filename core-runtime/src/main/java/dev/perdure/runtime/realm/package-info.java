/**
 * Makes the realm: the global object and the intrinsics of a program, as the standard wants them.
 *
 * <p>What is here mends the engine's own faults from the outside, and takes away what would let a
 * program out of its heap. What cannot be mended from the outside is refused by the {@code dialect}
 * package or listed in docs/language.md. For the runtime and its tests; depends on {@code dialect}
 * and the engine.
 */
@NullMarked
package dev.perdure.runtime.realm;

import org.jspecify.annotations.NullMarked;
