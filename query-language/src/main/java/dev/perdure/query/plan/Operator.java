package dev.perdure.query.plan;

import dev.perdure.query.check.CheckedQuery.Aggregate;
import dev.perdure.query.check.CheckedQuery.Column;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.OrderItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of running a query: takes the objects of its input and gives objects on.
 *
 * <p>A new kind is a new method of {@link Visitor}, so that neither the executor nor {@code
 * explain} can overlook it.
 *
 * <p>Immutable.
 */
public sealed interface Operator {

  /** Calls the visitor's method for this kind of operator. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of operator. */
  interface Visitor<R> {
    R extentScan(ExtentScan scan);

    R extentCount(ExtentCount count);

    R filter(Filter filter);

    R sort(Sort sort);

    R topN(TopN topN);

    R page(Page page);

    R project(Project project);

    R aggregate(AggregateAll aggregate);

    R group(Group group);

    R distinct(Distinct distinct);

    R after(After after);
  }

  /** Gives all members of an extent in the order of their entry. */
  record ExtentScan(String extent) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.extentScan(this);
    }
  }

  /** Gives one number, the size of an extent, without visiting its members. */
  record ExtentCount(String extent) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.extentCount(this);
    }
  }

  /** Gives the objects on for which a condition holds. */
  record Filter(Operator input, Expression condition) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.filter(this);
    }
  }

  /** Takes all objects, then gives them in order. Stable. */
  record Sort(Operator input, List<OrderItem> keys) implements Operator {
    public Sort {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sort(this);
    }
  }

  /** Takes all objects, keeps only those of the page in a heap, and gives them in order. Stable. */
  record TopN(Operator input, List<OrderItem> keys, Expression limit, @Nullable Expression offset)
      implements Operator {
    public TopN {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.topN(this);
    }
  }

  /** Leaves out the first objects, and stops after so many. */
  record Page(Operator input, @Nullable Expression limit, @Nullable Expression offset)
      implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.page(this);
    }
  }

  /** Gives values of the objects: a plain one for one column, a map for several. */
  record Project(Operator input, List<Column> columns) implements Operator {
    public Project {
      columns = List.copyOf(columns);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.project(this);
    }
  }

  /**
   * Takes all objects and gives their groups, in the order of the first object of each. Without
   * keys there is one group, also of no objects.
   */
  record Group(Operator input, List<Expression> keys, List<Aggregate> aggregates)
      implements Operator {
    public Group {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.group(this);
    }
  }

  /** Gives each of several equal results once, at its first place. */
  record Distinct(Operator input) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.distinct(this);
    }
  }

  /** Gives the objects on that the order puts after certain values of its keys. */
  record After(Operator input, List<OrderItem> keys, Expression values) implements Operator {
    public After {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.after(this);
    }
  }

  /** Takes all objects and gives one result: a plain value for one aggregate, a map for several. */
  record AggregateAll(Operator input, List<Aggregate> aggregates) implements Operator {
    public AggregateAll {
      aggregates = List.copyOf(aggregates);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.aggregate(this);
    }
  }
}
