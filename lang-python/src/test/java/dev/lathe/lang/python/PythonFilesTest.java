package dev.lathe.lang.python;

import dev.lathe.ast.Module;
import dev.lathe.ast.dump.TextDump;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.parser.Language;
import dev.lathe.parser.LanguageFiles;
import dev.lathe.parser.Warnings;
import dev.lathe.testing.FileTests;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Golden files of tokens, trees, errors and warnings. */
class PythonFilesTest {

  private static final int SHOWN = 100;

  private static final PythonLanguage LANGUAGE = new PythonLanguage();
  private static final LanguageFiles FILES = new LanguageFiles(LANGUAGE);

  @TestFactory
  Stream<DynamicTest> tokens() {
    return FileTests.stage("tokens").inputs(".py").golden(".tokens", FILES::tokens);
  }

  @TestFactory
  Stream<DynamicTest> trees() {
    EnumSet<TextDump.Detail> details = EnumSet.allOf(TextDump.Detail.class);
    return FileTests.stage("ast").inputs(".py").golden(".ast", input -> TextDump.text(tree(input), details));
  }

  /** Without checks: the inputs have each construct wherever the grammar has it. */
  private static Module tree(FileTests.Input input) {
    return ParseOnly.parse(LANGUAGE, LANGUAGE.decode(input.name(), input.bytes()).source()).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> errors() {
    return FileTests.stage("errors").inputs(".py").golden(".errors", FILES::errors);
  }

  @TestFactory
  Stream<DynamicTest> errorsOfManyPrograms() {
    return FileTests.stage("errors").inputs(".txt").golden(".errors", PythonFilesTest::errorsOfPrograms);
  }

  private static void parse(Source source, Diagnostics diagnostics) {
    LANGUAGE.parse(source, diagnostics)
        .ifPresent(module -> LANGUAGE.part(Warnings.class).orElseThrow().report(module, source, diagnostics));
  }

  /** Each program with what is reported: first what CPython reports, too, which {@link PythonErrorsTest} compares. */
  private static String errorsOfPrograms(FileTests.Input input) {
    StringBuilder out = new StringBuilder();
    for (String line : ErrorPrograms.lines(input.text())) {
      out.append(line, 0, Math.min(SHOWN, line.length())).append(line.length() > SHOWN ? "...\n" : "\n");
      Language.Decoded decoded = LANGUAGE.decode(input.name(), ErrorPrograms.unescape(line));
      Diagnostics diagnostics = new Diagnostics();
      decoded.error().ifPresentOrElse(diagnostics::add, () -> parse(decoded.source(), diagnostics));
      for (Diagnostic found : diagnostics.list()) {
        out.append("    ").append(found.span().line()).append(':').append(found.span().column()).append(' ');
        out.append(found.category()).append(": ").append(found.message()).append('\n');
      }
    }
    return out.toString();
  }
}
