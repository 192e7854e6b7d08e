package dev.lathe.vm.asm;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example of the assembler's page is this one, and prints what the page says. */
final class AssemblerPageTest {
  private static final Path PAGE = Path.of(System.getProperty("lathe.root"), "docs", "assembler.md");
  private static final Path SOURCE = Path.of("src", "test", "java", "dev", "lathe", "vm", "asm", "AssemblerPageTest.java");

  // example
  /** A hundred times the mean of the doubles from rdi on; rsi is their number, one or more. */
  static Code percent(CpuFeatures cpu) {
    Assembler a = new Assembler(cpu);
    Label next = new Label();
    a.xorpd(XMM0, XMM0);
    a.mov(RAX, RSI);
    a.bind(next);
    a.addsd(XMM0, RDI, 0);
    a.add(RDI, 8);
    a.sub(RAX, 1);
    a.jcc(Condition.NE, next); // back: two bytes, since that reaches
    a.cvtsi2sd(Vector.XMM1, RSI);
    a.divsd(XMM0, Vector.XMM1);
    a.mulsd(XMM0, Address.of(a.constant(100.0)));
    a.jmp(0x4000_0000L); // code elsewhere: the distance follows from the place
    return a.finish();
  }
  // end

  @Test
  void thePageHasTheExampleAndItsListing() throws IOException {
    String page = Files.readString(PAGE);
    List<String> source = Files.readAllLines(SOURCE);
    String example =
        source.subList(source.indexOf("  // example") + 1, source.indexOf("  // end")).stream()
            .map(line -> line.isEmpty() ? "" : line.substring(2))
            .collect(Collectors.joining("\n"));
    assertTrue(page.contains(example), "the page lacks\n" + example);
    Disassembler disassembler = new Disassembler(address -> address == 0x4000_0000L ? "leave_machine" : "");
    String listing =
        disassembler.decode(percent(CpuFeatures.baseline()), 0x3000_0000L).stream().map(Instruction::toString).collect(Collectors.joining("\n"));
    assertTrue(page.contains(listing), "the page lacks\n" + listing);
  }

  @Test
  void thePageKnowsAllFeaturesAndKindsOfOperands() throws IOException {
    String page = Files.readString(PAGE);
    Stream.of(Feature.values()).forEach(feature -> assertTrue(page.contains("`" + feature + "`"), feature.name()));
    Stream.of(OperandKind.values()).filter(kind -> !kind.isFixed()).forEach(kind -> assertTrue(page.contains("`" + kind.text() + "`"), kind.text()));
  }
}
