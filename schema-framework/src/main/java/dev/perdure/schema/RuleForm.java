package dev.perdure.schema;

import java.math.BigInteger;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * A rule of a schema, as far as it is simple: most values obey it, and need not be looked at by the
 * framework's validators, which alone say what is wrong. Immutable. Confined to the turn thread.
 */
final class RuleForm {

  /** Says whether a value that is there certainly obeys. */
  private interface Check {
    boolean isObeyed(Object value);
  }

  private static final Check NEVER_SURE = value -> false;

  private static final Map<String, Integer> COMPARISONS =
      Map.of(
          "greaterThan", 0,
          "greaterThanOrEqualTo", 1,
          "equalTo", 2,
          "lessThan", 3,
          "lessThanOrEqualTo", 4,
          "otherThan", 5);

  private final Scriptable rule;
  private final String path;
  private final boolean isNothingObeyed;
  private final Check check;

  RuleForm(Scriptable rule) {
    this.rule = rule;
    this.path = text(rule, "path");
    String validator = text(rule, "validator");
    Scriptable options = (Scriptable) ScriptableObject.getProperty(rule, "options");
    boolean isSimple =
        path.indexOf('.') < 0
            && ((NativeArray) ScriptableObject.getProperty(rule, "conditions")).getLength() == 0;
    this.check = isSimple ? checkOf(validator, options) : NEVER_SURE;
    this.isNothingObeyed =
        isSimple
            && !Boolean.FALSE.equals(ScriptableObject.getProperty(rule, "allowNull"))
            && switch (validator) {
              case "length", "comparison", "inclusion", "format" -> true;
              default -> false;
            };
  }

  private static String text(Scriptable object, String name) {
    return Context.toString(ScriptableObject.getProperty(object, name));
  }

  private static Check checkOf(String validator, Scriptable options) {
    return switch (validator) {
      case "presence" -> RuleForm::isPresent;
      case "existence" -> value -> true;
      case "length" -> lengthCheck(options);
      case "comparison" -> comparisonCheck(options);
      case "inclusion" -> inclusionCheck(ScriptableObject.getProperty(options, "in"));
      default -> NEVER_SURE;
    };
  }

  private static boolean isPresent(Object value) {
    if (value instanceof CharSequence text) {
      return text.length() > 0 && text.charAt(0) > ' ' && text.charAt(0) < 0x7f;
    }
    return value instanceof Number || Boolean.TRUE.equals(value);
  }

  private static Check lengthCheck(Scriptable options) {
    double least = 0;
    double most = Double.POSITIVE_INFINITY;
    for (Object id : options.getIds()) {
      String option = Context.toString(id);
      Object limit = ScriptableObject.getProperty(options, option);
      if (option.equals("minimum") && limit instanceof Number number) {
        least = number.doubleValue();
      } else if (option.equals("maximum") && limit instanceof Number number) {
        most = number.doubleValue();
      } else if (!option.startsWith("too") && !option.equals("wrongLength")) {
        return NEVER_SURE;
      }
    }
    double minimum = least;
    double maximum = most;
    return value -> {
      if (!(value instanceof CharSequence text)) {
        return false;
      }
      // Characters are code points: there may be half as many.
      int length = text.length();
      return length <= maximum && length >= 2 * minimum;
    };
  }

  private static Check comparisonCheck(Scriptable options) {
    DoublePredicate all = number -> true;
    for (Object id : options.getIds()) {
      Integer comparison = COMPARISONS.get(Context.toString(id));
      Object limit = ScriptableObject.getProperty(options, Context.toString(id));
      if (comparison == null || !(limit instanceof Number number) || limit instanceof BigInteger) {
        return NEVER_SURE;
      }
      all = all.and(comparisonWith(comparison, number.doubleValue()));
    }
    DoublePredicate obeyed = all;
    return value ->
        value instanceof Number number
            && !(value instanceof BigInteger)
            && obeyed.test(number.doubleValue());
  }

  private static DoublePredicate comparisonWith(int comparison, double limit) {
    return switch (comparison) {
      case 0 -> number -> number > limit;
      case 1 -> number -> number >= limit;
      case 2 -> number -> number == limit;
      case 3 -> number -> number < limit;
      case 4 -> number -> number <= limit;
      default -> number -> number != limit && !Double.isNaN(number);
    };
  }

  private static Check inclusionCheck(Object choices) {
    if (!(choices instanceof NativeArray array)) {
      return NEVER_SURE;
    }
    return value -> {
      if (value instanceof ScriptableObject) {
        return false;
      }
      for (int i = 0; i < array.getLength(); i++) {
        if (ScriptRuntime.shallowEq(value, ScriptableObject.getProperty(array, i))) {
          return true;
        }
      }
      return false;
    };
  }

  Scriptable rule() {
    return rule;
  }

  /** Whether the record certainly obeys. */
  boolean isObeyedBy(Scriptable record) {
    if (check == NEVER_SURE && !isNothingObeyed) {
      return false;
    }
    @Nullable Object value = ScriptableObject.getProperty(record, path);
    if (value == null || Undefined.isUndefined(value) || value == Scriptable.NOT_FOUND) {
      return isNothingObeyed;
    }
    return check.isObeyed(value);
  }
}
