package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.Optional;

/**
 * The tokens of a file as the reference reads them: one at a time, at two places with one token of lookahead, malformed ones
 * reported when they are read. Its line number is that of the end of the last token that it has read.
 */
final class ReferenceTokens {

  /** Tokens that must have been read since an error for another one on its line to be believed. */
  private static final int DISTANCE = 3;

  private final TokenBuffer tokens;
  private final Diagnostics diagnostics;
  /** The token of the last error, reported or not. */
  private Optional<Token> lastError = Optional.empty();
  private int index = -1;
  private boolean lookedAhead;
  private int line = 1;
  private int lastLine = 1;

  /**
   * Begins at the first token of {@code tokens}.
   *
   * @throws SearchEnd when a token has been read that reaches to the end of the file, as later calls may
   */
  ReferenceTokens(TokenBuffer tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    next();
  }

  /** Goes to the next token, stays at the last one. */
  void next() {
    lastLine = line;
    if (lookedAhead) {
      lookedAhead = false;
      index++;
    } else if (index + 1 < tokens.size()) {
      read(++index);
    }
  }

  /** Type of the token behind the current one, which is read now. */
  int lookahead() {
    if (!lookedAhead && index + 1 < tokens.size()) {
      read(index + 1);
      lookedAhead = true;
    }
    return type(Math.min(index + 1, tokens.size() - 1));
  }

  private void read(int at) {
    tokens.pass(at);
    Token token = tokens.token(at);
    line = token.endLine();
    Optional<Diagnostic> error = LuaTokenErrors.of(token);
    if (error.isPresent()) {
      diagnostics.add(error.get());
      lastError = Optional.of(token);
    }
    if (LuaTokenErrors.hidesRest(token)) {
      throw new SearchEnd();
    }
  }

  /** Type of the token behind the current one, which is not read. */
  int typeBehind() {
    return type(Math.min(index + 1, tokens.size() - 1));
  }

  /** Type of the current token; what was to be a string is one. */
  int type() {
    return type(index);
  }

  private int type(int at) {
    int type = tokens.token(at).type();
    return type == LuaLexer.UNFINISHED_STRING || type == LuaLexer.BAD_DELIMITER ? LuaLexer.STRING : type;
  }

  boolean is(int type) {
    return type() == type;
  }

  Token token() {
    return tokens.token(index);
  }

  /** The token in front of the current one; the current one at the beginning. */
  Token previous() {
    return tokens.token(Math.max(0, index - 1));
  }

  int index() {
    return index;
  }

  /** Line of the end of the last token that has been read. */
  int line() {
    return line;
  }

  /** The same before the current token was asked for. */
  int lastLine() {
    return lastLine;
  }

  /** Whether the current token is the first one on its line. */
  boolean beginsLine() {
    return index == 0 || token().line() > previous().endLine();
  }

  /** The part of the current token, or of the one ahead, that lies on {@link #line}. */
  Span place() {
    Token token = lookedAhead && token().endLine() != line ? tokens.token(index + 1) : token();
    return LuaTokenErrors.spanOnLine(token, line);
  }

  void report(SyntaxFailure failure) {
    diagnostics.add(failure.diagnostic());
  }

  /** Reports an error at the current token, unless it is likely to be a consequence of the last one. */
  void reportUnlessConsequence(SyntaxFailure failure) {
    if (isFarFromLastError() || lastError.get().line() != token().line()) {
      report(failure);
    }
    lastError = Optional.of(token());
  }

  /** The same where errors on other lines are consequences too. */
  void reportIfFar(SyntaxFailure failure) {
    if (isFarFromLastError()) {
      report(failure);
    }
    lastError = Optional.of(token());
  }

  private boolean isFarFromLastError() {
    return lastError.isEmpty() || index - lastError.get().index() >= DISTANCE;
  }

  /** An error about the current token. */
  SyntaxFailure failure(LuaMessage message, Object... arguments) {
    String near = LuaTokenErrors.near(token());
    return new SyntaxFailure(Diagnostic.error(LuaMessage.near(message.text(arguments), near), place()));
  }

  /** An error at the current token that does not show it. */
  SyntaxFailure failureHere(LuaMessage message, Object... arguments) {
    return new SyntaxFailure(Diagnostic.error(message.text(arguments), place()));
  }
}
