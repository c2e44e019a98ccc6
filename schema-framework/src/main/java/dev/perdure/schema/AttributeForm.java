package dev.perdure.schema;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * What values of one attribute are stored as, as far as that is simple: most values are what they
 * have to be, and need not be looked at by the framework's casts. Immutable. Confined to the turn
 * thread.
 */
final class AttributeForm {

  private enum Kind {
    TEXT,
    NUMBER,
    INTEGER,
    BOOLEAN,
    MOMENT,
    REFERENCE,
    ANY,
    /** The framework's JavaScript has to look. */
    OTHER
  }

  private final String name;
  private final Kind kind;
  private final @Nullable String referredModel;

  AttributeForm(String name, Scriptable attribute) {
    this.name = name;
    Scriptable type = (Scriptable) ScriptableObject.getProperty(attribute, "type");
    this.kind = isNormalized(attribute) ? Kind.OTHER : kindOf(type);
    this.referredModel =
        kind == Kind.REFERENCE ? Context.toString(ScriptableObject.getProperty(type, "of")) : null;
  }

  private static boolean isNormalized(Scriptable attribute) {
    return ScriptRuntime.toBoolean(ScriptableObject.getProperty(attribute, "trim"))
        || !"any".equals(String.valueOf(ScriptableObject.getProperty(attribute, "letters")))
        || ScriptableObject.getProperty(attribute, "normalize") != null;
  }

  private static Kind kindOf(Scriptable type) {
    return switch (Context.toString(ScriptableObject.getProperty(type, "name"))) {
      case "string", "text" -> Kind.TEXT;
      case "number" -> Kind.NUMBER;
      case "integer" -> Kind.INTEGER;
      case "boolean" -> Kind.BOOLEAN;
      case "datetime" -> Kind.MOMENT;
      case "any", "enum" -> Kind.ANY;
      case "ref" ->
          ScriptableObject.getProperty(type, "of") instanceof CharSequence
              ? Kind.REFERENCE
              : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  String name() {
    return name;
  }

  /** Whether casting the value would certainly give it back as it is. */
  boolean isStoredAsItIs(@Nullable Object value, RecordFacts facts) {
    if (value == null || Undefined.isUndefined(value)) {
      return kind != Kind.OTHER;
    }
    return switch (kind) {
      case TEXT -> value instanceof CharSequence;
      case NUMBER -> value instanceof Number number && isFinite(number);
      case INTEGER ->
          value instanceof Number number
              && isFinite(number)
              && number.doubleValue() == Math.rint(number.doubleValue());
      case BOOLEAN -> value instanceof Boolean;
      case MOMENT -> value instanceof ScriptableObject object && isMoment(object);
      case REFERENCE -> value instanceof Scriptable object && isRecordOf(object, facts);
      case ANY -> true;
      case OTHER -> false;
    };
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof BigInteger) && Double.isFinite(number.doubleValue());
  }

  private static boolean isMoment(ScriptableObject object) {
    return "Date".equals(object.getClassName())
        && !Double.isNaN(ScriptRuntime.toNumber(object.getDefaultValue(ScriptRuntime.NumberClass)));
  }

  private boolean isRecordOf(Scriptable object, RecordFacts facts) {
    Scriptable model = facts.modelOf(object);
    return model != null
        && String.valueOf(ScriptableObject.getProperty(model, "name")).equals(referredModel);
  }
}
