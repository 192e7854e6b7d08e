package dev.lathe.parser;

import dev.lathe.testing.FileTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What users read: with a front end's words, and with the grammar's. */
class RecoveryFilesTest {

  private static final FileTests FILES = FileTests.stage("recovery").inputs(".blocks");

  @TestFactory
  Stream<DynamicTest> words() {
    return FILES.golden(".words", input -> Blocks.render(input.text(), Blocks.WORDS));
  }

  @TestFactory
  Stream<DynamicTest> plain() {
    return FILES.golden(".plain", input -> Blocks.render(input.text(), ErrorWords.PLAIN));
  }
}
