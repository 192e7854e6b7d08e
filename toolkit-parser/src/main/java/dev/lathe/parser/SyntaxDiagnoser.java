package dev.lathe.parser;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.TokenBuffer;

/** Finds the syntax errors of a file that a parser refused. {@link Recovery} is the one that fits any grammar. */
@FunctionalInterface
public interface SyntaxDiagnoser {

  /**
   * Reports every syntax error of {@code tokens}; at least one.
   *
   * @param tokens the file, at its first token
   * @param refused index of the token at which the parse ended
   */
  void diagnose(TokenBuffer tokens, int refused, Diagnostics diagnostics);
}
