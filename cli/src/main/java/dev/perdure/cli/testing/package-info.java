/**
 * Tests of programs: which files there are, how each is run in a heap of its own, and how the
 * results are shown.
 *
 * <p>For the command {@code test}. What tests can say is in the test framework, which is
 * JavaScript.
 */
@NullMarked
package dev.perdure.cli.testing;

import org.jspecify.annotations.NullMarked;
