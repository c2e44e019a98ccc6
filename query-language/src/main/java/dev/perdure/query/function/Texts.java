package dev.perdure.query.function;

import dev.perdure.query.values.Kind;
import dev.perdure.query.values.Numbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as they appear when they are joined to a text.
 *
 * <p>Immutable.
 */
public final class Texts {

  private Texts() {}

  /**
   * Returns the text of a plain value that is not null.
   *
   * @throws UnsuitableValue for a list or an object
   */
  public static String of(@Nullable Object plain) {
    Kind kind = Kind.of(plain);
    return switch (kind) {
      case NUMBER -> Numbers.text((Number) Objects.requireNonNull(plain));
      case BOOLEAN, TEXT, DATE -> String.valueOf(plain);
      case NULL, LIST, OBJECT ->
          throw new UnsuitableValue(kind.words() + " cannot be joined to a text");
    };
  }
}
