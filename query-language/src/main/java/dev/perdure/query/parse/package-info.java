/**
 * From text to syntax tree: drives the generated parser, builds the tree, and puts syntax errors in
 * words that people use.
 *
 * <p>Depends on {@code grammar}, {@code syntax} and {@code error}; nothing else knows ANTLR.
 */
@NullMarked
package dev.perdure.query.parse;

import org.jspecify.annotations.NullMarked;
