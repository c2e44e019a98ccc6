package dev.perdure.query.execute;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts objects in groups of equal keys, and takes the aggregates of each while they come.
 *
 * <p>Immutable; all state of a run is in {@link #run}.
 */
final class Grouping {

  private final List<Evaluator> keys;
  private final List<Aggregate> aggregates;
  private final List<@Nullable Evaluator> arguments;

  Grouping(List<Evaluator> keys, List<Aggregate> aggregates, List<@Nullable Evaluator> arguments) {
    this.keys = keys;
    this.aggregates = aggregates;
    this.arguments = arguments;
  }

  private record Group(List<@Nullable Object> keys, List<Accumulator> accumulators) {
    GroupRow row() {
      List<@Nullable Object> values = new ArrayList<>(keys);
      accumulators.forEach(each -> values.add(each.result()));
      return new GroupRow(values);
    }
  }

  /** Takes all objects and returns the groups, in the order of the first object of each. */
  Iterator<@Nullable Object> run(Iterator<@Nullable Object> input, Execution execution) {
    Map<List<Object>, Group> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), group(List.of(), execution));
    }
    while (input.hasNext()) {
      Object object = input.next();
      List<@Nullable Object> values = new ArrayList<>();
      List<Object> wanted = new ArrayList<>();
      for (Evaluator key : keys) {
        Object value = key.evaluate(object, execution);
        values.add(value);
        wanted.add(Results.key(value, execution.view()));
      }
      Group group = groups.computeIfAbsent(wanted, unknown -> group(values, execution));
      group.accumulators().forEach(each -> each.addObject(object));
    }
    List<@Nullable Object> rows = new ArrayList<>();
    groups.values().forEach(group -> rows.add(group.row()));
    return rows.iterator();
  }

  private Group group(List<@Nullable Object> values, Execution execution) {
    return new Group(values, Accumulator.make(aggregates, arguments, execution));
  }
}
