package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.NodeOrigins;
import dev.lathe.testing.Sampling;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNDeserializationOptions;
import org.antlr.v4.runtime.atn.ATNDeserializer;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

/** What speed and safety of the generated lexer and parser rest on. */
class LuaGrammarTest {

  /** Fails where one token does not decide. */
  private static final class NoPrediction extends ParserATNSimulator {
    NoPrediction(LuaParser parser) {
      super(parser, parser.getATN(), new DFA[0], new PredictionContextCache());
    }

    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext context) {
      throw new AssertionError("decision " + decision + " needs more than one token");
    }
  }

  /**
   * Every decision is taken on one token. More than speed: the loop over suffixes hides calls of rules from ANTLR, which
   * would fail to predict inside them.
   */
  @Test
  void oneTokenDecides() {
    LuaLanguage language = new LuaLanguage();
    LuaPrograms programs = new LuaPrograms(Sampling.random("grammar"));
    for (int i = 0; i < 200; i++) {
      Source source = language.decode("program", Source.encodeUtf8(programs.next())).source();
      TokenBuffer tokens = language.tokens(source, new Diagnostics()).orElseThrow();
      LuaParser parser = language.parser(tokens);
      parser.setInterpreter(new NoPrediction(parser));
      parser.setBuildParseTree(false);
      parser.ast = new LuaAstBuilder(new NodeOrigins(tokens, language.tokenClasses()));
      parser.chunk();
      assertEquals(tokens.size() - 1, tokens.index());
    }
  }

  /** A predicate in a lexer switches its cache of decisions off. */
  @Test
  void lexerHasNoPredicates() {
    var atn = new ATNDeserializer(ATNDeserializationOptions.getDefaultOptions()).deserialize(LuaLexer._serializedATN.toCharArray());
    long predicates =
        atn.states.stream()
            .flatMap(state -> IntStream.range(0, state.getNumberOfTransitions()).mapToObj(state::transition))
            .filter(transition -> transition.getSerializationType() == Transition.PREDICATE)
            .count();
    assertEquals(0, predicates);
    assertTrue(atn.states.size() > 100, "these are the states of the lexer");
  }
}
