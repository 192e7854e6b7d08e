package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What glibc's {@code strftime} gives for the same. */
class DateFormatTest {

  @ParameterizedTest
  @CsvSource(delimiter = '!', ignoreLeadingAndTrailingWhitespace = false, value = {
    "1700000000!%c!Tue Nov 14 22:13:20 2023",
    "1700000000!%a %A %b %B %h!Tue Tuesday Nov November Nov",
    "1700000000!%D|%F|%R|%T|%r|%x|%X!11/14/23|2023-11-14|22:13|22:13:20|10:13:20 PM|11/14/23|22:13:20",
    "1700000000!%j %u %w %U %V %W %G %g!318 2 2 46 46 46 2023 23",
    "1609459200!%G %V %g %u %w %U %W!2020 53 20 5 5 00 00",
    "1230768000!%G-%V!2009-01",
    "1483228800!%G-%V!2016-52",
    "-1!%c!Wed Dec 31 23:59:59 1969",
    "-62198755200!%Y %C %y %G!-1 -1 99 -2",
    "0!%_Y|%-Y|%06Y|%_6Y|%-6Y|%10Y!1970|1970|001970|  1970|  1970|0000001970",
    "0!%_d|%-d|%05d|%_5d|%5d|%-5d! 1|1|00001|    1|00001|    1",
    "0!%^a|%#a|%#p|%^p|%#Z|%P|%#P|%^P!THU|THU|am|AM|gmt|am|am|am",
    "0!%8z|%_z|%-z|%05Z!       +00000000|+   0|+0|00GMT",
    "0!%10a|%010a|%-10a!       Thu|0000000Thu|       Thu",
    "0!%Ey|%Od|%Oc|%EH|%EE!70|01|%Oc|%EH|%EE",
    "0!%Q|%5Q|%+4Y|%!%Q|  %5Q|%+4Y|%",
    "253402300800!%c!Sat Jan  1 00:00:00 10000",
    "1000000000000!%c!Fri Sep 27 01:46:40 33658"
  })
  void formats(long seconds, String format, String expected) {
    assertEquals(expected, DateFormat.format(format, CalendarTime.universal(seconds).orElseThrow()));
  }

  @Test
  void yearsThatDoNotFitAreNoTimes() {
    assertEquals(Optional.empty(), CalendarTime.universal(1_000_000_000_000_000_000L));
    assertEquals(Optional.empty(), CalendarTime.local(Long.MIN_VALUE));
  }

  @Test
  void secondsOfATimeAreThoseItWasMadeOf() {
    for (long seconds = -100_000_000_000L; seconds < 300_000_000_000L; seconds += 7_654_321_987L) {
      assertEquals(seconds, CalendarTime.local(seconds).orElseThrow().seconds());
    }
  }

  @Test
  void partsOutOfRangeCarry() {
    assertEquals(
        CalendarTime.seconds(120, 1, 1, 0, 0, 0, Optional.empty()) + 86_400 - 1,
        CalendarTime.seconds(119, 13, 1, 23, 59, 59, Optional.empty()));
    assertEquals(
        CalendarTime.seconds(121, 1, 29, 5, 56, 40, Optional.empty()), CalendarTime.seconds(120, 14, -3, 30, -5, 100, Optional.empty()));
  }
}
