/**
 * The conformance runner: runs each test of an ECMAScript conformance suite in several ways, and
 * reports where Perdure differs from the plain engine. A program of its own; nothing depends on it.
 */
@NullMarked
package dev.perdure.conformance;

import org.jspecify.annotations.NullMarked;
