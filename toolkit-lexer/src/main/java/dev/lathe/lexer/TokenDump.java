package dev.lathe.lexer;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;

/**
 * Prints the tokens of a file, one a line, in one of three forms:
 *
 * <pre>
 *   NAMES        POSITIONS               JSON
 *   TK_if        1:1-1:3 TK_if           [
 *   (            1:4-1:5 (               {"type":"IF","text":"if","start":0,"end":2,"line":1,"column":1,...},
 *   TK_name x    1:5-1:6 TK_name x       ...
 *   TK_eof       1:6-1:6 TK_eof          ]
 * </pre>
 *
 * <p>The names are those of the LuaJIT Language Toolkit's lexer: a single character that is an operator or bracket stands for
 * itself, other tokens are TK_ and their name in the grammar in lower case. Tokens whose text the grammar does not fix are
 * followed by it. What would not show, or not on one line, is written as an escape ({@code \n}, {@code \x1B}, {@code \x80}
 * for a byte that is no text, {@code \}{@code u{2028}}); a backslash is written as it is, so that literals stay readable.
 *
 * <p>JSON is an array with an object a line. Its texts are exact, a byte that is no text is a lone surrogate as in {@link
 * Source}, and comments are among its objects, marked by {@code "comment":true}. Token text is never copied as a whole.
 */
public final class TokenDump {

  /** How tokens are printed. */
  public enum Form {
    NAMES,
    POSITIONS,
    JSON
  }

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Names that grammars give to line ends and to the tokens of {@link IndentTokens}: their text is white space or nothing. */
  private static final Set<String> LAYOUT = Set.of("NEWLINE", "INDENT", "DEDENT");

  private final Vocabulary vocabulary;

  /** Takes the names of tokens from {@code vocabulary}. */
  public TokenDump(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Writes all tokens up to the end of the file, which is one of them, and in JSON all comments. */
  public void write(TokenBuffer tokens, Form form, Writer out) throws IOException {
    switch (form) {
      case NAMES, POSITIONS -> writeLines(tokens, form, out);
      case JSON -> writeJson(tokens, out);
    }
  }

  private void writeLines(TokenBuffer tokens, Form form, Writer out) throws IOException {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.token(i);
      if (form == Form.POSITIONS) {
        out.write(token.span().toString());
        out.write(' ');
      }
      writeNamed(token, out);
      out.write('\n');
    }
  }

  private void writeNamed(Token token, Writer out) throws IOException {
    boolean fixed = vocabulary.getLiteralName(token.type()) != null;
    if (fixed && token.end() - token.start() == 1 && !Character.isLetterOrDigit(token.source().codePointAt(token.start()))) {
      out.write(token.text());
      return;
    }
    String name = name(token);
    out.write("TK_");
    out.write(name.toLowerCase(Locale.ROOT));
    if (!fixed && token.type() != Token.EOF && !LAYOUT.contains(name)) {
      out.write(' ');
      writeEscaped(token, out);
    }
  }

  private String name(Token token) {
    String name = vocabulary.getSymbolicName(token.type());
    return name == null ? String.valueOf(token.type()) : name;
  }

  private static void writeEscaped(Token token, Writer out) throws IOException {
    Source source = token.source();
    for (int i = token.start(); i < token.end(); i++) {
      int c = source.codePointAt(i);
      switch (c) {
        case '\n' -> out.write("\\n");
        case '\r' -> out.write("\\r");
        case '\t' -> out.write("\\t");
        default -> {
          if (isShown(c)) {
            writeCodePoint(c, out);
          } else if (c < 0x80 || Source.isEscapedByte(c)) {
            out.write("\\x");
            out.write(HEX.toHexDigits((byte) c));
          } else {
            out.write("\\u{" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + "}");
          }
        }
      }
    }
  }

  private static boolean isShown(int c) {
    if (c >= 0x20 && c < 0x7F) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void writeCodePoint(int c, Writer out) throws IOException {
    if (Character.isBmpCodePoint(c)) {
      out.write(c);
    } else {
      out.write(Character.highSurrogate(c));
      out.write(Character.lowSurrogate(c));
    }
  }

  private void writeJson(TokenBuffer tokens, Writer out) throws IOException {
    out.write("[\n");
    int comment = 0;
    for (int i = 0; i < tokens.size(); i++) {
      while (comment < tokens.commentCount() && tokens.commentGap(comment) == i) {
        writeObject(tokens.comment(comment++), ",\"comment\":true},\n", out);
      }
      writeObject(tokens.token(i), i < tokens.size() - 1 ? "},\n" : "}\n", out);
    }
    out.write("]\n");
  }

  private void writeObject(Token token, String end, Writer out) throws IOException {
    Span span = token.span();
    out.write("{\"type\":\"");
    out.write(name(token));
    out.write("\",\"text\":\"");
    writeJsonText(token, out);
    out.write("\",\"start\":" + span.start() + ",\"end\":" + span.end());
    out.write(",\"line\":" + span.line() + ",\"column\":" + span.column());
    out.write(",\"endLine\":" + span.endLine() + ",\"endColumn\":" + span.endColumn());
    out.write(end);
  }

  private static void writeJsonText(Token token, Writer out) throws IOException {
    Source source = token.source();
    for (int i = token.start(); i < token.end(); i++) {
      int c = source.codePointAt(i);
      switch (c) {
        case '"' -> out.write("\\\"");
        case '\\' -> out.write("\\\\");
        case '\n' -> out.write("\\n");
        case '\r' -> out.write("\\r");
        case '\t' -> out.write("\\t");
        default -> {
          if (isShown(c)) {
            writeCodePoint(c, out);
          } else {
            writeJsonEscape(c, out);
          }
        }
      }
    }
  }

  private static void writeJsonEscape(int c, Writer out) throws IOException {
    for (char unit : Character.toChars(c)) {
      out.write("\\u");
      out.write(HEX.toHexDigits(unit));
    }
  }
}
