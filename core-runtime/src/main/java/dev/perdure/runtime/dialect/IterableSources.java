package dev.perdure.runtime.dialect;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NewExpression;
import org.mozilla.javascript.ast.PropertyGet;

/**
 * Values of array patterns that are visibly iterable but not arrays. The engine reads index 0, 1, …
 * of them, and finds undefined. Stateless.
 */
final class IterableSources {

  private static final Set<String> COLLECTIONS = Set.of("Map", "Set");
  private static final Set<String> ITERATORS = Set.of("entries", "keys", "values");

  private IterableSources() {}

  static void check(ScopeReader reader, AstNode wrapped) {
    AstNode value = Pattern.unwrap(wrapped);
    if (value instanceof NewExpression creation) {
      if (creation.getTarget() instanceof Name name && COLLECTIONS.contains(name.getIdentifier())) {
        reader.refuse(value, Messages.patternOfIterable());
      }
    } else if (value instanceof FunctionCall call) {
      if (isIteratorMethod(call)) {
        reader.refuse(value, Messages.patternOfIterable());
      } else if (Pattern.unwrap(call.getTarget()) instanceof FunctionNode function
          && function.isGenerator()) {
        reader.refuse(value, Messages.patternOfIterable());
      } else if (call.getTarget() instanceof Name name) {
        BlockScope scope = reader.scope();
        reader.afterReading(
            () -> isGenerator(scope.resolve(name.getIdentifier())),
            value,
            Messages.patternOfIterable());
      }
    }
  }

  /** {@code x.keys()} makes an iterator; {@code Object.keys(x)} makes an array. */
  private static boolean isIteratorMethod(FunctionCall call) {
    if (!(call.getTarget() instanceof PropertyGet access)) {
      return false;
    }
    String method = access.getProperty().getIdentifier();
    return method.equals("matchAll")
        || (ITERATORS.contains(method) && call.getArguments().isEmpty());
  }

  private static boolean isGenerator(@Nullable Binding binding) {
    return binding != null
        && binding.declaration.getParent() instanceof FunctionNode function
        && function.getFunctionName() == binding.declaration
        && function.isGenerator();
  }
}
