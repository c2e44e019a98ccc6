package dev.perdure.runtime.dialect;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of one block as the standard scopes them, which is not always as the engine does.
 * Confined to one check.
 */
final class BlockScope {

  final @Nullable BlockScope parent;
  final FunctionFrame frame;
  private final Map<String, Binding> bindings = new HashMap<>();

  BlockScope(@Nullable BlockScope parent, FunctionFrame frame) {
    this.parent = parent;
    this.frame = frame;
  }

  @Nullable Binding own(String name) {
    return bindings.get(name);
  }

  /** Adds a binding, and returns the one it collides with, if any. */
  @Nullable Binding declare(Binding binding) {
    Binding before = bindings.get(binding.name);
    if (before == null || before.kind == Binding.Kind.HOISTED_FUNCTION) {
      bindings.put(binding.name, binding);
      return null;
    }
    if (binding.kind == Binding.Kind.HOISTED_FUNCTION) {
      return null;
    }
    return before.kind.isLexical() || binding.kind.isLexical() ? before : null;
  }

  /** The binding that the standard gives a name used in this scope; null for a global's. */
  @Nullable Binding resolve(String name) {
    for (BlockScope scope = this; scope != null; scope = scope.parent) {
      Binding found = scope.own(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
