package dev.perdure.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * An error in its parts, for those who lay out reports of their own. Immutable.
 *
 * @param message its name and what it says
 * @param file where it was thrown in the program; null if that is not known
 * @param line the line there, from 1 on
 * @param calls the innermost calls of the program, a line each; may be empty
 */
public record ErrorDescription(String message, @Nullable String file, int line, String calls) {}
