package dev.lathe.bcgen.sprout;

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
final class SproutLexicalRules implements LexicalRules {

  private final SproutLanguage language;

  SproutLexicalRules(SproutLanguage language) {
    this.language = language;
  }

  @Override
  public boolean isIdentifier(String name) {
    return isToken(name, SproutLexer.NAME);
  }

  @Override
  public boolean isNumber(String spelling, NumberValue value) {
    return isToken(spelling, SproutLexer.NUMBER) && SproutLiterals.number(spelling).equals(Optional.of(value));
  }

  @Override
  public boolean isString(String spelling, StringValue value) {
    return isToken(spelling, SproutLexer.STRING) && SproutText.of(spelling).equals(new SproutText.Value(value));
  }

  /** There are none. */
  @Override
  public boolean isFormat(StringPart.Format format) {
    return false;
  }

  @Override
  public boolean isComment(String text, Comment.Form form) {
    return form == Comment.Form.LINE
        && tokens(text)
            .filter(tokens -> tokens.size() == 1 && tokens.commentCount() == 1 && isWhole(tokens.comment(0)))
            .isPresent();
  }

  /** Whether the text is one token, in front of the line end and the end of the file. */
  private boolean isToken(String text, int type) {
    return tokens(text)
        .filter(tokens -> tokens.size() == 3 && tokens.commentCount() == 0)
        .map(tokens -> tokens.token(0))
        .filter(token -> token.type() == type && isWhole(token))
        .isPresent();
  }

  private static boolean isWhole(Token token) {
    return token.start() == 0 && token.end() == token.source().length();
  }

  private Optional<TokenBuffer> tokens(String text) {
    byte[] bytes;
    try {
      bytes = Source.encodeUtf8(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // surrogates that stand for no bytes
    }
    Source source = Source.utf8("", bytes, LineEnds.STANDARD);
    Diagnostics diagnostics = new Diagnostics();
    Optional<TokenBuffer> tokens = language.tokens(source, diagnostics);
    return source.hasMark() || diagnostics.hasErrors() ? Optional.empty() : tokens;
  }
}
