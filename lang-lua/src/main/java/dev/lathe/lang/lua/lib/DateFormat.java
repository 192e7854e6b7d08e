package dev.lathe.lang.lua.lib;

/** Dates by the conversions of glibc's {@code strftime} in the C locale, its flags and widths included. */
final class DateFormat {
  private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  private static final String[] MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
  };
  private static final int SHORT = 3;

  private final BrokenTime time;
  private final StringBuilder out = new StringBuilder();
  private char pad;
  private char letters;
  private int width;

  private DateFormat(BrokenTime time) {
    this.time = time;
  }

  /** The text of a format. */
  static String format(String format, BrokenTime time) {
    DateFormat text = new DateFormat(time);
    text.addAll(format);
    return text.out.toString();
  }

  private void addAll(String format) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      int start = i++;
      pad = 0;
      letters = 0;
      width = -1;
      for (; i < format.length() && "_-0^#".indexOf(format.charAt(i)) >= 0; i++) {
        char flag = format.charAt(i);
        if (flag == '^' || flag == '#') {
          letters = flag;
        } else {
          pad = flag;
        }
      }
      for (; i < format.length() && Character.digit(format.charAt(i), 10) >= 0; i++) {
        width = Math.min(Math.max(width, 0) * 10 + format.charAt(i) - '0', 10_000);
      }
      if (i < format.length() && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
        i++;
      }
      if (i >= format.length() || !add(format.charAt(i))) {
        out.append(format, start, Math.min(i + 1, format.length()));
      }
    }
  }

  private boolean add(char conversion) {
    switch (conversion) {
      case 'a' -> text(DAYS[time.weekday()].substring(0, SHORT));
      case 'A' -> text(DAYS[time.weekday()]);
      case 'b', 'h' -> text(MONTHS[time.month() - 1].substring(0, SHORT));
      case 'B' -> text(MONTHS[time.month() - 1]);
      case 'c' -> nested("%a %b %e %H:%M:%S %Y");
      case 'C' -> number(Math.floorDiv(time.year(), 100L), 2, '0');
      case 'd' -> number(time.day(), 2, '0');
      case 'D', 'x' -> nested("%m/%d/%y");
      case 'e' -> number(time.day(), 2, '_');
      case 'F' -> nested("%Y-%m-%d");
      case 'g' -> number(Math.floorMod(time.isoYear(), 100L), 2, '0');
      case 'G' -> number(time.isoYear(), 1, '0');
      case 'H' -> number(time.hour(), 2, '0');
      case 'I' -> number(hour12(), 2, '0');
      case 'j' -> number(time.yearDay() + 1, 3, '0');
      case 'k' -> number(time.hour(), 2, '_');
      case 'l' -> number(hour12(), 2, '_');
      case 'm' -> number(time.month(), 2, '0');
      case 'M' -> number(time.minute(), 2, '0');
      case 'n' -> text("\n");
      case 'p' -> text(letters == '#' ? half().toLowerCase(java.util.Locale.ROOT) : half());
      case 'P' -> text(half().toLowerCase(java.util.Locale.ROOT));
      case 'r' -> nested("%I:%M:%S %p");
      case 'R' -> nested("%H:%M");
      case 's' -> number(time.epoch(), 1, '0');
      case 'S' -> number(time.second(), 2, '0');
      case 't' -> text("\t");
      case 'T', 'X' -> nested("%H:%M:%S");
      case 'u' -> number(time.weekday() == 0 ? 7 : time.weekday(), 1, '0');
      case 'U' -> number((time.yearDay() + 7 - time.weekday()) / 7, 2, '0');
      case 'V' -> number(time.isoWeek(), 2, '0');
      case 'w' -> number(time.weekday(), 1, '0');
      case 'W' -> number((time.yearDay() + 7 - (time.weekday() + 6) % 7) / 7, 2, '0');
      case 'y' -> number(Math.floorMod(time.year(), 100L), 2, '0');
      case 'Y' -> number(time.year(), 1, '0');
      case 'z' -> offset();
      case 'Z' -> text(letters == '#' ? time.zone().toLowerCase(java.util.Locale.ROOT) : time.zone());
      case '%' -> text("%");
      default -> {
        return false;
      }
    }
    return true;
  }

  private int hour12() {
    int hour = time.hour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private String half() {
    return time.hour() < 12 ? "AM" : "PM";
  }

  private void nested(String format) {
    String text = format(format, time);
    text(text);
  }

  private void text(String text) {
    String shown = letters == '^' || letters == '#' && text.length() > 2 && Character.isUpperCase(text.charAt(0)) && !text.equals(time.zone())
        ? text.toUpperCase(java.util.Locale.ROOT) : text;
    for (int i = shown.length(); i < width; i++) {
      out.append(pad == '0' ? '0' : ' ');
    }
    out.append(shown);
  }

  private void number(long number, int digits, char usual) {
    char filler = pad == 0 ? usual : pad;
    String text = Long.toString(Math.abs(number));
    if (number < 0) {
      out.append('-');
    }
    int least = width >= 0 ? width : filler == '-' ? 0 : digits;
    for (int i = text.length() + (number < 0 ? 1 : 0); i < least; i++) {
      out.append(filler == '_' ? ' ' : '0');
    }
    out.append(text);
  }

  private void offset() {
    int minutes = Math.abs(time.offset()) / 60;
    out.append(time.offset() < 0 ? '-' : '+');
    number(minutes / 60 * 100L + minutes % 60, 4, '0');
  }
}
