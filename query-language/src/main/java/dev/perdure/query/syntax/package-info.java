/**
 * The syntax tree: what a query says, without how it was written.
 *
 * <p>The parser makes it from a text and a builder may make it directly; {@link
 * dev.perdure.query.syntax.QueryText} turns it back into text. The checker gives the same tree with
 * its names resolved. Depends on {@code error} for places in the text; every later phase depends on
 * it.
 */
@NullMarked
package dev.perdure.query.syntax;

import org.jspecify.annotations.NullMarked;
