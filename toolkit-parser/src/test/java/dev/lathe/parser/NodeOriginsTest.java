package dev.lathe.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.lexer.Comment;
import dev.lathe.lexer.LineBreak;
import dev.lathe.lexer.Place;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.Trivia;
import dev.lathe.testing.Sampling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the nodes of a parse claim of the comments and line ends around their tokens. */
class NodeOriginsTest {

  /** What a node has claimed; {@code base} is its first token, or that in front of which a block begins. */
  private record Claimed(Kind kind, int base, Trivia trivia) {}

  private enum Kind {
    PART,
    STATEMENT,
    BLOCK
  }

  /** Claims as builders do. */
  private static final class Claims implements BlocksNodes.Listener {
    private final TokenBuffer tokens;
    private final NodeOrigins origins;
    private final List<Claimed> claimed = new ArrayList<>();
    private final Set<Integer> statementStarts = new HashSet<>();

    Claims(TokenBuffer tokens) {
      this.tokens = tokens;
      this.origins = new NodeOrigins(tokens, Blocks.CLASSES);
    }

    @Override
    public void inside(Token first, Token last) {
      claimed.add(new Claimed(Kind.PART, first.index(), origins.inside(first, last)));
    }

    @Override
    public void statement(Token first, Token last) {
      statementStarts.add(first.index());
      claimed.add(new Claimed(Kind.STATEMENT, first.index(), origins.statement(first, last)));
    }

    @Override
    public void block(int from, int to) {
      claimed.add(new Claimed(Kind.BLOCK, from, origins.block(from, to)));
    }

    List<Comment> comments() {
      return claimed.stream().flatMap(node -> node.trivia().comments().stream()).toList();
    }

    List<LineBreak> breaks() {
      return claimed.stream().flatMap(node -> node.trivia().breaks().stream()).toList();
    }

    /** The node that claimed a comment, as its kind and its first token's text. */
    String claimant(String comment) {
      for (Claimed node : claimed) {
        if (node.trivia().comments().stream().anyMatch(c -> c.text().equals(comment))) {
          return node.kind() + " " + tokens.token(node.base()).text();
        }
      }
      throw new AssertionError("nobody claimed " + comment);
    }

    Comment comment(String text) {
      return comments().stream().filter(c -> c.text().equals(text)).findFirst().orElseThrow();
    }
  }

  private static Claims claims(String text) {
    TokenBuffer tokens = Blocks.tokens(text);
    Claims[] claims = new Claims[1];
    assertInstanceOf(
        ParserDriver.Outcome.Parsed.class, Blocks.parse(tokens, () -> claims[0] = new Claims(tokens)), text);
    return claims[0];
  }

  private static final List<String> GAPS =
      List.of(
          " ", " ", " ", " ", "\n", "\n\n\n", " -- trailing\n", "\n-- own\n", "\n\n  -- one\n\n-- two\n", " /* block */ ",
          " /* two\n lines */ ", " /* a */ /* b */ -- c\n", "\n/* own */ ");

  private static String program(Random random) {
    StringBuilder text = new StringBuilder(gap(random));
    for (String word : BlocksPrograms.program(random)) {
      text.append(word).append(gap(random));
    }
    return text.toString();
  }

  private static String gap(Random random) {
    return GAPS.get(random.nextInt(GAPS.size()));
  }

  @Test
  void everyCommentIsClaimedOnce() {
    Random random = Sampling.random("comments everywhere");
    for (int i = 0; i < Sampling.programs() / 4; i++) {
      String text = program(random);
      Claims claims = claims(text);
      TokenBuffer tokens = claims.tokens;
      assertTrue(claims.origins.allClaimed(), text);
      List<Integer> found = claims.comments().stream().map(comment -> comment.span().start()).sorted().toList();
      List<Integer> expected = new ArrayList<>();
      for (int k = 0; k < tokens.commentCount(); k++) {
        expected.add(tokens.comment(k).span().start());
      }
      assertEquals(expected, found, text);
    }
  }

  @Test
  void itemsAreInOrderAtTheirPlaces() {
    Random random = Sampling.random("places");
    for (int i = 0; i < Sampling.programs() / 4; i++) {
      String text = program(random);
      Claims claims = claims(text);
      for (Claimed node : claims.claimed) {
        Place before = Place.FRONT;
        int end = -1;
        for (Comment comment : node.trivia().comments()) {
          assertTrue(comment.span().start() > end && comment.place().compareTo(before) >= 0, text);
          assertEquals(place(claims.tokens, node.base(), gapOf(claims.tokens, comment)), comment.place(), text);
          before = comment.place();
          end = comment.span().start();
        }
      }
    }
  }

  private static int gapOf(TokenBuffer tokens, Comment comment) {
    for (int k = 0; k < tokens.commentCount(); k++) {
      if (tokens.comment(k).span().start() == comment.span().start()) {
        return tokens.commentGap(k);
      }
    }
    throw new AssertionError(comment);
  }

  /** The place of gap {@code gap} in a node that begins with token {@code base}, counted one by one. */
  private static Place place(TokenBuffer tokens, int base, int gap) {
    int slot = 0;
    int brackets = 0;
    int separators = 0;
    for (int i = base; i < gap; i++) {
      switch (tokens.token(i).text()) {
        case "(", ")", "[", "]" -> {
          brackets++;
          separators = 0;
        }
        case ",", ";" -> separators++;
        default -> {
          slot++;
          brackets = 0;
          separators = 0;
        }
      }
    }
    return new Place(slot, brackets, separators);
  }

  /** A line end belongs to the statement that begins behind it, else to exactly one node around it. */
  @Test
  void everyLineEndIsClaimedOnce() {
    Random random = Sampling.random("line ends");
    for (int i = 0; i < Sampling.programs() / 4; i++) {
      String text = program(random);
      Claims claims = claims(text);
      List<Integer> expected = new ArrayList<>();
      int previous = 0;
      for (int gap = 0; gap < claims.tokens.size(); gap++) {
        Token token = claims.tokens.token(gap);
        if (token.line() > previous && !claims.statementStarts.contains(gap)) {
          expected.add(token.line());
        }
        previous = token.endLine();
      }
      assertEquals(expected, claims.breaks().stream().map(LineBreak::line).sorted().toList(), text);
    }
  }

  @Test
  void aStatementHasWhatLeadsAndWhatTrails() {
    Claims claims = claims("\n\n-- lead\n\n  f(a, -- note\n b); -- tail\n-- end\n");
    assertEquals("STATEMENT f", claims.claimant("-- lead"));
    assertEquals("PART f", claims.claimant("-- note"));
    assertEquals("STATEMENT f", claims.claimant("-- tail"));
    assertEquals(new Place(0, 0, 0), claims.comment("-- lead").place());
    assertEquals(2, claims.comment("-- lead").blankLines());
    assertEquals(Comment.Placement.OWN_LINE, claims.comment("-- lead").placement());
    assertEquals(new Place(2, 0, 1), claims.comment("-- note").place());
    assertEquals(Comment.Placement.TRAILING, claims.comment("-- note").placement());
    assertEquals(new Place(3, 1, 1), claims.comment("-- tail").place());
    Claimed statement = claims.claimed.get(claims.claimed.size() - 2);
    assertEquals(1, statement.trivia().blankLines());
    assertEquals(6, statement.trivia().separatorLine());
    Claimed block = claims.claimed.getLast();
    assertEquals(List.of("-- end"), block.trivia().comments().stream().map(Comment::text).toList());
  }

  /** What stands behind an opener on its line is about the whole statement, what stands on lines of its own is the block's. */
  @Test
  void anOpenerKeepsWhatTrailsIt() {
    Claims claims = claims("if a then -- opener\n  -- first\n  b = 1 -- in\n  -- last\nelse -- other\nend -- close\n");
    assertEquals("STATEMENT if", claims.claimant("-- opener"));
    assertEquals("STATEMENT b", claims.claimant("-- first"));
    assertEquals("STATEMENT b", claims.claimant("-- in"));
    assertEquals("BLOCK b", claims.claimant("-- last"));
    assertEquals("STATEMENT if", claims.claimant("-- other"));
    assertEquals("STATEMENT if", claims.claimant("-- close"));
    assertEquals(new Place(3, 0, 0), claims.comment("-- opener").place());
  }

  @Test
  void formsOfComments() {
    Claims claims = claims("a /* one\r\ntwo */ = /* three */ 1 -- four\r\n");
    assertEquals(Comment.Form.BLOCK, claims.comment("/* one\ntwo */").form());
    assertEquals(Comment.Placement.TRAILING, claims.comment("/* three */").placement());
    assertEquals(Comment.Form.LINE, claims.comment("-- four").form());
  }

  @Test
  void unclaimedCommentsAreSeen() {
    TokenBuffer tokens = Blocks.tokens("a -- note\n = 1");
    NodeOrigins origins = new NodeOrigins(tokens, Blocks.CLASSES);
    assertFalse(origins.allClaimed());
    assertEquals(1, origins.inside(tokens.token(0), tokens.token(2)).comments().size());
    assertTrue(origins.allClaimed());
    assertEquals(Trivia.NONE, origins.statement(tokens.token(0), tokens.token(2)), "nothing is claimed twice");
  }

  /** Nodes of a long spine do not look at each other's gaps again: quadratic work would take hours. */
  @Test
  void longSpinesAreLinear() {
    int links = 100_000;
    assertTimeout(
        Duration.ofMinutes(1),
        () -> {
          Claims claims = claims("x = a" + " + -- c\n a".repeat(links));
          assertEquals(links, claims.comments().size());
          assertEquals(links, claims.breaks().size());
        });
  }
}
