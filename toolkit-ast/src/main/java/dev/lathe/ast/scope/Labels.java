package dev.lathe.ast.scope;

import dev.lathe.ast.Node;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.ScopeViolation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels and gotos of one block. A goto leads to the label of its name in the innermost block around it that has one, before
 * or behind it; until that is found, the goto waits, at the end of its block in the block around. It must not lead forward
 * past a declaration, unless nothing but labels follows in the block. After LuaJIT's lj_parse.c.
 */
final class Labels {

  /** Whether labels at the end of a block stand outside of the scope of its variables. */
  enum Trailing {
    OUTSIDE,
    /** A test follows that sees the variables. */
    INSIDE
  }

  /** A variable of the block and the node that declares it. */
  record Declared(Symbol symbol, Node node) {}

  /**
   * A goto that waits.
   *
   * @param variables number of the block's variables that are visible where it, or the inner block with it, stands
   */
  private record Jump(Stmt.Goto statement, int variables) {}

  private final Scope scope;
  private final Resolution.Builder result;
  private final Map<String, Stmt.Label> placed = new HashMap<>(2);
  private final Map<String, List<Jump>> waiting = new LinkedHashMap<>(2);

  Labels(Scope scope, Resolution.Builder result) {
    this.scope = scope;
    this.result = result;
  }

  /** Meets a goto behind which {@code variables} of the block's variables are visible. */
  void jump(Stmt.Goto statement, int variables) {
    String name = statement.label().name();
    Stmt.Label label = placed.get(name);
    if (label != null) {
      result.targets.put(statement, label);
    } else {
      waiting.computeIfAbsent(name, n -> new ArrayList<>(2)).add(new Jump(statement, variables));
    }
  }

  /**
   * Meets a label.
   *
   * @param variables number of variables that are visible where the label counts as standing
   * @param declared the block's variables, at least that many
   */
  void place(Stmt.Label label, int variables, List<Declared> declared) {
    String name = label.name().name();
    Stmt.Label first = placed.putIfAbsent(name, label);
    if (first != null) {
      result.violations.add(new ScopeViolation(Rule.DUPLICATE_LABEL, scope, label, name, Optional.of(first)));
      return;
    }
    List<Jump> jumps = waiting.remove(name);
    if (jumps == null) {
      return;
    }
    for (Jump jump : jumps) {
      if (jump.variables < variables) {
        Declared hidden = declared.get(jump.variables);
        result.violations.add(
            new ScopeViolation(
                Rule.JUMP_INTO_SCOPE, scope, jump.statement, hidden.symbol.name(), Optional.of(hidden.node)));
      }
      result.targets.put(jump.statement, label);
    }
  }

  /** At the block's end: what waits goes on in the block around, of which {@code variables} are visible now. */
  void handTo(Labels outer, int variables) {
    for (List<Jump> jumps : waiting.values()) {
      for (Jump jump : jumps) {
        outer.jump(jump.statement, variables);
      }
    }
  }

  /** At the function's end: what still waits has no label. */
  void end() {
    for (List<Jump> jumps : waiting.values()) {
      for (Jump jump : jumps) {
        result.violations.add(
            new ScopeViolation(Rule.UNDEFINED_LABEL, scope, jump.statement, jump.statement.label().name()));
      }
    }
  }
}
