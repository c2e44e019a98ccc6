package dev.perdure.query;

import dev.perdure.query.check.CheckedQuery;
import dev.perdure.query.check.Checker;
import dev.perdure.query.parse.QueryReader;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.source.QuerySource;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.QueryText;
import dev.perdure.query.syntax.SelectQuery;
import dev.perdure.query.syntax.SelectQuery.GroupItem;
import dev.perdure.query.syntax.SelectQuery.Projection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query that has been read: what it asks for, not yet of whom.
 *
 * <p>Immutable; thread-safe. Equal if they ask for the same.
 */
public final class Query {

  private final SelectQuery syntax;
  private final String text;

  private Query(SelectQuery syntax, String text) {
    this.syntax = syntax;
    this.text = text;
  }

  /**
   * Reads a whole query, such as {@code from Track t where t.name like 'A%' order by t.name}.
   *
   * @throws dev.perdure.query.error.QueryError if the text cannot be read
   */
  public static Query parse(String text) {
    return new Query(QueryReader.readQuery(text), text);
  }

  /**
   * Reads a condition on the members of an extent, such as {@code name like 'A%'}, which may be
   * followed by {@code order by}, {@code limit} and {@code offset}.
   *
   * @throws dev.perdure.query.error.QueryError if the text cannot be read
   */
  public static Query filter(String extent, String text) {
    return new Query(QueryReader.readFilter(text).over(extent), text);
  }

  /**
   * Reads the keys of an {@code order by}, such as {@code name desc, id}, for all members of an
   * extent.
   *
   * @throws dev.perdure.query.error.QueryError if the text cannot be read
   */
  public static Query ordering(String extent, String text) {
    List<OrderItem> keys = QueryReader.readOrdering(text);
    return new Query(SelectQuery.all(extent).orderedBy(keys), text);
  }

  /**
   * Reads the items of a {@code select}, such as {@code name, count(*) as n}, for all members of an
   * extent.
   *
   * @throws dev.perdure.query.error.QueryError if the text cannot be read
   */
  public static Query selection(String extent, String text) {
    List<Projection> items = QueryReader.readSelection(text);
    return new Query(SelectQuery.all(extent).selecting(items), text);
  }

  /**
   * Reads the keys of a {@code group by}, such as {@code author, month(at) as m}, for all members
   * of an extent.
   *
   * @throws dev.perdure.query.error.QueryError if the text cannot be read
   */
  public static Query grouping(String extent, String text) {
    List<GroupItem> keys = QueryReader.readGrouping(text);
    return new Query(SelectQuery.all(extent).groupedBy(keys), text);
  }

  /** Makes a query of a syntax tree that was built rather than read. */
  public static Query of(SelectQuery syntax) {
    return new Query(syntax, "");
  }

  /** Returns the syntax tree. */
  public SelectQuery syntax() {
    return syntax;
  }

  /** Returns a text that reads as an equal query; not always the text from which it was read. */
  public String toText() {
    return QueryText.of(syntax);
  }

  /**
   * Checks this query against the schemas of a source and plans how to run it. The result may be
   * kept for as long as the schemas stay the same.
   *
   * @throws dev.perdure.query.error.QueryError if the query means nothing for this source
   */
  public PreparedQuery prepare(QuerySource source) {
    CheckedQuery checked = Checker.check(syntax, text, source);
    return new PreparedQuery(checked);
  }

  /** Prepares this query and runs it once; see {@link PreparedQuery#execute}. */
  public Iterator<@Nullable Object> execute(QuerySource source, QueryParameters parameters) {
    return prepare(source).execute(source, parameters);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Query query && syntax.equals(query.syntax);
  }

  @Override
  public int hashCode() {
    return Objects.hash(syntax);
  }

  @Override
  public String toString() {
    return toText();
  }
}
