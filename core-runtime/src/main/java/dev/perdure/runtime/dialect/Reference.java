package dev.perdure.runtime.dialect;

import org.mozilla.javascript.ast.Name;

/**
 * A use of a name.
 *
 * @param scope the innermost scope around it
 * @param order its place in the walk through the source
 * @param isWrite whether it is assigned to
 */
record Reference(Name node, BlockScope scope, int order, boolean isWrite) {

  String name() {
    return node.getIdentifier();
  }

  FunctionFrame frame() {
    return scope.frame;
  }
}
