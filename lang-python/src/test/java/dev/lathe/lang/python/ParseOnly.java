package dev.lathe.lang.python;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.DeepStack;
import dev.lathe.parser.NestingException;
import dev.lathe.parser.NodeOrigins;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The parser without the checks behind it: what it takes is what CPython's {@code ast.parse} takes. */
final class ParseOnly {

  private ParseOnly() {}

  /** The tree, or empty if the text is not in the grammar. */
  static Optional<Module> parse(PythonLanguage language, Source source) {
    return DeepStack.call(
        () -> {
          TokenBuffer tokens = TokenBuffer.read(source, language.lex(source));
          if (TokenErrors.areIn(tokens)) {
            return Optional.empty();
          }
          PythonParser parser = language.parser(tokens);
          parser.removeErrorListeners();
          parser.setErrorHandler(new BailErrorStrategy());
          parser.setBuildParseTree(false);
          Diagnostics early = new Diagnostics();
          try {
            Module module = language.build(parser, new NodeOrigins(tokens, language.tokenClasses()), early);
            return early.hasErrors() ? Optional.empty() : Optional.of(module);
          } catch (ParseCancellationException | NestingException e) {
            return Optional.empty();
          }
        });
  }
}
