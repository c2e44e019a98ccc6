package dev.perdure.query.execute;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.check.CheckedQuery.Column;
import dev.perdure.query.plan.Operator;
import dev.perdure.query.plan.Operator.After;
import dev.perdure.query.plan.Operator.AggregateAll;
import dev.perdure.query.plan.Operator.Distinct;
import dev.perdure.query.plan.Operator.ExtentCount;
import dev.perdure.query.plan.Operator.ExtentScan;
import dev.perdure.query.plan.Operator.Filter;
import dev.perdure.query.plan.Operator.Group;
import dev.perdure.query.plan.Operator.Page;
import dev.perdure.query.plan.Operator.Project;
import dev.perdure.query.plan.Operator.Sort;
import dev.perdure.query.plan.Operator.TopN;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.OrderItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles operators to what runs them.
 *
 * <p>Confined to the thread that prepares the query.
 */
public final class OperatorCompiler implements Operator.Visitor<Rows> {

  private final ExpressionCompiler expressions = new ExpressionCompiler();

  private OperatorCompiler() {}

  /** Compiles a tree of operators. */
  public static Rows compile(Operator operator) {
    Rows rows = operator.accept(new OperatorCompiler());
    return execution -> new MapIterator(rows.open(execution), Results::of);
  }

  private Rows input(Operator operator) {
    return operator.accept(this);
  }

  @Override
  public Rows extentScan(ExtentScan scan) {
    return execution -> new Deferred(() -> members(scan.extent(), execution));
  }

  @SuppressWarnings("unchecked") // an iterator of objects is one of objects or nulls
  private static Iterator<@Nullable Object> members(String extent, Execution execution) {
    return (Iterator<@Nullable Object>) (Iterator<?>) execution.source().members(extent);
  }

  @Override
  public Rows extentCount(ExtentCount count) {
    return execution -> new Deferred(() -> one((double) execution.source().count(count.extent())));
  }

  @Override
  public Rows filter(Filter filter) {
    Rows input = input(filter.input());
    Condition condition = expressions.compileCondition(filter.condition());
    return execution -> new FilterIterator(input.open(execution), condition, execution);
  }

  @Override
  public Rows sort(Sort sort) {
    Rows input = input(sort.input());
    SortKeys keys = keys(sort.keys());
    return execution -> new Deferred(() -> Sorting.all(input.open(execution), keys, execution));
  }

  @Override
  public Rows topN(TopN topN) {
    Rows input = input(topN.input());
    SortKeys keys = keys(topN.keys());
    PageBounds bounds = bounds(topN.limit(), topN.offset());
    return execution ->
        new Deferred(
            () -> {
              long limit = bounds.limit(execution);
              long offset = bounds.offset(execution);
              Iterator<@Nullable Object> first =
                  Sorting.first(offset + limit, input.open(execution), keys, execution);
              return new PageIterator(first, offset, limit);
            });
  }

  private SortKeys keys(List<OrderItem> items) {
    List<Evaluator> evaluators =
        items.stream().map(item -> expressions.compile(item.expression())).toList();
    return new SortKeys(items, evaluators);
  }

  @Override
  public Rows page(Page page) {
    Rows input = input(page.input());
    PageBounds bounds = bounds(page.limit(), page.offset());
    return execution ->
        new Deferred(
            () ->
                new PageIterator(
                    input.open(execution), bounds.offset(execution), bounds.limit(execution)));
  }

  private PageBounds bounds(@Nullable Expression limit, @Nullable Expression offset) {
    return new PageBounds(
        limit,
        limit == null ? null : expressions.compile(limit),
        offset,
        offset == null ? null : expressions.compile(offset));
  }

  @Override
  public Rows project(Project project) {
    Rows input = input(project.input());
    List<String> names = project.columns().stream().map(Column::name).toList();
    List<Evaluator> evaluators =
        project.columns().stream().map(column -> expressions.compile(column.expression())).toList();
    return execution ->
        new MapIterator(input.open(execution), each -> row(names, evaluators, each, execution));
  }

  private static @Nullable Object row(
      List<String> names,
      List<Evaluator> evaluators,
      @Nullable Object object,
      Execution execution) {
    if (evaluators.size() == 1) {
      return evaluators.get(0).evaluate(object, execution);
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < evaluators.size(); i++) {
      row.put(names.get(i), evaluators.get(i).evaluate(object, execution));
    }
    return new ObjectValue(row);
  }

  @Override
  public Rows distinct(Distinct distinct) {
    Rows input = input(distinct.input());
    return execution -> {
      Set<Object> known = new HashSet<>();
      return new FilterIterator(
          input.open(execution),
          (object, running) -> known.add(Results.key(object, running.view())),
          execution);
    };
  }

  @Override
  public Rows after(After after) {
    Rows input = input(after.input());
    SortKeys keys = keys(after.keys());
    Evaluator values = expressions.compile(after.values());
    return execution ->
        new Deferred(
            () -> {
              @Nullable Object[] bound = keys.bound(values, after.values(), execution);
              return new FilterIterator(
                  input.open(execution),
                  (object, running) -> keys.compare(keys.of(object, running), bound) > 0,
                  execution);
            });
  }

  @Override
  public Rows group(Group group) {
    Rows input = input(group.input());
    List<Evaluator> keys = group.keys().stream().map(expressions::compile).toList();
    Grouping grouping = new Grouping(keys, group.aggregates(), arguments(group.aggregates()));
    return execution -> new Deferred(() -> grouping.run(input.open(execution), execution));
  }

  private List<@Nullable Evaluator> arguments(List<Aggregate> aggregates) {
    List<@Nullable Evaluator> arguments = new ArrayList<>();
    for (Aggregate each : aggregates) {
      Expression argument = each.argument();
      arguments.add(argument == null ? null : expressions.compile(argument));
    }
    return arguments;
  }

  @Override
  public Rows aggregate(AggregateAll aggregate) {
    Rows input = input(aggregate.input());
    List<Aggregate> aggregates = aggregate.aggregates();
    List<@Nullable Evaluator> arguments = arguments(aggregates);
    return execution ->
        new Deferred(
            () -> one(Accumulator.all(aggregates, arguments, input.open(execution), execution)));
  }

  private static Iterator<@Nullable Object> one(@Nullable Object value) {
    return Collections.<@Nullable Object>singletonList(value).iterator();
  }
}
