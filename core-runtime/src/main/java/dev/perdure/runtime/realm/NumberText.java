package dev.perdure.runtime.realm;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * {@code Number.prototype.toLocaleString(locales, options)}.
 *
 * <p>Without a locale the text is that of {@code toString}: a result that depends on the machine
 * must not get into a heap that moves between machines. Of the options, those for the number of
 * fraction digits and {@code useGrouping} are known. Stateless.
 */
final class NumberText {

  private static final int DEFAULT_FRACTION_DIGITS = 3;
  private static final int MOST_FRACTION_DIGITS = 100;

  private NumberText() {}

  static String format(double value, Object[] arguments) {
    if (arguments.length == 0 || Undefined.isUndefined(arguments[0])) {
      return ScriptRuntime.toString(value);
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale(arguments[0]));
    if (Double.isNaN(value)) {
      return "NaN";
    }
    Object options = arguments.length > 1 ? arguments[1] : Undefined.instance;
    int least = digits(options, "minimumFractionDigits", 0);
    int most = digits(options, "maximumFractionDigits", Math.max(least, DEFAULT_FRACTION_DIGITS));
    if (least > most) {
      throw ScriptRuntime.constructError(
          "RangeError", "\"minimumFractionDigits\" is greater than \"maximumFractionDigits\".");
    }
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_UP);
    if (options instanceof Scriptable object
        && Boolean.FALSE.equals(ScriptableObject.getProperty(object, "useGrouping"))) {
      format.setGroupingUsed(false);
    }
    return format.format(value);
  }

  private static Locale locale(Object locales) {
    Object first = locales;
    if (locales instanceof Scriptable list) {
      first = ScriptableObject.getProperty(list, 0);
    }
    if (first == Scriptable.NOT_FOUND) {
      return Locale.US;
    }
    String tag = Context.toString(first);
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      throw ScriptRuntime.constructError(
          "RangeError", "\"" + tag + "\" is not a language tag. Write one such as \"en-US\".");
    }
  }

  private static int digits(Object options, String name, int absent) {
    if (!(options instanceof Scriptable object)) {
      return absent;
    }
    Object value = ScriptableObject.getProperty(object, name);
    if (value == Scriptable.NOT_FOUND || Undefined.isUndefined(value)) {
      return absent;
    }
    double digits = Context.toNumber(value);
    if (!(digits >= 0 && digits <= MOST_FRACTION_DIGITS)) {
      throw ScriptRuntime.constructError(
          "RangeError",
          "\"" + name + "\" is " + Context.toString(value) + ". Give a number from 0 to 100.");
    }
    return (int) digits;
  }
}
