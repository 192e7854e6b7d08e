package dev.lathe.lang.python;

import dev.lathe.ast.dump.TextDump;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FileTests;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Golden files: the common trees of the main constructs, with spans and trivia. */
class PythonAstFileTest {

  private final PythonLanguage language = new PythonLanguage();

  @TestFactory
  Stream<DynamicTest> trees() {
    return FileTests.stage("ast").inputs(".py").golden(".ast", this::dump);
  }

  private String dump(FileTests.Input input) {
    Source source = language.decode(input.name(), input.bytes()).source();
    return TextDump.text(
        ParseOnly.parse(language, source).orElseThrow(), EnumSet.allOf(TextDump.Detail.class));
  }
}
