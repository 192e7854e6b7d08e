package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenLinesTest {

  private static final String STRINGS = "a \"b\nc\" d";

  /** Lines behind the first, second... token of a text, 0 tokens first. */
  private static int[] linesOf(TokenBuffer tokens) {
    TokenLines lines = new TokenLines(tokens);
    int[] all = new int[tokens.size()];
    all[0] = lines.line();
    for (int i = 1; i < all.length; i++) {
      lines.passTo(tokens.token(i - 1).span().end());
      all[i] = lines.line();
    }
    return all;
  }

  private static int[] lines(int... lines) {
    return lines;
  }

  private static void assertLines(int[] expected, String text) {
    assertEquals(IntStream.of(expected).boxed().toList(), IntStream.of(linesOf(Samples.tokens(text))).boxed().toList(), text);
  }

  @Test
  void aTokenCountsByTheLineOnWhichItEnds() {
    assertLines(lines(1, 1, 2, 2), STRINGS);
    assertLines(lines(1, 1, 4), "a \"\n\n\n\"");
    assertLines(lines(1, 1, 1, 2), "a\nb");
  }

  @Test
  void lineEndsOfAllKindsCountOnce() {
    assertLines(lines(1, 1, 1, 2, 2, 3, 3, 4), "a\r\nb\rc\nd");
    assertLines(lines(1, 1, 3), "a \"\r\n\r\n\"");
  }

  @Test
  void commentsAreNoTokens() {
    assertLines(lines(1, 3, 3, 4), "/* \n\n */ a -- b\nc /*\n*/");
    assertEquals(6, new TokenLines(Samples.tokens("/* \n\n */ a -- b\nc /*\n\n*/")).lastLine());
  }

  @Test
  void offsetsAreBytes() {
    String text = "\u00E9\u65E5 \"\uD835\uDC65\n\uDC80\" b";
    assertLines(lines(1, 1, 2, 2), text);
    TokenLines lines = new TokenLines(Samples.tokens(text));
    lines.passTo(4);
    assertEquals("\u00E9\u65E5", lines.next().text());
    lines.passTo(5);
    assertEquals("\"\uD835\uDC65\n\uDC80\"", lines.next().text());
    lines.passTo(13);
    assertEquals("\"\uD835\uDC65\n\uDC80\"", lines.next().text());
    lines.passTo(14);
    assertEquals("b", lines.next().text());
  }

  @Test
  void aTokenThatEndsLaterIsNotTaken() {
    TokenBuffer tokens = Samples.tokens(STRINGS);
    TokenLines lines = new TokenLines(tokens);
    lines.passTo(tokens.token(1).span().end() - 1);
    assertEquals(1, lines.line());
    assertEquals(2, lines.nextLine());
    assertSame(tokens.token(1), lines.next());
  }

  @Test
  void takesOneByOne() {
    TokenBuffer tokens = Samples.tokens(STRINGS);
    TokenLines lines = new TokenLines(tokens);
    assertSame(tokens.token(0), lines.next());
    lines.take();
    lines.take();
    assertEquals(2, lines.line());
    lines.take();
    assertSame(tokens.token(3), lines.next());
    lines.take();
    assertSame(tokens.token(3), lines.next(), "the end is never taken");
    assertEquals(Token.EOF, lines.next().type());
  }

  @Test
  void theTokenReadAheadCountsUntilAnotherIsTaken() {
    TokenBuffer tokens = Samples.tokens(STRINGS);
    TokenLines lines = new TokenLines(tokens);
    lines.readAhead();
    lines.passTo(tokens.token(0).span().end());
    assertEquals(2, lines.line());
    lines.passTo(tokens.token(1).span().end());
    assertEquals(2, lines.line());
    lines.passTo(0);
    assertEquals(1, lines.line());
  }

  @Test
  void theEnd() {
    TokenLines lines = new TokenLines(Samples.tokens("a\n\n"));
    lines.passTo(Integer.MAX_VALUE);
    assertEquals(2, lines.line(), "a line end lies on its line");
    assertEquals(3, lines.nextLine());
    assertEquals(3, lines.lastLine());
    TokenLines empty = new TokenLines(Samples.tokens(""));
    empty.passTo(1);
    empty.take();
    assertEquals(1, empty.line());
    assertEquals(1, empty.nextLine());
  }

  private static TokenLines withFirstLineSkipped(String text, int nameAt, int nameLine) {
    Source source = Source.utf8("input", Source.encodeUtf8(text), LineEnds.STANDARD);
    int channel = org.antlr.v4.runtime.Token.DEFAULT_CHANNEL;
    Token end = new Token(source, Token.EOF, channel, text.length(), text.length(), source.lineCount());
    Iterator<Token> tokens =
        nameAt < text.length()
            ? List.of(new Token(source, SampleLexer.NAME, channel, nameAt, nameAt + 1, nameLine), end).iterator()
            : List.of(end).iterator();
    return new TokenLines(TokenBuffer.read(source, tokens::next));
  }

  /** A first line that begins with {@code #} is no token; where it is one, it counts as others do. */
  @Test
  void beginsBehindAFirstLineThatIsNoCode() {
    assertEquals(2, withFirstLineSkipped("#x\n\n\na", 5, 4).line());
    assertEquals(2, withFirstLineSkipped("#x\n", 3, 0).line());
    assertEquals(1, withFirstLineSkipped("#x", 2, 0).line());
    assertEquals(1, new TokenLines(Samples.tokens("#x\na")).line());
  }

  /** Wherever a walk goes, near or far, on or back, it is as if it had come there token by token. */
  @Test
  void goesOnAndBack() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append(random.nextInt(3) == 0 ? "\"\n\"" : random.nextInt(3) == 0 ? "\r\n" : "\u00E9 ");
    }
    TokenBuffer tokens = Samples.tokens(text.toString());
    TokenLines walk = new TokenLines(tokens);
    int length = Source.encodeUtf8(text.toString()).length;
    for (int i = 0; i < 2_000; i++) {
      int offset = random.nextInt(length + 2);
      walk.passTo(offset);
      int taken = 0;
      while (taken < tokens.size() - 1 && tokens.token(taken).span().end() <= offset) {
        taken++;
      }
      assertSame(tokens.token(taken), walk.next());
      assertEquals(taken == 0 ? 1 : tokens.token(taken - 1).endLine(), walk.line());
      assertEquals(tokens.token(taken).endLine(), walk.nextLine());
    }
  }
}
