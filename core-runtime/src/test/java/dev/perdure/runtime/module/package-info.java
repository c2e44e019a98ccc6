/** CommonJS for programs. */
@NullMarked
package dev.perdure.runtime.module;

import org.jspecify.annotations.NullMarked;
