package dev.lathe.bcgen.sprout;

import dev.lathe.ast.AstWalker;
import dev.lathe.ast.Expr;
import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.ast.scope.Resolver;
import dev.lathe.ast.scope.ScopeConventions;
import dev.lathe.ast.scope.ScopeViolation;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.lexer.AntlrTokens;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.IndentTokens;
import dev.lathe.lexer.Layout;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Tokens;
import dev.lathe.parser.AntlrLanguage;
import dev.lathe.parser.ErrorWords;
import dev.lathe.parser.NodeOrigins;
import dev.lathe.parser.TokenClasses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Vocabulary;

/**
 * Sprout: blocks by indentation, variables declared by {@code let} and visible in their block, wrapping integers, chained
 * comparisons, powers that group to the right.
 *
 * <pre>
 *   fn gcd(a, b):
 *       while b != 0:
 *           let rest = a - a / b * b
 *           a = b; b = rest
 *       return a
 * </pre>
 */
public final class SproutLanguage extends AntlrLanguage<SproutParser> {

  static final String NAME = "sprout";

  static final Semantics SEMANTICS =
      new Semantics(
          Semantics.Truth.NIL_AND_FALSE,
          Semantics.Integers.WRAPPING,
          Semantics.Division.TRUNCATING,
          Semantics.Modulo.TRUNCATED,
          Semantics.IndexBase.ZERO,
          Semantics.Scoping.BLOCK,
          Semantics.Iteration.ITERATOR_OBJECT,
          Semantics.Calls.POSITIONAL_ADJUSTED,
          Semantics.Equality.METHODS,
          Semantics.Addition.METHODS,
          Semantics.Strings.CODE_POINTS,
          Semantics.Comparisons.CHAINED,
          Semantics.Parentheses.GROUP,
          Semantics.Assignment.ADJUSTS);

  /** Most blocks inside each other. */
  static final int MAX_BLOCKS = 60;

  static final int MAX_BRACKETS = 150;

  private static final Layout LAYOUT =
      new Layout(
          SproutLexer.NEWLINE,
          SproutLexer.INDENT,
          SproutLexer.DEDENT,
          List.of(
              new Layout.Brackets(SproutLexer.LPAREN, SproutLexer.RPAREN),
              new Layout.Brackets(SproutLexer.LBRACK, SproutLexer.RBRACK)),
          '\\',
          4,
          MAX_BLOCKS,
          MAX_BRACKETS,
          Map.of(
              Layout.Defect.AMBIGUOUS_TABS, SproutLexer.BAD_TABS,
              Layout.Defect.UNMATCHED_DEDENT, SproutLexer.BAD_DEDENT,
              Layout.Defect.TOO_MANY_INDENTS, SproutLexer.TOO_MANY_INDENTS,
              Layout.Defect.TOO_MANY_BRACKETS, SproutLexer.TOO_MANY_BRACKETS,
              Layout.Defect.UNMATCHED_BRACKET, SproutLexer.UNMATCHED_BRACKET,
              Layout.Defect.MISMATCHED_BRACKET, SproutLexer.MISMATCHED_BRACKET));

  private final TokenClasses tokenClasses =
      new TokenClasses(
          SproutLexer.VOCABULARY, Set.of(SproutLexer.NEWLINE, SproutLexer.INDENT, SproutLexer.DEDENT), comment -> true);

  private final LexicalRules lexicalRules = new SproutLexicalRules(this);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> extensions() {
    return List.of("sprout");
  }

  @Override
  public List<String> interpreters() {
    return List.of("sprout");
  }

  @Override
  public Semantics semantics() {
    return SEMANTICS;
  }

  @Override
  public Vocabulary vocabulary() {
    return SproutLexer.VOCABULARY;
  }

  /** Takes UTF-8 only. */
  @Override
  public Decoded decode(String name, byte[] bytes) {
    Source source = Source.utf8(name, bytes, LineEnds.STANDARD);
    for (int i = 0; i < source.length(); i++) {
      int c = source.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return new Decoded(source, Optional.of(SproutMessage.NOT_UTF8.at(source.span(i, i + 1))));
      }
    }
    return new Decoded(source, Optional.empty());
  }

  @Override
  protected Tokens lex(Source source) {
    AntlrTokens lexed = new AntlrTokens(new SproutLexer(new SourceChars(source, SproutLanguage::fold)));
    return new SproutKeywords(new IndentTokens(source, lexed, LAYOUT));
  }

  private static int fold(int codePoint) {
    if (Character.isUnicodeIdentifierStart(codePoint)) {
      return SourceChars.NAME_START;
    }
    boolean part = Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    return part ? SourceChars.NAME_PART : SourceChars.OTHER;
  }

  @Override
  protected TokenClasses tokenClasses() {
    return tokenClasses;
  }

  @Override
  protected SproutParser parser(TokenBuffer tokens) {
    return new SproutParser(tokens);
  }

  @Override
  protected Module build(SproutParser parser, NodeOrigins origins, Diagnostics early) {
    return parser.with(new SproutAstBuilder(origins, early)).file().module;
  }

  @Override
  protected void checkTokens(TokenBuffer tokens, Diagnostics diagnostics) {
    for (int i = 0; i < tokens.size(); i++) {
      error(tokens.token(i)).ifPresent(diagnostics::add);
    }
  }

  private static Optional<Diagnostic> error(Token token) {
    return switch (token.type()) {
      case SproutLexer.STRAY -> at(token, SproutMessage.STRAY);
      case SproutLexer.UNFINISHED_STRING -> at(token, SproutMessage.UNFINISHED_STRING);
      case SproutLexer.BAD_NUMBER -> at(token, SproutMessage.BAD_NUMBER);
      case SproutLexer.NUMBER ->
          SproutLiterals.number(token.text()).isPresent() ? Optional.empty() : at(token, SproutMessage.LARGE_NUMBER);
      case SproutLexer.STRING ->
          SproutText.of(token.text()) instanceof SproutText.BadEscape(int start, int end)
              ? Optional.of(SproutMessage.BAD_ESCAPE.at(token.source().span(token.start() + start, token.start() + end)))
              : Optional.empty();
      case SproutLexer.BAD_TABS -> at(token, SproutMessage.BAD_TABS);
      case SproutLexer.BAD_DEDENT -> at(token, SproutMessage.BAD_DEDENT);
      case SproutLexer.TOO_MANY_INDENTS -> at(token, SproutMessage.TOO_MANY_INDENTS);
      case SproutLexer.TOO_MANY_BRACKETS -> at(token, SproutMessage.TOO_MANY_BRACKETS);
      case SproutLexer.UNMATCHED_BRACKET -> at(token, SproutMessage.UNMATCHED_BRACKET);
      case SproutLexer.MISMATCHED_BRACKET -> at(token, SproutMessage.MISMATCHED_BRACKET);
      default -> Optional.empty();
    };
  }

  private static Optional<Diagnostic> at(Token token, SproutMessage message) {
    return Optional.of(message.at(token.span()));
  }

  /** Breaks stand in loops, and assignments need a declaration. */
  @Override
  protected void check(Module module, TokenBuffer tokens, Diagnostics diagnostics) {
    Resolution resolution = Resolver.resolve(module, ScopeConventions.PLAIN);
    for (ScopeViolation violation : resolution.violations()) {
      if (violation.rule() == ScopeViolation.Rule.BREAK_OUTSIDE_LOOP) {
        diagnostics.add(SproutMessage.BREAK_OUTSIDE_LOOP.at(violation.node().span()));
      }
    }
    AstWalker.preOrder(
        module,
        node -> {
          if (node instanceof Stmt.Assign assign
              && assign.targets().getFirst() instanceof Expr.Name name
              && resolution.symbol(name).filter(s -> s.binding() != Symbol.Binding.GLOBAL_IMPLICIT).isEmpty()) {
            diagnostics.add(SproutMessage.UNDECLARED.at(name.span()));
          }
        });
  }

  @Override
  protected ErrorWords errorWords() {
    return SproutErrorWords.INSTANCE;
  }

  @Override
  public <T> Optional<T> part(Class<T> type) {
    return Stream.of(SproutSourceStyle.STYLE, lexicalRules, new SproutWarnings())
        .filter(type::isInstance)
        .<T>map(type::cast)
        .findFirst()
        .or(() -> super.part(type));
  }
}
