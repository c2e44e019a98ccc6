package dev.perdure.query.check;

import dev.perdure.query.syntax.Expression.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which instant a written date or timestamp is.
 *
 * <p>Immutable.
 */
public final class Moments {

  private Moments() {}

  /**
   * Returns the instant: of a date, the beginning of its day in the zone. Returns null if the text
   * is no such moment. A blank may stand for the T of a timestamp, as in SQL.
   */
  public static @Nullable Instant parse(Moment moment, ZoneId zone) {
    try {
      return switch (moment.kind()) {
        case DATE -> LocalDate.parse(moment.text()).atStartOfDay(zone).toInstant();
        case TIMESTAMP -> timestamp(moment.text().replace(' ', 'T'), zone);
      };
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  private static Instant timestamp(String text, ZoneId zone) {
    int timeStart = text.indexOf('T') + 1;
    String time = text.substring(timeStart);
    boolean hasOffset = time.endsWith("Z") || time.contains("+") || time.contains("-");
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }
}
