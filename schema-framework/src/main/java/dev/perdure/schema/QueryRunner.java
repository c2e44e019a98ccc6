package dev.perdure.schema;

import dev.perdure.query.Query;
import dev.perdure.query.QueryCache;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.Missing;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.source.QuerySource;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.OrderItem;
import dev.perdure.query.syntax.Page;
import dev.perdure.query.syntax.QueryText;
import dev.perdure.query.syntax.SelectQuery;
import dev.perdure.runtime.extension.ExtensionContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Runs queries over the models of a realm.
 *
 * <p>Texts that were read are remembered; what they mean is not, since models may be redefined.
 * Confined to the turn thread.
 */
final class QueryRunner {

  private static final int REMEMBERED_QUERIES = 500;

  private final ExtensionContext context;
  private final FrameworkModules modules;
  private final QueryCache cache = new QueryCache(REMEMBERED_QUERIES);

  QueryRunner(ExtensionContext context, FrameworkModules modules) {
    this.context = context;
    this.modules = modules;
  }

  /** Runs a whole query; the results are in a new array. */
  Scriptable run(String text, @Nullable Object parameters) {
    return run(text, parameters, source());
  }

  /** Runs a whole query over these objects, as if they were all members of its extent. */
  Scriptable runOver(NativeArray objects, String text) {
    List<Object> members = new ArrayList<>();
    for (int i = 0; i < objects.getLength(); i++) {
      members.add(ScriptableObject.getProperty(objects, i));
    }
    return run(text, null, new GivenObjectsSource(source(), members));
  }

  private Scriptable run(String text, @Nullable Object parameters, QuerySource source) {
    return reportingFaults(
        () -> {
          Iterator<@Nullable Object> results =
              cache.parse(text).execute(source, parametersOf(parameters));
          return EngineValues.arrayOf(context.engine(), context.global(), () -> results);
        });
  }

  /**
   * Checks a condition on the members of an extent, so that a fault is shown in the text that the
   * program has written rather than in the query that it becomes part of.
   *
   * @param isOfMembers whether it is about members of the extent; of groups of them, nothing is
   *     known here
   * @return whether it is a condition only, without an order or a page
   */
  boolean checkCondition(String extent, String text, boolean isOfMembers) {
    return reportingFaults(
        () -> {
          Query filter = checked(cache.filter(extent, text), isOfMembers);
          return filter.syntax().orderBy().isEmpty() && filter.syntax().page().equals(Page.WHOLE);
        });
  }

  /** Checks the keys of an order, and returns each by itself: its text and its direction. */
  Scriptable readOrdering(String extent, String text, boolean isOfMembers) {
    return reportingFaults(
        () -> {
          List<Map<String, Object>> keys = new ArrayList<>();
          for (OrderItem item :
              checked(cache.ordering(extent, text), isOfMembers).syntax().orderBy()) {
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("text", QueryText.of(item.expression()));
            key.put("isDescending", item.isDescending());
            key.put("areNullsFirst", item.nulls() == OrderItem.NullsPlace.FIRST);
            keys.add(key);
          }
          return arrayOf(keys);
        });
  }

  /** Checks the items of a selection, and returns each by itself: its text and its name. */
  Scriptable readSelection(String extent, String text, boolean isOfMembers) {
    return reportingFaults(
        () ->
            arrayOf(
                checked(cache.selection(extent, text), isOfMembers).syntax().select().stream()
                    .map(item -> named(item.expression(), item.alias()))
                    .toList()));
  }

  /** Checks the keys of a grouping, and returns each by itself: its text and its name. */
  Scriptable readGrouping(String extent, String text) {
    return reportingFaults(
        () -> {
          SelectQuery.Grouping grouping =
              checked(cache.grouping(extent, text), true).syntax().grouping();
          return arrayOf(
              Objects.requireNonNull(grouping).keys().stream()
                  .map(item -> named(item.expression(), item.alias()))
                  .toList());
        });
  }

  private static Map<String, @Nullable Object> named(
      Expression expression, @Nullable String alias) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("text", QueryText.of(expression));
    item.put("name", alias == null ? expression.ownName() : alias);
    return item;
  }

  private Query checked(Query query, boolean isOfMembers) {
    if (isOfMembers) {
      query.prepare(source());
    }
    return query;
  }

  private Scriptable arrayOf(List<?> items) {
    return EngineValues.arrayOf(context.engine(), context.global(), items);
  }

  /** Returns how a whole query would be run. */
  String explain(String text) {
    return reportingFaults(() -> cache.parse(text).prepare(source()).explain());
  }

  private ModelQuerySource source() {
    return new ModelQuerySource(new ModelSchemas(context.state().get()), context.extents());
  }

  private static QueryParameters parametersOf(@Nullable Object given) {
    if (given == null || Undefined.isUndefined(given)) {
      return QueryParameters.none();
    }
    if (given instanceof NativeArray array) {
      return QueryParameters.of(positional(array), Map.of());
    }
    return QueryParameters.named(named((Scriptable) given));
  }

  private static List<@Nullable Object> positional(NativeArray array) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < array.getLength(); i++) {
      values.add(parameter(ScriptableObject.getProperty(array, i)));
    }
    return values;
  }

  private static Map<String, @Nullable Object> named(Scriptable object) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Object id : object.getIds()) {
      String name = Context.toString(id);
      Object value =
          id instanceof Integer index
              ? ScriptableObject.getProperty(object, index)
              : ScriptableObject.getProperty(object, name);
      values.put(name, parameter(value));
    }
    return values;
  }

  private static @Nullable Object parameter(@Nullable Object value) {
    boolean isAbsent = Undefined.isUndefined(value) || value == Scriptable.NOT_FOUND;
    return isAbsent ? Missing.MISSING : value;
  }

  /** A fault in a query becomes an error of the program's own language, with the same fields. */
  private <T> T reportingFaults(Supplier<T> work) {
    try {
      return work.get();
    } catch (QueryError fault) {
      Context engine = context.engine();
      Object[] args = {fault.getMessage(), detailsOf(fault)};
      modules.function("throwQueryError").call(engine, context.global(), modules.exports(), args);
      throw fault;
    }
  }

  private Scriptable detailsOf(QueryError fault) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("code", fault.code());
    details.put("report", fault.render());
    details.put("text", fault.text());
    if (!fault.text().isEmpty()) {
      details.put("offset", fault.offset());
      details.put("line", fault.line());
      details.put("column", fault.column());
      details.put("endColumn", fault.endColumn());
    }
    details.put("found", fault.found());
    details.put("expected", fault.expected());
    details.put("suggestion", suggestionOf(fault.suggestion()));
    details.put("hint", fault.hint());
    return EngineValues.objectOf(context.engine(), context.global(), details);
  }

  private static @Nullable Map<String, String> suggestionOf(
      QueryError.@Nullable Suggestion suggestion) {
    if (suggestion == null) {
      return null;
    }
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("replace", suggestion.replace());
    shown.put("with", suggestion.with());
    return shown;
  }
}
