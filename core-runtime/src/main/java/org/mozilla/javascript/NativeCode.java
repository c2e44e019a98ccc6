package org.mozilla.javascript;

/**
 * What a {@link NativeClosure} does, under the name by which records refer to it. Immutable.
 *
 * @param name unique in its realm, and part of the disk format: {@code promise.resolve}
 * @param length the {@code length} of the functions
 */
public record NativeCode(String name, int length, Body body) {

  /** Java code that is a function of its arguments and of what its closure has captured. */
  @FunctionalInterface
  public interface Body {

    /** Runs the code; {@code closure} is loaded. */
    Object call(
        Context cx, Scriptable scope, NativeClosure closure, Scriptable thisObj, Object[] args);
  }
}
