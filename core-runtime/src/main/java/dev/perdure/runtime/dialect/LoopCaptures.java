package dev.perdure.runtime.dialect;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NewExpression;
import org.mozilla.javascript.ast.ParenthesizedExpression;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.ReturnStatement;

/**
 * Which functions may use the variable of a loop around them.
 *
 * <p>The engine has one variable for all passes, the standard one for each. No program can tell
 * them apart if the function has done its work before the next pass begins: when it is called at
 * once, when it is the callback of an array method that calls it at once or the block of a
 * transaction, or when the loop is left with it. All others are refused: whether they are kept
 * cannot be seen, and a copy costs one line. Stateless.
 */
final class LoopCaptures {

  private static final Set<String> CALL = Set.of("apply", "call");

  /** Methods that have called their callback for the last time when they return. */
  private static final Set<String> AT_ONCE =
      Set.of(
          "every",
          "filter",
          "find",
          "findIndex",
          "findLast",
          "findLastIndex",
          "flatMap",
          "forEach",
          "map",
          "reduce",
          "reduceRight",
          "replace",
          "replaceAll",
          "some",
          "sort",
          "toSorted");

  private LoopCaptures() {}

  static boolean isHarmless(Reference reference, Binding loopVariable) {
    FunctionFrame owner = loopVariable.scope.frame;
    boolean isDoneAtOnce = true;
    FunctionFrame frame = reference.frame();
    while (frame != owner) {
      if (frame.node == null || frame.parent == null) {
        return false;
      }
      isDoneAtOnce &= isCalledAtOnce(frame.node);
      if (frame.parent == owner && isReturned(frame.node)) {
        return true;
      }
      frame = frame.parent;
    }
    return isDoneAtOnce;
  }

  private static boolean isCalledAtOnce(FunctionNode function) {
    if (function.isGenerator()) {
      return false;
    }
    AstNode bare = function;
    while (bare.getParent() instanceof ParenthesizedExpression parenthesized) {
      bare = parenthesized;
    }
    AstNode parent = bare.getParent();
    if (parent instanceof PropertyGet access
        && CALL.contains(access.getProperty().getIdentifier())) {
      return isTarget(access, access.getParent());
    }
    return isTarget(bare, parent)
        || isArgumentOfMethodAtOnce(bare, parent)
        || isBlockOfTransaction(bare, parent);
  }

  private static boolean isBlockOfTransaction(AstNode argument, @Nullable AstNode parent) {
    return parent instanceof FunctionCall call
        && call.getTarget() instanceof Name name
        && name.getIdentifier().equals("transaction")
        && !call.getArguments().isEmpty()
        && call.getArguments().get(0) == argument;
  }

  private static boolean isTarget(AstNode callee, @Nullable AstNode parent) {
    return parent instanceof FunctionCall call
        && !(call instanceof NewExpression)
        && call.getTarget() == callee;
  }

  private static boolean isArgumentOfMethodAtOnce(AstNode argument, @Nullable AstNode parent) {
    return parent instanceof FunctionCall call
        && call.getTarget() != argument
        && call.getTarget() instanceof PropertyGet access
        && AT_ONCE.contains(access.getProperty().getIdentifier());
  }

  private static boolean isReturned(FunctionNode function) {
    for (AstNode node = function.getParent();
        node != null && !(node instanceof FunctionNode);
        node = node.getParent()) {
      if (node instanceof ReturnStatement) {
        return true;
      }
    }
    return false;
  }
}
