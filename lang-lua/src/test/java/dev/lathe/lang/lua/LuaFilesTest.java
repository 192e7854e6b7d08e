package dev.lathe.lang.lua;

import dev.lathe.ast.dump.TextDump;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.bcgen.dump.HexDump;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.parser.LanguageFiles;
import dev.lathe.testing.FileTests;
import dev.lathe.vm.bytecode.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Golden files of tokens, trees, bytecode and errors. */
class LuaFilesTest {

  private static final LanguageFiles FILES = new LanguageFiles(new LuaLanguage());

  /** In the form of {@code luajit -bl}. */
  private static String bytecode(FileTests.Input input) {
    byte[] listing = Listing.of(LuaBytecode.of(input.bytes()), ByteString.latin1("@" + input.name()));
    return new String(listing, StandardCharsets.ISO_8859_1);
  }

  @TestFactory
  Stream<DynamicTest> bytecode() {
    return FileTests.stage("bytecode").inputs(".lua").golden(".bc", LuaFilesTest::bytecode);
  }

  /** All that a dump holds. */
  private static String assembly(FileTests.Input input) {
    byte[] listing = Listing.full(Dump.of(ByteString.latin1("@" + input.name()), LuaBytecode.of(input.bytes())));
    return new String(listing, StandardCharsets.US_ASCII);
  }

  @TestFactory
  Stream<DynamicTest> assembly() {
    return FileTests.stage("assembly").inputs(".lua").golden(".bc", LuaFilesTest::assembly);
  }

  @TestFactory
  Stream<DynamicTest> hexdump() {
    return FileTests.stage("hexdump").inputs(".lua").golden(".hex", LuaFilesTest::hexDump);
  }

  private static String hexDump(FileTests.Input input) {
    Dump dump = Dump.of(ByteString.latin1("@" + input.name()), LuaBytecode.of(input.bytes()));
    byte[] bytes = DumpWriter.write(dump, DumpWriter.DebugInformation.KEPT);
    return new String(HexDump.of(bytes, ByteString.latin1("=?")).text(), StandardCharsets.ISO_8859_1);
  }

  @TestFactory
  Stream<DynamicTest> tokens() {
    return FileTests.stage("tokens").inputs(".lua").golden(".tokens", FILES::tokens);
  }

  @TestFactory
  Stream<DynamicTest> trees() {
    EnumSet<TextDump.Detail> details = EnumSet.of(TextDump.Detail.SPANS, TextDump.Detail.BREAKS);
    return FileTests.stage("ast").inputs(".lua").golden(".ast", input -> FILES.tree(input, details));
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return FileTests.stage("errors").inputs(".lua").golden(".errors", FILES::errors);
  }
}
