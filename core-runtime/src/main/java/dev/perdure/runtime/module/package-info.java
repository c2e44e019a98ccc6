/**
 * CommonJS for programs: {@code require}, whose modules are part of the heap once they have run.
 *
 * <p>Only the runtime itself uses it. Not to be confused with the modules of extensions, which are
 * intrinsics.
 */
@NullMarked
package dev.perdure.runtime.module;

import org.jspecify.annotations.NullMarked;
