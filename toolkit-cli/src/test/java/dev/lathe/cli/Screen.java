package dev.lathe.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A terminal of the system's that a process writes to, and somebody who types when he sees something. */
final class Screen {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Process process;
  private final StringBuilder shown = new StringBuilder();
  private int seen;

  private Screen(Process process) {
    this.process = process;
  }

  /** Whether there is a program that makes terminals. */
  static boolean isThere() {
    return Files.isExecutable(SCRIPT);
  }

  /** Runs a shell command on a terminal. */
  static Screen start(String command, Map<String, String> environment) throws IOException {
    List<String> words = List.of(SCRIPT.toString(), "-qec", "stty rows 24 cols 80; " + command, "/dev/null");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.environment().putAll(environment);
    return new Screen(builder.start());
  }

  /** Reads on until a text is shown, behind the one before, then types. */
  void type(String text, String keys) throws IOException {
    while (shown.indexOf(text, seen) < 0) {
      byte[] bytes = new byte[256];
      int count = process.getInputStream().read(bytes);
      assertTrue(count > 0, () -> text + " is not in " + shown);
      shown.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
    }
    seen = shown.indexOf(text, seen) + text.length();
    process.getOutputStream().write(keys.getBytes(StandardCharsets.ISO_8859_1));
    process.getOutputStream().flush();
  }

  /** Reads on to the end; gives the process's status. */
  int end() throws IOException, InterruptedException {
    shown.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return process.exitValue();
  }

  /** All that was shown. */
  String shown() {
    return shown.toString();
  }
}
