/**
 * What programs find in the global object beside the language: printing, files, time, timers; and
 * the loader of the runtime's own JavaScript modules. All of it is intrinsic: named, never stored.
 */
@NullMarked
package dev.perdure.runtime.host;

import org.jspecify.annotations.NullMarked;
