package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lathe.lexer.TokenBuffer;
import org.junit.jupiter.api.Test;

/** The bound on rule invocations in progress. */
class GuardedParserTest {

  /** Rules that are open around the expression of "x = ": file, block, statement, place is left again. */
  private static final int AROUND = 3;

  private static ParserDriver.Outcome<String> parse(TokenBuffer tokens) {
    return Blocks.parse(tokens, () -> BlocksNodes.Listener.NONE);
  }

  private static TokenBuffer nested(int depth) {
    return Blocks.tokens("x = " + "(".repeat(depth) + "1" + ")".repeat(depth));
  }

  @Test
  void theDeepestFileThatIsRead() {
    int brackets = GuardedParser.MAX_DEPTH - AROUND - 1; // the number is an expression, too
    assertEquals(new ParserDriver.Outcome.Parsed<>("parsed"), parse(nested(brackets)));
    TokenBuffer tooDeep = nested(brackets + 1);
    NestingException nesting = assertInstanceOf(ParserDriver.Outcome.TooDeep.class, parse(tooDeep)).nesting();
    assertEquals("too deeply nested", nesting.getMessage());
    assertEquals(tooDeep.token(2 + brackets + 1).span(), nesting.diagnostic().span(), "the number");
  }

  /** Rules that have ended do not count, however many. */
  @Test
  void longFilesAreNotDeep() {
    int count = GuardedParser.MAX_DEPTH / 2;
    assertEquals(new ParserDriver.Outcome.Parsed<>("parsed"), parse(Blocks.tokens("a = (b)\n".repeat(count))));
    assertEquals(new ParserDriver.Outcome.Parsed<>("parsed"), parse(Blocks.tokens("x = a" + " + a".repeat(2 * count))));
  }
}
