package dev.perdure.query.values;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@code like}: {@code %} stands for any run of characters, {@code _} for any one, and
 * the escape character takes the meaning from the one after it.
 *
 * <p>Matching goes back to the last {@code %} only, so that it takes time proportional to the text
 * times the pattern at worst.
 *
 * <p>Immutable.
 */
public final class LikePattern {

  private static final int ANY_ONE = -1;
  private static final int ANY_RUN = -2;

  private final int[] elements;
  private final boolean ignoresCase;

  private LikePattern(int[] elements, boolean ignoresCase) {
    this.elements = elements;
    this.ignoresCase = ignoresCase;
  }

  /**
   * Reads a pattern.
   *
   * @param escape the escape character; null for none
   * @return null if the pattern ends with the escape character, which then escapes nothing
   */
  public static @Nullable LikePattern of(
      String pattern, @Nullable String escape, boolean ignoresCase) {
    int[] characters = fold(pattern, ignoresCase).codePoints().toArray();
    int escapeCharacter = escape == null ? ANY_ONE : fold(escape, ignoresCase).codePointAt(0);
    int[] elements = new int[characters.length];
    int size = 0;
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      if (c == escapeCharacter) {
        if (++i == characters.length) {
          return null;
        }
        elements[size++] = characters[i];
      } else {
        elements[size++] = c == '%' ? ANY_RUN : c == '_' ? ANY_ONE : c;
      }
    }
    return new LikePattern(Arrays.copyOf(elements, size), ignoresCase);
  }

  /** Returns whether the whole text matches. */
  public boolean matches(String text) {
    int[] characters = fold(text, ignoresCase).codePoints().toArray();
    int at = 0;
    int element = 0;
    int lastRun = -1;
    int lastRunAt = 0;
    while (at < characters.length) {
      boolean isRun = element < elements.length && elements[element] == ANY_RUN;
      if (isRun) {
        lastRun = element++;
        lastRunAt = at;
      } else if (element < elements.length
          && (elements[element] == ANY_ONE || elements[element] == characters[at])) {
        element++;
        at++;
      } else if (lastRun >= 0) {
        element = lastRun + 1;
        at = ++lastRunAt;
      } else {
        return false;
      }
    }
    while (element < elements.length && elements[element] == ANY_RUN) {
      element++;
    }
    return element == elements.length;
  }

  /** Returns the text as it is compared when case does not count. */
  public static String fold(String text, boolean ignoresCase) {
    return ignoresCase ? text.toLowerCase(Locale.ROOT) : text;
  }
}
