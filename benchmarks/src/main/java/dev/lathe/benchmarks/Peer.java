package dev.lathe.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A reference implementation that parses the same files: a script for it reads the paths from standard input, reads the files,
 * parses all of them again and again for {@link #SECONDS}, and prints the best time of a round in seconds.
 */
record Peer(String name, List<String> command) {

  /** How long a peer is measured. */
  static final int SECONDS = 8;

  /** {@code luajit -b} without writing: source to bytecode. */
  static Peer luajit() {
    return luajit("luajit -b", "text");
  }

  /** luajit's loading of its own dumps, which checks nothing. */
  static Peer luajitLoad() {
    return luajit("luajit loads", "string.dump(assert(loadstring(text)))");
  }

  /** @param prepared what is loaded again and again: an expression for each {@code text} */
  private static Peer luajit(String name, String prepared) {
    return new Peer(
        name,
        List.of(
            "luajit",
            "-e",
            """
            local texts = {}
            for path in io.lines() do
              local f = assert(io.open(path, "rb"))
              local text = f:read("*a"):gsub("^#[^\\n]*", "")
              texts[#texts + 1] = %s
              f:close()
            end
            local best, stop = math.huge, os.clock() + %d
            repeat
              local start = os.clock()
              for i = 1, #texts do assert(loadstring(texts[i])) end
              best = math.min(best, os.clock() - start)
            until os.clock() > stop
            print(best)
            """
                .formatted(prepared, SECONDS)));
  }

  /** CPython's {@code ast.parse}, of the release that the corpora hold. */
  static Peer cpython() {
    return cpython("CPython ast.parse", "ast.parse(text)");
  }

  /** The same release's {@code compile}: source to bytecode. */
  static Peer cpythonCompile() {
    return cpython("CPython compile", "compile(text, 'program', 'exec', dont_inherit=True)");
  }

  private static Peer cpython(String name, String call) {
    Path home = Programs.corpora().resolve("cpython");
    return new Peer(
        name,
        List.of(
            "env",
            "PYTHONHOME=" + home,
            "LD_LIBRARY_PATH=" + home.resolve("lib"),
            home.resolve("bin").resolve("python3.12").toString(),
            "-c",
            """
            import ast, sys, time, warnings
            warnings.simplefilter("ignore")
            texts = [open(path.rstrip("\\n"), "rb").read() for path in sys.stdin]
            best, stop = 1e9, time.perf_counter() + %d
            while time.perf_counter() < stop:
                start = time.perf_counter()
                for text in texts:
                    %s
                best = min(best, time.perf_counter() - start)
            print(best)
            """
                .formatted(SECONDS, call)));
  }

  /** Seconds that it takes for all {@code files}; absent if it is not installed or fails. */
  OptionalDouble secondsFor(List<Path> files) {
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (Writer paths = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
        for (Path file : files) {
          paths.write(file + "\n");
        }
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(SECONDS * 20L, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(Double.parseDouble(answer));
    } catch (IOException e) {
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }
}
