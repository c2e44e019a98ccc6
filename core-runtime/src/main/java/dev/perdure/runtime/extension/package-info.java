/**
 * How a module outside the core adds to the runtime: JavaScript modules and host functions that are
 * intrinsics (named, never stored), and a say in each checkpoint.
 *
 * <p>The schema framework is such an extension. Nothing in the core depends on one.
 */
@NullMarked
package dev.perdure.runtime.extension;

import org.jspecify.annotations.NullMarked;
