package dev.lathe.bcgen.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the functions in {@code filetests/run}. A file holds cases: a line {@code === NAME}, then bytecode, in which lines
 * {@code ; call ARGUMENTS => RESULTS} say what calls of its outermost function give. All calls of a case are made in one machine.
 */
class RunTest {
  private static final Path FILES = Path.of("src", "test", "filetests", "run");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.sorted().toList()) {
        String[] parts = Files.readString(file).split("(?m)^=== ");
        for (int i = 1; i < parts.length; i++) {
          String name = parts[i].lines().findFirst().orElseThrow();
          String text = parts[i].substring(name.length());
          tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + name, () -> run(text)));
        }
      }
    }
    return tests.stream();
  }

  private static void run(String text) {
    List<String> calls = text.lines().filter(line -> line.startsWith("; call ")).map(line -> line.substring("; call ".length())).toList();
    assertEquals(false, calls.isEmpty(), "a case without a call");
    try (GuestMachine machine = new GuestMachine()) {
      long function = machine.load(text);
      int handle = machine.state().handles().add(function);
      List<String> wanted = new ArrayList<>();
      List<String> given = new ArrayList<>();
      for (String call : calls) {
        String[] sides = call.split(" ?=> ?", 2);
        wanted.add(sides[0] + " => " + sides[1]);
        given.add(sides[0] + " => " + machine.call(machine.state().handles().at(handle), sides[0]));
      }
      assertEquals(String.join("\n", wanted), String.join("\n", given));
    }
  }
}
