package org.mozilla.javascript;

/**
 * A part of an object's state that can leave memory by itself, such as a page of a large value.
 *
 * <p>Whoever has loaded such a part tells {@link HeapHooks#loaded}. The heap keeps it, and asks it
 * now and then whether it is still used. The heap may do so whenever anything is loaded; so code
 * that has loaded one part and goes on to load another must not expect the first to be there still,
 * unless it has changed or pinned it. Confined to the turn thread.
 */
public interface Evictable {

  /** Whether the part was used since this was last asked; if so, it may stay a while. */
  boolean takeUse();

  /**
   * Lets go of the memory. The next use loads the part again.
   *
   * @return false if it has to stay: it was changed, or is pinned, and will be asked again. True if
   *     it is no longer in memory, also if it left some other way before
   */
  boolean evict();
}
