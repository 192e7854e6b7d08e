package dev.lathe.lang.lua;

import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.Optional;

/** What names, spellings and comments of trees from outside must be: each is read by the lexer and must come out whole. */
final class LuaLexicalRules implements LexicalRules {

  private final LuaLanguage language;

  LuaLexicalRules(LuaLanguage language) {
    this.language = language;
  }

  @Override
  public boolean isIdentifier(String name) {
    return token(name).filter(token -> token.type() == LuaLexer.NAME || token.type() == LuaLexer.GOTO).isPresent();
  }

  @Override
  public boolean isNumber(String spelling, NumberValue value) {
    return token(spelling)
        .filter(token -> token.type() == LuaLexer.NUMBER)
        .flatMap(token -> LuaNumbers.parse(spelling))
        .filter(value::equals)
        .isPresent();
  }

  @Override
  public boolean isString(String spelling, StringValue value) {
    return token(spelling)
        .filter(token -> token.type() == LuaLexer.STRING)
        .filter(token -> value.equals(new StringValue.Bytes(LuaStrings.value(token))))
        .isPresent();
  }

  /** There are none. */
  @Override
  public boolean isFormat(StringPart.Format format) {
    return false;
  }

  @Override
  public boolean isComment(String text, Comment.Form form) {
    Optional<TokenBuffer> tokens = tokens(text);
    return tokens.isPresent()
        && tokens.get().size() == 1
        && tokens.get().commentCount() == 1
        && isWhole(tokens.get().comment(0))
        && language.tokenClasses().isLineComment(tokens.get().comment(0)) == (form == Comment.Form.LINE);
  }

  /** The token that {@code text} is, if it is one without an error. */
  private Optional<Token> token(String text) {
    return tokens(text)
        .filter(tokens -> tokens.size() == 2 && tokens.commentCount() == 0 && isWhole(tokens.token(0)))
        .map(tokens -> tokens.token(0));
  }

  private static boolean isWhole(Token token) {
    return token.start() == 0 && token.end() == token.source().length();
  }

  /** The tokens of {@code text}, if it is text of a source and has no errors. */
  private Optional<TokenBuffer> tokens(String text) {
    byte[] bytes;
    try {
      bytes = Source.encodeUtf8(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // surrogates that stand for no bytes
    }
    Source source = Source.utf8("", bytes, LineEnds.EITHER_ORDER);
    Diagnostics diagnostics = new Diagnostics();
    Optional<TokenBuffer> tokens = language.tokens(source, diagnostics);
    return source.hasMark() || diagnostics.hasErrors() ? Optional.empty() : tokens;
  }
}
