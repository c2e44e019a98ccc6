package dev.perdure.runtime.heap;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ScriptableObject;

/**
 * An object that has changed since a savepoint.
 *
 * @param was a shallow copy of what it was then; null if it is of a kind that is not copied
 */
public record ChangedObject(ScriptableObject object, @Nullable ScriptableObject was) {}
