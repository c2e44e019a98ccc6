package dev.perdure.testing;

import java.util.OptionalLong;

/**
 * Which of the declared tests run, and in which order. Immutable.
 *
 * @param filter a text that their full names contain; empty for all
 * @param seed of the random order; empty for the order of the declaration
 */
public record TestSelection(String filter, OptionalLong seed) {

  /** All tests, as they are declared. */
  public static final TestSelection ALL = new TestSelection("", OptionalLong.empty());
}
