package dev.lathe.bcgen.sprout;

import dev.lathe.lexer.Token;
import dev.lathe.parser.ErrorWords;
import java.util.Optional;

/** Sprout's words in messages about syntax. */
final class SproutErrorWords implements ErrorWords {

  static final ErrorWords INSTANCE = new SproutErrorWords();

  private SproutErrorWords() {}

  @Override
  public String category() {
    return "SproutError";
  }

  @Override
  public Optional<String> token(int type) {
    return type == SproutLexer.NAME ? Optional.of("a name") : Optional.empty();
  }

  @Override
  public Optional<String> rule(int rule) {
    return switch (rule) {
      case SproutParser.RULE_statement -> Optional.of("a statement");
      case SproutParser.RULE_expression, SproutParser.RULE_operand -> Optional.of("an expression");
      case SproutParser.RULE_operator -> Optional.of("an operator");
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<String> found(Token token) {
    return token.type() == SproutLexer.STRING ? Optional.of("a string") : Optional.empty();
  }
}
