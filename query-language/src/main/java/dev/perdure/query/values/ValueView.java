package dev.perdure.query.values;

import dev.perdure.query.source.Missing;
import dev.perdure.query.source.QuerySource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees through a host's objects to plain values, of which there are few kinds: null, {@link
 * Missing}, {@code Boolean}, {@code Double} or {@link BigInteger}, {@code String}, {@link Instant},
 * {@link List}, or an opaque object.
 *
 * <p>Immutable; as thread-safe as the source.
 */
public record ValueView(QuerySource source) {

  private static final long LARGEST_EXACT = 1L << 53;

  /** Returns the plain value. An opaque object stands for itself. */
  public @Nullable Object of(@Nullable Object value) {
    if (value == null || value instanceof Double || value instanceof String) {
      return value;
    }
    Object plain = plain(value);
    if (plain != null) {
      return plain;
    }
    Object seen = source.view(value);
    if (seen == null || seen == value) {
      return seen;
    }
    Object plainSeen = plain(seen);
    return plainSeen == null ? seen : plainSeen;
  }

  private static @Nullable Object plain(Object value) {
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    boolean isPlain =
        value instanceof Boolean
            || value instanceof Missing
            || value instanceof Instant
            || value instanceof List;
    return isPlain ? value : null;
  }

  private static Number number(Number number) {
    if (number instanceof Double || number instanceof BigInteger) {
      return number;
    }
    if (number instanceof Long whole && Math.abs(whole) > LARGEST_EXACT) {
      return BigInteger.valueOf(whole);
    }
    if (number instanceof BigDecimal) {
      throw new IllegalArgumentException("No value of the language is a BigDecimal: " + number);
    }
    return number.doubleValue();
  }

  /** Returns whether the plain value is null or missing. */
  public static boolean isAbsent(@Nullable Object plain) {
    return plain == null || plain == Missing.MISSING;
  }
}
