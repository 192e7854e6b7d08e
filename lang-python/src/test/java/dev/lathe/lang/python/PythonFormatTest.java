package dev.lathe.lang.python;

import dev.lathe.bcgen.source.RoundTrip;
import dev.lathe.lexer.Source;
import dev.lathe.testing.FileTests;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Formatted and line-keeping output for every kind of statement, expression and place of a comment. All outputs are parsed
 * again and compared, formatted ones are formatted again.
 */
class PythonFormatTest {

  private final PythonLanguage language = new PythonLanguage();
  private final RoundTrip roundTrip = new RoundTrip(language, name -> Normalizer.normalize(name, Normalizer.Form.NFKC));

  @TestFactory
  Stream<DynamicTest> formatted() {
    return FileTests.stage("format").inputs(".py").golden(".formatted", input -> roundTrip.pretty(source(input)));
  }

  @TestFactory
  Stream<DynamicTest> linesKept() {
    return FileTests.stage("format").inputs(".py").golden(".kept", input -> roundTrip.keepLines(source(input)));
  }

  private Source source(FileTests.Input input) {
    return language.decode(input.name(), input.bytes()).source();
  }
}
