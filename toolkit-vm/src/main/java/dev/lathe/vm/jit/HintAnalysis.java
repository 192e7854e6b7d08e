package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the hints of a function by two data flows over its loaded code. Backwards: which registers are going to be read as doubles, or as
 * tables. Forwards: which hold one for certain if every instruction goes on in machine code; only what is going to be read counts.
 *
 * <p>Arguments, and what instructions take from tables and captured variables, are hinted to be what they are going to be read as, unless
 * they hold something else now, or the place was never reached. What other frames can change is never said to hold anything: registers
 * that functions inside this one capture.
 */
final class HintAnalysis {
  /** Frames with more registers are compiled without hints. */
  private static final int MOST_REGISTERS = 256;

  private final CompilationUnit unit;
  private final long prototype;
  private final int shapeOfStrings;
  private final int length;
  private final int registers;
  private final int words;
  private final long[] code;
  /** Where instructions go on, the boundary behind the last one if nowhere. */
  private final int[] next;
  private final int[] target;
  private final boolean[] targets;
  private boolean isGoingBack;

  private final Hints.Sets needed;
  private final Hints.Sets wanted;
  private final Hints.Sets wantedTables;
  private final Hints.Sets other;

  private final Hints.Sets doubles;
  private final Hints.Sets tables;
  private final boolean[] isReached;
  private final Hints.Kind[] results;
  private final long[] captured;
  /** Registers that an instruction leaves alone, in frames of one word. */
  private long kept;
  private final long[] d;
  private final long[] t;

  private HintAnalysis(CompilationUnit unit, int registers, long[] code) {
    this.unit = unit;
    this.prototype = unit.prototype();
    long strings = Memory.getLong(unit.vm().thread().address() + ThreadState.STRINGS);
    this.shapeOfStrings = strings == 0 ? 0 : Memory.getInt(strings + Header.SHAPE);
    this.code = code;
    this.length = code.length;
    this.registers = registers;
    this.words = registers + 63 >> 6;
    this.next = new int[length];
    this.target = new int[length];
    this.targets = new boolean[length + 1];
    this.needed = new Hints.Sets(length + 1, words);
    this.wanted = new Hints.Sets(length + 1, words);
    this.wantedTables = new Hints.Sets(length + 1, words);
    this.other = new Hints.Sets(length + 1, words);
    this.doubles = new Hints.Sets(length + 1, words);
    this.tables = new Hints.Sets(length + 1, words);
    this.isReached = new boolean[length + 1];
    this.results = new Hints.Kind[length];
    this.captured = new long[words];
    this.d = new long[words];
    this.t = new long[words];
  }

  /** The hints for an attempt. */
  static Hints of(CompilationUnit unit) {
    int registers = PrototypeObject.frameSize(unit.prototype());
    int length = unit.info().prototype().length();
    if (registers > MOST_REGISTERS || registers == 0) {
      return Hints.NONE;
    }
    long first = PrototypeObject.code(unit.prototype());
    long[] code = new long[length];
    boolean isUseful = false;
    for (int i = 0; i < length; i++) {
      code[i] = Memory.getLong(first + 8L * i);
      int opcode = (int) code[i] & 0xFF;
      if (RegisterEffects.flow(opcode) == Flow.SELECT) {
        return Hints.NONE;
      }
      isUseful |= (RegisterEffects.of(opcode) & (0xF * RegisterEffects.NEEDS | RegisterEffects.NEEDS_TABLE | RegisterEffects.DOUBLE)) != 0;
    }
    return isUseful ? new HintAnalysis(unit, registers, code).analyse() : Hints.NONE;
  }

  private Hints analyse() {
    connect();
    capture();
    backwards();
    hintResults();
    hintArguments();
    forwards();
    return new Hints(doubles, tables, wanted, results, targets, loops());
  }

  private int opcode(int at) {
    return (int) code[at] & 0xFF;
  }

  private int effects(int at) {
    return RegisterEffects.of(opcode(at));
  }

  private int a(int at) {
    return Insn.a((int) code[at]);
  }

  private int b(int at) {
    return Insn.b((int) code[at]);
  }

  private int c(int at) {
    return Insn.c((int) code[at]);
  }

  private int d(int at) {
    return Insn.d((int) code[at]);
  }

  private int jump(int at) {
    return at + 1 + (int) (code[at] >> 32);
  }

  /** Finds where each instruction goes on. */
  private void connect() {
    for (int at = 0; at < length; at++) {
      next[at] = length;
      target[at] = length;
      switch (RegisterEffects.flow(opcode(at))) {
        case ON, INVOKE -> next[at] = at + 1;
        case SKIP -> {
          next[at] = at + 2;
          jumpTo(at, jump(at + 1));
          at++;
          next[at] = length;
          target[at] = length;
        }
        case GOTO -> jumpTo(at, jump(at));
        case FORK, BACK -> {
          next[at] = at + 1;
          jumpTo(at, jump(at));
        }
        case SELECT, LEAVE, THROW -> {}
      }
    }
  }

  private void jumpTo(int at, int to) {
    target[at] = to;
    targets[to] = true;
    isGoingBack |= to <= at;
  }

  /** Registers that functions inside this one share. */
  private void capture() {
    List<Constant> constants = unit.info().prototype().constants();
    for (int i = 0; i < constants.size(); i++) {
      if (constants.get(i) instanceof Constant.Child(Prototype inner)) {
        for (int j = 0; j < inner.upvalueCount(); j++) {
          Prototype.Upvalue upvalue = inner.upvalue(j);
          if (upvalue.origin() == Prototype.Upvalue.Origin.REGISTER && upvalue.index() < registers) {
            captured[upvalue.index() >> 6] |= 1L << upvalue.index();
          }
        }
      }
    }
  }

  private int firstWritten(int at) {
    return RegisterEffects.firstWritten((int) code[at]);
  }

  private int lastWritten(int at) {
    return RegisterEffects.lastWritten((int) code[at], registers);
  }

  /** Registers {@code first} to {@code last} as far as they are in a word of a set. */
  private static long range(int first, int last, int word) {
    int from = Math.max(first - 64 * word, 0);
    int to = Math.min(last - 64 * word, 63);
    return from > to ? 0 : -1L << from & -1L >>> 63 - to;
  }

  /** Adds the registers that the fields of {@code mask} name. */
  private boolean addOperands(Hints.Sets sets, int at, int mask) {
    boolean isChanged = false;
    if ((mask & RegisterEffects.A) != 0) {
      isChanged = sets.add(at, a(at));
    }
    if ((mask & RegisterEffects.B) != 0) {
      isChanged |= sets.add(at, b(at));
    }
    if ((mask & RegisterEffects.C) != 0) {
      isChanged |= sets.add(at, c(at));
    }
    if ((mask & RegisterEffects.D) != 0) {
      isChanged |= sets.add(at, d(at));
    }
    return isChanged;
  }

  // --- backwards --------------------------------------------------------------------------------------------------------

  private void backwards() {
    boolean isChanging;
    do {
      isChanging = false;
      for (int at = length - 1; at >= 0; at--) {
        int effects = effects(at);
        int needs = effects / RegisterEffects.NEEDS & 0xF;
        int likes = effects / RegisterEffects.LIKES & 0xF;
        boolean isTable = (effects & (RegisterEffects.NEEDS_TABLE | RegisterEffects.LIKES_TABLE)) != 0 && wasReached(at);
        if (words == 1) {
          kept = ~range(firstWritten(at), lastWritten(at), 0);
        }
        isChanging |= step(needed, at, needs);
        isChanging |= step(wanted, at, needs | likes);
        isChanging |= step(wantedTables, at, isTable ? RegisterEffects.B : 0);
        isChanging |= step(other, at, effects / RegisterEffects.OTHER & 0xF);
        if (RegisterEffects.isNumericLoop(opcode(at))) {
          for (int i = a(at); i < a(at) + 3; i++) {
            isChanging |= needed.add(at, i) | wanted.add(at, i);
          }
        }
      }
    } while (isChanging && isGoingBack);
  }

  /** What is read behind an instruction is read behind the boundary in front of it, unless it is written between; and its operands are. */
  private boolean step(Hints.Sets sets, int at, int operands) {
    boolean isCopied = (effects(at) & RegisterEffects.COPIES) != 0 && sets.has(next[at], a(at));
    boolean isChanged = false;
    for (int i = 0; i < words; i++) {
      long before = sets.word(at, i);
      long mask = words == 1 ? kept : ~range(firstWritten(at), lastWritten(at), i);
      long now = before | (sets.word(next[at], i) | sets.word(target[at], i)) & mask;
      sets.set(at, i, now);
      isChanged |= now != before;
    }
    if (isCopied) {
      isChanged |= sets.add(at, d(at));
    }
    return operands == 0 ? isChanged : isChanged | addOperands(sets, at, operands);
  }

  /** Whether an access by a constant name has found anything yet, in other tables than the one that stands for strings; of others that is not known. */
  private boolean wasReached(int at) {
    return switch (opcode(at)) {
      case OpCodes.TGETS, OpCodes.TSETS, OpCodes.GGET -> {
        int shape = Memory.getInt(prototype + (int) (code[at] >>> 32) + Caches.SHAPE);
        yield shape != 0 && shape != shapeOfStrings;
      }
      default -> true;
    };
  }

  // --- hints ------------------------------------------------------------------------------------------------------------

  private Hints.Kind asked(int boundary, int register) {
    if ((captured[register >> 6] >>> register & 1) != 0 || other.has(boundary, register)) {
      return Hints.Kind.ANY;
    }
    boolean isDouble = needed.has(boundary, register);
    boolean isTable = wantedTables.has(boundary, register);
    return isDouble == isTable ? Hints.Kind.ANY : isDouble ? Hints.Kind.DOUBLE : Hints.Kind.TABLE;
  }

  private static Hints.Kind kind(long value) {
    return Value.isDouble(value) ? Hints.Kind.DOUBLE : Value.isTable(value) ? Hints.Kind.TABLE : Hints.Kind.ANY;
  }

  private void hintResults() {
    Arrays.fill(results, Hints.Kind.ANY);
    for (int at = 0; at < length; at++) {
      if ((effects(at) & RegisterEffects.HINTED) != 0 && !unit.isDistrusted(at) && wasReached(at)) {
        Hints.Kind asked = asked(at + 1, a(at));
        boolean isOther = opcode(at) == OpCodes.UGET && unit.function() != Value.NIL && kind(captured(d(at))) != asked;
        results[at] = isOther ? Hints.Kind.ANY : asked;
      }
    }
  }

  /** What a captured variable of the function that runs holds. */
  private long captured(int index) {
    return Memory.getLong(Memory.getLong(FunctionObject.upvalue(Value.address(unit.function()), index) + UpvalueObject.WHERE));
  }

  private void hintArguments() {
    isReached[0] = true;
    long[] arguments = unit.arguments();
    for (int i = 0; i < arguments.length && i < registers; i++) {
      Hints.Kind kind = kind(arguments[i]);
      if ((captured[i >> 6] >>> i & 1) != 0 || unit.isDistrusted(0)) {
        continue;
      }
      if (kind == Hints.Kind.DOUBLE && wanted.has(0, i)) {
        doubles.add(0, i);
      } else if (kind == Hints.Kind.TABLE && wantedTables.has(0, i)) {
        tables.add(0, i);
      }
    }
  }

  // --- forwards ---------------------------------------------------------------------------------------------------------

  private void forwards() {
    boolean isChanging;
    do {
      isChanging = false;
      for (int at = 0; at < length; at++) {
        if (isReached[at]) {
          isChanging |= flow(at);
        }
      }
    } while (isChanging && isGoingBack);
  }

  /** What holds behind an instruction, if it goes on in machine code. */
  private boolean flow(int at) {
    int effects = effects(at);
    int opcode = opcode(at);
    for (int i = 0; i < words; i++) {
      d[i] = doubles.word(at, i);
      t[i] = tables.word(at, i);
    }
    int needs = effects / RegisterEffects.NEEDS & 0xF;
    add(d, needs & RegisterEffects.A, a(at));
    add(d, needs & RegisterEffects.B, b(at));
    add(d, needs & RegisterEffects.C, c(at));
    add(d, needs & RegisterEffects.D, d(at));
    add(t, effects & RegisterEffects.NEEDS_TABLE, b(at));
    if ((effects & RegisterEffects.ALIKE) != 0) {
      add(d, has(d, d(at)), a(at));
      add(d, has(d, a(at)), d(at));
    }
    boolean isDouble = (effects & RegisterEffects.DOUBLE) != 0 || results[at] == Hints.Kind.DOUBLE;
    boolean isTable = (effects & RegisterEffects.TABLE) != 0 || results[at] == Hints.Kind.TABLE;
    if ((effects & RegisterEffects.COPIES) != 0) {
      isDouble = has(d, d(at)) != 0;
      isTable = has(t, d(at)) != 0;
    }
    int first = firstWritten(at);
    int last = lastWritten(at);
    for (int i = 0; i < words; i++) {
      long kept = ~range(first, last, i);
      d[i] &= kept;
      t[i] &= kept;
    }
    add(d, isDouble ? 1 : 0, a(at));
    add(t, isTable ? 1 : 0, a(at));
    if (!RegisterEffects.isNumericLoop(opcode)) {
      return arrive(next[at]) | arrive(target[at]);
    }
    add(d, 1, a(at));
    add(d, 1, a(at) + 1);
    add(d, 1, a(at) + 2);
    if (opcode == OpCodes.FORI) {
      add(d, 1, a(at) + 3);
      return arrive(next[at]) | arrive(target[at]);
    }
    boolean isChanged = arrive(next[at]);
    add(d, 1, a(at) + 3);
    return isChanged | arrive(target[at]);
  }

  private static int has(long[] set, int register) {
    return (int) (set[register >> 6] >>> register & 1);
  }

  private static void add(long[] set, int condition, int register) {
    if (condition != 0) {
      set[register >> 6] |= 1L << register;
    }
  }

  /** Machine code comes to a boundary with what is in {@link #d} and {@link #t}. */
  private boolean arrive(int boundary) {
    if (boundary == length) {
      return false;
    }
    boolean isFirst = !isReached[boundary];
    isReached[boundary] = true;
    boolean isChanged = isFirst;
    boolean isDistrusted = unit.isDistrusted(boundary);
    for (int i = 0; i < words; i++) {
      long keptDoubles = isDistrusted ? 0 : d[i] & wanted.word(boundary, i) & ~captured[i];
      long keptTables = isDistrusted ? 0 : t[i] & wantedTables.word(boundary, i) & ~captured[i];
      long oldDoubles = doubles.word(boundary, i);
      long oldTables = tables.word(boundary, i);
      long newDoubles = isFirst ? keptDoubles : oldDoubles & keptDoubles;
      long newTables = isFirst ? keptTables : oldTables & keptTables;
      doubles.set(boundary, i, newDoubles);
      tables.set(boundary, i, newTables);
      isChanged |= newDoubles != oldDoubles || newTables != oldTables;
    }
    return isChanged;
  }

  // --- loops ------------------------------------------------------------------------------------------------------------

  /** The loops without loops inside, as far as there is something to keep. */
  private List<Hints.Loop> loops() {
    if (!isGoingBack) {
      return List.of();
    }
    List<Hints.Loop> loops = new ArrayList<>();
    int[] last = new int[length];
    Arrays.fill(last, -1);
    for (int at = 0; at < length; at++) {
      int to = target[at];
      if (to <= at) {
        boolean isTest = RegisterEffects.flow(opcode(at)) == Flow.SKIP;
        last[to] = Math.max(last[to], isTest ? at + 1 : at);
      }
    }
    int first = -1;
    for (int at = 0; at < length; at++) {
      if (last[at] >= 0) {
        first = at;
      }
      if (first >= 0 && last[first] == at) {
        int[] kept = keep(first, at);
        if (kept.length > 0) {
          loops.add(new Hints.Loop(first, at, kept));
        }
        first = -1;
      }
    }
    return loops;
  }

  /** The registers of a loop that are worth to be kept: doubles when it goes round, read or written most often. */
  private int[] keep(int first, int last) {
    int[] counts = new int[registers];
    boolean[] isSpoilt = new boolean[registers];
    for (int at = first; at <= last; at++) {
      int effects = effects(at);
      if ((effects & (RegisterEffects.UNKNOWN | RegisterEffects.RUN)) != 0) {
        return Hints.Loop.NONE.registers();
      }
      if (RegisterEffects.flow(opcode(at)) == Flow.SKIP) {
        count(counts, at, effects);
        at++;
        if ((effects & RegisterEffects.WRITES) != 0) {
          isSpoilt[a(at - 1)] = true;
        }
        continue;
      }
      count(counts, at, effects);
      boolean isKnown = (effects & (RegisterEffects.DOUBLE | RegisterEffects.COPIES | RegisterEffects.HINTED)) != 0 || RegisterEffects.isNumericLoop(opcode(at));
      for (int i = firstWritten(at); i <= lastWritten(at) && !isKnown; i++) {
        isSpoilt[i] = true;
      }
    }
    int[] kept = new int[Mirrors.MOST_PINNED];
    int size = 0;
    while (size < kept.length) {
      int best = -1;
      for (int register = doubles.next(first, 0); register >= 0; register = doubles.next(first, register + 1)) {
        if (!isSpoilt[register] && counts[register] > (best < 0 ? 0 : counts[best])) {
          best = register;
        }
      }
      if (best < 0) {
        break;
      }
      counts[best] = 0;
      kept[size++] = best;
    }
    return Arrays.copyOf(kept, size);
  }

  private void count(int[] counts, int at, int effects) {
    int mask = (effects / RegisterEffects.NEEDS | effects / RegisterEffects.LIKES) & 0xF;
    if ((mask & RegisterEffects.A) != 0 || RegisterEffects.writesOne(effects)) {
      counts[a(at)]++;
    }
    if ((mask & RegisterEffects.B) != 0) {
      counts[b(at)]++;
    }
    if ((mask & RegisterEffects.C) != 0) {
      counts[c(at)]++;
    }
    if ((mask & RegisterEffects.D) != 0 || (effects & RegisterEffects.COPIES) != 0) {
      counts[d(at)]++;
    }
    if (RegisterEffects.isNumericLoop(opcode(at))) {
      counts[a(at)] += 2;
      counts[a(at) + 1]++;
      counts[a(at) + 2]++;
    }
  }
}
