/**
 * JavaScript whose heap survives: {@link dev.perdure.runtime.PerdureRuntime} opens a heap and runs
 * programs on it, turn after turn. For the command line, tests, and whoever embeds the runtime.
 */
@NullMarked
package dev.perdure.runtime;

import org.jspecify.annotations.NullMarked;
