package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.ast.Semantics;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a program's language is told. */
class LanguagesTest {

  /** A language that only says what it is found by. */
  private record Named(String name, List<String> extensions, List<String> interpreters) implements Language {
    @Override
    public Semantics semantics() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Vocabulary vocabulary() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Decoded decode(String name, byte[] bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TokenBuffer> tokens(Source source, Diagnostics diagnostics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Reading> read(Source source, Diagnostics diagnostics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> Optional<T> part(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }

  private static final Language FERN = new Named("fern", List.of("fern", "fn"), List.of("fern", "fernjit"));
  private static final Language MOSS = new Named("moss", List.of("moss", "fn"), List.of("moss", "fern"));
  private static final Languages LANGUAGES = Languages.of(List.of(MOSS, FERN));

  private static String byFirstLine(String text) {
    return name(LANGUAGES.forFirstLine(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String name(Optional<Language> language) {
    return language.map(Language::name).orElse("none");
  }

  @Test
  void areSortedByName() {
    assertEquals(List.of(FERN, MOSS), LANGUAGES.all());
  }

  @Test
  void byName() {
    assertEquals(Optional.of(MOSS), LANGUAGES.named("moss"));
    assertEquals(Optional.empty(), LANGUAGES.named("Moss"));
    assertEquals(Optional.empty(), LANGUAGES.named(""));
  }

  @ParameterizedTest
  @CsvSource({
    "a.fern, fern", "a.b.moss, moss", ".moss, moss", "a.moss.txt, none", "moss, none", "a., none", "'', none", "a.MOSS, none"
  })
  void byExtension(String fileName, String language) {
    assertEquals(language, name(LANGUAGES.forFileName(fileName)));
  }

  @Test
  void whatTwoClaimIsTheFirstByName() {
    assertEquals(Optional.of(FERN), LANGUAGES.forFileName("a.fn"));
    assertEquals("fern", byFirstLine("#!/usr/bin/fern"));
    assertEquals(Optional.of(FERN), Languages.of(List.of(FERN, MOSS)).forFileName("a.fn"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/usr/bin/moss", "#!moss", "#! /opt/moss/moss -x", "#!\t/bin/moss\t-x", "#!/usr/bin/moss\r\n", "#!/usr/bin/moss\nfern",
        "#!/usr/bin/moss3", "#!/usr/bin/moss3.12", "#!/usr/bin/moss-3", "#!/usr/bin/moss-5.1-beta", "#!/bin/moss3.13t",
        "#!/usr/bin/env moss", "#!/usr/bin/env -S moss -u", "#!/usr/bin/env -Smoss -u", "#!/usr/bin/env -vS moss",
        "#!/usr/bin/env --split-string=moss", "#!/usr/bin/env -i moss", "#!/usr/bin/env -u fern moss fern",
        "#!/usr/bin/env -S -u fern A=/bin/fern moss", "#!env -C /bin/fern moss3", "#!/usr/bin/env -S A=1 /opt/bin/moss2"
      })
  void byTheInterpreter(String text) {
    assertEquals("moss", byFirstLine(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "#", "#!", "#!\n", "#! \nmoss", "# /bin/moss", " #!/bin/moss", "#!/bin/sh moss", "#!/bin/sh /usr/bin/moss", "#!/moss/sh",
        "#!/bin/mossy", "#!/bin/3moss", "#!/usr/bin/env", "#!/usr/bin/env sh moss", "#!/usr/bin/env -i", "#!/usr/bin/env -u moss",
        "#!/usr/bin/env PATH=/bin/moss", "#!/usr/bin/env -S", "#!/bin/environment moss", "\u00FF\u00FE"
      })
  void notByOtherWords(String text) {
    assertEquals("none", byFirstLine(text));
  }

  @Test
  void aFirstLineIsReadAsFarAsKernelsDo() {
    assertEquals("moss", byFirstLine("#!" + " ".repeat(200) + "/bin/moss"));
    assertEquals("none", byFirstLine("#!" + "/".repeat(1 << 20) + "moss"));
  }

  @Test
  void noneAreLoadedWhereNoneAreInstalled() {
    assertEquals(List.of(), Languages.load().all());
  }
}
