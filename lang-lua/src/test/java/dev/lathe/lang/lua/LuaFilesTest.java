package dev.lathe.lang.lua;

import dev.lathe.ast.dump.TextDump;
import dev.lathe.parser.LanguageFiles;
import dev.lathe.testing.FileTests;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Golden files of tokens, trees and errors. */
class LuaFilesTest {

  private static final LanguageFiles FILES = new LanguageFiles(new LuaLanguage());

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
