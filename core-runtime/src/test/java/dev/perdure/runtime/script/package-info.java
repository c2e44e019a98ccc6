/**
 * Tests that are JavaScript files: {@code src/test/resources/dev/perdure/runtime/scripts}. {@link
 * dev.perdure.runtime.script.HeapScript} says how they are written.
 */
@NullMarked
package dev.perdure.runtime.script;

import org.jspecify.annotations.NullMarked;
