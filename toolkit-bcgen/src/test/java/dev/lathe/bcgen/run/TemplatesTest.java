package dev.lathe.bcgen.run;

import dev.lathe.vm.bytecode.Op;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@link RunTest} as machine code, and which templates they take and leave. */
class TemplatesTest {
  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Tier.assumeMachineCode();
    return RunCases.all(RunCases.FOLDER).stream()
        .flatMap(
            each ->
                Stream.concat(
                    Tier.COMPILED.stream().map(tier -> DynamicTest.dynamicTest(tier + ": " + each.name(), () -> RunTest.run(each, machine(tier, each)))),
                    Stream.of(DynamicTest.dynamicTest("FIRST_CALL, always collecting: " + each.name(), () -> {
                      GuestMachine machine = machine(Tier.FIRST_CALL, each);
                      machine.state().collector().beginStress();
                      RunTest.run(each, machine);
                    }))));
  }

  private static GuestMachine machine(Tier tier, RunCases.Case each) throws Exception {
    return tier.begin(each.name().hashCode(), GuestMachine::new);
  }

  @Test
  void table() throws Exception {
    Tier.assumeMachineCode();
    TemplateTable table = new TemplateTable();
    for (RunCases.Case each : RunCases.all(RunCases.FOLDER)) {
      GuestMachine machine = Tier.FIRST_CALL.beginCounting(GuestMachine::new);
      RunTest.run(each, machine, () -> table.add(machine.vm()));
    }
    table.check("templates of general functions", Op::isGeneral, Path.of("src", "test", "filetests", "templates.txt"));
  }
}
