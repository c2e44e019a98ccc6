package dev.perdure.query.parse;

import java.math.BigInteger;

/**
 * What literals and names mean, as they are written.
 *
 * <p>Immutable.
 */
final class LiteralText {

  private static final BigInteger LARGEST_EXACT = BigInteger.ONE.shiftLeft(53);

  private LiteralText() {}

  /** Returns a name without its quotes. */
  static String name(String written) {
    return written.startsWith("`")
        ? written.substring(1, written.length() - 1).replace("``", "`")
        : written;
  }

  /** Returns a whole number: a double like all numbers, unless that would not be exact. */
  static Number whole(String written) {
    BigInteger number = new BigInteger(written);
    return number.compareTo(LARGEST_EXACT) <= 0 ? (Number) number.doubleValue() : number;
  }

  /**
   * Returns a text without its quotes. The escapes are those of JavaScript; a doubled quote is a
   * quote, as in SQL; a backslash before anything else stands for what follows it.
   *
   * @throws IllegalArgumentException if an escape by number is not complete; the message says so
   */
  static String text(String written) {
    char quote = written.charAt(0);
    int end = written.length() - 1;
    StringBuilder text = new StringBuilder(end);
    int i = 1;
    while (i < end) {
      char c = written.charAt(i);
      if (c == quote) {
        text.append(quote);
        i += 2;
      } else if (c == '\\') {
        i = escape(written, i + 1, end, text);
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString();
  }

  /** Appends what the escape at {@code i}, after the backslash, means; returns the place after. */
  private static int escape(String written, int i, int end, StringBuilder text) {
    char c = written.charAt(i);
    switch (c) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000b');
      case '0' -> text.append('\0');
      case 'x' -> {
        return byNumber(written, i - 1, i + 1, i + 3, end, text);
      }
      case 'u' -> {
        if (i + 1 < end && written.charAt(i + 1) == '{') {
          int close = written.indexOf('}', i);
          return byNumber(written, i - 1, i + 2, close < 0 ? end + 1 : close, end, text) + 1;
        }
        return byNumber(written, i - 1, i + 1, i + 5, end, text);
      }
      default -> text.append(c);
    }
    return i + 1;
  }

  private static int byNumber(
      String written, int backslash, int from, int to, int end, StringBuilder text) {
    if (to > end || !written.substring(from, to).matches("[0-9a-fA-F]{1,6}")) {
      throw new IllegalArgumentException(
          "the escape \"" + written.substring(backslash, Math.min(to, end)) + "\" is not complete");
    }
    int codePoint = Integer.parseInt(written.substring(from, to), 16);
    if (codePoint > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException(
          "there is no character \"" + written.substring(from, to) + "\"");
    }
    text.appendCodePoint(codePoint);
    return to;
  }
}
