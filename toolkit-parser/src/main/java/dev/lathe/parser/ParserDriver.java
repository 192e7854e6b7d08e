package dev.lathe.parser;

import dev.lathe.lexer.TokenBuffer;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Runs a generated parser over a token buffer: first with SLL prediction, which is fast and, where it succeeds, finds what
 * LL would find; only where that fails with full LL. Both end at the first error, so the actions of the grammar, which build
 * the tree, only ever see complete children. No parse tree is made.
 */
final class ParserDriver {

  private ParserDriver() {}

  /** What a parse came to. */
  sealed interface Outcome<T> {
    /** The whole file was parsed. */
    record Parsed<T>(T value) implements Outcome<T> {}

    /**
     * The file is not in the language: {@code token} is the first that cannot follow, or one a little before it, since a
     * decision for which all alternatives fail further on may choose one that fails at once.
     */
    record Refused<T>(int token) implements Outcome<T> {}

    /** The file is nested too deeply. */
    record TooDeep<T>(NestingException nesting) implements Outcome<T> {}
  }

  /**
   * Parses {@code tokens}.
   *
   * @param run makes the builder and calls the start rule; called once or twice
   */
  static <P extends GuardedParser, T> Outcome<T> parse(
      TokenBuffer tokens, Function<TokenBuffer, P> parsers, PredictionCaches caches, Function<P, T> run) {
    try {
      return new Outcome.Parsed<>(run.apply(prepare(tokens, parsers, caches, PredictionMode.SLL)));
    } catch (ParseCancellationException e) {
      return parseFully(tokens, parsers, caches, run);
    } catch (NestingException e) {
      return new Outcome.TooDeep<>(e);
    } finally {
      caches.limit();
    }
  }

  private static <P extends GuardedParser, T> Outcome<T> parseFully(
      TokenBuffer tokens, Function<TokenBuffer, P> parsers, PredictionCaches caches, Function<P, T> run) {
    try {
      return new Outcome.Parsed<>(run.apply(prepare(tokens, parsers, caches, PredictionMode.LL)));
    } catch (ParseCancellationException e) {
      return new Outcome.Refused<>(offending(e, tokens));
    } catch (NestingException e) {
      return new Outcome.TooDeep<>(e);
    }
  }

  /** A parser at the first token that gives up at the first error and predicts in {@code mode}. */
  static <P extends GuardedParser> P prepare(
      TokenBuffer tokens, Function<TokenBuffer, P> parsers, PredictionCaches caches, PredictionMode mode) {
    tokens.seek(0);
    P parser = parsers.apply(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.setBuildParseTree(false);
    caches.attach(parser);
    parser.getInterpreter().setPredictionMode(mode);
    return parser;
  }

  private static int offending(ParseCancellationException failure, TokenBuffer tokens) {
    if (failure.getCause() instanceof RecognitionException cause && cause.getOffendingToken() != null) {
      Token token = cause.getOffendingToken();
      return token.getTokenIndex();
    }
    return tokens.index();
  }
}
