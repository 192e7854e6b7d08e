package dev.lathe.cli;

import dev.lathe.vm.runtime.StandardStream;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar in the last line of a terminal. Who prints anything else hides it before, so that lines never mix with it; the
 * next step shows it again. A thread of the bar's library draws it now and then.
 */
final class Progress implements AutoCloseable {

  /** Progress is shown from this many steps on. */
  private static final int SHOWN_FROM = 20;

  private static final int COLUMNS = 79;

  private static final int PAUSE_MILLISECONDS = 100;

  private final PrintWriter terminal;
  private final Optional<ProgressBar> bar;

  // Guarded by this.
  private Phase phase = Phase.HIDDEN;

  private enum Phase {
    /** Nothing may be drawn: other lines are being printed. */
    HIDDEN,
    /** It may be drawn. */
    DUE,
    /** It stands on the terminal. */
    DRAWN
  }

  private Progress(PrintWriter terminal) {
    this.terminal = terminal;
    bar = Optional.empty();
  }

  private Progress(String task, int steps, PrintWriter terminal) {
    this.terminal = terminal;
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(PAUSE_MILLISECONDS)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, COLUMNS))
                .build());
  }

  /** The progress of {@code task} on {@code err}; it stays invisible if that is no terminal, or {@code steps} are few. */
  static Progress over(String task, int steps, PrintWriter err) {
    return steps >= SHOWN_FROM && Terminals.all().contains(StandardStream.ERROR) ? new Progress(task, steps, err) : new Progress(err);
  }

  /** One step is done. The first one is shown at once. */
  void step() {
    synchronized (this) {
      if (phase == Phase.HIDDEN) {
        phase = Phase.DUE;
      }
    }
    bar.ifPresent(
        library -> {
          library.step();
          if (library.getCurrent() == 1) {
            library.refresh();
          }
        });
  }

  private synchronized void draw(String line) {
    if (phase != Phase.HIDDEN) {
      terminal.print("\r" + line);
      terminal.flush();
      phase = Phase.DRAWN;
    }
  }

  /** Takes the bar off the terminal; the cursor is then at the beginning of an empty line. */
  synchronized void hide() {
    if (phase == Phase.DRAWN) {
      terminal.print("\r\u001B[K");
      terminal.flush();
    }
    phase = Phase.HIDDEN;
  }

  /** Ends it, hidden. */
  @Override
  public void close() {
    hide(); // the library draws once more when it ends
    bar.ifPresent(ProgressBar::close);
  }
}
