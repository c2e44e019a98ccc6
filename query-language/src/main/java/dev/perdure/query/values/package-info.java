/**
 * What values mean to the language, whatever host they come from: which are equal, which comes
 * first, how they are told apart and shown.
 *
 * <p>Depends on {@code source} only; the checker and the executor depend on it.
 */
@NullMarked
package dev.perdure.query.values;

import org.jspecify.annotations.NullMarked;
