package dev.lathe.bcgen.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.bytecode.Op;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the functions in {@code filetests/run}. A file holds cases: a line {@code === NAME}, then bytecode, in which lines
 * {@code ; call ARGUMENTS => RESULTS} say what calls of its outermost function give. All calls of a case are made in one machine,
 * and in another one that collects at each poll.
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
          tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + name, () -> run(text, Collections.AS_USUAL)));
          tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + name + ", always collecting", () -> run(text, Collections.ALWAYS)));
        }
      }
    }
    return tests.stream();
  }

  /** Every opcode of general functions is in some case. */
  @Test
  void cases_have_all_general_opcodes() throws IOException {
    Set<String> words = new HashSet<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        words.addAll(Arrays.asList(Files.readString(file).split("\\s+")));
      }
    }
    assertEquals(List.of(), Stream.of(Op.values()).filter(Op::isGeneral).map(Op::name).filter(name -> !words.contains(name)).toList());
  }

  /** When the machine collects. */
  private enum Collections {
    AS_USUAL,
    ALWAYS
  }

  private static void run(String text, Collections collections) {
    List<String> calls = text.lines().filter(line -> line.startsWith("; call ")).map(line -> line.substring("; call ".length())).toList();
    assertEquals(false, calls.isEmpty(), "a case without a call");
    try (GuestMachine machine = new GuestMachine()) {
      if (collections == Collections.ALWAYS) {
        machine.state().collector().beginStress();
      }
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
