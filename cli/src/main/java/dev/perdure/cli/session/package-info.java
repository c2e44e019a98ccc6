/**
 * What the commands ask of a runtime with its heap open, and the adapter to the real one.
 *
 * <p>For the commands and the shell. It keeps them testable without an engine, and it is the one
 * place that knows how a runtime is put together from a store and its extensions.
 */
@NullMarked
package dev.perdure.cli.session;

import org.jspecify.annotations.NullMarked;
