package dev.lathe.ast.scope;

import dev.lathe.ast.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of a module mean where they stand. Resolvers only append to it; the index is made for the first who asks, because
 * who resolves for the errors alone never does. Safe for use by many threads once the resolver is done.
 */
final class Occurrences {
  private final List<Node> nodes = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private Map<Node, Symbol> index = Map.of();

  /** What {@code node} means from now on. */
  void put(Node node, Symbol symbol) {
    nodes.add(node);
    symbols.add(symbol);
  }

  /** What was said last about {@code node}. */
  synchronized Optional<Symbol> symbol(Node node) {
    if (index.isEmpty() && !nodes.isEmpty()) {
      index = new IdentityHashMap<>(nodes.size());
      for (int i = 0; i < nodes.size(); i++) {
        index.put(nodes.get(i), symbols.get(i));
      }
    }
    return Optional.ofNullable(index.get(node));
  }
}
