package dev.lathe.bcgen.general;

import dev.lathe.ast.Block;
import dev.lathe.ast.scope.Symbol;
import dev.lathe.vm.bytecode.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements that are open, and what has to be done on the ways out of them. A finalizer is written out once for each
 * way; what is done on the way is no longer protected by what is left, only by what is around it.
 */
final class Blocks {
  static final int NO_VALUE = -1;

  /** An open statement. */
  sealed interface Open {
    /** The regions that are open because of it, inner ones first. */
    List<Region> regions();
  }

  record Loop(Label next, Label end) implements Open {
    @Override
    public List<Region> regions() {
      return List.of();
    }
  }

  /** Statements whose errors go to handlers. */
  record Protected(List<Region> regions) implements Open {}

  /**
   * A handler's clause.
   *
   * @param saved register of the error that was handled before
   * @param name variable that holds the error
   */
  record Clause(int saved, Optional<Symbol> name, List<Region> regions) implements Open {}

  /** Statements that are followed by others on every way. */
  record Finalized(Block finalizer, List<Region> regions) implements Open {}

  /** Statements inside a context. */
  record Managed(WithGen.Context context, List<Region> regions) implements Open {}

  private final UnitGen gen;
  private final CodeBuilder code;
  private final List<Open> open = new ArrayList<>();

  Blocks(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  void push(Open block) {
    open.add(block);
  }

  /** Ends the innermost one; its regions must have ended, or end now. */
  void pop() {
    Open block = open.removeLast();
    block.regions().forEach(code::endProtection);
  }

  /** Whether something is to be done on the way out of the function. */
  boolean hasExits() {
    for (Open block : open) {
      if (!(block instanceof Loop || block instanceof Protected)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What was left, to be taken up again behind the jump.
   *
   * @param value register of the value that goes along
   */
  record Left(List<Open> blocks, int value) {}

  /** Does what is to be done on the way out of the function, with a value or {@link #NO_VALUE}. */
  Left leaveFunction(int value) {
    return leave(0, value);
  }

  /** Ends or continues the innermost loop. */
  void leaveLoop(Stay stay) {
    int at = open.size() - 1;
    while (!(open.get(at) instanceof Loop)) {
      at--;
    }
    Loop loop = (Loop) open.get(at);
    Left left = leave(at + 1, NO_VALUE);
    code.jump(stay == Stay.CONTINUE ? loop.next() : loop.end());
    comeBack(left);
  }

  /** What becomes of a loop. */
  enum Stay {
    BREAK,
    CONTINUE
  }

  private Left leave(int downTo, int value) {
    List<Open> blocks = new ArrayList<>(open.subList(downTo, open.size()));
    int at = value;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Open block = open.removeLast();
      block.regions().forEach(code::endProtection);
      if (code.isReachable()) {
        at = exit(block, at);
      }
    }
    return new Left(blocks, at);
  }

  private int exit(Open block, int value) {
    switch (block) {
      case Loop _, Protected _ -> {}
      case Clause clause -> endClause(clause);
      case Finalized finalized -> gen.statements.block(finalized.finalizer());
      case Managed managed -> {
        int kept = value;
        if (value != NO_VALUE) {
          kept = managed.context().error();
          code.move(kept, value);
        }
        gen.withs.exit(managed.context());
        return kept;
      }
    }
    return value;
  }

  /** The end of a handler's clause: the error is handled no more, and its variable is unbound. */
  void endClause(Clause clause) {
    code.emit(Op.POPEXC, clause.saved(), 0);
    clause.name().ifPresent(gen.names::clear);
  }

  /** The statements that were left are open again, for what follows in the text. */
  void comeBack(Left left) {
    open.addAll(left.blocks());
    for (Open block : left.blocks()) {
      block.regions().forEach(region -> region.open(code.length()));
    }
  }
}
