package dev.lathe.bcgen.sprout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Programs made at random: right ones make the round trip, and none ends in anything but a tree or errors. */
class SproutPropertiesTest {

  @Provide
  Arbitrary<List<String>> statements() {
    Arbitrary<String> atoms = Arbitraries.of("x", "let", "größe", "1", "2.5", "\"s # t\"", "nil", "[]", "[1, # c\n [x]]", "f( # c\n x)", "x.y");
    Arbitrary<String> operators =
        Arbitraries.of(" + ", " - ", " ^ ", " ^ -", " < ", " == ", " and ", " or not ", " * ", ")(", " # c\n / ");
    Arbitrary<String> links = Combinators.combine(operators, atoms).as((operator, atom) -> operator + atom);
    Arbitrary<String> expressions =
        Combinators.combine(atoms, links.list().ofMaxSize(5))
            .as((first, rest) -> "f((" + first + String.join("", rest) + "))");
    Arbitrary<String> heads =
        Arbitraries.of("let x = %s", "let y, z = %s, 1", "%s", "return %s; pass", "if %s: pass\nelse:\n    # c\n    pass",
            "while %s:\n    break # c\n\n\n    # d", "fn f(x, # c\n  y): return %s", "%s.a[0] = 1", "# c\n%s # d");
    return heads.flatMap(head -> expressions.map(e -> head.formatted(e))).list().ofMaxSize(6);
  }

  @Property(tries = 300)
  void rightProgramsMakeTheRoundTrip(@ForAll("statements") List<String> statements) {
    SproutTest.check(String.join("\n", statements) + "\n");
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.of(
            "let", "x", "1", "1a", "\"a", "\"b\"", "(", ")", "[", "]", ":", ",", ";", "=", "==", "^", "-", "\n", "\n  ", "\n    ", "\n\t",
            " ", "#c", "if", "elif", "else", "while", "fn", "break", "\\", "\\\n", "$", "ü", "\u2028")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 500)
  void everythingIsATreeOrErrors(@ForAll("noise") String text) {
    Diagnostics diagnostics = new Diagnostics();
    boolean parsed = new SproutLanguage().parse(source(text), diagnostics).isPresent();
    assertEquals(parsed, !diagnostics.hasErrors());
    if (parsed) {
      SproutTest.check(text);
    }
  }

  private static Source source(String text) {
    return new SproutLanguage().decode("program", Source.encodeUtf8(text)).source();
  }
}
