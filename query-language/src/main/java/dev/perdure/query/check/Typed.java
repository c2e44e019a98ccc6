package dev.perdure.query.check;

import dev.perdure.query.source.AttributeType;
import dev.perdure.query.syntax.Expression;

/**
 * A resolved expression and what is known of its value.
 *
 * <p>Immutable.
 *
 * @param type the type of the value, or of each of the values
 * @param isMany whether the expression is a path with many values, by the schema
 */
record Typed(Expression expression, AttributeType type, boolean isMany) {

  static Typed scalar(Expression expression) {
    return new Typed(expression, AttributeType.SCALAR, false);
  }

  static Typed any(Expression expression) {
    return new Typed(expression, AttributeType.ANY, false);
  }
}
