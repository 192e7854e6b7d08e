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
 * Runs the functions of {@link RunCases}. All calls of a case are made in one machine,
 * and in another one that collects at each poll.
 */
class RunTest {
  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return RunCases.all(RunCases.FOLDER).stream()
        .flatMap(
            each ->
                Stream.of(
                    DynamicTest.dynamicTest(each.name(), () -> run(each, Collections.AS_USUAL)),
                    DynamicTest.dynamicTest(each.name() + ", always collecting", () -> run(each, Collections.ALWAYS))));
  }

  /** Every opcode of general functions is in some case. */
  @Test
  void cases_have_all_general_opcodes() throws IOException {
    Set<String> words = new HashSet<>();
    try (Stream<Path> files = Files.list(RunCases.FOLDER)) {
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

  private static void run(RunCases.Case each, Collections collections) {
    assertEquals(false, each.calls().isEmpty(), "a case without a call");
    try (GuestMachine machine = new GuestMachine()) {
      if (collections == Collections.ALWAYS) {
        machine.state().collector().beginStress();
      }
      int handle = machine.state().handles().add(machine.load(each.text()));
      List<String> wanted = new ArrayList<>();
      List<String> given = new ArrayList<>();
      for (RunCases.GuestCall call : each.calls()) {
        wanted.add(call.arguments() + " => " + call.results());
        given.add(call.arguments() + " => " + machine.call(machine.state().handles().at(handle), call.arguments()));
      }
      assertEquals(String.join("\n", wanted), String.join("\n", given));
    }
  }
}
