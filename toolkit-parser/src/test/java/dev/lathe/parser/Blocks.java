package dev.lathe.parser;

import dev.lathe.lexer.AntlrTokens;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.DiagnosticRenderer;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The little language of {@code BlocksParser.g4}. */
final class Blocks {

  static final TokenClasses CLASSES =
      new TokenClasses(BlocksLexer.VOCABULARY, Set.of(), comment -> comment.type() == BlocksLexer.LINE_COMMENT);

  /** The words of a front end that has taken some care. */
  static final ErrorWords WORDS =
      new ErrorWords() {
        @Override
        public Optional<String> token(int type) {
          return switch (type) {
            case BlocksLexer.NAME -> Optional.of("a name");
            case BlocksLexer.PLUS, BlocksLexer.MINUS, BlocksLexer.STAR, BlocksLexer.POWER, BlocksLexer.EQ ->
                Optional.of("an operator");
            default -> Optional.empty();
          };
        }

        @Override
        public Optional<String> rule(int rule) {
          return switch (rule) {
            case BlocksParser.RULE_expr -> Optional.of("an expression");
            case BlocksParser.RULE_statement -> Optional.of("a statement");
            default -> Optional.empty();
          };
        }

        @Override
        public Map<Integer, Set<Integer>> pairs() {
          Set<Integer> end = Set.of(BlocksLexer.END);
          return Map.of(BlocksLexer.IF, end, BlocksLexer.WHILE, end, BlocksLexer.DO, end, BlocksLexer.FUN, end);
        }
      };

  private static final PredictionCaches CACHES = new PredictionCaches();

  private Blocks() {}

  static TokenBuffer tokens(String text) {
    Source source = Source.utf8("a.b", Source.encodeUtf8(text), LineEnds.STANDARD);
    return TokenBuffer.read(source, new AntlrTokens(new BlocksLexer(new SourceChars(source, c -> SourceChars.OTHER))));
  }

  /** @param listeners makes a listener for each attempt */
  static ParserDriver.Outcome<String> parse(TokenBuffer tokens, Supplier<? extends BlocksNodes.Listener> listeners) {
    return DeepStack.call(
        () ->
            ParserDriver.parse(
                tokens,
                BlocksParser::new,
                CACHES,
                parser -> {
                  parser.listener = listeners.get();
                  parser.file();
                  return "parsed";
                }));
  }

  /** Errors of tokens: an unfinished string, and what is no token. */
  static List<Diagnostic> tokenErrors(TokenBuffer tokens) {
    List<Diagnostic> errors = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.token(i);
      if (token.type() == BlocksLexer.UNFINISHED_STRING) {
        errors.add(Diagnostic.error("unfinished string", token.span()));
      } else if (token.type() == BlocksLexer.ERROR) {
        errors.add(Diagnostic.error("stray character", token.span()));
      }
    }
    return errors;
  }

  /** The errors of a text, found as {@link AntlrLanguage} does it. */
  static Diagnostics diagnose(String text, ErrorWords words) {
    TokenBuffer tokens = tokens(text);
    List<Diagnostic> tokenErrors = tokenErrors(tokens);
    Diagnostics diagnostics = new Diagnostics();
    int refused = 0;
    if (tokenErrors.isEmpty()) {
      switch (parse(tokens, () -> BlocksNodes.Listener.NONE)) {
        case ParserDriver.Outcome.Parsed<String> _ -> {
          return diagnostics;
        }
        case ParserDriver.Outcome.Refused<String>(int token) -> refused = token;
        case ParserDriver.Outcome.TooDeep<String>(NestingException nesting) -> {
          diagnostics.add(nesting.diagnostic());
          return diagnostics;
        }
      }
    }
    Recovery.diagnose(tokens, refused, tokenErrors, new BlocksParser(tokens), CACHES, words, diagnostics);
    return diagnostics;
  }

  /** The errors as a user sees them. */
  static String render(String text, ErrorWords words) {
    DiagnosticRenderer renderer =
        new DiagnosticRenderer(Source.utf8("a.b", Source.encodeUtf8(text), LineEnds.STANDARD));
    StringBuilder out = new StringBuilder();
    diagnose(text, words).sorted().forEach(diagnostic -> out.append(renderer.render(diagnostic)));
    return out.toString();
  }
}
