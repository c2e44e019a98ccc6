package dev.perdure.query.function;

import java.util.Locale;

/**
 * Functions of texts. Positions count from 0, as in JavaScript; one beyond the text is its end.
 *
 * <p>Immutable.
 */
final class TextFunctions {

  /** A pad that would make a longer text is a slip, or an attack on the memory. */
  private static final int LONGEST_PADDED = 1_000_000;

  private TextFunctions() {}

  static void register() {
    Functions.define("lower", 1, 1, a -> a.text(0).toLowerCase(Locale.ROOT));
    Functions.define("upper", 1, 1, a -> a.text(0).toUpperCase(Locale.ROOT));
    Functions.define("trim", 1, 1, a -> a.text(0).strip());
    Functions.define("length", 1, 1, a -> (double) a.text(0).length());
    Functions.define("substring", 2, 3, TextFunctions::substring);
    Functions.define("indexOf", 2, 2, a -> (double) a.text(0).indexOf(a.text(1)));
    Functions.define("replace", 3, 3, a -> a.text(0).replace(a.text(1), a.text(2)));
    Functions.define("concat", 1, Integer.MAX_VALUE, TextFunctions::concat);
    Functions.define("left", 2, 2, a -> slice(a.text(0), 0, a.position(1)));
    Functions.define("right", 2, 2, TextFunctions::right);
    Functions.define("padStart", 2, 3, a -> padding(a) + a.text(0));
    Functions.define("padEnd", 2, 3, a -> a.text(0) + padding(a));
  }

  private static String substring(Arguments arguments) {
    String text = arguments.text(0);
    int length = arguments.count() == 3 ? arguments.position(2) : text.length();
    return slice(text, arguments.position(1), length);
  }

  private static String right(Arguments arguments) {
    String text = arguments.text(0);
    int length = Math.max(0, Math.min(text.length(), arguments.position(1)));
    return text.substring(text.length() - length);
  }

  private static String slice(String text, int from, int length) {
    int start = Math.max(0, Math.min(text.length(), from));
    long end = Math.min(text.length(), (long) start + Math.max(0, length));
    return text.substring(start, (int) end);
  }

  private static String concat(Arguments arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.count(); i++) {
      text.append(Texts.of(arguments.plain(i)));
    }
    return text.toString();
  }

  private static String padding(Arguments arguments) {
    int missing = arguments.position(1) - arguments.text(0).length();
    String unit = arguments.count() == 3 ? arguments.text(2) : " ";
    if (missing <= 0 || unit.isEmpty()) {
      return "";
    }
    if (missing > LONGEST_PADDED) {
      throw new UnsuitableValue("no text is padded to more than " + LONGEST_PADDED + " characters");
    }
    return unit.repeat(missing / unit.length() + 1).substring(0, missing);
  }
}
