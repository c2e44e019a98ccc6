package dev.perdure.runtime.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.ElementGet;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.PropertyGet;

/**
 * Definitions of {@code Symbol.hasInstance}, which the engine's {@code instanceof} never looks at.
 * Stateless.
 */
final class InstanceTests {

  private InstanceTests() {}

  static void checkKey(ScopeReader reader, AstNode key) {
    if (isHasInstance(key)) {
      reader.refuse(key, Messages.hasInstance());
    }
  }

  static void checkAssigned(ScopeReader reader, AstNode target) {
    if (target instanceof ElementGet access) {
      checkKey(reader, access.getElement());
    }
  }

  static void checkDefinition(ScopeReader reader, FunctionCall call) {
    List<AstNode> arguments = call.getArguments();
    if (arguments.size() > 1
        && call.getTarget() instanceof PropertyGet access
        && access.getProperty().getIdentifier().equals("defineProperty")) {
      checkKey(reader, arguments.get(1));
    }
  }

  private static boolean isHasInstance(@Nullable AstNode node) {
    return node instanceof PropertyGet access
        && access.getProperty().getIdentifier().equals("hasInstance")
        && access.getTarget() instanceof Name name
        && name.getIdentifier().equals("Symbol");
  }
}
