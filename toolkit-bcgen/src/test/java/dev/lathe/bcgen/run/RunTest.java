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
                    DynamicTest.dynamicTest(each.name(), () -> run(each, new GuestMachine())),
                    DynamicTest.dynamicTest(each.name() + ", always collecting", () -> run(each, alwaysCollecting()))));
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

  private static GuestMachine alwaysCollecting() {
    GuestMachine machine = new GuestMachine();
    machine.state().collector().beginStress();
    return machine;
  }

  /** Makes the calls of a case in a machine, which is closed then. */
  static void run(RunCases.Case each, GuestMachine machine) {
    run(each, machine, () -> {});
  }

  /** The same, with something to be done before the machine is closed. */
  static void run(RunCases.Case each, GuestMachine machine, Runnable end) {
    assertEquals(false, each.calls().isEmpty(), "a case without a call");
    try (machine) {
      int handle = machine.state().handles().add(machine.load(each.text()));
      List<String> wanted = new ArrayList<>();
      List<String> given = new ArrayList<>();
      for (RunCases.GuestCall call : each.calls()) {
        wanted.add(call.arguments() + " => " + call.results());
        given.add(call.arguments() + " => " + machine.call(machine.state().handles().at(handle), call.arguments()));
      }
      assertEquals(String.join("\n", wanted), String.join("\n", given));
      end.run();
    }
  }
}
