package dev.lathe.ast.dump;

import dev.lathe.ast.AstValidator;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.TestSemantics;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FileTests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Trees in JSON, and what the dumps, the reader and the validator say about them. */
class DumpFilesTest {

  private static final Map<String, Semantics> LANGUAGES =
      Map.of("blocks", TestSemantics.BLOCKS, "functions", TestSemantics.FUNCTIONS);

  private static Optional<Module> read(FileTests.Input input, Diagnostics diagnostics) {
    Source source = Source.utf8(input.name(), input.bytes(), LineEnds.STANDARD);
    return JsonReader.read(source, name -> Optional.ofNullable(LANGUAGES.get(name)), diagnostics);
  }

  private static Module module(FileTests.Input input) {
    Diagnostics diagnostics = new Diagnostics();
    return read(input, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list()));
  }

  @TestFactory
  Stream<DynamicTest> text() {
    return FileTests.stage("dump").inputs(".json").golden(".text", i -> TextDump.text(module(i), Set.of()));
  }

  @TestFactory
  Stream<DynamicTest> detailedText() {
    return FileTests.stage("dump")
        .inputs(".json")
        .golden(".details", i -> TextDump.text(module(i), EnumSet.allOf(TextDump.Detail.class)));
  }

  private interface Writing {
    void write(Module module, Writer out) throws IOException;
  }

  private static String written(FileTests.Input input, Writing writing) {
    StringWriter out = new StringWriter();
    try {
      writing.write(module(input), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @TestFactory
  Stream<DynamicTest> json() {
    return FileTests.stage("dump").inputs(".json").golden(".written", i -> written(i, JsonWriter::write));
  }

  @TestFactory
  Stream<DynamicTest> dot() {
    return FileTests.stage("dump").inputs(".json").golden(".dot", i -> written(i, DotDump::write));
  }

  @TestFactory
  Stream<DynamicTest> badJson() {
    return FileTests.stage("bad-json").inputs(".json").golden(".error", DumpFilesTest::onlyError);
  }

  private static String onlyError(FileTests.Input input) {
    Diagnostics diagnostics = new Diagnostics();
    if (read(input, diagnostics).isPresent() || diagnostics.list().size() != 1) {
      throw new AssertionError("read without an error, or with several");
    }
    Diagnostic error = diagnostics.list().getFirst();
    return error.span().line() + ":" + error.span().column() + ": " + error.message() + "\n";
  }

  @TestFactory
  Stream<DynamicTest> invalid() {
    return FileTests.stage("invalid")
        .inputs(".json")
        .golden(
            ".violations",
            i -> {
              List<AstValidator.Violation> violations = AstValidator.check(module(i), LexicalRules.SHAPES);
              StringBuilder out = new StringBuilder();
              violations.forEach(v -> out.append(v.rule()).append(' ').append(v.message()).append('\n'));
              return out.toString();
            });
  }
}
