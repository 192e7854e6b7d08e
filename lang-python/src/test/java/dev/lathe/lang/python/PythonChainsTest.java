package dev.lathe.lang.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.ast.AstEquality;
import dev.lathe.ast.Module;
import dev.lathe.ast.dump.JsonReader;
import dev.lathe.ast.dump.JsonWriter;
import dev.lathe.bcgen.source.SourceGenerator;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.parser.DeepStack;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of 100,000 links go through every stage: to JSON and back, printed in both modes and parsed again. */
class PythonChainsTest {

  private static final int LINKS = 100_000;
  private static final PythonLanguage LANGUAGE = new PythonLanguage();

  private static Module parse(String program) {
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.utf8("program", program.getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    return LANGUAGE.parse(source, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list()));
  }

  private static Module throughJson(Module module) throws IOException {
    StringWriter json = new StringWriter();
    JsonWriter.write(module, json);
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.utf8("program.json", json.toString().getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    return JsonReader.read(source, _ -> Optional.of(LANGUAGE.semantics()), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.list()));
  }

  private static void assertSame(Module expected, Module found, Set<AstEquality.Ignored> ignored) {
    assertEquals(Optional.empty(), AstEquality.firstDifference(expected, found, ignored));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a,         + a,                `` ",
        "a,         .b(c)[d],           `` ",
        "a,         ` < a`,             `` ",
        "[a,        ` for a in b`,      ]  ",
        "`if a: b`, `\nelif a: b`,      `\n`",
        "``,        `@a\n`,             `def f(): pass`",
        "x =,       ` 'a'`,             `` "
      })
  void everyStage(String before, String link, String after) throws IOException {
    Module module = parse(before + link.repeat(LINKS) + after);
    DeepStack.call(
        () -> {
          assertSame(module, throughJson(module), Set.of());
          SourceStyle style = LANGUAGE.part(SourceStyle.class).orElseThrow();
          assertSame(module, parse(SourceGenerator.pretty(module, style, Optional.empty())), AstEquality.LAYOUT);
          assertSame(module, parse(SourceGenerator.keepLines(module, style)), AstEquality.LAYOUT);
          return null;
        });
  }
}
