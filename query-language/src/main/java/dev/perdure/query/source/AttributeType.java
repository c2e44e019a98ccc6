package dev.perdure.query.source;

/**
 * What an attribute may hold, as coarsely as the checker needs to follow a path: whether the path
 * may go on, where it leads, and whether it fans out into many values.
 *
 * <p>Immutable.
 */
public sealed interface AttributeType {

  /** A value without attributes of its own: a text, number, boolean or date. */
  AttributeType SCALAR = new Scalar();

  /** A value of which the schema says nothing: a path goes on through it unchecked. */
  AttributeType ANY = new Any();

  /** See {@link #SCALAR}. */
  record Scalar() implements AttributeType {}

  /** A reference to a member of another extent, or to one that descends from it. */
  record Reference(String extent) implements AttributeType {}

  /** A list of values of one type; a path through it means each of its elements. */
  record ListOf(AttributeType element) implements AttributeType {}

  /** See {@link #ANY}. */
  record Any() implements AttributeType {}

  /** Returns the type of a reference to a member of {@code extent}. */
  static AttributeType reference(String extent) {
    return new Reference(extent);
  }

  /** Returns the type of a list of {@code element}. */
  static AttributeType listOf(AttributeType element) {
    return new ListOf(element);
  }
}
