package dev.lathe.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
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
            }
          });
    }
  }
}
