package dev.lathe.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.lathe.cli.Formatter.Result;
import dev.lathe.lexer.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code lathe fmt}: formats programs. Files are worked on by all processors, results come in the order of the command line; at
 * most a few files per processor are in memory.
 */
final class FmtCommand implements Subcommand {

  /** Progress is shown from this many files on. */
  private static final int PROGRESS_FROM = 20;

  private final CommandSpec spec = Subcommand.describe("fmt", "Format programs in one stable layout.", this);
  private final Inputs inputs = new Inputs(spec);
  private final OptionSpec check =
      flag("Print the names of files that would change; exit with 1 if there are any.", "--check");
  private final OptionSpec diff =
      flag("Print what would change as a unified diff; exit with 1 if anything would.", "--diff");
  private final OptionSpec write = flag("Rewrite the files; one with errors stays as it is.", "-w", "--write");

  FmtCommand() {
    spec.addArgGroup(ArgGroupSpec.builder().exclusive(true).addArg(check).addArg(diff).addArg(write).build());
    spec.usageMessage()
        .footer(
            "",
            "Without an option the formatted text goes to standard output. In a folder, all files with a known extension are"
                + " formatted but hidden ones and those that a .latheignore file names, whose lines are as in .gitignore."
                + " Statements between comments 'fmt: off' and 'fmt: on' stay as they are.");
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], names).type(boolean.class).arity("0").description(description).build();
  }

  private static boolean isSet(OptionSpec flag) {
    return Boolean.TRUE.equals(flag.getValue());
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of(sample.toString()), List.of("--diff", sample.toString()));
  }

  @Override
  public Integer call() throws IOException {
    inputs.namedLanguage();
    boolean ok = true;
    List<String> files = new ArrayList<>();
    for (String file : inputs.files()) {
      try {
        if (!file.equals(Inputs.STANDARD_INPUT) && Files.isDirectory(Path.of(file))) {
          new SourceFiles(inputs.languages()).below(Path.of(file)).forEach(path -> files.add(path.toString()));
        } else {
          files.add(file);
        }
      } catch (Inputs.InputException e) {
        inputs.err().print(e.report());
        ok = false;
      }
    }
    return ok & formatAll(files) ? 0 : Main.FAILED;
  }

  private boolean formatAll(List<String> files) throws IOException {
    boolean ok = true;
    int processors = Runtime.getRuntime().availableProcessors();
    int ahead = 2 * processors;
    try (ExecutorService workers = Executors.newFixedThreadPool(processors);
        Progress progress = Progress.over(files.size())) {
      Deque<Future<Result>> running = new ArrayDeque<>();
      int next = 0;
      for (String file : files) {
        while (next < files.size() && running.size() < ahead) {
          String name = files.get(next++);
          running.add(workers.submit(() -> new Formatter(inputs).format(name)));
        }
        ok &= finish(file, await(running.remove()));
        progress.step();
      }
    }
    return ok;
  }

  private static Result await(Future<Result> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Does with a result what the mode asks for; tells whether all is well. */
  private boolean finish(String file, Result result) {
    switch (result) {
      case Result.Failed(String message) -> {
        inputs.err().print(message);
        return false;
      }
      case Result.Formatted(Source source, String text, byte[] bytes) -> {
        boolean same = Arrays.equals(bytes, source.bytes());
        if (isSet(check)) {
          if (!same) {
            inputs.out().println(source.name());
          }
          return same;
        }
        if (isSet(diff)) {
          if (!same) {
            printDiff(source, text);
          }
          return same;
        }
        if (isSet(write) && !file.equals(Inputs.STANDARD_INPUT)) {
          return same || write(file, bytes);
        }
        inputs.out().bytes(bytes);
        return true;
      }
    }
  }

  private boolean write(String file, byte[] bytes) {
    try {
      AtomicWrite.replace(Path.of(file), bytes);
      return true;
    } catch (IOException e) {
      inputs.err().println("lathe: " + file + ": cannot write: " + Inputs.reason(e));
      return false;
    }
  }

  private void printDiff(Source before, String after) {
    List<String> old = lines(before.text());
    List<String> formatted = lines(after);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.name(), before.name() + " (formatted)", old, DiffUtils.diff(old, formatted), 3);
    StringBuilder text = new StringBuilder();
    for (String line : diff) {
      text.append(line).append('\n');
    }
    inputs.out().bytes(Formatter.encode(before, text.toString()));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r\n|\n|\r", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.add("\\ No newline at end of file");
    }
    return lines;
  }

  /** A progress bar on a terminal, else nothing. */
  private record Progress(Optional<ProgressBar> bar) implements AutoCloseable {
    static Progress over(int files) {
      boolean shown = files >= PROGRESS_FROM && System.console() != null && System.console().isTerminal();
      return new Progress(
          shown
              ? Optional.of(new ProgressBarBuilder().setTaskName("fmt").setInitialMax(files).clearDisplayOnFinish().build())
              : Optional.empty());
    }

    void step() {
      bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
      bar.ifPresent(ProgressBar::close);
    }
  }
}
