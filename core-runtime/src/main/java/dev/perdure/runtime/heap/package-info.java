/**
 * The persistent heap: which objects have an identity, which of them changed, how they become
 * records and how records become objects again.
 *
 * <p>{@link dev.perdure.runtime.heap.Heap} is the way in. It sits on the store SPI below and on the
 * bridge into Rhino ({@code org.mozilla.javascript}); the turn loop above calls it at the end of
 * each turn. Everything is confined to the turn thread, except where a class says otherwise.
 */
@NullMarked
package dev.perdure.runtime.heap;

import org.jspecify.annotations.NullMarked;
