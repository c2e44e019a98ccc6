package dev.perdure.runtime.dialect;

import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.ast.AbstractObjectProperty;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.Assignment;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.ComputedPropertyKey;
import org.mozilla.javascript.ast.EmptyExpression;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.ParenthesizedExpression;

/**
 * What stands left of an assignment or in a declaration: a name, or a destructuring pattern.
 *
 * @param steps in the order of evaluation, the names that it binds or assigns, and the expressions
 *     in it: computed keys, defaults, and targets such as {@code o.x}
 * @param defaults the defaults in it
 */
record Pattern(List<Step> steps, List<Assignment> defaults) {

  /** Something that happens when a pattern is evaluated. */
  sealed interface Step {}

  record Bind(Name name) implements Step {}

  record Evaluate(AstNode expression) implements Step {}

  static Pattern of(AstNode target) {
    Pattern pattern = new Pattern(new ArrayList<>(), new ArrayList<>());
    pattern.collect(target);
    return pattern;
  }

  List<Name> names() {
    return steps.stream().filter(Bind.class::isInstance).map(step -> ((Bind) step).name()).toList();
  }

  static boolean isDestructuring(AstNode target) {
    AstNode bare = unwrap(target);
    return bare instanceof ArrayLiteral || bare instanceof ObjectLiteral;
  }

  static AstNode unwrap(AstNode node) {
    AstNode bare = node;
    while (bare instanceof ParenthesizedExpression parenthesized) {
      bare = parenthesized.getExpression();
    }
    return bare;
  }

  private void collect(AstNode wrapped) {
    AstNode target = unwrap(wrapped);
    if (target instanceof Name name) {
      steps.add(new Bind(name));
    } else if (target instanceof ArrayLiteral array) {
      array.getElements().forEach(this::collect);
    } else if (target instanceof ObjectLiteral object) {
      object.getElements().forEach(this::collectProperty);
    } else if (target instanceof Assignment withDefault) {
      defaults.add(withDefault);
      steps.add(new Evaluate(withDefault.getRight()));
      collect(withDefault.getLeft());
    } else if (!(target instanceof EmptyExpression)) {
      steps.add(new Evaluate(target));
    }
  }

  private void collectProperty(AbstractObjectProperty element) {
    if (element instanceof ObjectProperty property) {
      if (property.getKey() instanceof ComputedPropertyKey key) {
        steps.add(new Evaluate(key.getExpression()));
      }
      collect(property.getValue());
    } else {
      steps.add(new Evaluate(element));
    }
  }
}
