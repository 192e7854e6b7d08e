package dev.lathe.parser;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.TokenBuffer;
import java.util.List;

/** Finds the syntax errors of a file that a parser refused. {@link Recovery} is the one that fits any grammar. */
@FunctionalInterface
public interface SyntaxDiagnoser {

  /**
   * Reports every syntax error of {@code tokens}; at least one, unless there are token errors.
   *
   * @param tokens the file, at its first token
   * @param refused index of the token at which the parse ended, 0 if none was tried; the first that cannot follow may be a later one
   * @param tokenErrors what is wrong with single tokens, in their order: to be added among the others where the reference
   *     reports them (the first diagnostic counts); those that are not are added behind
   */
  void diagnose(TokenBuffer tokens, int refused, List<Diagnostic> tokenErrors, Diagnostics diagnostics);
}
