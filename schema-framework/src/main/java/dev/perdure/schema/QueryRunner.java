package dev.perdure.schema;

import dev.perdure.query.Query;
import dev.perdure.query.QueryCache;
import dev.perdure.query.error.QueryError;
import dev.perdure.query.source.Missing;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.runtime.extension.ExtensionContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return reportingFaults(
        () -> {
          Iterator<@Nullable Object> results =
              cache.parse(text).execute(source(), parametersOf(parameters));
          return EngineValues.arrayOf(context.engine(), context.global(), () -> results);
        });
  }

  /**
   * Checks a condition on the members of an extent, so that a fault is shown in the text that the
   * program has written rather than in the query that it becomes part of.
   *
   * @return whether it is a condition only, without an order or a page
   */
  boolean checkCondition(String extent, String text) {
    return reportingFaults(
        () -> {
          Query filter = cache.filter(extent, text);
          filter.prepare(source());
          return filter.syntax().orderBy().isEmpty()
              && filter.syntax().limit() == null
              && filter.syntax().offset() == null;
        });
  }

  /** Checks the keys of an ordering of the members of an extent. */
  void checkOrdering(String extent, String text) {
    reportingFaults(() -> cache.ordering(extent, text).prepare(source()));
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
