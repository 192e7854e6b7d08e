package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The progress bar: on a terminal only, and never in a line with anything else. */
class ProgressTest {
  private static final String BAR = "\rwork [########################################] 30/30";

  private final StringWriter terminal = new StringWriter();

  @AfterEach
  void forget() {
    System.clearProperty(Progress.TERMINAL);
  }

  private Progress over(int steps) {
    Progress progress = Progress.over("work", steps, new PrintWriter(terminal));
    for (int i = 0; i < steps; i++) {
      progress.step();
    }
    return progress;
  }

  @Test
  void staysInvisibleElsewhere() {
    over(30).hide();
    assertEquals("", terminal.toString());
  }

  @Test
  void isForManySteps() {
    System.setProperty(Progress.TERMINAL, "true");
    over(19).hide();
    assertEquals("", terminal.toString());
  }

  @Test
  void endsFullAndGoesAway() {
    System.setProperty(Progress.TERMINAL, "true");
    Progress progress = over(30);
    assertTrue(terminal.toString().startsWith("\rwork [#......................................."), terminal.toString());
    assertTrue(terminal.toString().endsWith(BAR), terminal.toString());
    progress.hide();
    progress.hide();
    assertTrue(terminal.toString().endsWith(BAR + "\r\u001B[K"), terminal.toString());
  }
}
