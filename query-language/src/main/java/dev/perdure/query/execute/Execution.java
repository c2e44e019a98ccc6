package dev.perdure.query.execute;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.source.QuerySource;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.QueryText;
import dev.perdure.query.values.ValueView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query: its source, its parameters, and the moment that it takes for the present.
 *
 * <p>Confined to the thread that pulls the results.
 */
public final class Execution {

  private final String text;
  private final QuerySource source;
  private final QueryParameters parameters;
  private final ValueView view;
  private final Instant now;
  private final Map<Object, Object> constants = new IdentityHashMap<>();
  private final List<@Nullable Object> variables = new ArrayList<>();

  /**
   * @param text the text of the query, for errors
   * @param parameters values that the checked query has verified
   */
  public Execution(String text, QuerySource source, QueryParameters parameters, Instant now) {
    this.text = text;
    this.source = source;
    this.parameters = parameters;
    this.view = new ValueView(source);
    this.now = now;
  }

  QuerySource source() {
    return source;
  }

  ValueView view() {
    return view;
  }

  Instant now() {
    return now;
  }

  @Nullable Object parameter(Expression.Parameter parameter) {
    return parameter.name() == null
        ? parameters.positional().get(parameter.position())
        : parameters.named().get(parameter.name());
  }

  /** Returns the element at hand of the comprehension with so many around it. */
  @Nullable Object variable(int depth) {
    return variables.get(depth);
  }

  void setVariable(int depth, @Nullable Object element) {
    while (variables.size() <= depth) {
      variables.add(null);
    }
    variables.set(depth, element);
  }

  /**
   * Returns what is the same for all objects of this run, computed when it is first asked for.
   *
   * @param owner the part of the compiled query that asks; by identity
   */
  @SuppressWarnings("unchecked") // an owner always asks for the same type
  <T> T constant(Object owner, Supplier<T> compute) {
    Object value = constants.get(owner);
    if (value == null) {
      value = compute.get();
      constants.put(owner, value);
    }
    return (T) value;
  }

  /**
   * Returns the elements if the value has many: behind a list, or in one; null for a single value.
   */
  @Nullable List<? extends @Nullable Object> elements(@Nullable Object value) {
    if (value instanceof ManyValues many) {
      return many.values();
    }
    return view.of(value) instanceof List<?> list ? list : null;
  }

  /** Returns the expression as the user wrote it; as it would be written if it was built. */
  String written(Expression expression) {
    Span span = expression.span();
    boolean isRead = span.end() > span.start() && span.end() <= text.length();
    return isRead ? text.substring(span.start(), span.end()) : QueryText.of(expression);
  }

  QueryError.Builder fault(String code, String message, Span span) {
    return QueryError.of(code, message).at(text, span);
  }
}
