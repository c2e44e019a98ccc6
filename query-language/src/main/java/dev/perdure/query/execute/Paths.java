package dev.perdure.query.execute;

import dev.perdure.query.source.Missing;
import dev.perdure.query.values.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows paths through the objects of a source.
 *
 * <p>Immutable.
 */
final class Paths {

  private Paths() {}

  /**
   * Returns the property of a value: null behind null, so that the path as a whole is null; of each
   * element behind a list; missing for a value that has no properties.
   */
  static @Nullable Object step(@Nullable Object target, String name, Execution execution) {
    List<? extends @Nullable Object> elements = execution.elements(target);
    if (elements == null) {
      return stepSingle(target, name, execution);
    }
    List<@Nullable Object> values = new ArrayList<>();
    addSteps(elements, name, execution, values);
    return new ManyValues(values);
  }

  private static void addSteps(
      List<? extends @Nullable Object> elements,
      String name,
      Execution execution,
      List<@Nullable Object> values) {
    for (Object element : elements) {
      List<? extends @Nullable Object> inner = execution.elements(element);
      if (inner != null) {
        addSteps(inner, name, execution, values);
      } else {
        Object value = stepSingle(element, name, execution);
        List<? extends @Nullable Object> innerValues = execution.elements(value);
        if (innerValues == null) {
          values.add(value);
        } else {
          values.addAll(innerValues);
        }
      }
    }
  }

  private static @Nullable Object stepSingle(
      @Nullable Object target, String name, Execution execution) {
    if (target instanceof ObjectValue object) {
      Map<String, @Nullable Object> values = object.values();
      return values.containsKey(name) ? values.get(name) : Missing.MISSING;
    }
    Object plain = execution.view().of(target);
    Kind kind = Kind.of(plain);
    if (kind == Kind.OBJECT && target != null) {
      return execution.source().property(target, name);
    }
    return kind == Kind.NULL ? null : Missing.MISSING;
  }
}
