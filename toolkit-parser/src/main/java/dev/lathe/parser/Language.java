package dev.lathe.parser;

import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Vocabulary;

/**
 * A front end, found by {@link java.util.ServiceLoader}. Implementations are immutable and safe to share between threads.
 * Most extend {@link AntlrLanguage}.
 */
public interface Language {

  /** The name that the command line and {@link Module#language()} know it by: lower case, no spaces. */
  String name();

  /** File name extensions without the dot, the preferred one first. */
  List<String> extensions();

  /** Names of programs in a {@code #!} line that run this language, without versions. */
  List<String> interpreters();

  /** What the language's nodes mean. */
  Semantics semantics();

  /** The names of the tokens of {@link #tokens}. */
  Vocabulary vocabulary();

  /**
   * Decodes a file.
   *
   * @param name what diagnostics show
   * @return the source, or the reason why the bytes are no text of this language, with a source to show it in
   */
  Decoded decode(String name, byte[] bytes);

  /** A source and, if it cannot be used, why. */
  record Decoded(Source source, Optional<Diagnostic> error) {}

  /**
   * Splits a source into tokens. Errors go to {@code diagnostics}; the buffer then still holds all tokens.
   *
   * @return empty if the file is too large
   */
  Optional<TokenBuffer> tokens(Source source, Diagnostics diagnostics);

  /**
   * Parses a source and makes all checks that need no other file. Errors go to {@code diagnostics}.
   *
   * @return the tree, or empty after an error
   */
  default Optional<Module> parse(Source source, Diagnostics diagnostics) {
    return read(source, diagnostics).map(Reading::module);
  }

  /** A tree and the tokens that it was made of. */
  record Reading(Module module, TokenBuffer tokens) {}

  /** The same as {@link #parse}, with the tokens, which tell the lines of what is between the nodes. */
  Optional<Reading> read(Source source, Diagnostics diagnostics);

  /** A part that not every language has, such as a source style, asked for by its type. */
  <T> Optional<T> part(Class<T> type);
}
