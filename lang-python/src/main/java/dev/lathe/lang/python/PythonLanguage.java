package dev.lathe.lang.python;

import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.scope.Resolution;
import dev.lathe.ast.scope.Resolver;
import dev.lathe.ast.scope.ScopeConventions.Annotations;
import dev.lathe.bcgen.general.GeneralConventions;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Tokens;
import dev.lathe.parser.AntlrLanguage;
import dev.lathe.parser.NodeOrigins;
import dev.lathe.parser.SyntaxDiagnoser;
import dev.lathe.parser.TokenClasses;
import dev.lathe.parser.Warnings;
import dev.lathe.vm.runtime.Standalone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;

/** Python as CPython 3.12 reads it. */
public final class PythonLanguage extends AntlrLanguage<PythonParser> {

  static final String NAME = "python";

  static final String SYNTAX_ERROR = "SyntaxError";

  static final Semantics SEMANTICS =
      new Semantics(
          Semantics.Truth.EMPTY_AND_ZERO,
          Semantics.Integers.GROWING,
          Semantics.Division.REAL,
          Semantics.Modulo.FLOORED,
          Semantics.IndexBase.ZERO,
          Semantics.Scoping.FUNCTION,
          Semantics.Iteration.ITERATOR_OBJECT,
          Semantics.Calls.KEYWORDS_CHECKED,
          Semantics.Equality.METHODS,
          Semantics.Addition.METHODS,
          Semantics.Strings.CODE_POINTS,
          Semantics.Comparisons.CHAINED,
          Semantics.Parentheses.GROUP,
          Semantics.Assignment.UNPACKS);

  private static final Standalone STANDALONE = new PythonStandalone();

  private static final GeneralConventions BYTECODE = new PythonBytecode(GeneralConventions.Assertions.KEPT);

  private final LexicalRules lexicalRules = new PythonLexicalRules(this);

  private final Warnings warnings = new PythonWarnings();

  /** Made when it is first asked for: the generated lexer's tables take time, and a language may be there without being used. */
  private static final class Classes {
    static final TokenClasses ALL =
        new TokenClasses(
            PythonLexer.VOCABULARY, Set.of(PythonLexer.NEWLINE, PythonLexer.INDENT, PythonLexer.DEDENT), comment -> true);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> extensions() {
    return List.of("py", "pyi", "pyw");
  }

  @Override
  public List<String> interpreters() {
    return List.of("python", "pypy");
  }

  @Override
  public Semantics semantics() {
    return SEMANTICS;
  }

  @Override
  public Vocabulary vocabulary() {
    return PythonLexer.VOCABULARY;
  }

  @Override
  public Decoded decode(String name, byte[] bytes) {
    return SourceDecoder.decode(name, bytes);
  }

  @Override
  protected Tokens lex(Source source) {
    return PythonTokens.of(source);
  }

  @Override
  protected TokenClasses tokenClasses() {
    return Classes.ALL;
  }

  @Override
  protected PythonParser parser(TokenBuffer tokens) {
    return new PythonParser(tokens);
  }

  @Override
  protected Module build(PythonParser parser, NodeOrigins origins, Diagnostics early) {
    return parser.with(new PythonAstBuilder(origins, early)).file().module;
  }

  @Override
  protected void checkTokens(TokenBuffer tokens, Diagnostics diagnostics) {
    if (TokenErrors.areIn(tokens)) {
      TokenErrors.of(tokens).forEach(error -> diagnostics.add(error.diagnostic()));
    }
  }

  @Override
  protected void check(Module module, TokenBuffer tokens, Diagnostics diagnostics) {
    FutureStatements futures = FutureStatements.of(module, diagnostics);
    Annotations annotations = futures.deferAnnotations() ? Annotations.DEFERRED : Annotations.EVALUATED;
    Resolution resolution = Resolver.resolve(module, new PythonConventions(annotations));
    PythonScopeErrors.report(resolution, diagnostics);
    PlacementChecks.check(module, resolution, futures, diagnostics);
  }

  @Override
  protected SyntaxDiagnoser syntaxDiagnoser() {
    return new PythonSyntaxDiagnoser();
  }

  @Override
  public <T> Optional<T> part(Class<T> type) {
    if (type == SourceStyle.class) {
      return Optional.of(type.cast(PythonSourceStyle.STYLE));
    }
    if (type == GeneralConventions.class) {
      return Optional.of(type.cast(BYTECODE));
    }
    if (type == Standalone.class) {
      return Optional.of(type.cast(STANDALONE));
    }
    if (type == Warnings.class) {
      return Optional.of(type.cast(warnings));
    }
    return type == LexicalRules.class ? Optional.of(type.cast(lexicalRules)) : super.part(type);
  }
}
