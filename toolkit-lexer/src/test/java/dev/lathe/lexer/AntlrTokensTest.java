package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;
import org.junit.jupiter.api.Test;

class AntlrTokensTest {

  private static List<String> kinds(String text) {
    TokenBuffer tokens = Samples.tokens(text);
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < tokens.size() - 1; i++) {
      kinds.add(SampleLexer.VOCABULARY.getSymbolicName(tokens.token(i).type()) + " " + tokens.token(i).text());
    }
    return kinds;
  }

  @Test
  void lettersOfAllScriptsAreNames() {
    assertEquals(List.of("NAME caf\u00E9", "NAME \u4E2D\u6587", "NAME \uD835\uDC65"), kinds("caf\u00E9 \u4E2D\u6587 \uD835\uDC65"));
    assertEquals(List.of("NAME a\u0301"), kinds("a\u0301"), "a mark continues a name");
    assertEquals(List.of("ERROR \u0301", "NAME a"), kinds("\u0301a"), "but begins none");
    assertEquals(List.of("ERROR \u20AC"), kinds("\u20AC"));
  }

  /** The codes of the classes do not let the text's own control characters pass for letters. */
  @Test
  void controlCharactersAreNoClasses() {
    assertEquals(List.of("ERROR \u0001", "ERROR \u0002", "ERROR \u0003", "ERROR \u0000"), kinds("\u0001\u0002\u0003\u0000"));
  }

  @Test
  void theEndComesAgainAndAgain() {
    Source source = Source.utf8("a", new byte[] {'x'}, LineEnds.STANDARD);
    AntlrTokens tokens = new AntlrTokens(Samples.lexer(source));
    assertEquals(SampleLexer.NAME, tokens.next().type());
    for (int i = 0; i < 3; i++) {
      assertEquals(Token.EOF, tokens.next().type());
    }
  }

  @Test
  void aGrammarThatDropsTextIsFound() {
    Source source = Source.utf8("a", new byte[] {'x'}, LineEnds.STANDARD);
    SampleLexer lexer = Samples.lexer(source);
    lexer.mode(SampleLexer.PARTIAL);
    AntlrTokens tokens = new AntlrTokens(lexer);
    IllegalStateException found = assertThrows(IllegalStateException.class, tokens::next);
    assertEquals("SampleLexer.g4 does not take every text: token recognition error at: 'x'", found.getMessage());
  }

  @Test
  void charactersAsAStream() {
    SourceChars characters = new SourceChars(Source.utf8("a", Source.encodeUtf8("a\u00E9b"), LineEnds.STANDARD), c -> SourceChars.NAME_PART);
    assertEquals(CharStream.EOF, characters.LA(-1));
    assertEquals('a', characters.LA(1));
    assertEquals(SourceChars.NAME_PART, characters.LA(2));
    assertEquals(CharStream.EOF, characters.LA(4));
    characters.consume();
    assertEquals('a', characters.LA(-1));
    assertEquals("\u00E9b", characters.getText(Interval.of(1, 9)));
    assertEquals("", characters.getText(Interval.of(9, 12)));
    characters.seek(3);
    assertThrows(IllegalStateException.class, characters::consume);
  }
}
