package dev.lathe.parser;

import dev.lathe.ast.Module;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Tokens;
import dev.lathe.lexer.TooManyTokensException;
import java.util.Optional;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * A front end whose lexer and parser ANTLR generates from a grammar with actions that build the common tree.
 *
 * @param <P> the generated parser
 */
public abstract class AntlrLanguage<P extends GuardedParser> implements Language {

  private final PredictionCaches caches = new PredictionCaches();

  /** The stages in front of the parser: generated lexer, contextual keywords, layout. */
  protected abstract Tokens lex(Source source);

  /** Which token types count for places in trivia. */
  protected abstract TokenClasses tokenClasses();

  /** A parser that reads {@code tokens}. */
  protected abstract P parser(TokenBuffer tokens);

  /**
   * Calls the parser's start rule with a builder that takes spans and trivia from {@code origins}.
   *
   * @param early takes errors that the language's reference reports while it parses; they count even if the parse is
   *     refused further on
   */
  protected abstract Module build(P parser, NodeOrigins origins, Diagnostics early);

  /** Reports tokens that are none: unfinished strings, malformed numbers, stray characters, broken layout. */
  protected abstract void checkTokens(TokenBuffer tokens, Diagnostics diagnostics);

  /** Reports what the grammar lets through but the language forbids. */
  protected abstract void check(Module module, TokenBuffer tokens, Diagnostics diagnostics);

  /**
   * Finds the errors of a file that the parser refused. This one finds them by the grammar alone; its first rule must be
   * the start rule, and what is read must not depend on actions or predicates.
   */
  protected SyntaxDiagnoser syntaxDiagnoser() {
    return (tokens, refused, tokenErrors, diagnostics) ->
        Recovery.diagnose(tokens, refused, tokenErrors, parser(tokens), caches, errorWords(), diagnostics);
  }

  /** The language's words in the messages of the default {@link #syntaxDiagnoser}. */
  protected ErrorWords errorWords() {
    return ErrorWords.PLAIN;
  }

  @Override
  public final Optional<TokenBuffer> tokens(Source source, Diagnostics diagnostics) {
    Optional<TokenBuffer> tokens = readTokens(source, diagnostics);
    tokens.ifPresent(buffer -> checkTokens(buffer, diagnostics));
    return tokens;
  }

  private Optional<TokenBuffer> readTokens(Source source, Diagnostics diagnostics) {
    try {
      return Optional.of(TokenBuffer.read(source, lex(source)));
    } catch (TooManyTokensException e) {
      diagnostics.add(Diagnostic.error("the file is too large: " + e.getMessage(), e.token().span()));
      return Optional.empty();
    }
  }

  @Override
  public final Optional<Reading> read(Source source, Diagnostics diagnostics) {
    return DeepStack.call(
        () ->
            readTokens(source, diagnostics)
                .flatMap(tokens -> parse(tokens, diagnostics).map(module -> new Reading(module, tokens))));
  }

  private Optional<Module> parse(TokenBuffer tokens, Diagnostics diagnostics) {
    Diagnostics ofTokens = new Diagnostics();
    checkTokens(tokens, ofTokens);
    Optional<Module> module = Optional.empty();
    try {
      module = ofTokens.hasErrors() ? refuse(tokens, 0, ofTokens, diagnostics) : parse(tokens, ofTokens, diagnostics);
    } catch (NestingException e) { // a diagnoser or a check has limits, too
      diagnostics.add(ofOrdinaryKind(e.diagnostic()));
    }
    ofTokens.list().forEach(diagnostics::add);
    return module;
  }

  private Optional<Module> parse(TokenBuffer tokens, Diagnostics ofTokens, Diagnostics diagnostics) {
    Diagnostics[] early = new Diagnostics[1]; // those of the last attempt
    ParserDriver.Outcome<Module> outcome =
        ParserDriver.parse(
            tokens,
            this::parser,
            caches,
            parser -> {
              early[0] = new Diagnostics();
              return build(parser, new NodeOrigins(tokens, tokenClasses()), early[0]);
            });
    early[0].list().forEach(diagnostics::add);
    return switch (outcome) {
      case ParserDriver.Outcome.Parsed<Module>(Module module) -> {
        check(module, tokens, diagnostics);
        yield diagnostics.hasErrors() ? Optional.empty() : Optional.of(module);
      }
      case ParserDriver.Outcome.Refused<Module>(int token) -> refuse(tokens, token, ofTokens, diagnostics);
      case ParserDriver.Outcome.TooDeep<Module>(NestingException nesting) -> {
        diagnostics.add(ofOrdinaryKind(nesting.diagnostic()));
        yield Optional.empty();
      }
    };
  }

  /** The parser's own limit knows no kinds of errors. */
  private Diagnostic ofOrdinaryKind(Diagnostic diagnostic) {
    return diagnostic.category().isEmpty()
        ? Diagnostic.error(errorWords().category(), diagnostic.message(), diagnostic.span())
        : diagnostic;
  }

  /** Parses with the profiler on, as far as it goes. */
  Optional<GrammarProfiler.Parse> parseProfiled(Source source, PredictionCaches caches, Diagnostics diagnostics) {
    return readTokens(source, diagnostics)
        .map(
            tokens -> {
              P parser = ParserDriver.prepare(tokens, this::parser, caches, PredictionMode.LL);
              parser.setProfile(true);
              long start = System.nanoTime();
              try {
                build(parser, new NodeOrigins(tokens, tokenClasses()), diagnostics);
              } catch (ParseCancellationException | NestingException e) {
                diagnostics.add(Diagnostic.error("profiled up to here", tokens.token(tokens.index()).span()));
              }
              return new GrammarProfiler.Parse(tokens, parser, System.nanoTime() - start);
            });
  }

  /** {@inheritDoc} Every grammar can be profiled; front ends add parts of their own and leave the rest to this method. */
  @Override
  public <T> Optional<T> part(Class<T> type) {
    return type == GrammarProfiler.class ? Optional.of(type.cast(new GrammarProfiler(this))) : Optional.empty();
  }

  private Optional<Module> refuse(TokenBuffer tokens, int refused, Diagnostics ofTokens, Diagnostics diagnostics) {
    tokens.seek(0);
    syntaxDiagnoser().diagnose(tokens, refused, ofTokens.list(), diagnostics);
    return Optional.empty();
  }
}
