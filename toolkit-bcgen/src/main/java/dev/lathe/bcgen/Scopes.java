package dev.lathe.bcgen;

import dev.lathe.bcgen.general.GeneratorException;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks of a function in the making: active variables, labels, and jumps that wait for a label or the end of a loop. A jump
 * out of a block whose variables are captured closes them on its way.
 */
final class Scopes {

  /** Whether a break leaves the block. */
  enum BlockKind {
    PLAIN,
    LOOP
  }

  /** A block. */
  static final class Block {
    final Optional<Block> outer;
    final BlockKind kind;
    final int activeOutside;
    final int firstMark;
    boolean hasBreaks;
    boolean hasLabels;
    /** A function inside uses a variable of this block. */
    boolean captured;
    boolean closed;

    Block(Optional<Block> outer, BlockKind kind, int activeOutside, int firstMark) {
      this.outer = outer;
      this.kind = kind;
      this.activeOutside = activeOutside;
      this.firstMark = firstMark;
    }
  }

  /** A label, or a jump that waits for one. */
  private static final class Mark {
    final String name;
    final boolean isLabel;
    /** Its index among all marks. */
    int index;
    /** The mark of the same kind and name before it, as long as that is waiting or in scope. */
    Optional<Mark> earlier = Optional.empty();
    final int place;
    /** The waiting jump at {@link #place} and those that lead to it. */
    long jumps;
    int active;
    /** Resolved, or out of scope. */
    boolean done;

    private Mark(String name, boolean isLabel, int place, long jumps, int active) {
      this.name = name;
      this.isLabel = isLabel;
      this.place = place;
      this.jumps = jumps;
      this.active = active;
    }

    static Mark label(String name, int place, int active) {
      return new Mark(name, true, place, JumpList.EMPTY, active);
    }

    static Mark jump(String name, long jumps, int active) {
      return new Mark(name, false, JumpList.first(jumps), jumps, active);
    }
  }

  /** The name under which breaks wait, which no label has. */
  private static final String BREAK = "";

  private final FunctionBuilder function;
  private final List<Variable> declared = new ArrayList<>();
  private Variable[] active = new Variable[8];
  private int[] hashes = new int[8];
  private int activeCount;
  /** For each variable that was ever declared the bit that the end of its hash names: most names are not found. */
  private long everDeclared;
  private final List<Mark> marks = new ArrayList<>(0);
  /** The last label of each name, and the last jump that waits for one: searches must not try all marks. */
  private final Map<String, Mark> labels = new HashMap<>(0);

  private final Map<String, Mark> waiting = new HashMap<>(0);
  private Block block;

  Scopes(FunctionBuilder function) {
    this.function = function;
    block = new Block(Optional.empty(), BlockKind.PLAIN, 0, 0);
  }

  Block current() {
    return block;
  }

  int activeCount() {
    return activeCount;
  }

  List<Prototype.Variable> variables() {
    Prototype.Variable[] list = new Prototype.Variable[declared.size()];
    for (int i = 0; i < list.length; i++) {
      Variable variable = declared.get(i);
      list[i] = new Prototype.Variable(variable.shown, variable.start, variable.end);
    }
    return List.of(list);
  }

  // Variables

  /** Declares the variable that is {@code offset} above the active ones when they are activated. */
  void declare(Variable variable, int offset) {
    int register = activeCount + offset;
    if (register >= Limit.VARIABLES.value()) {
      throw function.exceeded(Limit.VARIABLES);
    }
    if (entries() >= Limit.ENTRIES.value()) {
      throw function.exceeded(Limit.ENTRIES);
    }
    if (register >= active.length) {
      int size = Math.min(Math.max(register + 1, active.length * 2), Limit.VARIABLES.value());
      active = Arrays.copyOf(active, size);
      hashes = Arrays.copyOf(hashes, size);
    }
    variable.register = register;
    active[register] = variable;
    hashes[register] = variable.hash;
    everDeclared |= 1L << variable.hash;
    declared.add(variable);
  }

  private int entries() {
    int count = 0;
    for (Optional<FunctionBuilder> f = Optional.of(function); f.isPresent(); f = f.get().outer) {
      Scopes scopes = f.get().scopes;
      count += scopes.declared.size() + scopes.marks.size();
    }
    return count;
  }

  /** The last {@code count} declared variables come to life. */
  void activate(int count) {
    for (int i = 0; i < count; i++) {
      active[activeCount++].start = function.here();
    }
  }

  private void deactivate(int level) {
    while (activeCount > level) {
      active[--activeCount].end = function.here();
    }
  }

  Variable active(int register) {
    return active[register];
  }

  /** The register of the innermost active variable of a name, -1 if there is none. */
  int find(String name) {
    int hash = name.hashCode();
    if ((everDeclared & 1L << hash) == 0) {
      return -1;
    }
    for (int i = activeCount - 1; i >= 0; i--) {
      if (hashes[i] == hash && active[i].name.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Notes that a function inside uses the variable in {@code register}. */
  void capture(int register) {
    Block b = block;
    while (b.activeOutside > register) {
      b = b.outer.orElseThrow();
    }
    b.captured = true;
  }

  // Blocks

  void begin(BlockKind kind) {
    block = new Block(Optional.of(block), kind, activeCount, marks.size());
  }

  /** Ends the block and closes its captured variables. */
  void end() {
    Block ended = block;
    deactivate(ended.activeOutside);
    function.freeRegister = activeCount;
    if (ended.captured && !ended.closed) {
      function.emitJump(Op.UCLO, ended.activeOutside, 0);
    }
    block = ended.outer.orElse(ended);
    if (ended.hasBreaks && ended.kind == BlockKind.LOOP) {
      resolve(ended, Mark.label(BREAK, function.here(), activeCount));
      if (ended.hasLabels) {
        fixUp(ended);
      }
    } else if (ended.hasBreaks || ended.hasLabels) {
      fixUp(ended);
    }
  }

  /** Ends the outermost block, whose variables the last return has closed. */
  void endFunction() {
    block.closed = true;
    end();
  }

  void breakLoop() {
    block.hasBreaks = true;
    addMark(Mark.jump(BREAK, function.jump(), activeCount));
  }

  private void addMark(Mark mark) {
    if (entries() >= Limit.ENTRIES.value()) {
      throw function.exceeded(Limit.ENTRIES);
    }
    mark.index = marks.size();
    marks.add(mark);
    Map<String, Mark> lasts = mark.isLabel ? labels : waiting;
    mark.earlier = last(lasts, mark.name);
    lasts.put(mark.name, mark);
  }

  /** The last mark of a name that is not done; those behind it are forgotten. */
  private static Optional<Mark> last(Map<String, Mark> lasts, String name) {
    Optional<Mark> last = Optional.ofNullable(lasts.get(name));
    while (last.isPresent() && last.get().done) {
      last = last.get().earlier;
    }
    last.ifPresentOrElse(mark -> lasts.put(name, mark), () -> lasts.remove(name));
    return last;
  }

  /** The label of the current block. */
  private Optional<Mark> label(String name) {
    int firstMark = block.firstMark;
    return last(labels, name).filter(mark -> mark.index >= firstMark);
  }

  void jumpTo(String name) {
    // one that leads back inside the same block is treated like a loop
    label(name).ifPresent(target -> function.emitJump(Op.LOOP, target.active, -1));
    block.hasLabels = true;
    addMark(Mark.jump(name, function.jump(), activeCount));
  }

  /** Where a label counts as standing: with its block's variables, or outside of them as nothing follows. */
  enum LabelPlace {
    INSIDE,
    TRAILING
  }

  void place(String name, LabelPlace place) {
    function.markTarget();
    block.hasLabels = true;
    Mark mark = Mark.label(name, function.here(), place == LabelPlace.TRAILING ? block.activeOutside : activeCount);
    addMark(mark);
    resolve(block, mark);
  }

  private void resolve(Block in, Mark label) {
    Optional<Mark> jump = last(waiting, label.name);
    while (jump.isPresent() && jump.get().index >= in.firstMark) {
      patch(jump.get(), label);
      jump = last(waiting, label.name);
    }
  }

  private void patch(Mark jump, Mark label) {
    jump.done = true;
    function.setA(jump.place, label.active);
    function.patchAll(jump.jumps, label.place);
  }

  /** Resolves jumps back to the block's labels; hands what still waits to the block around. */
  private void fixUp(Block ended) {
    Map<String, Mark> passed = new HashMap<>();
    for (int i = ended.firstMark; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.done) {
        continue;
      }
      if (mark.isLabel) {
        mark.done = true;
        passed.put(mark.name, mark);
      } else if (passed.get(mark.name) instanceof Mark label) {
        if (ended.captured && mark.active > label.active) {
          close(mark);
        }
        patch(mark, label);
      } else {
        Block outer = ended.outer.orElseThrow(() -> new GeneratorException("a jump leads nowhere", function.lines.next().span()));
        if (mark.name.equals(BREAK)) {
          outer.hasBreaks = true;
        } else {
          outer.hasLabels = true;
        }
        mark.active = ended.activeOutside;
        if (ended.captured) {
          close(mark);
        }
      }
    }
  }

  /** Makes a waiting jump close upvalues. */
  private void close(Mark jump) {
    function.setA(jump.place, jump.active);
    if (function.isAt(jump.place, Op.JMP)) {
      function.detach(jump.jumps);
      jump.jumps = JumpList.of(jump.place);
      function.setOp(jump.place, Op.UCLO);
      function.setD(jump.place, JumpList.END + Insn.JUMP_BIAS);
    }
  }
}
