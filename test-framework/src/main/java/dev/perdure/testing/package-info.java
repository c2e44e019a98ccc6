/**
 * The test framework's binding: it loads the framework, which is JavaScript (in the resource folder
 * {@code javascript} beside this package), runs what a test file has declared, and tells a {@link
 * dev.perdure.testing.TestListener} how each test has ended.
 *
 * <p>How tests are found, and how results are shown, is the matter of whoever starts it: the
 * command line.
 */
@NullMarked
package dev.perdure.testing;

import org.jspecify.annotations.NullMarked;
