package dev.perdure.query.check;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Spelling;
import dev.perdure.query.function.AggregateKind;
import dev.perdure.query.function.Function;
import dev.perdure.query.function.Functions;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Call;
import dev.perdure.query.syntax.Expression.CountAll;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks calls of functions, and of aggregates where there are groups to take together.
 *
 * <p>Confined to the thread that checks; used for one query.
 */
final class Calls {

  private final Resolver resolver;
  private final Faults faults;

  Calls(Resolver resolver, Faults faults) {
    this.resolver = resolver;
    this.faults = faults;
  }

  /** Resolves a call; the groups are null where aggregates have nothing to take together. */
  Typed call(Call call, @Nullable Groups groups) {
    Function function = Functions.named(call.function());
    if (function == null) {
      AggregateKind kind = AggregateKind.named(call.function());
      if (kind == null || groups == null) {
        throw unknownFunction(call);
      }
      return groups.aggregate(kind, call.isDistinct(), aggregated(call), call);
    }
    if (call.isDistinct()) {
      throw faults
          .at("PQL320", "\"distinct\" belongs in an aggregate", call.span())
          .hint("There are: " + String.join(", ", AggregateKind.names()))
          .build();
    }
    int given = call.arguments().size();
    if (given < function.minimum() || given > function.maximum()) {
      throw wrongCount(function.name(), function.arity(), call);
    }
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Typed typed =
          function.takesLists()
              ? resolver.value(argument)
              : resolver.single(argument, function.name());
      arguments.add(typed.expression());
    }
    return Typed.any(new Call(function.name(), false, arguments, call.nameSpan(), call.span()));
  }

  Typed countAll(CountAll countAll, @Nullable Groups groups) {
    if (groups == null) {
      throw aggregateInside("count", countAll);
    }
    return groups.aggregate(AggregateKind.COUNT, false, null, countAll);
  }

  /** Resolves the argument of an aggregate. */
  Typed aggregated(Call call) {
    if (call.arguments().size() != 1) {
      throw wrongCount(call.function(), "1 argument", call);
    }
    return resolver.ofObject(call.arguments().get(0));
  }

  private QueryError wrongCount(String name, String arity, Call call) {
    return faults
        .at("PQL312", name + " takes " + arity + ", not " + call.arguments().size(), call.span())
        .build();
  }

  private QueryError unknownFunction(Call call) {
    String name = call.function();
    if (AggregateKind.named(name) != null) {
      return aggregateInside(name, call);
    }
    if (Functions.isPlanned(name)) {
      return faults
          .at("PQL601", "the function \"" + name + "\" is not supported yet", call.nameSpan())
          .build();
    }
    Collection<String> known = new ArrayList<>(Functions.names());
    known.addAll(AggregateKind.names());
    return faults
        .at("PQL204", "there is no function \"" + name + "\"", call.nameSpan())
        .found(name)
        .expected("the name of a function")
        .suggest(name, Spelling.nearest(name, known))
        .build();
  }

  private QueryError aggregateInside(String name, Expression place) {
    return faults
        .at(
            "PQL315",
            "the aggregate \"" + name + "\" has nothing to take together here",
            place.span())
        .hint("Aggregates belong in \"select\", \"having\" and the \"order by\" of groups.")
        .build();
  }
}
