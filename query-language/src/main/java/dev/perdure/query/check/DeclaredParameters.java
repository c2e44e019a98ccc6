package dev.perdure.query.check;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.error.Spelling;
import dev.perdure.query.source.Missing;
import dev.perdure.query.source.QueryParameters;
import dev.perdure.query.syntax.Expression.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters that a query names, and where it does so first.
 *
 * <p>Filled by the checker, then left unchanged.
 */
public final class DeclaredParameters {

  private final String text;
  private final Map<String, Span> named = new LinkedHashMap<>();
  private final TreeMap<Integer, Span> positional = new TreeMap<>();

  DeclaredParameters(String text) {
    this.text = text;
  }

  void declare(Parameter parameter) {
    if (parameter.name() == null) {
      positional.putIfAbsent(parameter.position(), parameter.span());
    } else {
      named.putIfAbsent(parameter.name(), parameter.span());
    }
  }

  /** Refuses values that do not fit: one that is missing, undefined, or that the query ignores. */
  public void verify(QueryParameters given) {
    named.forEach((name, span) -> verifyNamed(name, span, given));
    positional.forEach((position, span) -> verifyPositional(position, span, given.positional()));
    for (String name : given.named().keySet()) {
      if (!named.containsKey(name)) {
        throw unusedName(name);
      }
    }
    for (int i = 0; i < given.positional().size(); i++) {
      if (!positional.containsKey(i)) {
        throw unusedPosition(i, given.positional().size());
      }
    }
  }

  private void verifyNamed(String name, Span span, QueryParameters given) {
    if (!given.named().containsKey(name)) {
      String near = Spelling.nearest(name, given.named().keySet());
      throw QueryError.of("PQL401", "there is no value for the parameter \":" + name + "\"")
          .at(text, span)
          .suggest(":" + name, near == null ? null : ":" + near)
          .build();
    }
    if (given.named().get(name) == Missing.MISSING) {
      throw undefined(":" + name, span);
    }
  }

  private void verifyPositional(int position, Span span, List<?> values) {
    String name = "?" + (position + 1);
    if (position >= values.size()) {
      throw QueryError.of("PQL401", "there is no value for the parameter \"" + name + "\"")
          .at(text, span)
          .hint(
              values.isEmpty()
                  ? "No values by position were given."
                  : "Values by position given: " + values.size() + ".")
          .build();
    }
    if (values.get(position) == Missing.MISSING) {
      throw undefined(name, span);
    }
  }

  private QueryError undefined(String name, Span span) {
    return QueryError.of("PQL403", "the value for the parameter \"" + name + "\" is undefined")
        .at(text, span)
        .hint("Pass null to mean null.")
        .build();
  }

  private QueryError unusedName(String name) {
    String near = Spelling.nearest(name, named.keySet());
    QueryError.Builder error =
        QueryError.of("PQL402", "the query has no parameter \":" + name + "\"")
            .suggest(":" + name, near == null ? null : ":" + near);
    return error
        .hint(
            named.isEmpty()
                ? "It has no parameters by name."
                : "It has: :" + String.join(", :", named.keySet()))
        .build();
  }

  private QueryError unusedPosition(int position, int given) {
    return QueryError.of("PQL402", "the query does not use the parameter ?" + (position + 1))
        .hint(
            "Values by position given: "
                + given
                + ", used: "
                + positional.keySet().stream().filter(used -> used < given).count()
                + ".")
        .build();
  }
}
