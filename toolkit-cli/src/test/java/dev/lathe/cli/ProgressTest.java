package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The progress bar: on a terminal only, and never in a line with anything else. */
class ProgressTest {
  private final StringWriter terminal = new StringWriter();

  @AfterEach
  void forget() {
    System.clearProperty(Terminals.PROPERTY);
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
    System.setProperty(Terminals.PROPERTY, "2");
    over(19).hide();
    assertEquals("", terminal.toString());
  }

  @Test
  void isShownAtOnceAndGoesAway() {
    System.setProperty(Terminals.PROPERTY, "2");
    try (Progress progress = over(30)) {
      // What was drawn before the first step may have been drawn as well.
      assertTrue(terminal.toString().startsWith("\rwork   ") && terminal.toString().contains("\rwork   3% [="), terminal.toString());
      progress.hide();
      progress.hide();
      String hidden = terminal.toString();
      assertTrue(hidden.endsWith("\r\u001B[K") && hidden.indexOf("\u001B") == hidden.lastIndexOf("\u001B"), hidden);
      progress.step();
    }
    assertTrue(terminal.toString().endsWith("\r\u001B[K"), "nothing is drawn behind the end");
  }
}
