package dev.lathe.lang.lua;

import dev.lathe.ast.Module;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.bcgen.dump.Listing;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.DiagnosticRenderer;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenDump;
import dev.lathe.parser.Language;
import dev.lathe.testing.FileTests;
import dev.lathe.vm.bytecode.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Golden files of tokens, trees, bytecode and errors. */
class LuaFilesTest {

  private static final LuaLanguage LANGUAGE = new LuaLanguage();

  private static Source source(FileTests.Input input) {
    return LANGUAGE.decode(input.name(), input.bytes()).source();
  }

  private static String errors(Source source, Diagnostics diagnostics) {
    StringBuilder out = new StringBuilder();
    DiagnosticRenderer renderer = new DiagnosticRenderer(source);
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      out.append(renderer.render(diagnostic));
    }
    return out.toString();
  }

  private static String tokens(FileTests.Input input) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    TokenBuffer tokens = LANGUAGE.tokens(source, diagnostics).orElseThrow();
    StringWriter out = new StringWriter();
    try {
      new TokenDump(LANGUAGE.vocabulary()).write(tokens, TokenDump.Form.POSITIONS, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out + errors(source, diagnostics);
  }

  private static String tree(FileTests.Input input) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    Module module = LANGUAGE.parse(source, diagnostics).orElseThrow(() -> new AssertionError(errors(source, diagnostics)));
    return TextDump.text(module, EnumSet.of(TextDump.Detail.SPANS, TextDump.Detail.BREAKS));
  }

  /** All errors in the order of the source; the first line names the one that the reference reports. */
  private static String errors(FileTests.Input input) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    if (LANGUAGE.parse(source, diagnostics).isPresent()) {
      return "no error\n";
    }
    Diagnostic first = diagnostics.list().getFirst();
    return "first: line " + first.span().line() + ": " + first.message() + "\n\n" + errors(source, diagnostics);
  }

  /** In the form of {@code luajit -bl}. */
  private static String bytecode(FileTests.Input input) {
    Source source = source(input);
    Diagnostics diagnostics = new Diagnostics();
    Language.Reading reading = LANGUAGE.read(source, diagnostics).orElseThrow(() -> new AssertionError(errors(source, diagnostics)));
    byte[] listing = Listing.of(LuaBytecode.of(reading), ByteString.latin1("@" + input.name()));
    return new String(listing, StandardCharsets.ISO_8859_1);
  }

  @TestFactory
  Stream<DynamicTest> bytecode() {
    return FileTests.stage("bytecode").inputs(".lua").golden(".bc", LuaFilesTest::bytecode);
  }

  @TestFactory
  Stream<DynamicTest> tokens() {
    return FileTests.stage("tokens").inputs(".lua").golden(".tokens", LuaFilesTest::tokens);
  }

  @TestFactory
  Stream<DynamicTest> trees() {
    return FileTests.stage("ast").inputs(".lua").golden(".ast", LuaFilesTest::tree);
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return FileTests.stage("errors").inputs(".lua").golden(".errors", LuaFilesTest::errors);
  }
}
