package dev.lathe.lexer;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.TokenSource;

/**
 * A token: a type of the grammar and a stretch of the source. Text is not stored but cut out of the source on demand.
 * A layout token (line end, indent, dedent that {@link IndentTokens} makes) may be empty.
 */
public final class Token implements org.antlr.v4.runtime.Token {

  private final Source source;
  private final short type;
  private final byte channel;
  private final int start;
  private final int end;
  private final int line;
  private final int endLine;
  private int index = -1;

  /**
   * @param start offset of the first code point
   * @param end offset behind the last one
   * @param line 1-based line of {@code start}
   */
  public Token(Source source, int type, int channel, int start, int end, int line) {
    this.source = source;
    this.type = (short) type;
    this.channel = (byte) channel;
    this.start = start;
    this.end = end;
    this.line = line;
    this.endLine = source.lineStart(line + 1) >= end ? line : source.line(end - 1);
  }

  /** This token under another type, as contextual keywords need. */
  public Token withType(int newType) {
    return new Token(source, newType, channel, start, end, line);
  }

  public Source source() {
    return source;
  }

  /** The token's type in its grammar, or {@link org.antlr.v4.runtime.Token#EOF}. */
  public int type() {
    return type;
  }

  /** Offset of the first code point. */
  public int start() {
    return start;
  }

  /** Offset behind the last code point. */
  public int end() {
    return end;
  }

  /** 1-based line of the first code point. */
  public int line() {
    return line;
  }

  /** 1-based line of the last code point. */
  public int endLine() {
    return endLine;
  }

  /** 1-based column of the first code point. */
  public int column() {
    return start - source.lineStart(line) + 1;
  }

  /** Position in the {@link TokenBuffer}, -1 before it is in one. */
  public int index() {
    return index;
  }

  void setIndex(int index) {
    this.index = index;
  }

  public String text() {
    return source.text(start, end);
  }

  /** Whether the token's text is {@code text}; makes no string. */
  public boolean is(String text) {
    int units = text.length();
    if (end - start > units) {
      return false;
    }
    int unit = 0;
    for (int at = start; at < end; at++) {
      if (unit == units) {
        return false;
      }
      int codePoint = text.codePointAt(unit);
      if (source.codePointAt(at) != codePoint) {
        return false;
      }
      unit += Character.charCount(codePoint);
    }
    return unit == units;
  }

  public Span span() {
    return source.span(start, end, line, endLine());
  }

  @Override
  public String getText() {
    return type == EOF ? "<EOF>" : text();
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return line;
  }

  @Override
  public int getCharPositionInLine() {
    return column() - 1;
  }

  @Override
  public int getChannel() {
    return channel;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return end - 1;
  }

  /** Tokens do not know their lexer: a file's tokens outlive it. */
  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  /** Nor its characters: {@link #source} has them. */
  @Override
  public CharStream getInputStream() {
    return null;
  }

  @Override
  public String toString() {
    return "[" + index + ": " + type + " '" + getText() + "' " + line + ":" + column() + "]";
  }
}
