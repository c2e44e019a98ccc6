package dev.perdure.query.function;

import org.jspecify.annotations.Nullable;

/**
 * A function that queries may call.
 *
 * <p>Immutable.
 *
 * @param name the name in its proper spelling; queries may write it in any case
 * @param minimum how many arguments it takes at least
 * @param maximum how many arguments it takes at most
 * @param nulls what it does when an argument is null or missing
 * @param takesLists whether an argument may be a path with many values
 * @param body what it does
 */
public record Function(
    String name, int minimum, int maximum, Nulls nulls, boolean takesLists, Body body) {

  /** What a function does when an argument is null or missing. */
  public enum Nulls {
    /** It gives null and is not called. */
    PROPAGATE,
    /** It is called: nulls are its business. */
    TAKE
  }

  /** Computes the value of a call. */
  interface Body {
    @Nullable Object apply(Arguments arguments);
  }

  /** Returns the value of a call with the right number of arguments. */
  public @Nullable Object call(Arguments arguments) {
    return nulls == Nulls.PROPAGATE && arguments.hasAbsent() ? null : body.apply(arguments);
  }

  /** Returns how many arguments it takes, in words. */
  public String arity() {
    if (minimum == maximum) {
      return minimum == 0 ? "no arguments" : minimum == 1 ? "1 argument" : minimum + " arguments";
    }
    return maximum == Integer.MAX_VALUE
        ? "at least " + minimum + (minimum == 1 ? " argument" : " arguments")
        : minimum + " to " + maximum + " arguments";
  }
}
