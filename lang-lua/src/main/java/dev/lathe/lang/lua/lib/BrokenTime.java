package dev.lathe.lang.lua.lib;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A moment in fields, as C's {@code struct tm} has them.
 *
 * @param year the year itself
 * @param month 1 to 12
 * @param weekday 0 to 6 from Sunday
 * @param yearDay 0 to 365
 * @param isSummer whether summer time is in force
 * @param offset seconds east of UTC
 * @param zone abbreviation of the time zone
 * @param epoch seconds since 1970
 */
record BrokenTime(
    long year, int month, int day, int hour, int minute, int second, int weekday, int yearDay, boolean isSummer, int offset, String zone, long epoch) {
  private static final long DAY = 86_400;
  private static final long DAYS_OF_400_YEARS = 146_097;

  /** In UTC; empty if the year has more than 32 bits. */
  static Optional<BrokenTime> utc(long epoch) {
    return of(epoch, 0, false, "GMT");
  }

  /** In a time zone. */
  static Optional<BrokenTime> in(ZoneId zone, long epoch) {
    Instant instant = instant(epoch);
    ZoneRules rules = zone.getRules();
    boolean isSummer = rules.isDaylightSavings(instant);
    String name = java.util.TimeZone.getTimeZone(zone).getDisplayName(isSummer, java.util.TimeZone.SHORT, java.util.Locale.ROOT);
    return of(epoch, rules.getOffset(instant).getTotalSeconds(), isSummer, name);
  }

  private static Instant instant(long epoch) {
    return Instant.ofEpochSecond(Math.max(Instant.MIN.getEpochSecond(), Math.min(epoch, Instant.MAX.getEpochSecond())));
  }

  private static Optional<BrokenTime> of(long epoch, int offset, boolean isSummer, String zone) {
    if (Math.abs(epoch / DAY) > (1L << 31) * 366 || epoch == Long.MIN_VALUE) {
      return Optional.empty();
    }
    long local = epoch + offset;
    long days = Math.floorDiv(local, DAY);
    int seconds = (int) Math.floorMod(local, DAY);
    // Years from March on, in cycles of 400.
    long shifted = days + 719_468;
    long cycle = Math.floorDiv(shifted, DAYS_OF_400_YEARS);
    long dayOfCycle = Math.floorMod(shifted, DAYS_OF_400_YEARS);
    long yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
    long dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
    long monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = (int) (dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    int month = (int) (monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    long year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
    if (year - 1900 != (int) (year - 1900)) {
      return Optional.empty();
    }
    int yearDay = (int) (days - daysBefore(year, 1, 1));
    return Optional.of(
        new BrokenTime(
            year, month, day, seconds / 3600, seconds / 60 % 60, seconds % 60, (int) Math.floorMod(days + 4, 7L), yearDay, isSummer, offset, zone, epoch));
  }

  /** Days from 1970 to a day; the month may be any number. */
  private static long daysBefore(long year, long month, long day) {
    long y = year + Math.floorDiv(month - 1, 12L);
    int m = (int) Math.floorMod(month - 1, 12L) + 1;
    long shifted = m <= 2 ? y - 1 : y;
    long cycle = Math.floorDiv(shifted, 400L);
    long yearOfCycle = shifted - cycle * 400;
    long dayOfYear = (153L * (m > 2 ? m - 3 : m + 9) + 2) / 5 + day - 1;
    return cycle * DAYS_OF_400_YEARS + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468;
  }

  /** Whether fields say that summer time is meant. */
  enum Summer {
    YES,
    NO,
    UNKNOWN
  }

  /** Seconds since 1970 of fields that may be any numbers, in a time zone. */
  static long epoch(ZoneId zone, long year, long month, long day, long hour, long minute, long second, Summer summer) {
    long local = daysBefore(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
    ZoneRules rules = zone.getRules();
    int guess = rules.getOffset(instant(local)).getTotalSeconds();
    int offset = rules.getOffset(instant(local - guess)).getTotalSeconds();
    long epoch = local - offset;
    boolean isSummer = rules.isDaylightSavings(instant(epoch));
    return switch (summer) {
      case YES -> isSummer ? epoch : epoch - 3600;
      case NO -> isSummer ? epoch + rules.getDaylightSavings(instant(epoch)).compareTo(Duration.ZERO) * 3600L : epoch;
      case UNKNOWN -> epoch;
    };
  }

  /** The ISO week's year. */
  long isoYear() {
    int week = weekOf(yearDay, weekday);
    if (week < 0) {
      return year - 1;
    }
    return week == 0 && isLastWeek() ? year + 1 : year;
  }

  /** The ISO week, 1 to 53. */
  int isoWeek() {
    int fromMonday = (weekday + 6) % 7;
    int week = (yearDay - fromMonday + 10) / 7;
    if (week < 1) {
      return weeksOf(year - 1);
    }
    return week > weeksOf(year) ? 1 : week;
  }

  private static int weekOf(int yearDay, int weekday) {
    int week = (yearDay - (weekday + 6) % 7 + 10) / 7;
    return week < 1 ? -1 : 0;
  }

  private boolean isLastWeek() {
    int week = (yearDay - (weekday + 6) % 7 + 10) / 7;
    return week > weeksOf(year);
  }

  private static int weeksOf(long year) {
    long january = Math.floorMod(daysBefore(year, 1, 1) + 4, 7L);
    long december = Math.floorMod(daysBefore(year, 12, 31) + 4, 7L);
    return january == 4 || december == 4 ? 53 : 52;
  }
}
