/**
 * What a user is told about a query that cannot be read, checked or run: where, what, why and what
 * to write instead.
 *
 * <p>Depends on nothing; every phase of the language may depend on it.
 */
@NullMarked
package dev.perdure.query.error;

import org.jspecify.annotations.NullMarked;
