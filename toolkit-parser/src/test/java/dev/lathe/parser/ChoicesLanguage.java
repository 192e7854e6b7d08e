package dev.lathe.parser;

import dev.lathe.ast.Block;
import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.TestSemantics;
import dev.lathe.lexer.AntlrTokens;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.SourceChars;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Tokens;
import dev.lathe.lexer.Trivia;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.PredictionMode;

/** The language of {@code Choices.g4}, whose trees are empty modules. */
final class ChoicesLanguage extends AntlrLanguage<ChoicesParser> {

  private static final TokenClasses CLASSES = new TokenClasses(ChoicesParser.VOCABULARY, Set.of(), comment -> true);

  /** How each attempt of a parse predicted. */
  final List<PredictionMode> attempts = Collections.synchronizedList(new ArrayList<>());

  static Source source(String text) {
    return Source.utf8("a.choices", Source.encodeUtf8(text), LineEnds.STANDARD);
  }

  @Override
  public String name() {
    return "choices";
  }

  @Override
  public List<String> extensions() {
    return List.of("choices");
  }

  @Override
  public List<String> interpreters() {
    return List.of();
  }

  @Override
  public Semantics semantics() {
    return TestSemantics.BLOCKS;
  }

  @Override
  public Vocabulary vocabulary() {
    return ChoicesParser.VOCABULARY;
  }

  @Override
  public Decoded decode(String name, byte[] bytes) {
    return new Decoded(Source.utf8(name, bytes, LineEnds.STANDARD), Optional.empty());
  }

  @Override
  protected Tokens lex(Source source) {
    return new AntlrTokens(new ChoicesLexer(new SourceChars(source, c -> SourceChars.OTHER)));
  }

  @Override
  protected TokenClasses tokenClasses() {
    return CLASSES;
  }

  @Override
  protected ChoicesParser parser(TokenBuffer tokens) {
    return new ChoicesParser(tokens);
  }

  @Override
  protected Module build(ChoicesParser parser, NodeOrigins origins, Diagnostics early) {
    attempts.add(parser.getInterpreter().getPredictionMode());
    parser.file();
    TokenBuffer tokens = origins.tokens();
    int end = tokens.size() - 1;
    Block body = new Block(tokens.token(end).span(), origins.block(0, end), List.of());
    return new Module(body.span(), Trivia.NONE, name(), semantics(), body);
  }

  @Override
  protected void checkTokens(TokenBuffer tokens, Diagnostics diagnostics) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.token(i).type() == ChoicesLexer.ERROR) {
        diagnostics.add(Diagnostic.error("stray character", tokens.token(i).span()));
      }
    }
  }

  @Override
  protected void check(Module module, TokenBuffer tokens, Diagnostics diagnostics) {}

  @Override
  protected ErrorWords errorWords() {
    return new ErrorWords() {
      @Override
      public String category() {
        return "Trouble";
      }
    };
  }
}
