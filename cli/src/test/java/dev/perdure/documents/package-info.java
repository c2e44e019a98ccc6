/**
 * Runs what the documents show. CONTRIBUTING.md describes the kinds of block; nothing depends on
 * this package.
 */
@NullMarked
package dev.perdure.documents;

import org.jspecify.annotations.NullMarked;
