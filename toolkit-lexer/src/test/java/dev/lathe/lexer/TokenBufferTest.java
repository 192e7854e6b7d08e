package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.misc.Interval;
import org.junit.jupiter.api.Test;

class TokenBufferTest {

  private final TokenBuffer tokens = Samples.tokens("-- a\nif x /* b *//* c */ =\n1 -- d");

  private static List<String> texts(TokenBuffer tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(i -> tokens.token(i).getText().replace("\n", "|")).toList();
  }

  @Test
  void commentsLieInGaps() {
    assertEquals(List.of("|", "if", "x", "=", "|", "1", "<EOF>"), texts(tokens));
    assertEquals(
        List.of("-- a@0", "/* b */@3", "/* c */@3", "-- d@6"),
        IntStream.range(0, tokens.commentCount()).mapToObj(k -> tokens.comment(k).text() + "@" + tokens.commentGap(k)).toList());
    assertEquals(
        List.of(0, 1, 1, 1, 3, 3, 3, 4),
        IntStream.rangeClosed(0, 7).mapToObj(tokens::firstCommentFrom).toList());
  }

  @Test
  void hiddenTokensAreDropped() {
    assertEquals(List.of("a", "b", "<EOF>"), texts(Samples.tokens("a &\n b")));
  }

  @Test
  void anEmptyFileHasItsEnd() {
    TokenBuffer empty = Samples.tokens("");
    assertEquals(1, empty.size());
    assertEquals(Token.EOF, empty.LA(1));
    assertEquals(new Span(0, 0, 1, 1, 1, 1), empty.token(0).span());
  }

  @Test
  void readsAsATokenStream() {
    assertNull(tokens.LT(-1));
    assertEquals(Token.INVALID_TYPE, tokens.LA(-1));
    assertSame(tokens.token(0), tokens.LT(1));
    assertSame(tokens.token(2), tokens.LT(3));
    tokens.consume();
    assertSame(tokens.token(0), tokens.LT(-1));
    assertEquals(SampleLexer.IF, tokens.LA(1));
    assertEquals(1, tokens.index());
    tokens.seek(100);
    assertEquals(6, tokens.index());
    assertEquals(Token.EOF, tokens.LA(5));
    assertThrows(IllegalStateException.class, tokens::consume);
    assertNull(tokens.LT(0));
  }

  @Test
  void textCoversGaps() {
    assertEquals("if x /* b *//* c */ =", tokens.getText(Interval.of(1, 3)));
    assertEquals("", tokens.getText(Interval.of(3, 2)));
    assertEquals("1 -- d", tokens.getText(tokens.token(5), tokens.token(6)));
  }

  @Test
  void tooManyTokensAreRefused() {
    Source source = Source.utf8("many", new byte[] {'x'}, LineEnds.STANDARD);
    int[] left = {TokenBuffer.MAX_TOKENS + 1};
    TooManyTokensException refused =
        assertThrows(
            TooManyTokensException.class,
            () -> TokenBuffer.read(source, () -> new Token(source, left[0]-- > 0 ? SampleLexer.NAME : Token.EOF, 0, 0, 1, 1)));
    assertEquals(0, left[0]);
    assertEquals(1, refused.token().line());
  }

  @Test
  void tooManyCommentsAreRefused() {
    Source source = Source.utf8("many", new byte[] {'x'}, LineEnds.STANDARD);
    assertThrows(
        TooManyTokensException.class,
        () -> TokenBuffer.read(source, () -> new Token(source, SampleLexer.LINE_COMMENT, Tokens.COMMENT_CHANNEL, 0, 1, 1)));
  }

  @Test
  void tokensKnowTheirPlace() {
    Token token = Samples.tokens("a\n\u00E9 \"x\ny\"\nb").token(3);
    assertEquals("\"x\ny\"", token.text());
    assertEquals(2, token.line());
    assertEquals(3, token.endLine());
    assertEquals(3, token.column());
    assertEquals(new Span(5, 10, 2, 3, 3, 3), token.span());
    assertEquals(3, token.index());
    assertTrue(token.is("\"x\ny\""));
    assertFalse(token.is("\"x\ny"));
    assertFalse(token.is("\"x\nz\""));
    Token line = Samples.tokens("a\n").token(1);
    assertEquals(1, line.endLine(), "a line end lies on its line");
  }

  @Test
  void contextualKeywordsKeepTheirPlace() {
    Token name = Samples.tokens("a bc").token(1);
    Token keyword = name.withType(SampleLexer.MATCH);
    assertEquals(SampleLexer.MATCH, keyword.type());
    assertEquals(name.span(), keyword.span());
    assertEquals(-1, keyword.index());
  }

  @Test
  void linesAreFoundWhateverTheLexerSkips() {
    TokenBuffer read = Samples.tokens("a\r\n\r\n\t\n b /* \n\n */ c\rd");
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      if (read.token(i).type() == SampleLexer.NAME) {
        lines.add(read.token(i).line());
      }
    }
    assertEquals(List.of(1, 4, 6, 7), lines);
  }

  /** Also of text beyond U+FFFF, whose length is not its number of characters. */
  @Test
  void tokensKnowTheirText() {
    Token name = Samples.tokens("a\uD835\uDC65").token(0);
    assertTrue(name.is("a\uD835\uDC65"));
    assertFalse(name.is("a"));
    assertFalse(name.is("a\uD835"));
    assertFalse(name.is("a\uD835\uDC65b"));
    assertFalse(name.is("a\uD835\uDC66"));
    assertFalse(name.is(""));
  }
}
