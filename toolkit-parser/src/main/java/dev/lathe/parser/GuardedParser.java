package dev.lathe.parser;

import dev.lathe.lexer.Token;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/**
 * Super class of generated parsers ({@code options { superClass = GuardedParser; }}): counts rule invocations in progress,
 * so that hostile nesting ends as a diagnostic and never as a stack overflow.
 */
public abstract class GuardedParser extends Parser {

  /** Most rule invocations in progress; a {@link DeepStack} holds several times as many. */
  public static final int MAX_DEPTH = 200_000;

  private int depth;

  protected GuardedParser(TokenStream input) {
    super(input);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int rule) {
    guard();
    super.enterRule(context, state, rule);
  }

  @Override
  public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
    guard();
    super.enterRecursionRule(context, state, rule, precedence);
  }

  @Override
  public void exitRule() {
    depth--;
    super.exitRule();
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth--;
    super.unrollRecursionContexts(parent);
  }

  @Override
  public void reset() {
    depth = 0;
    super.reset();
  }

  private void guard() {
    if (++depth > MAX_DEPTH) {
      throw new NestingException((Token) getCurrentToken(), "too deeply nested");
    }
  }

  /** The token that was consumed last. */
  protected final Token last() {
    return (Token) _input.LT(-1);
  }

  /** The token to be consumed next. */
  protected final Token next() {
    return (Token) _input.LT(1);
  }
}
