package dev.lathe.lang.lua;

import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.lexer.AntlrTokens;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Tokens;
import dev.lathe.parser.AntlrLanguage;
import dev.lathe.parser.NodeOrigins;
import dev.lathe.parser.SyntaxDiagnoser;
import dev.lathe.parser.TokenClasses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return new Decoded(Source.utf8(name, bytes, LineEnds.EITHER_ORDER), Optional.empty());
  }

  @Override
  protected Tokens lex(Source source) {
    LuaLexer lexer = new LuaLexer(new SourceChars(source, codePoint -> SourceChars.NAME_START));
    if (source.length() > 0 && source.codePointAt(0) == '#') {
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
    parser.ast = new LuaAstBuilder(origins);
    return parser.chunk().result;
  }

  @Override
  protected void checkTokens(TokenBuffer tokens, Diagnostics diagnostics) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.token(i).type() == LuaLexer.UNEXPECTED) {
        diagnostics.add(Diagnostic.error("unexpected symbol", tokens.token(i).span()));
      }
    }
  }

  @Override
  protected void check(Module module, TokenBuffer tokens, Diagnostics diagnostics) {}

  @Override
  protected SyntaxDiagnoser syntaxDiagnoser() {
    return (tokens, refused, tokenErrors, diagnostics) ->
        diagnostics.add(Diagnostic.error("syntax error", tokens.token(refused).span()));
  }

  @Override
  public <T> Optional<T> part(Class<T> type) {
    return Optional.empty();
  }
}
