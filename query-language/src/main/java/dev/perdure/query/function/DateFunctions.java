package dev.perdure.query.function;

import java.time.ZoneId;

/**
 * Functions of dates, in the zone of the source. All calls of {@code now()} in one execution give
 * one moment.
 *
 * <p>Immutable.
 */
final class DateFunctions {

  private DateFunctions() {}

  static void register() {
    Functions.define("now", 0, 0, Arguments::now);
    Functions.define("today", 0, 0, DateFunctions::today);
    Functions.define("year", 1, 1, a -> (double) a.date(0).getYear());
    Functions.define("month", 1, 1, a -> (double) a.date(0).getMonthValue());
    Functions.define("day", 1, 1, a -> (double) a.date(0).getDayOfMonth());
    Functions.define("hour", 1, 1, a -> (double) a.date(0).getHour());
    Functions.define("minute", 1, 1, a -> (double) a.date(0).getMinute());
    Functions.define("second", 1, 1, a -> (double) a.date(0).getSecond());
    Functions.define("dayOfWeek", 1, 1, a -> (double) a.date(0).getDayOfWeek().getValue());
  }

  private static Object today(Arguments arguments) {
    ZoneId zone = arguments.view().source().zone();
    return arguments.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
