package dev.perdure.query.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Guesses which known name a misspelt one was meant to be, by the Damerau-Levenshtein distance: the
 * number of letters inserted, left out, exchanged, or swapped with their neighbour.
 *
 * <p>Immutable.
 */
public final class Spelling {

  private Spelling() {}

  /**
   * Returns the candidate that is nearest to the written name, or null if none is near enough to be
   * a likely slip. Of equally near ones, one that begins with the same letter, then the first in
   * the order of the alphabet.
   */
  public static @Nullable String nearest(String written, Collection<String> candidates) {
    int allowed = written.length() <= 3 ? 1 : 2;
    return candidates.stream()
        .map(candidate -> new Guess(candidate, written))
        .filter(guess -> guess.distance <= allowed && guess.keepsSomeOf(written))
        .min(Guess.BEST_FIRST)
        .map(guess -> guess.candidate)
        .orElse(null);
  }

  /** A candidate and how far it is from what was written. */
  private static final class Guess {

    static final Comparator<Guess> BEST_FIRST =
        Comparator.comparingInt((Guess guess) -> guess.distance)
            // People rarely get the first letter wrong.
            .thenComparing(guess -> !guess.beginsAlike)
            .thenComparing(guess -> guess.candidate);

    private final String candidate;
    private final int distance;
    private final boolean beginsAlike;

    Guess(String candidate, String written) {
      this.candidate = candidate;
      this.distance = distance(lower(written), lower(candidate));
      this.beginsAlike =
          !candidate.isEmpty()
              && !written.isEmpty()
              && lower(candidate).charAt(0) == lower(written).charAt(0);
    }

    /** A slip leaves some of the word standing: "x" is no misspelling of "y". */
    boolean keepsSomeOf(String written) {
      return distance < Math.max(written.length(), candidate.length());
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Returns the optimal string alignment distance of two words. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int exchange = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        best = Math.min(best, cost[i - 1][j - 1] + exchange);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
