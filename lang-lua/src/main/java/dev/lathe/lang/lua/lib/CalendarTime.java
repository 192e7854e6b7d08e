package dev.lathe.lang.lua.lib;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/**
 * A time by calendar and clock: C's {@code struct tm}. Years may be any that fit in 32 bits.
 *
 * @param month 1 to 12
 * @param day 1 to 31
 * @param weekDay days since Sunday
 * @param yearDay days since the first of January
 * @param offset seconds by which its clock is ahead of UTC
 */
record CalendarTime(
    long year, int month, int day, int hour, int minute, int second, int weekDay, int yearDay, Saving saving, int offset, String zone) {

  /** Whether the clock is set ahead in summer. */
  enum Saving {
    STANDARD,
    SUMMER
  }

  private static final long DAY = 86_400;
  private static final long HOUR = 3600;
  /** After so many years weekdays and leap years are the same again. */
  private static final long CYCLE_YEARS = 400;

  private static final long CYCLE_DAYS = 146_097;
  private static final long CYCLE = CYCLE_DAYS * DAY;
  private static final long MAXIMUM_YEAR = Integer.MAX_VALUE + 1900L;
  private static final long MINIMUM_YEAR = Integer.MIN_VALUE + 1900L;

  /** In UTC; empty if the year does not fit. */
  static Optional<CalendarTime> universal(long seconds) {
    return at(seconds, 0, Saving.STANDARD, "GMT");
  }

  /** On the clocks here; empty if the year does not fit. */
  static Optional<CalendarTime> local(long seconds) {
    Instant instant = comparable(seconds);
    ZoneRules rules = ZoneId.systemDefault().getRules();
    boolean summer = rules.isDaylightSavings(instant);
    String zone = TimeZone.getDefault().getDisplayName(summer, TimeZone.SHORT, Locale.ROOT);
    return at(seconds, rules.getOffset(instant).getTotalSeconds(), summer ? Saving.SUMMER : Saving.STANDARD, zone);
  }

  /** A time with the same place in the calendar that Java has rules for. */
  private static Instant comparable(long seconds) {
    long limit = 20 * CYCLE;
    return Instant.ofEpochSecond(Math.abs(seconds) < limit && seconds != Long.MIN_VALUE ? seconds : Math.floorMod(seconds, CYCLE));
  }

  private static Optional<CalendarTime> at(long seconds, int offset, Saving saving, String zone) {
    long days = Math.floorDiv(seconds, DAY);
    long rest = Math.floorMod(seconds, DAY) + offset;
    days += Math.floorDiv(rest, DAY);
    int second = (int) Math.floorMod(rest, DAY);
    long cycles = Math.floorDiv(days, CYCLE_DAYS);
    LocalDate date = LocalDate.ofEpochDay(Math.floorMod(days, CYCLE_DAYS));
    long year = date.getYear() + CYCLE_YEARS * cycles;
    if (year > MAXIMUM_YEAR || year < MINIMUM_YEAR) {
      return Optional.empty();
    }
    return Optional.of(new CalendarTime(
        year, date.getMonthValue(), date.getDayOfMonth(), second / 3600, second / 60 % 60, second % 60,
        date.getDayOfWeek().getValue() % 7, date.getDayOfYear() - 1, saving, offset, zone));
  }

  /**
   * Seconds since 1970 of a time on the clocks here, whose parts may be out of range: C's {@code mktime}.
   *
   * @param yearsSince1900 as C counts them: in 32 bits
   * @param month from 1 on
   * @param saving what the clock is said to be set to; empty if that is to be found out
   */
  static long seconds(int yearsSince1900, int month, int day, int hour, int minute, int second, Optional<Saving> saving) {
    long months = 12L * (1900L + yearsSince1900) + month - 1;
    long civilYear = Math.floorDiv(months, 12);
    long cycles = Math.floorDiv(civilYear, CYCLE_YEARS);
    long days = LocalDate.of((int) Math.floorMod(civilYear, CYCLE_YEARS), Math.floorMod(months, 12) + 1, 1).toEpochDay()
        + cycles * CYCLE_DAYS + day - 1;
    long shown = days * DAY + HOUR * hour + 60L * minute + second;
    long found = shown - offsetOfShown(shown);
    if (saving.isEmpty()) {
      return found;
    }
    Instant instant = comparable(found);
    ZoneRules rules = ZoneId.systemDefault().getRules();
    boolean summer = rules.isDaylightSavings(instant);
    if (summer == (saving.get() == Saving.SUMMER)) {
      return found;
    }
    Duration ahead = rules.getDaylightSavings(instant);
    long difference = summer && !ahead.isZero() ? ahead.toSeconds() : HOUR;
    return summer ? found + difference : found - difference;
  }

  private static long offsetOfShown(long shown) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(comparable(shown).getEpochSecond(), 0, ZoneOffset.UTC);
    return ZoneId.systemDefault().getRules().getOffset(time).getTotalSeconds();
  }

  /** Seconds since 1970 of this time, taken as one on the clocks here. */
  long seconds() {
    return seconds((int) (year - 1900), month, day, hour, minute, second, Optional.of(saving));
  }

  /** The year to which the week belongs by ISO 8601, and its number there from 1 on. */
  record Week(long year, int number) {}

  /** The week of ISO 8601: it begins on Monday and is the year's that has its Thursday. */
  Week isoWeek() {
    int mondayBased = (weekDay + 6) % 7;
    int week = (yearDay - mondayBased + 10) / 7;
    if (week < 1) {
      return new Week(year - 1, weeksOf(year - 1, mondayBased - yearDay - daysOf(year - 1)));
    }
    int last = weeksOf(year, mondayBased - yearDay);
    return week > last ? new Week(year + 1, 1) : new Week(year, week);
  }

  /** @param firstDay the weekday of the first of January, Monday being 0, modulo 7 */
  private static int weeksOf(long year, int firstDay) {
    int first = Math.floorMod(firstDay, 7);
    return first == 3 || first == 2 && daysOf(year) == 366 ? 53 : 52;
  }

  private static int daysOf(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
  }
}
