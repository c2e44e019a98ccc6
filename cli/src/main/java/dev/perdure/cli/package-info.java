/**
 * The {@code perdure} command: one file a subcommand, how failures become messages and exit codes.
 *
 * <p>The top of the program; nothing depends on it.
 */
@NullMarked
package dev.perdure.cli;

import org.jspecify.annotations.NullMarked;
