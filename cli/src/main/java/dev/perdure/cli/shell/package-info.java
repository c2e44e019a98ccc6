/**
 * The shell: a conversation with a heap, in a terminal or through a pipe.
 *
 * <p>Two threads. The turn thread opened the session and alone uses it: it runs turns and timers
 * and answers questions ({@link dev.perdure.cli.shell.Shell}). The reading thread waits for the
 * user ({@link dev.perdure.cli.shell.Conversation}); it reaches the session only by putting events
 * and questions in the {@link dev.perdure.cli.shell.Inbox}. For the shell command.
 */
@NullMarked
package dev.perdure.cli.shell;

import org.jspecify.annotations.NullMarked;
