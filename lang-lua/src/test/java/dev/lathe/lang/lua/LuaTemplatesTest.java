package dev.lathe.lang.lua;

import dev.lathe.bcgen.run.TemplateTable;
import dev.lathe.bcgen.run.Tier;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Which templates of the opcodes of LuaJIT a program takes and leaves that has them all. ISTYPE, ISNUM, TGETR and TSETR no program
 * has: the verifier refuses them.
 */
class LuaTemplatesTest {
  private static final String PROGRAM = "templates.lua";

  @Test
  void table() throws Exception {
    Tier.assumeMachineCode();
    TemplateTable table = new TemplateTable();
    run(Tier.FIRST_CALL.beginCounting(LuaTemplatesTest::machine), table);
    // Where nothing is taken for granted, every template checks all of its operands.
    run(Tier.FIRST_CALL.beginCounting(LuaTemplatesTest::machineWithoutHints), table);
    // Marking at every poll: loops leave for it, and stores into what is marked.
    run(Tier.FIRST_CALL.beginCounting(() -> ConformanceTest.underStress("gcsteps", LuaTemplatesTest::machine)), table);
    table.check("templates", Predicate.not(Op::isGeneral), Path.of("src", "test", "resources", "dev", "lathe", "lang", "lua", "templates.txt"));
  }

  private static LuaMachine machine() {
    return new LuaMachine(64L << 20);
  }

  private static LuaMachine machineWithoutHints() {
    LuaMachine machine = machine();
    FunctionCompiler.of(machine.vm().state()).orElseThrow().setOptions(Options.level(1));
    return machine;
  }

  private static void run(LuaMachine begun, TemplateTable table) throws IOException {
    try (LuaMachine machine = begun) {
      machine.run(program());
      table.add(machine.vm());
    }
  }

  private static byte[] program() throws IOException {
    try (InputStream resource = LuaTemplatesTest.class.getResourceAsStream(PROGRAM)) {
      return resource.readAllBytes();
    }
  }
}
