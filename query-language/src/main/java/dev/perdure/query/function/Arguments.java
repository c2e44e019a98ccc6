package dev.perdure.query.function;

import dev.perdure.query.values.Kind;
import dev.perdure.query.values.Numbers;
import dev.perdure.query.values.ValueView;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values with which a function is called, and the moment at which the query runs.
 *
 * <p>Confined to the thread that executes the query.
 */
public final class Arguments {

  private final String function;
  private final @Nullable Object[] values;
  private final ValueView view;
  private final Instant now;

  /**
   * @param function the name, for messages
   * @param values the values as they came from the host
   * @param now the one moment that the whole query takes for the present
   */
  public Arguments(String function, @Nullable Object[] values, ValueView view, Instant now) {
    this.function = function;
    this.values = values;
    this.view = view;
    this.now = now;
  }

  int count() {
    return values.length;
  }

  Instant now() {
    return now;
  }

  ValueView view() {
    return view;
  }

  /** Returns an argument as it came from the host. */
  @Nullable Object raw(int index) {
    return values[index];
  }

  @Nullable Object plain(int index) {
    return view.of(values[index]);
  }

  boolean isAbsent(int index) {
    return ValueView.isAbsent(plain(index));
  }

  boolean hasAbsent() {
    for (int i = 0; i < values.length; i++) {
      if (isAbsent(i)) {
        return true;
      }
    }
    return false;
  }

  String text(int index) {
    if (plain(index) instanceof String text) {
      return text;
    }
    throw refusal(index, Kind.TEXT);
  }

  Number number(int index) {
    if (plain(index) instanceof Number number) {
      return number;
    }
    throw refusal(index, Kind.NUMBER);
  }

  /** Returns a whole number, cut to what a Java int holds. */
  int position(int index) {
    Number number = number(index);
    if (!Numbers.isWhole(number)) {
      throw new UnsuitableValue(function + " takes a whole number, not " + Numbers.text(number));
    }
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number.doubleValue()));
  }

  List<?> list(int index) {
    if (plain(index) instanceof List<?> list) {
      return list;
    }
    throw refusal(index, Kind.LIST);
  }

  ZonedDateTime date(int index) {
    if (plain(index) instanceof Instant instant) {
      return instant.atZone(view.source().zone());
    }
    throw refusal(index, Kind.DATE);
  }

  UnsuitableValue refusal(int index, Kind expected) {
    return new UnsuitableValue(
        function + " takes " + expected.words() + ", not " + Kind.of(plain(index)).words());
  }
}
