package dev.perdure.query.check;

import dev.perdure.query.error.QueryError;
import dev.perdure.query.error.Span;
import dev.perdure.query.error.Spelling;
import dev.perdure.query.source.AttributeType;
import dev.perdure.query.source.ExtentSchema;
import dev.perdure.query.source.QuerySource;
import dev.perdure.query.syntax.Expression;
import dev.perdure.query.syntax.Expression.Member;
import dev.perdure.query.syntax.Expression.Name;
import dev.perdure.query.syntax.Expression.Self;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names mean in a query over one extent: its alias, if it has one, or else the attributes.
 *
 * <p>A query with an alias does not take bare names for attributes: with an extent that is open for
 * any attribute, a misspelt alias would be taken for one, and its members would seem to lack it.
 *
 * <p>Immutable.
 */
record Names(ExtentSchema extent, @Nullable String alias, QuerySource source, Faults faults) {

  Typed self(Span span) {
    return new Typed(new Self(span), AttributeType.reference(extent.name()), false);
  }

  Typed resolve(Name name) {
    if (name.name().equals(alias)) {
      return self(name.span());
    }
    if (alias != null) {
      throw notAlias(name);
    }
    Expression path = new Member(new Self(name.span()), name.name(), name.span(), name.span());
    return step(self(name.span()), "", path, name.name(), name.span());
  }

  private QueryError notAlias(Name name) {
    boolean isAttribute = extent.attribute(name.name()) != null;
    String near = Spelling.nearest(name.name(), extent.attributes().keySet());
    String attribute = extent.attributes().containsKey(name.name()) ? name.name() : near;
    boolean isNearAlias = alias != null && Spelling.nearest(name.name(), List.of(alias)) != null;
    String meant =
        isNearAlias
            ? alias
            : attribute != null
                ? alias + "." + attribute
                : isAttribute ? alias + "." + name.name() : null;
    return faults
        .at("PQL203", "\"" + name.name() + "\" is not the name of anything here", name.span())
        .found(name.name())
        .suggest(name.name(), meant)
        .hint("The members of " + extent.name() + " are called \"" + alias + "\" in this query.")
        .build();
  }

  /** Follows one step of a path. {@code written} is the path so far, for messages. */
  Typed step(Typed target, String written, Expression path, String attribute, Span place) {
    AttributeType type = target.type();
    if (type instanceof AttributeType.Scalar) {
      throw noAttributes(target, written, attribute, place);
    }
    if (type instanceof AttributeType.Reference reference) {
      ExtentSchema schema = source.extent(reference.extent());
      return schema == null
          ? new Typed(path, AttributeType.ANY, target.isMany())
          : typed(path, attributeType(schema, attribute, place), target.isMany());
    }
    if (type instanceof AttributeType.ListOf list) {
      Typed elements = new Typed(target.expression(), list.element(), true);
      return step(elements, written, path, attribute, place);
    }
    return new Typed(path, AttributeType.ANY, target.isMany());
  }

  private static Typed typed(Expression path, AttributeType type, boolean isMany) {
    return type instanceof AttributeType.ListOf list
        ? typed(path, list.element(), true)
        : new Typed(path, type, isMany);
  }

  private QueryError noAttributes(Typed target, String written, String attribute, Span place) {
    QueryError.Builder error =
        faults
            .at(
                "PQL302",
                written
                    + (target.isMany() ? " holds plain values" : " is a plain value")
                    + " without an attribute \""
                    + attribute
                    + "\"",
                place)
            .found(attribute);
    return switch (attribute) {
      case "length", "size", "count" ->
          error.hint("Write " + (target.isMany() ? "size(" : "length(") + written + ").").build();
      default -> error.build();
    };
  }

  private AttributeType attributeType(ExtentSchema schema, String attribute, Span place) {
    AttributeType type = schema.attribute(attribute);
    if (type != null) {
      return type;
    }
    boolean isExtent = attribute.equals(extent.name());
    throw faults
        .at("PQL201", schema.name() + " has no attribute \"" + attribute + "\"", place)
        .found(attribute)
        .expected("the name of an attribute")
        .suggest(attribute, Spelling.nearest(attribute, schema.attributes().keySet()))
        .hint(
            isExtent
                ? "Write \"this\" for the object itself, or give it a name: from Track t."
                : Faults.list(schema.name() + " has", schema.attributes().keySet()))
        .build();
  }
}
