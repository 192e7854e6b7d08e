package dev.lathe.ast;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the way from a root to a node or component: {@code module.body.statements[3].value.left}. Of a way of more than
 * {@link #MAX_STEPS} steps the middle is left out.
 */
public final class AstPath {

  /** Most steps that are written. */
  public static final int MAX_STEPS = 40;

  private final List<String> steps = new ArrayList<>();

  /** A path that starts at {@code root}, a name. */
  public AstPath(String root) {
    steps.add(root);
  }

  /** A path that starts at {@code root}. */
  AstPath(Node root) {
    this(rootName(root));
  }

  private static String rootName(Node root) {
    String name = NodeSchema.of(root).name();
    name = name.substring(name.indexOf('.') + 1);
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Goes on to a component. */
  public AstPath component(String name) {
    steps.add("." + name);
    return this;
  }

  /** Goes on to an element of the list that the last step leads to. */
  public AstPath index(int index) {
    String step = "[" + index + "]";
    if (steps.getLast().endsWith("]")) {
      steps.add(step);
    } else {
      steps.set(steps.size() - 1, steps.getLast() + step);
    }
    return this;
  }

  @Override
  public String toString() {
    if (steps.size() <= MAX_STEPS) {
      return String.join("", steps);
    }
    int half = MAX_STEPS / 2;
    return String.join("", steps.subList(0, half))
        + ".(" + (steps.size() - 2 * half) + " more)"
        + String.join("", steps.subList(steps.size() - half, steps.size()));
  }
}
