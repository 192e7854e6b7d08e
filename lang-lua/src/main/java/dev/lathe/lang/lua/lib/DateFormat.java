package dev.lathe.lang.lua.lib;

import java.util.Locale;

/**
 * Times as text by C's {@code strftime}, in the locale "C", with glibc's flags ({@code _ - 0 ^ #}), widths and modifiers. What is
 * no conversion stays as it is.
 */
final class DateFormat {
  private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  private static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
  };
  private static final int SHORT = 3;
  private static final int MOST_WIDTH = 1 << 16;

  private final CalendarTime time;
  private final StringBuilder out = new StringBuilder();

  private DateFormat(CalendarTime time) {
    this.time = time;
  }

  /** The text of a time. */
  static String format(String format, CalendarTime time) {
    DateFormat result = new DateFormat(time);
    result.add(format);
    return result.out.toString();
  }

  /**
   * How one conversion is written.
   *
   * @param pad what numbers and texts are filled up with; 0 for the conversion's own, {@code '-'} for nothing up to its own width
   * @param width −1 if none is given
   */
  private record Style(char pad, int width, boolean upper, boolean changesCase) {

    /** The same without a change of letters. */
    Style asIs() {
      return new Style(pad, width, false, false);
    }
  }

  private void add(String format) {
    for (int at = 0; at < format.length(); ) {
      char c = format.charAt(at);
      if (c != '%') {
        out.append(c);
        at++;
        continue;
      }
      at = addConversion(format, at);
    }
  }

  private int addConversion(String format, int start) {
    int at = start + 1;
    char pad = 0;
    boolean upper = false;
    boolean changesCase = false;
    for (; at < format.length() && "_-0^#".indexOf(format.charAt(at)) >= 0; at++) {
      switch (format.charAt(at)) {
        case '^' -> upper = true;
        case '#' -> changesCase = true;
        default -> pad = format.charAt(at);
      }
    }
    int width = -1;
    for (; at < format.length() && Character.digit(format.charAt(at), 10) >= 0; at++) {
      width = Math.min(Math.max(width, 0) * 10 + Character.digit(format.charAt(at), 10), MOST_WIDTH);
    }
    char modifier = 0;
    if (at < format.length() && (format.charAt(at) == 'E' || format.charAt(at) == 'O')) {
      modifier = format.charAt(at++);
    }
    char conversion = at < format.length() ? format.charAt(at) : 0;
    Style style = new Style(pad, width, upper, changesCase);
    if (conversion == 0 || !allows(conversion, modifier) || !convert(conversion, style)) {
      int end = Math.min(at + 1, format.length());
      text(format.substring(start, end), style.asIs());
      return end;
    }
    return at + 1;
  }

  /** Whether a conversion takes a modifier: E asks for another era, O for other digits; the locale has neither. */
  private static boolean allows(char conversion, char modifier) {
    return switch (modifier) {
      case 'E' -> "cCxXyYntPpRTrszZ".indexOf(conversion) >= 0;
      case 'O' -> "bBhCdeGgHIjklmMntpPrRsSTuUVwWyzZ".indexOf(conversion) >= 0;
      default -> true;
    };
  }

  /** Adds what a conversion stands for; false if there is none with this letter. */
  private boolean convert(char conversion, Style style) {
    switch (conversion) {
      case '%', 'n', 't' -> text(conversion == '%' ? "%" : conversion == 'n' ? "\n" : "\t", style);
      case 'a' -> name(DAYS[time.weekDay()].substring(0, SHORT), style);
      case 'A' -> name(DAYS[time.weekDay()], style);
      case 'b', 'h' -> name(MONTHS[time.month() - 1].substring(0, SHORT), style);
      case 'B' -> name(MONTHS[time.month() - 1], style);
      case 'c' -> nested("%a %b %e %H:%M:%S %Y", style);
      case 'C' -> number(Math.floorDiv(time.year(), 100), 1, '0', style);
      case 'd' -> number(time.day(), 2, '0', style);
      case 'D', 'x' -> nested("%m/%d/%y", style);
      case 'e' -> number(time.day(), 2, '_', style);
      case 'F' -> nested("%Y-%m-%d", style);
      case 'g' -> number(Math.floorMod(time.isoWeek().year(), 100), 2, '0', style);
      case 'G' -> number(time.isoWeek().year(), 1, '0', style);
      case 'H' -> number(time.hour(), 2, '0', style);
      case 'I' -> number(halfDayHour(), 2, '0', style);
      case 'j' -> number(time.yearDay() + 1, 3, '0', style);
      case 'k' -> number(time.hour(), 2, '_', style);
      case 'l' -> number(halfDayHour(), 2, '_', style);
      case 'm' -> number(time.month(), 2, '0', style);
      case 'M' -> number(time.minute(), 2, '0', style);
      case 'p', 'P' -> halfDay(conversion == 'P' || style.changesCase, style);
      case 'r' -> nested("%I:%M:%S %p", style);
      case 'R' -> nested("%H:%M", style);
      case 's' -> number(time.seconds(), 1, '_', style);
      case 'S' -> number(time.second(), 2, '0', style);
      case 'T', 'X' -> nested("%H:%M:%S", style);
      case 'u' -> number((time.weekDay() + 6) % 7 + 1, 1, '0', style);
      case 'U' -> number((time.yearDay() - time.weekDay() + 7) / 7, 2, '0', style);
      case 'V' -> number(time.isoWeek().number(), 2, '0', style);
      case 'w' -> number(time.weekDay(), 1, '0', style);
      case 'W' -> number((time.yearDay() - (time.weekDay() + 6) % 7 + 7) / 7, 2, '0', style);
      case 'y' -> number(Math.floorMod(time.year(), 100), 2, '0', style);
      case 'Y' -> number(time.year(), 1, '0', style);
      case 'z' -> offset(style);
      case 'Z' -> text(style.changesCase ? time.zone().toLowerCase(Locale.ROOT) : time.zone(), style);
      default -> {
        return false;
      }
    }
    return true;
  }

  private int halfDayHour() {
    return time.hour() % 12 == 0 ? 12 : time.hour() % 12;
  }

  private void halfDay(boolean lower, Style style) {
    String text = time.hour() < 12 ? "AM" : "PM";
    text(lower ? text.toLowerCase(Locale.ROOT) : text, lower ? style.asIs() : style);
  }

  private void name(String name, Style style) {
    text(style.changesCase ? name.toUpperCase(Locale.ROOT) : name, style);
  }

  private void text(String text, Style style) {
    String shown = style.upper ? text.toUpperCase(Locale.ROOT) : text;
    pad(style.width - shown.length(), style.pad == '0' ? '0' : ' ');
    out.append(shown);
  }

  private void pad(int count, char with) {
    for (int i = 0; i < count; i++) {
      out.append(with);
    }
  }

  private void nested(String format, Style style) {
    DateFormat nested = new DateFormat(time);
    nested.add(style.upper ? format.replace("%", "%^") : format);
    text(nested.out.toString(), style);
  }

  /** @param ownPad what fills it up to {@code digits}, unless the style says something else */
  private void number(long number, int digits, char ownPad, Style style) {
    char pad = style.pad == 0 ? ownPad : style.pad;
    String magnitude = Long.toString(Math.abs(number));
    String sign = number < 0 ? "-" : "";
    int wanted = pad == '-' ? style.width : Math.max(style.width, digits);
    int missing = wanted - sign.length() - magnitude.length();
    if (pad != '0') {
      pad(missing, ' ');
      out.append(sign).append(magnitude);
    } else {
      out.append(sign);
      pad(missing, '0');
      out.append(magnitude);
    }
  }

  /** The sign is filled up like a text of its own. */
  private void offset(Style style) {
    int minutes = Math.abs(time.offset()) / 60;
    text(time.offset() < 0 ? "-" : "+", style);
    number(minutes / 60 * 100 + minutes % 60, 4, '0', style);
  }
}
