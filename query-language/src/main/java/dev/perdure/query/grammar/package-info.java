/**
 * The lexer and the parser that ANTLR makes from {@code Pql.g4}. Nothing is written by hand here,
 * so the package is not null-marked.
 *
 * <p>Only the package {@code parse} may depend on it.
 */
package dev.perdure.query.grammar;
