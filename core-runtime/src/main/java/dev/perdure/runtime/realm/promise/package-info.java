/**
 * The language's promises, written anew: the engine's own keep what is to be done in Java lambdas,
 * which cannot be stored. Here all of it is data, kept in three kinds of object of the bridge:
 * promises, native closures, and cells.
 *
 * <p>For the realm, which installs them, and for the turn, which reports rejections that nobody has
 * handled.
 */
@NullMarked
package dev.perdure.runtime.realm.promise;

import org.jspecify.annotations.NullMarked;
