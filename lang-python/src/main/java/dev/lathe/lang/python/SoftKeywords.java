package dev.lathe.lang.python;

import dev.lathe.lexer.Token;
import dev.lathe.lexer.Tokens;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Decides which names {@code match}, {@code case} and {@code type} are keywords, so that the parser needs no unbounded
 * lookahead. In a program that is right the tokens suffice:
 *
 * <ul>
 *   <li>{@code match} begins its logical line, and a colon ends the line: a name would be followed by an annotation, an
 *       operator or the end of the statement there;
 *   <li>{@code case} begins a line directly inside the block behind such a line, where nothing else may stand;
 *   <li>{@code type} stands in front of another name.
 * </ul>
 *
 * <p>Stands behind the layout stage. Reads ahead to the end of a line that begins with {@code match}, else one token.
 */
final class SoftKeywords implements Tokens {

  private final Tokens input;
  /** Tokens read ahead. */
  private final Deque<Token> ahead = new ArrayDeque<>();
  /** For each open block, the file being block 0, whether it holds the cases of a match statement. */
  private final BitSet holdsCases = new BitSet();
  private int blocks;
  private boolean atLineStart = true;
  private boolean lineIsMatch;

  SoftKeywords(Tokens input) {
    this.input = input;
  }

  @Override
  public Token next() {
    Token token = ahead.isEmpty() ? input.next() : ahead.poll();
    switch (token.type()) {
      case PythonLexer.NEWLINE -> atLineStart = true;
      case PythonLexer.COMMENT -> {}
      case PythonLexer.INDENT -> {
        blocks++;
        holdsCases.set(blocks, lineIsMatch);
      }
      case PythonLexer.DEDENT -> blocks--;
      case PythonLexer.NAME -> {
        Token decided = decide(token);
        lineIsMatch = atLineStart ? decided.type() == PythonLexer.MATCH : lineIsMatch;
        atLineStart = false;
        return decided;
      }
      default -> {
        lineIsMatch &= !atLineStart;
        atLineStart = false;
      }
    }
    return token;
  }

  private Token decide(Token name) {
    return switch (name.end() - name.start()) {
      case 4 -> {
        if (atLineStart && holdsCases.get(blocks) && name.is("case")) {
          yield name.withType(PythonLexer.CASE);
        }
        yield name.is("type") && isBeforeName() ? name.withType(PythonLexer.TYPE) : name;
      }
      case 5 -> atLineStart && name.is("match") && isBeforeColon() ? name.withType(PythonLexer.MATCH) : name;
      default -> name;
    };
  }

  private boolean isBeforeName() {
    while (ahead.isEmpty() || ahead.peekLast().type() == PythonLexer.COMMENT) {
      ahead.add(input.next());
    }
    for (Token token : ahead) {
      if (token.type() != PythonLexer.COMMENT) {
        return token.type() == PythonLexer.NAME;
      }
    }
    throw new IllegalStateException("the last token ahead is no comment");
  }

  /** Whether a colon ends the line; only asked at its start, when nothing is read ahead but perhaps a part of this line. */
  private boolean isBeforeColon() {
    int last = Token.INVALID_TYPE;
    for (Token token : ahead) {
      if (endsLine(token)) {
        return last == PythonLexer.COLON;
      }
      last = token.type() == PythonLexer.COMMENT ? last : token.type();
    }
    while (true) {
      Token token = input.next();
      ahead.add(token);
      if (endsLine(token)) {
        return last == PythonLexer.COLON;
      }
      last = token.type() == PythonLexer.COMMENT ? last : token.type();
    }
  }

  private static boolean endsLine(Token token) {
    return token.type() == PythonLexer.NEWLINE || token.type() == Token.EOF;
  }
}
