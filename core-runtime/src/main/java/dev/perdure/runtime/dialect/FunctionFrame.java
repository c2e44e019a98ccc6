package dev.perdure.runtime.dialect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ast.FunctionNode;

/** A function, or the script itself, while its source is read. Confined to one check. */
final class FunctionFrame {

  final @Nullable FunctionFrame parent;

  /** Null for the script. */
  final @Nullable FunctionNode node;

  final boolean isStrict;
  final BlockScope parameters;
  final BlockScope body;

  /** The constants that nested blocks declare: the engine keeps them in the function's scope. */
  final Map<String, Binding> blockConstants = new HashMap<>();

  final Map<String, Binding> blockFunctions = new HashMap<>();

  /**
   * Whether something here makes the engine use scope objects that the parser does not know yet.
   */
  boolean needsScopeObjects;

  FunctionFrame(
      @Nullable FunctionFrame parent,
      @Nullable FunctionNode node,
      boolean isStrict,
      @Nullable BlockScope outer) {
    this.parent = parent;
    this.node = node;
    this.isStrict = isStrict;
    this.parameters = new BlockScope(outer, this);
    this.body = new BlockScope(parameters, this);
  }

  boolean isScript() {
    return node == null;
  }

  /**
   * Whether the engine makes a scope object for each pass of a block in this function.
   *
   * <p>It does in scripts, in generators, and in functions that contain functions, {@code eval},
   * {@code arguments}, {@code with}, {@code super} or their own {@code "use strict"}. In all others
   * it keeps block variables in registers, and forgets to clear them between the passes of a loop.
   */
  boolean hasScopeObjects() {
    return node == null || needsScopeObjects || node.requiresActivation();
  }
}
