package dev.perdure.runtime.dialect;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.ComputedPropertyKey;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.StringLiteral;

/**
 * Object literals in which {@code __proto__} is an ordinary property by the standard. The engine
 * sets the prototype instead. Stateless.
 */
final class PrototypeKeys {

  private static final String PROTOTYPE = "__proto__";

  private PrototypeKeys() {}

  static void check(ScopeReader reader, @Nullable AstNode key, ObjectProperty property) {
    boolean isComputed =
        key instanceof ComputedPropertyKey computed
            && computed.getExpression() instanceof StringLiteral text
            && PROTOTYPE.equals(text.getValue());
    // The parser makes a shorthand {x} as if it were {x: x}, both at one position.
    boolean isShorthand =
        key instanceof Name name
            && PROTOTYPE.equals(name.getIdentifier())
            && property.getValue() instanceof Name value
            && PROTOTYPE.equals(value.getIdentifier())
            && value.getPosition() <= name.getPosition();
    if (isComputed || isShorthand) {
      reader.refuse(property, Messages.prototypeKey());
    }
  }
}
