package dev.lathe.lang.lua;

import dev.lathe.ast.LexicalRules;
import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.bcgen.BytecodeConventions;
import dev.lathe.bcgen.dump.ModuleSymbols;
import dev.lathe.bcgen.source.SourceStyle;
import dev.lathe.lexer.AntlrTokens;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Tokens;
import dev.lathe.parser.AntlrLanguage;
import dev.lathe.parser.NodeOrigins;
import dev.lathe.parser.SyntaxDiagnoser;
import dev.lathe.parser.TokenClasses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Vocabulary;

/** Lua in the dialect of LuaJIT 2.1. */
public final class LuaLanguage extends AntlrLanguage<LuaParser> {

  static final String NAME = "lua";

  static final Semantics SEMANTICS =
      new Semantics(
          Semantics.Truth.NIL_AND_FALSE,
          Semantics.Integers.DOUBLE_ONLY,
          Semantics.Division.REAL,
          Semantics.Modulo.FLOORED,
          Semantics.IndexBase.ONE,
          Semantics.Scoping.BLOCK,
          Semantics.Iteration.FUNCTION_STATE_CONTROL,
          Semantics.Calls.POSITIONAL_ADJUSTED,
          Semantics.Equality.RAW_OR_SHARED_METHOD,
          Semantics.Addition.NUMBERS_AND_NUMERALS,
          Semantics.Strings.BYTES,
          Semantics.Comparisons.LEFT_ASSOCIATIVE,
          Semantics.Parentheses.ADJUST_TO_ONE,
          Semantics.Assignment.ADJUSTS);

  private static final char BYTECODE_MARK = '\u001B';

  private final TokenClasses tokenClasses =
      new TokenClasses(LuaLexer.VOCABULARY, Set.of(), comment -> comment.type() != LuaLexer.LONG_COMMENT);

  private final LuaSyntaxDiagnoser syntaxDiagnoser = new LuaSyntaxDiagnoser();

  private final LexicalRules lexicalRules = new LuaLexicalRules(this);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> extensions() {
    return List.of("lua", "wlua", "rockspec");
  }

  @Override
  public List<String> interpreters() {
    return List.of("lua", "luajit", "texlua", "wlua");
  }

  @Override
  public Semantics semantics() {
    return SEMANTICS;
  }

  @Override
  public Vocabulary vocabulary() {
    return LuaLexer.VOCABULARY;
  }

  @Override
  public Decoded decode(String name, byte[] bytes) {
    Source source = Source.utf8(name, bytes, LineEnds.EITHER_ORDER);
    return new Decoded(source, bytecode(source));
  }

  /** Like the reference, takes what begins with an escape character for bytecode, even behind a mark or a first line. */
  private static Optional<Diagnostic> bytecode(Source source) {
    int start = isFirstLine(source) && source.lineCount() > 1 ? source.lineStart(2) : 0;
    if (source.length() <= start || source.codePointAt(start) != BYTECODE_MARK) {
      return Optional.empty();
    }
    LuaMessage message = start == 0 && !source.hasMark() ? LuaMessage.NOT_SOURCE : LuaMessage.MALFORMED_BYTECODE;
    return Optional.of(Diagnostic.error(message.text(), Span.NONE));
  }

  /** Whether the source begins with a line for the operating system. */
  private static boolean isFirstLine(Source source) {
    return source.length() > 0 && source.codePointAt(0) == '#';
  }

  @Override
  protected Tokens lex(Source source) {
    LuaLexer lexer = new LuaLexer(new SourceChars(source, codePoint -> SourceChars.NAME_START));
    if (isFirstLine(source)) {
      lexer.mode(LuaLexer.FIRST_LINE);
    }
    return new AntlrTokens(lexer);
  }

  @Override
  protected TokenClasses tokenClasses() {
    return tokenClasses;
  }

  @Override
  protected LuaParser parser(TokenBuffer tokens) {
    return new LuaParser(tokens);
  }

  @Override
  protected Module build(LuaParser parser, NodeOrigins origins, Diagnostics early) {
    LuaAstBuilder builder = new LuaAstBuilder(origins);
    parser.ast = builder;
    Module module = parser.chunk().result;
    if (builder.usesLabels()) {
      syntaxDiagnoser.check(origins.tokens(), early);
    }
    return module;
  }

  @Override
  protected void checkTokens(TokenBuffer tokens, Diagnostics diagnostics) {
    for (int i = 0; i < tokens.size(); i++) {
      tokens.pass(i);
      LuaTokenErrors.of(tokens.token(i)).ifPresent(diagnostics::add);
    }
  }

  /** Nothing is left to check: the parse finds all that can be told without generating code. */
  @Override
  protected void check(Module module, TokenBuffer tokens, Diagnostics diagnostics) {}

  @Override
  protected SyntaxDiagnoser syntaxDiagnoser() {
    return syntaxDiagnoser;
  }

  private static final BytecodeConventions BYTECODE = new BytecodeConventions("self", Set.of("pairs", "next"), "goto");

  /** What LuaJIT's loader of preloaded modules looks for. */
  private static final ModuleSymbols MODULE_SYMBOLS = new ModuleSymbols("luaJIT_BC_");

  private static final LuaStandalone STANDALONE = new LuaStandalone();

  /** Nothing that is not asked for is made: who runs a program needs no layout. */
  @Override
  public <T> Optional<T> part(Class<T> type) {
    if (type == SourceStyle.class) {
      return Optional.of(type.cast(LuaSourceStyle.STYLE));
    }
    return Stream.of(lexicalRules, BYTECODE, MODULE_SYMBOLS, STANDALONE).filter(type::isInstance).map(type::cast).findFirst().or(() -> super.part(type));
  }
}
