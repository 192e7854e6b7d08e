package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeGeneratorTest {

  @Test
  void makesEveryNode() {
    Set<Class<?>> seen = new HashSet<>();
    for (int seed = 0; seed < 300; seed++) {
      AstWalker.preOrder(GeneratedTreesTest.module(seed, 300), node -> seen.add(node.getClass()));
    }
    for (NodeSchema schema : NodeSchema.all()) {
      assertTrue(seen.contains(schema.type()), schema.name());
    }
  }

  @Test
  void spineComponentsGoDownSpines() {
    for (int seed = 0; seed < 100; seed++) {
      AstWalker.preOrder(
          GeneratedTreesTest.module(seed, 300),
          node -> {
            if (node instanceof Expr expr) {
              assertEquals(
                  Spine.below(expr).map(System::identityHashCode),
                  NodeSchema.of(node).spineComponent().map(c -> System.identityHashCode(c.get((Record) node))));
              assertDescends(expr);
            }
          });
    }
  }

  /** All ways down lead past the same expressions. */
  private static void assertDescends(Expr expr) {
    List<Integer> spine = identities(Spine.of(expr));
    ArrayDeque<Expr> above = new ArrayDeque<>();
    Expr innermost = Spine.descend(expr, above);
    assertSame(innermost, Spine.innermost(expr));
    assertEquals(Optional.empty(), Spine.below(innermost));
    above.addLast(innermost);
    assertEquals(spine.reversed(), identities(above));
  }

  private static List<Integer> identities(Collection<Expr> expressions) {
    return expressions.stream().map(System::identityHashCode).toList();
  }
}
