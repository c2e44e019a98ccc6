package dev.perdure.query;

import dev.perdure.query.check.CheckedQuery;
import dev.perdure.query.execute.Execution;
import dev.perdure.query.execute.OperatorCompiler;
import dev.perdure.query.execute.Rows;
import dev.perdure.query.plan.Explanation;
import dev.perdure.query.plan.Operator;
import dev.perdure.query.plan.Planner;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.source.QuerySource;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A query that has been checked and planned for the schemas of a source, ready to run many times.
 *
 * <p>Immutable; thread-safe. A run is confined to the thread that pulls its results.
 */
public final class PreparedQuery {

  private final CheckedQuery checked;
  private final Operator plan;
  private final Rows rows;
  private final Rows countRows;

  PreparedQuery(CheckedQuery checked) {
    this.checked = checked;
    this.plan = Planner.plan(checked);
    this.rows = OperatorCompiler.compile(plan);
    this.countRows = OperatorCompiler.compile(Planner.planCount(checked));
  }

  /**
   * Runs the query. The parameters are verified at once; objects are read as the results are
   * pulled, so that a caller who stops early pays for no more than it took.
   *
   * <p>A result is an object or a value as it came from the source; a {@link java.util.Map} from
   * names to such values if the query selects several; a {@link java.util.List} for a path with
   * many values. Numbers that the language computes are {@code Double} or, where that would not be
   * exact, {@link java.math.BigInteger}.
   *
   * @param source the source against which this was prepared, or one with the same schemas
   * @throws dev.perdure.query.error.QueryError if a parameter is missing, undefined, or not used;
   *     the iterator throws it for a value that the query cannot take
   */
  public Iterator<@Nullable Object> execute(QuerySource source, QueryParameters parameters) {
    return rows.open(execution(source, parameters));
  }

  /**
   * Returns how many results {@link #execute} would give, without sorting, projecting, or, if there
   * is no condition, visiting them.
   */
  public long count(QuerySource source, QueryParameters parameters) {
    Object count = countRows.open(execution(source, parameters)).next();
    return count instanceof Number number ? number.longValue() : 0;
  }

  private Execution execution(QuerySource source, QueryParameters parameters) {
    checked.parameters().verify(parameters);
    return new Execution(checked.text(), source, parameters, Instant.now());
  }

  /** Returns how the query is run: the operators, each above its input. */
  public String explain() {
    return Explanation.of(plan);
  }
}
