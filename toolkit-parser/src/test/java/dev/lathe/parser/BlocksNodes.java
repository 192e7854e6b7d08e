package dev.lathe.parser;

import dev.lathe.lexer.Token;
import org.antlr.v4.runtime.TokenStream;

/** What the actions of {@code BlocksParser} call: a builder's view of a parse, without a tree. */
abstract class BlocksNodes extends GuardedParser {

  /** Hears of nodes, children before their parents. */
  interface Listener {
    Listener NONE = new Listener() {};

    default void inside(Token first, Token last) {}

    default void statement(Token first, Token last) {}

    /** Statements and what is left around them, from gap {@code from} to gap {@code to}. */
    default void block(int from, int to) {}
  }

  Listener listener = Listener.NONE;

  BlocksNodes(TokenStream input) {
    super(input);
  }

  final void inside(org.antlr.v4.runtime.Token first, Token last) {
    listener.inside((Token) first, last);
  }

  final void statement(org.antlr.v4.runtime.Token first, Token last) {
    listener.statement((Token) first, last);
  }

  final void block(int from, int to) {
    listener.block(from, to);
  }
}
