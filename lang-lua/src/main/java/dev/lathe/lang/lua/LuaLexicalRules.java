package dev.lathe.lang.lua;

import dev.lathe.ast.NumberValue;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.LexedRules;
import java.util.Optional;

/** What names, spellings and comments of trees from outside must be: each is read by the lexer and must come out whole. */
final class LuaLexicalRules extends LexedRules {

  private final LuaLanguage language;

  LuaLexicalRules(LuaLanguage language) {
    super(language, LineEnds.EITHER_ORDER);
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
}
