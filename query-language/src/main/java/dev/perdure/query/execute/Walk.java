package dev.perdure.query.execute;

import dev.perdure.query.values.ValueView;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The walk of a comprehension through its list: makes each element the value of the variable. A
 * value that is not a list counts as a list of one, and null as an empty one.
 *
 * <p>Immutable; all state of a run is in the execution.
 *
 * @param depth the place of the variable among those of the execution
 * @param filter which elements to stop at; null for all
 */
record Walk(Evaluator list, int depth, @Nullable Condition filter) {

  /**
   * Calls the visitor with each element in place until it gives true.
   *
   * @return whether it has given true
   */
  boolean until(@Nullable Object object, Execution execution, BooleanSupplier visitor) {
    Object value = list.evaluate(object, execution);
    List<? extends @Nullable Object> elements = execution.elements(value);
    if (elements == null) {
      boolean isAbsent = ValueView.isAbsent(execution.view().of(value));
      return !isAbsent && visit(value, object, execution, visitor);
    }
    for (Object element : elements) {
      if (visit(element, object, execution, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean visit(
      @Nullable Object element,
      @Nullable Object object,
      Execution execution,
      BooleanSupplier visitor) {
    execution.setVariable(depth, element);
    return (filter == null || filter.holds(object, execution)) && visitor.getAsBoolean();
  }
}
