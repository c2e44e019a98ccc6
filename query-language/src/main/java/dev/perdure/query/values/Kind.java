package dev.perdure.query.values;

import dev.perdure.query.source.Missing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of plain values, in the order in which a mixed sort puts them. */
public enum Kind {
  NULL("null", "null"),
  BOOLEAN("boolean", "true or false"),
  NUMBER("number", "a number"),
  TEXT("string", "a text"),
  DATE("date", "a date"),
  LIST("list", "a list"),
  OBJECT("object", "an object");

  private final String typeName;
  private final String words;

  Kind(String typeName, String words) {
    this.typeName = typeName;
    this.words = words;
  }

  /** Returns the kind of a plain value. */
  public static Kind of(@Nullable Object plain) {
    if (plain == null || plain == Missing.MISSING) {
      return NULL;
    }
    if (plain instanceof Boolean) {
      return BOOLEAN;
    }
    if (plain instanceof Number) {
      return NUMBER;
    }
    if (plain instanceof String) {
      return TEXT;
    }
    if (plain instanceof Instant) {
      return DATE;
    }
    return plain instanceof List ? LIST : OBJECT;
  }

  /** Returns the name that the function {@code type} gives. */
  public String typeName() {
    return typeName;
  }

  /** Returns the kind in the words of messages. */
  public String words() {
    return words;
  }
}
