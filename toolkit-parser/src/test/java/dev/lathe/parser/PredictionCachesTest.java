package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.TokenBuffer;
import java.util.stream.Stream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** Caches are shared by parsers, and do not grow for ever. */
class PredictionCachesTest {

  private static BlocksParser parse(PredictionCaches caches) {
    TokenBuffer tokens = Blocks.tokens("let a, b = c + d * 2, f(3) if a == b then g[1] = a.b end");
    BlocksParser parser = ParserDriver.prepare(tokens, BlocksParser::new, caches, PredictionMode.SLL);
    parser.file();
    return parser;
  }

  private static int states(PredictionCaches.Caches caches) {
    return Stream.of(caches.decisions()).mapToInt(decision -> decision.states.size()).sum();
  }

  @Test
  void parsersShareThem() {
    PredictionCaches caches = new PredictionCaches();
    BlocksParser first = parse(caches);
    PredictionCaches.Caches filled = caches.of(first.getATN());
    assertSame(filled.decisions(), first.getInterpreter().decisionToDFA);
    int states = states(filled);
    assertTrue(states > 10, () -> states + " states");
    BlocksParser second = parse(caches);
    assertSame(filled.decisions(), second.getInterpreter().decisionToDFA);
    assertEquals(states, states(filled), "the same program again adds nothing");
  }

  @Test
  void theyAreKeptBelowTheLimitAndDroppedAbove() {
    PredictionCaches caches = new PredictionCaches();
    BlocksParser parser = parse(caches);
    PredictionCaches.Caches filled = caches.of(parser.getATN());
    caches.limit();
    assertSame(filled, caches.of(parser.getATN()));

    PredictionCaches small = new PredictionCaches(10);
    BlocksParser another = parse(small);
    PredictionCaches.Caches large = small.of(another.getATN());
    small.limit();
    assertNotSame(large, small.of(another.getATN()));
    assertEquals(0, states(small.of(another.getATN())));
    assertTrue(states(large) > 10, "a parse under way keeps the old ones");
  }

  @Test
  void anEmptyOneHasNothingToDrop() {
    PredictionCaches caches = new PredictionCaches(0);
    caches.limit();
    BlocksParser parser = new BlocksParser(Blocks.tokens(""));
    assertEquals(0, states(caches.of(parser.getATN())));
  }
}
