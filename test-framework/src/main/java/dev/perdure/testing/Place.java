package dev.perdure.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a file of the program. Immutable. */
record Place(String file, int line) {

  private static final Pattern TEXT = Pattern.compile("(.+):(\\d{1,9})");

  /** Reads what {@link #toString} has written; null if it is nothing like that. */
  static @Nullable Place parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches() ? new Place(parts.group(1), Integer.parseInt(parts.group(2))) : null;
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
