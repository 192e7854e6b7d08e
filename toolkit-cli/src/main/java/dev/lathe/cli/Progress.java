package dev.lathe.cli;

import java.io.PrintWriter;

/**
 * A progress bar in the last line of a terminal: {@code fmt [########..........]  51/102}. Who prints anything else hides it
 * before, so that lines never mix with it; the next step shows it again.
 */
final class Progress {

  /** The launcher sets this property where standard error is a terminal. */
  static final String TERMINAL = "lathe.terminal";

  /** Progress is shown from this many steps on. */
  private static final int SHOWN_FROM = 20;

  /** Time between two drawings, in nanoseconds. */
  private static final long PAUSE = 100_000_000;

  private static final int WIDTH = 40;

  private final String task;
  private final int steps;
  private final PrintWriter terminal;
  private final Visibility visibility;
  private int done;
  private long drawn = System.nanoTime() - PAUSE;
  private boolean shown;

  private enum Visibility {
    VISIBLE,
    NEVER
  }

  private Progress(String task, int steps, PrintWriter terminal, Visibility visibility) {
    this.task = task;
    this.steps = steps;
    this.terminal = terminal;
    this.visibility = visibility;
  }

  /** The progress of {@code task} on {@code err}; it stays invisible if that is no terminal, or {@code steps} are few. */
  static Progress over(String task, int steps, PrintWriter err) {
    boolean visible = steps >= SHOWN_FROM && Boolean.getBoolean(TERMINAL);
    return new Progress(task, steps, err, visible ? Visibility.VISIBLE : Visibility.NEVER);
  }

  /** One step is done. */
  void step() {
    done++;
    if (visibility == Visibility.NEVER) {
      return;
    }
    long now = System.nanoTime();
    if (done == steps || now - drawn >= PAUSE) {
      drawn = now;
      int full = (int) ((long) WIDTH * done / steps);
      String count = " ".repeat(Integer.toString(steps).length() - Integer.toString(done).length()) + done + "/" + steps;
      terminal.print("\r" + task + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + count);
      terminal.flush();
      shown = true;
    }
  }

  /** Takes the bar off the terminal; the cursor is then at the beginning of an empty line. */
  void hide() {
    if (shown) {
      terminal.print("\r\u001B[K");
      terminal.flush();
      shown = false;
    }
  }
}
