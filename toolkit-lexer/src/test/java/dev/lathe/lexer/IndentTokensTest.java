package dev.lathe.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words, brackets and comments of a language that has nothing but layout. */
class IndentTokensTest {

  private static final int NEWLINE = 1;
  private static final int INDENT = 2;
  private static final int DEDENT = 3;
  private static final int WORD = 4;
  private static final int OPEN = 5;
  private static final int CLOSE = 6;
  private static final int OPEN_SQUARE = 7;
  private static final int CLOSE_SQUARE = 8;
  private static final int COMMENT = 9;
  private static final int FIRST_DEFECT = 10;

  private static Layout layout(int maxIndents, int maxBrackets) {
    Map<Layout.Defect, Integer> defects = new EnumMap<>(Layout.Defect.class);
    for (Layout.Defect defect : Layout.Defect.values()) {
      defects.put(defect, FIRST_DEFECT + defect.ordinal());
    }
    List<Layout.Brackets> brackets = List.of(new Layout.Brackets(OPEN, CLOSE), new Layout.Brackets(OPEN_SQUARE, CLOSE_SQUARE));
    return new Layout(NEWLINE, INDENT, DEDENT, brackets, '\\', 8, maxIndents, maxBrackets, defects);
  }

  /** Splits a text into line ends, brackets, comments from # and words. */
  private static Tokens split(Source source) {
    return new Tokens() {
      private int at;

      @Override
      public Token next() {
        while (at < source.length()) {
          int c = source.codePointAt(at);
          if (c == '\\' && at + 1 < source.length() && source.codePointAt(at + 1) == '\n') {
            at += 2;
          } else if (c == ' ' || c == '\t' || c == '\f') {
            at++;
          } else {
            return token(c);
          }
        }
        return make(Token.EOF, at, 0);
      }

      private Token token(int c) {
        return switch (c) {
          case '\n' -> make(NEWLINE, at + 1, 0);
          case '(' -> make(OPEN, at + 1, 0);
          case ')' -> make(CLOSE, at + 1, 0);
          case '[' -> make(OPEN_SQUARE, at + 1, 0);
          case ']' -> make(CLOSE_SQUARE, at + 1, 0);
          default -> make(c == '#' ? COMMENT : WORD, endOf(c), c == '#' ? Tokens.COMMENT_CHANNEL : 0);
        };
      }

      private int endOf(int first) {
        int end = at;
        while (end < source.length() && !ends(first, source.codePointAt(end))) {
          end++;
        }
        return end;
      }

      private boolean ends(int first, int c) {
        return c == '\n' || first != '#' && " \t\f()[]\\".indexOf(c) >= 0;
      }

      private Token make(int type, int end, int channel) {
        Token token = new Token(source, type, channel, at, end, source.line(Math.min(at, source.length())));
        at = end;
        return token;
      }
    };
  }

  private static String tokens(String text, int maxIndents, int maxBrackets) {
    Source source = Source.utf8("test", text.getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    Tokens tokens = new IndentTokens(source, split(source), layout(maxIndents, maxBrackets));
    StringBuilder out = new StringBuilder();
    for (Token token = tokens.next(); token.type() != Token.EOF; token = tokens.next()) {
      out.append(out.isEmpty() ? "" : " ").append(shown(token));
    }
    assertEquals(Token.EOF, tokens.next().type());
    return out.toString();
  }

  private static String tokens(String text) {
    return tokens(text, 100, 200);
  }

  private static String shown(Token token) {
    return switch (token.type()) {
      case NEWLINE -> "NL";
      case INDENT -> ">";
      case DEDENT -> "<";
      default -> token.type() < FIRST_DEFECT ? token.text() : Layout.Defect.values()[token.type() - FIRST_DEFECT].name();
    };
  }

  @Test
  void blocks() {
    assertEquals("a NL > b NL c NL < d NL", tokens("a\n  b\n  c\nd\n"));
    assertEquals("a NL > b NL > c NL < < d NL", tokens("a\n b\n  c\nd\n"));
    assertEquals("> a NL <", tokens(" a\n"));
    assertEquals("", tokens(""));
    assertEquals("", tokens("\n  \n\f\n"));
  }

  @Test
  void lackingLineEnd() {
    assertEquals("a NL", tokens("a"));
    assertEquals("a NL > b NL <", tokens("a\n b"));
    assertEquals("a NL > b NL # c <", tokens("a\n b\n # c"));
  }

  @Test
  void blankLinesDoNotCount() {
    assertEquals("a NL > b NL c NL <", tokens("a\n  b\n\n \n  c\n"));
  }

  @Test
  void bracketsSuspendLayout() {
    assertEquals("( a b [ c ] ) NL d NL", tokens("(a\n    b [\nc\n])\nd\n"));
    assertEquals("( a NL", tokens("(a\n"));
  }

  @Test
  void commentsStayInTheBlockThatTheyAreIndentedLike() {
    assertEquals("a NL > b NL # in < # out c NL", tokens("a\n  b\n  # in\n# out\nc\n"));
    assertEquals("a NL > b NL < # out # deeper c NL", tokens("a\n  b\n# out\n    # deeper\nc\n"));
    assertEquals("a # tail NL > # first b NL <", tokens("a # tail\n# first\n  b\n"));
    assertEquals("a NL > b NL > c NL # c < # b < d NL", tokens("a\n b\n  c\n  # c\n # b\nd\n"));
    assertEquals("( a # x b ) NL", tokens("(a # x\nb)\n"));
  }

  @Test
  void joinedLines() {
    assertEquals("a b NL", tokens("a \\\n  b\n"));
    assertEquals("a NL > b NL <", tokens("a\n  \\\n      b\n"));
    assertEquals("a NL > b NL <", tokens("a\n\\\n  b\n"));
  }

  @Test
  void tabsGoToMultiplesOfTheirSize() {
    assertEquals("a NL > b NL c NL <", tokens("a\n\tb\n\tc\n"));
    assertEquals("a NL > b NL AMBIGUOUS_TABS c NL <", tokens("a\n\tb\n        c\n"));
    assertEquals("a NL > b NL > AMBIGUOUS_TABS c NL < <", tokens("a\n  b\n\tc\n"));
    assertEquals("a NL b NL", tokens("a\n  \fb\n"));
  }

  @Test
  void dedentToNoBlock() {
    assertEquals("a NL > b NL < UNMATCHED_DEDENT c NL d NL", tokens("a\n    b\n  c\nd\n"));
  }

  @Test
  void limits() {
    assertEquals("a NL > b NL > c NL > TOO_MANY_INDENTS d NL < < <", tokens("a\n b\n  c\n   d\n", 2, 9));
    assertEquals("( ( TOO_MANY_BRACKETS ( ( ) ) ) ) NL", tokens("(((())))\n", 9, 2));
  }

  @Test
  void brackets() {
    assertEquals("UNMATCHED_BRACKET ) NL a NL", tokens(")\na\n"));
    assertEquals("( MISMATCHED_BRACKET ] NL a NL", tokens("(]\na\n"));
    assertEquals("( [ MISMATCHED_BRACKET ) NL a NL", tokens("([)\na\n"));
  }

  @Test
  void madeTokensStandBehindWhatIsBeforeThem() {
    Source source = Source.utf8("test", "a\n\n  b\nc".getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    TokenBuffer buffer = TokenBuffer.read(source, new IndentTokens(source, split(source), layout(9, 9)));
    Token indent = buffer.token(2);
    assertEquals(List.of(INDENT, 1, 2, 2), List.of(indent.type(), indent.line(), indent.start(), indent.end()));
    Token dedent = buffer.token(5);
    assertEquals(List.of(DEDENT, 3), List.of(dedent.type(), dedent.line()));
    Token lineEnd = buffer.token(7);
    assertEquals(List.of(NEWLINE, 4, 8, 8), List.of(lineEnd.type(), lineEnd.line(), lineEnd.start(), lineEnd.end()));
  }
}
