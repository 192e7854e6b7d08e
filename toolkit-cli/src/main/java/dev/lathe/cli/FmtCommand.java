package dev.lathe.cli;

import dev.lathe.cli.Formatter.Result;
import dev.lathe.lexer.Source;
import java.io.IOException;
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
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code lathe fmt}: formats programs. Files are worked on by all processors, results come in the order of the command line; at
 * most a few files per processor are in memory.
 */
final class FmtCommand implements Subcommand {

  private final CommandSpec spec = Subcommand.describe("fmt", "Format programs in one stable layout.", this);
  private final Inputs inputs = new Inputs(spec, "Programs, and folders of programs");
  private final OptionSpec check =
      Subcommand.flag("Print the names of files that would change; exit with 1 if there are any.", "--check");
  private final OptionSpec diff =
      Subcommand.flag("Print what would change as a unified diff; exit with 1 if anything would.", "--diff");
  private final OptionSpec write = Subcommand.flag("Rewrite the files; one with errors stays as it is.", "-w", "--write");

  FmtCommand() {
    spec.addArgGroup(ArgGroupSpec.builder().exclusive(true).addArg(check).addArg(diff).addArg(write).build());
    spec.usageMessage()
        .footer(
            "",
            "Without an option, and always for standard input, the formatted text goes to standard output.",
            "",
            "In a folder, all files with a known extension are formatted but hidden ones and those that an ignore file,"
                + " .latheignore, names in the way of .gitignore. Statements between comments 'fmt: off' and 'fmt: on' stay as"
                + " they are.");
  }

  /** One program to format: what the command line calls it, or a file that was found in a folder. */
  private sealed interface Target {
    record Named(String name) implements Target {}

    record Found(Path path) implements Target {}
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public List<List<String>> rehearsals(Path sample) {
    return List.of(List.of(sample.toString()), List.of("--check", sample.toString()), List.of("--diff", sample.toString()));
  }

  @Override
  public Integer call() throws IOException {
    inputs.namedLanguage();
    boolean ok = true;
    List<Target> targets = new ArrayList<>();
    for (String name : inputs.files()) {
      if (Inputs.isFolder(name)) {
        SourceFiles.Found found = new SourceFiles(inputs.languages()).below(Path.of(name));
        found.files().forEach(path -> targets.add(new Target.Found(path)));
        for (Inputs.InputException failure : found.failures()) {
          inputs.report(failure.report());
          ok = false;
        }
      } else {
        targets.add(new Target.Named(name));
      }
    }
    return ok & formatAll(targets) ? 0 : Main.FAILED;
  }

  private boolean formatAll(List<Target> targets) throws IOException {
    boolean ok = true;
    int processors = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, targets.size()));
    int ahead = 2 * processors;
    AtomicWrite output = new AtomicWrite();
    try (Progress progress = Progress.over("fmt", targets.size(), inputs.err());
        ExecutorService workers = Executors.newFixedThreadPool(processors)) {
      Deque<Future<Result>> running = new ArrayDeque<>();
      int next = 0;
      for (Target target : targets) {
        while (next < targets.size() && running.size() < ahead) {
          Target ready = targets.get(next++);
          running.add(workers.submit(() -> format(ready)));
        }
        Result result = await(running.remove());
        ok &= finish(target, result, output, progress);
        // This also writes what was printed: results must not come behind the bar that is drawn next.
        if (inputs.out().isBroken()) {
          running.forEach(future -> future.cancel(false));
          break;
        }
        progress.step();
      }
    }
    return ok;
  }

  private Result format(Target target) {
    try {
      Inputs.Input input =
          switch (target) {
            case Target.Named(String name) -> Inputs.read(name);
            case Target.Found(Path path) -> Inputs.read(path);
          };
      return new Formatter(inputs).format(input);
    } catch (Inputs.InputException e) {
      return new Result.Failed(e.report());
    }
  }

  private static Result await(Future<Result> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Does with a result what the mode asks for; tells whether all is well. */
  private boolean finish(Target target, Result result, AtomicWrite output, Progress progress) {
    switch (result) {
      case Result.Failed(String message) -> {
        progress.hide();
        inputs.report(message);
        return false;
      }
      case Result.Formatted(Source source, String text, byte[] bytes) -> {
        boolean same = Arrays.equals(bytes, source.bytes());
        if (Subcommand.isSet(check) || Subcommand.isSet(diff)) {
          if (!same) {
            progress.hide();
            showChange(source, text);
          }
          return same;
        }
        Optional<Path> file = file(target);
        if (Subcommand.isSet(write) && file.isPresent()) {
          return same || write(file.get(), bytes, output, progress);
        }
        progress.hide();
        inputs.out().bytes(bytes);
        return true;
      }
    }
  }

  /** The file of a target that is not standard input. */
  private static Optional<Path> file(Target target) {
    return switch (target) {
      case Target.Found(Path path) -> Optional.of(path);
      case Target.Named(String name) -> name.equals(Inputs.STANDARD_INPUT) ? Optional.empty() : Optional.of(Path.of(name));
    };
  }

  private boolean write(Path file, byte[] bytes, AtomicWrite output, Progress progress) {
    try {
      output.replace(file, bytes);
      return true;
    } catch (IOException e) {
      progress.hide();
      inputs.report("lathe: " + file + ": cannot write: " + Inputs.reason(e) + "\n");
      return false;
    }
  }

  /** Shows that the program changes, or how: names as any text, lines in the encoding of the program. */
  private void showChange(Source before, String after) {
    if (Subcommand.isSet(check)) {
      inputs.out().print(before.name() + "\n");
    } else {
      inputs.out().print(UnifiedDiff.head(before.name()));
      inputs.out().bytes(Formatter.encode(before, UnifiedDiff.hunks(before.text(), after)));
    }
  }
}
