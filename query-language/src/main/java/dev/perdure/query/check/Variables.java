package dev.perdure.query.check;

import dev.perdure.query.source.AttributeType;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the comprehensions around the place at hand. An inner one hides an outer one of
 * the same name.
 *
 * <p>Confined to the thread that checks; used for one query.
 */
final class Variables {

  private record Scope(String name, AttributeType type) {}

  private final List<Scope> scopes = new ArrayList<>();

  void enter(String name, AttributeType type) {
    scopes.add(new Scope(name, type));
  }

  void leave() {
    scopes.remove(scopes.size() - 1);
  }

  boolean isEmpty() {
    return scopes.isEmpty();
  }

  /** Returns the variable of this name; null if there is none. */
  @Nullable Typed named(Name name) {
    for (int depth = scopes.size() - 1; depth >= 0; depth--) {
      Scope scope = scopes.get(depth);
      if (scope.name().equals(name.name())) {
        return new Typed(new Variable(name.name(), depth, name.span()), scope.type(), false);
      }
    }
    return null;
  }
}
