package dev.perdure.query.plan;

import static java.util.stream.Collectors.joining;

import dev.perdure.query.check.CheckedQuery.Aggregate;
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
import dev.perdure.query.syntax.QueryText;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tree of operators as text: each on a line of its own, its input indented below it.
 *
 * <p>Immutable.
 */
public final class Explanation implements Operator.Visitor<String> {

  private static final Explanation INSTANCE = new Explanation();

  private Explanation() {}

  /** Returns the text, without a line end after the last line. */
  public static String of(Operator operator) {
    return operator.accept(INSTANCE);
  }

  private static String above(String line, Operator input) {
    return line + "\n" + of(input).indent(2).stripTrailing();
  }

  @Override
  public String extentScan(ExtentScan scan) {
    return "extent-scan " + scan.extent();
  }

  @Override
  public String extentCount(ExtentCount count) {
    return "extent-count " + count.extent();
  }

  @Override
  public String filter(Filter filter) {
    return above("filter " + QueryText.of(filter.condition()), filter.input());
  }

  @Override
  public String sort(Sort sort) {
    return above("sort by " + QueryText.ofOrder(sort.keys()), sort.input());
  }

  @Override
  public String topN(TopN topN) {
    return above(
        "top-N by " + QueryText.ofOrder(topN.keys()) + pageText(topN.limit(), topN.offset()),
        topN.input());
  }

  @Override
  public String page(Page page) {
    return above("page" + pageText(page.limit(), page.offset()), page.input());
  }

  private static String pageText(@Nullable Expression limit, @Nullable Expression offset) {
    return (limit == null ? "" : " limit " + QueryText.of(limit))
        + (offset == null ? "" : " offset " + QueryText.of(offset));
  }

  @Override
  public String project(Project project) {
    String columns =
        project.columns().stream()
            .map(column -> named(QueryText.of(column.expression()), column.name()))
            .collect(joining(", "));
    return above("project " + columns, project.input());
  }

  @Override
  public String aggregate(AggregateAll aggregate) {
    String aggregates =
        aggregate.aggregates().stream()
            .map(each -> named(text(each), each.name()))
            .collect(joining(", "));
    return above("aggregate " + aggregates, aggregate.input());
  }

  private static String text(Aggregate aggregate) {
    Expression argument = aggregate.argument();
    return aggregate.kind().functionName()
        + (aggregate.isDistinct() ? "(distinct " : "(")
        + (argument == null ? "*" : QueryText.of(argument))
        + ")";
  }

  @Override
  public String group(Group group) {
    String keys = group.keys().stream().map(QueryText::of).collect(joining(", "));
    String aggregates = group.aggregates().stream().map(Explanation::text).collect(joining(", "));
    return above(
        "group"
            + (keys.isEmpty() ? "" : " by " + keys)
            + (aggregates.isEmpty() ? "" : " with " + aggregates),
        group.input());
  }

  @Override
  public String distinct(Distinct distinct) {
    return above("distinct", distinct.input());
  }

  @Override
  public String after(After after) {
    return above(
        "after " + QueryText.of(after.values()) + " by " + QueryText.ofOrder(after.keys()),
        after.input());
  }

  private static String named(String text, String name) {
    return name.isEmpty() || text.endsWith("." + name) || text.startsWith(name + "(")
        ? text
        : text + " as " + name;
  }
}
