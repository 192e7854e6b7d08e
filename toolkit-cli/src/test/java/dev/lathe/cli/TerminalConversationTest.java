package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The interrupt key on a terminal of the system's, in a process of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TerminalConversationTest {
  private static final String INTERRUPT = "\u0003";
  private static final String END = "\u0004";
  private static final String ENTER = "\r";

  @TempDir private Path state;

  /** Holds a conversation on its terminal. */
  static final class Talking {
    private Talking() {}

    public static void main(String[] arguments) {
      System.setProperty(Terminals.PROPERTY, "012");
      new ProcessInteraction().hold(new Brackets(text -> {
        System.out.print(text);
        System.out.flush();
      }));
    }
  }

  @Test
  void theKeyEndsTheLineThatRunsAndNotTheConversation() throws Exception {
    assumeTrue(Screen.isThere(), "no program that makes terminals");
    Screen screen = Screen.start("exec '" + String.join("' '", TestProcess.command(Talking.class)) + "'", Map.of("XDG_STATE_HOME", state.toString()));
    screen.type("? ", Brackets.FOR_EVER + ENTER);
    screen.type("[running]", INTERRUPT);
    screen.type("[interrupted]", "");
    screen.type("? ", "cleared" + INTERRUPT);
    screen.type("? ", "last" + ENTER);
    screen.type("[last]", "");
    screen.type("? ", END);
    assertEquals(0, screen.end(), screen::shown);
    assertTrue(screen.shown().endsWith("<end>"), screen::shown);
  }
}
