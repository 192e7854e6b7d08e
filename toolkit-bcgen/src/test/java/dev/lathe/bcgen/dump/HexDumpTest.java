package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.bcgen.dump.DumpWriter.DebugInformation;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FileTests;
import dev.lathe.vm.bytecode.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every byte of a dump stands on the left, once, and has a meaning on the right. */
class HexDumpTest {
  private static final ByteString NAME = ByteString.latin1("=unnamed");

  @Provide
  Arbitrary<Dump> dumps() {
    return Prototypes.dumps();
  }

  @Property(tries = 200)
  void every_byte_is_shown(@ForAll("dumps") Dump dump) {
    for (DebugInformation debug : DebugInformation.values()) {
      byte[] bytes = DumpWriter.write(dump, debug);
      HexDump.Annotated annotated = HexDump.of(bytes, NAME);
      assertEquals(Optional.empty(), annotated.error());
      assertArrayEquals(bytes, HexColumn.bytes(annotated.text()));
    }
  }

  /** Made functions as assembly, among them general ones. */
  @TestFactory
  Stream<DynamicTest> hexdump() {
    return FileTests.stage("hexdump").inputs(".bc").golden(".hex", HexDumpTest::annotated);
  }

  private static String annotated(FileTests.Input input) {
    Source source = Source.utf8(input.name(), input.bytes(), LineEnds.STANDARD);
    Dump dump = Assembler.assemble(source, new Diagnostics()).orElseThrow();
    byte[] bytes = DumpWriter.write(dump, DebugInformation.KEPT);
    byte[] text = HexDump.of(bytes, NAME).text();
    assertArrayEquals(bytes, HexColumn.bytes(text));
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  @Test
  void names_do_not_break_lines() {
    byte[] bytes = DumpWriter.write(Dump.of(ByteString.latin1("@a\nb\u007F"), DumpSamples.plain()), DebugInformation.KEPT);
    byte[] text = HexDump.of(bytes, NAME).text();
    assertTrue(new String(text, StandardCharsets.ISO_8859_1).contains("| -- function 1: a.b.:10\n"));
    assertArrayEquals(bytes, HexColumn.bytes(text));
  }
}
