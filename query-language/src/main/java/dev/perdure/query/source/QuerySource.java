package dev.perdure.query.source;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The objects that queries range over, as their host shows them.
 *
 * <p><b>Values.</b> A value that crosses this seam, in either direction, is {@code null}, a {@link
 * Boolean}, a {@link Number} (an {@code Integer}, {@code Long}, {@code Double} or {@link
 * java.math.BigInteger}), a {@link CharSequence}, {@link Missing#MISSING}, a {@link
 * java.time.Instant}, a {@link java.util.List}, or an object of the host's own, which is opaque:
 * the language compares it by Java identity ({@code ==}), reads it with {@link #property} and hands
 * it on untouched. So the host must show one object always as the same Java reference.
 *
 * <p>A host whose dates and arrays are objects too (JavaScript's are) passes them as they are, and
 * explains them in {@link #view}. They keep their identity that way: a projected date is the very
 * date of the heap.
 *
 * <p>Confined to the thread that executes the query. Results are streamed, so the source is asked
 * for as long as the caller keeps pulling.
 */
public interface QuerySource {

  /**
   * Returns what is known about the extent of this name, or null if there is none. Names are case
   * sensitive.
   */
  @Nullable ExtentSchema extent(String name);

  /** Returns the names of all extents, for suggestions in error messages. */
  Collection<String> extentNames();

  /**
   * Returns the members of an extent that {@link #extent} knows, in the order of their entry into
   * it, including those of the extents that descend from it.
   */
  Iterator<Object> members(String extent);

  /** Returns how many objects {@link #members} would give, preferably without visiting them. */
  long count(String extent);

  /**
   * Returns the value of a property of an object, or {@link Missing#MISSING} if neither the object
   * nor its prototypes have the property.
   *
   * @param object an object of the host, for which {@link #view} returned the object itself
   */
  @Nullable Object property(Object object, String name);

  /**
   * Returns the plain value that a host's object stands for: an {@link java.time.Instant} for a
   * date, a {@link java.util.List} of the elements for an array or another collection, a plain
   * string or number for a boxed one, and {@link Missing#MISSING} for the host's "undefined". Any
   * other object is returned as it is.
   *
   * <p>A returned list may be a live view: it is read at once and not kept. An invalid date is
   * {@code Double.NaN}.
   *
   * @param value neither null nor a value of the plain kinds listed at the head of this type
   */
  default @Nullable Object view(Object value) {
    return value;
  }

  /** Returns the zone in which dates without one, such as {@code date '2026-01-31'}, are meant. */
  default ZoneId zone() {
    return ZoneId.systemDefault();
  }
}
