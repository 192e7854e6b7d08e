package dev.lathe.bcgen.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of {@code filetests/run}. A file holds cases: a line {@code === NAME}, then bytecode, in which lines
 * {@code ; call ARGUMENTS => RESULTS} say what calls of its outermost function give.
 */
final class RunCases {
  static final Path FOLDER = Path.of("src", "test", "filetests", "run");

  private RunCases() {}

  /** What is called, and what it gives. */
  record GuestCall(String arguments, String results) {}

  /** Bytecode as text, and its calls. */
  record Case(String name, String text, List<GuestCall> calls) {}

  static List<Case> all(Path folder) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String[] parts = Files.readString(file).split("(?m)^=== ");
        for (int i = 1; i < parts.length; i++) {
          String name = parts[i].lines().findFirst().orElseThrow();
          String text = parts[i].substring(name.length());
          cases.add(new Case(file.getFileName() + ": " + name, text, calls(text)));
        }
      }
    }
    return cases;
  }

  private static List<GuestCall> calls(String text) {
    return text.lines()
        .filter(line -> line.startsWith("; call "))
        .map(line -> line.substring("; call ".length()).split(" ?=> ?", 2))
        .map(sides -> new GuestCall(sides[0], sides[1]))
        .toList();
  }
}
