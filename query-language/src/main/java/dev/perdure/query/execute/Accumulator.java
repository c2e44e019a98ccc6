package dev.perdure.query.execute;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.function.Calculation;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.ArithmeticOperator;
import dev.perdure.query.values.Kind;
import dev.perdure.query.values.ValueOrder;
import dev.perdure.query.values.ValueView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate on its way through the objects. Null and missing values are skipped; each value of
 * a path with many is taken by itself.
 *
 * <p>Confined to the thread that pulls the results.
 */
final class Accumulator {

  private final Aggregate aggregate;
  private final @Nullable Evaluator argument;
  private final Execution execution;
  private long count;
  private Number sum = 0.0;
  private @Nullable Object bestRaw;
  private @Nullable Object best;
  private final List<@Nullable Object> list = new ArrayList<>();

  /** The values so far, if equal ones count once; else null. */
  private final @Nullable Set<Object> known;

  private Accumulator(Aggregate aggregate, @Nullable Evaluator argument, Execution execution) {
    this.aggregate = aggregate;
    this.argument = argument;
    this.execution = execution;
    this.known = aggregate.isDistinct() ? new HashSet<>() : null;
  }

  /** Returns one that has seen nothing yet for each of the aggregates. */
  static List<Accumulator> make(
      List<Aggregate> aggregates, List<@Nullable Evaluator> arguments, Execution execution) {
    List<Accumulator> accumulators = new ArrayList<>();
    for (int i = 0; i < aggregates.size(); i++) {
      accumulators.add(new Accumulator(aggregates.get(i), arguments.get(i), execution));
    }
    return accumulators;
  }

  /** Runs all objects through the aggregates and returns the one value, or the map of several. */
  static @Nullable Object all(
      List<Aggregate> aggregates,
      List<@Nullable Evaluator> arguments,
      Iterator<@Nullable Object> input,
      Execution execution) {
    List<Accumulator> accumulators = make(aggregates, arguments, execution);
    while (input.hasNext()) {
      Object object = input.next();
      accumulators.forEach(each -> each.addObject(object));
    }
    if (accumulators.size() == 1) {
      return Results.of(accumulators.get(0).result());
    }
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    for (Accumulator accumulator : accumulators) {
      results.put(accumulator.aggregate.name(), Results.of(accumulator.result()));
    }
    return results;
  }

  /** Takes the value of the aggregate's argument for one more object. */
  void addObject(@Nullable Object object) {
    if (argument == null) {
      count++;
      return;
    }
    Object value = argument.evaluate(object, execution);
    List<? extends @Nullable Object> elements = execution.elements(value);
    if (elements == null) {
      add(value);
    } else {
      elements.forEach(this::add);
    }
  }

  private void add(@Nullable Object value) {
    Object plain = execution.view().of(value);
    boolean isNew =
        !ValueView.isAbsent(plain)
            && (known == null || known.add(Results.key(value, execution.view())));
    if (!isNew) {
      return;
    }
    count++;
    switch (aggregate.kind()) {
      case COUNT -> {}
      case SUM, AVG -> {
        if (!(plain instanceof Number number)) {
          throw notNumber(plain);
        }
        sum = Calculation.apply(ArithmeticOperator.PLUS, sum, number);
      }
      case MIN -> keepIfBetter(value, plain, -1);
      case MAX -> keepIfBetter(value, plain, 1);
      case LIST -> list.add(value);
    }
  }

  private void keepIfBetter(@Nullable Object value, @Nullable Object plain, int sign) {
    if (best == null || ValueOrder.compare(plain, best) * sign > 0) {
      best = plain;
      bestRaw = value;
    }
  }

  private QueryError notNumber(@Nullable Object plain) {
    Expression at = aggregate.argument();
    String message =
        aggregate.kind().functionName() + " takes numbers, not " + Kind.of(plain).words();
    QueryError.Builder error =
        at == null
            ? QueryError.of("PQL501", message)
            : execution.fault("PQL501", message, at.span());
    return error.build();
  }

  @Nullable Object result() {
    return switch (aggregate.kind()) {
      case COUNT -> (double) count;
      case SUM -> sum;
      case AVG -> count == 0 ? null : (Object) (sum.doubleValue() / count);
      case MIN, MAX -> bestRaw;
      case LIST -> new ManyValues(list);
    };
  }
}
