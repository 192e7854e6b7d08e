package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Checkpoint;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which registers functions inside may hold while an instruction runs: an open upvalue points into the stack, so the register must
 * stay one. It does not when the frame ends, or when a call puts its link there. A forward analysis over sets of registers, united
 * where paths meet; FNEW adds what its function captures, UCLO takes away. A set only grows, so an instruction is looked at no more
 * often than there are captured registers.
 *
 * <p>Requires that all operands and ends of jumps have been checked.
 */
final class OpenCaptures {
  /** Registers that can be captured: the operand of UCLO has as many values. */
  static final int REGISTERS = 256;

  /** So many are tried in the time that an instruction takes. */
  private static final int HANDLERS_OF_A_STEP = 16;

  private static final int WORDS = REGISTERS / Long.SIZE;

  /** An instruction that some path reaches with registers held that must not be. */
  record Violation(int at, String rule) {}

  private final Prototype function;
  private final Op[] ops;
  private final List<General.Handler> handlers;
  private final Checkpoint checkpoint;
  /** Steps since the last visit of the checkpoint. */
  private int visited;
  /** For each instruction {@link #WORDS} words of what may be held before it. */
  private final long[] before;
  private final boolean[] reached;
  private final boolean[] waits;
  private final Deque<Integer> work = new ArrayDeque<>();
  private final long[] set = new long[WORDS];

  private OpenCaptures(Prototype function, Op[] ops, Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.function = function;
    handlers = function.general().map(General::handlers).orElse(List.of());
    this.ops = ops;
    before = new long[ops.length * WORDS];
    reached = new boolean[ops.length];
    waits = new boolean[ops.length];
  }

  /** The first violation that is found; functions that hand out no register have none, and are not looked at. */
  static Optional<Violation> check(Prototype function, Op[] ops, Checkpoint checkpoint) {
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child(Prototype child) && captures(child)) {
        return new OpenCaptures(function, ops, checkpoint).run();
      }
    }
    return Optional.empty();
  }

  private static boolean captures(Prototype child) {
    for (int i = 0; i < child.upvalueCount(); i++) {
      if (child.upvalue(i).origin() == Prototype.Upvalue.Origin.REGISTER) {
        return true;
      }
    }
    return false;
  }

  private Optional<Violation> run() {
    flow(0);
    while (!work.isEmpty()) {
      int at = work.remove();
      waits[at] = false;
      visited += 1 + handlers.size() / HANDLERS_OF_A_STEP;
      if (visited >= Checkpoint.INTERVAL) {
        visited = 0;
        checkpoint.pass(1);
      }
      System.arraycopy(before, at * WORDS, set, 0, WORDS);
      handlers(at);
      Op op = ops[at];
      int word = function.word(at);
      int free = firstOverwritten(op, word);
      int held = highest();
      if (held >= free) {
        return Optional.of(new Violation(at, "register " + held + " may be held by a function inside"));
      }
      switch (op) {
        case FNEW -> hold(((Constant.Child) function.constants().get(Listing.index(op, word, function.wide(at)))).prototype());
        case UCLO -> release(Insn.a(word));
        default -> {}
      }
      next(at, op);
      handlers(at);
    }
    return Optional.empty();
  }

  /** From which register on an instruction makes others of what were registers: all when the frame ends. */
  private static int firstOverwritten(Op op, int word) {
    return switch (op) {
      case CALL, CALLM, ITERC, ITERN, CALLKW, CALLMETH, CALLMKW, CALLEX, DISPATCH -> Insn.a(word);
      default -> op.flow() == Flow.LEAVE ? 0 : REGISTERS;
    };
  }

  private int highest() {
    for (int i = WORDS - 1; i >= 0; i--) {
      if (set[i] != 0) {
        return i * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(set[i]);
      }
    }
    return -1;
  }

  private void hold(Prototype child) {
    for (int i = 0; i < child.upvalueCount(); i++) {
      Prototype.Upvalue upvalue = child.upvalue(i);
      if (upvalue.origin() == Prototype.Upvalue.Origin.REGISTER) {
        set[upvalue.index() / Long.SIZE] |= 1L << upvalue.index();
      }
    }
  }

  private void release(int from) {
    for (int i = from / Long.SIZE; i < WORDS; i++) {
      set[i] &= i == from / Long.SIZE ? (1L << from) - 1 : 0;
    }
  }

  private void next(int at, Op op) {
    int word = function.word(at);
    if (op.d() == Operand.JUMP) {
      flow((int) Listing.target(function, at));
    } else if (op.d() == Operand.TABLE) {
      for (int distance : ((Constant.JumpTable) function.constants().get(Listing.index(op, word, function.wide(at)))).distances()) {
        flow(at + 1 + distance);
      }
    }
    switch (op.flow()) {
      case SKIP -> {
        flow(at + 1);
        flow(at + 2);
      }
      case ON, FORK, BACK, SELECT, INVOKE -> flow(at + 1);
      case GOTO, LEAVE, THROW -> {}
    }
  }

  private void handlers(int at) {
    for (General.Handler handler : handlers) {
      if (handler.from() <= at && at < handler.to()) {
        flow(handler.target());
      }
    }
  }

  /** Adds the set to what may be held before an instruction. */
  private void flow(int to) {
    boolean grown = !reached[to];
    reached[to] = true;
    for (int i = 0; i < WORDS; i++) {
      long old = before[to * WORDS + i];
      grown |= (set[i] & ~old) != 0;
      before[to * WORDS + i] = old | set[i];
    }
    if (grown && !waits[to]) {
      waits[to] = true;
      work.add(to);
    }
  }
}
