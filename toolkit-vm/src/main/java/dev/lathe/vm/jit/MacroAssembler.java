package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words in which templates are written: registers and operands of the guest, tests of values, jumps, ways out. One for a compilation; it
 * knows which instruction is at hand. What is put off with {@link #later} is made when that is over, so it names labels and operands only by
 * what was taken before.
 */
final class MacroAssembler extends ValueAssembler {
  private static final int SLOT = 8;
  /** Registers that operands of eight bits name. */
  private static final int NAMED = 256;

  /** A way out: which word is behind the instruction, and the shared code that leaves. */
  private record WayOut(Label from, int index, Routine to) {}

  /** How a boundary is entered from elsewhere: its facts are checked, what is to be in vector registers is loaded. */
  private record Entry(int boundary, Label label, short[] mirrors) {}

  private final SharedCode shared;
  private final FunctionInfo info;
  private final long prototype;
  private final long code;
  private final int registers;
  private final Label[] labels;
  private final List<WayOut> waysOut = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  /** Number of the first instruction's word in all bytecode. */
  private final int firstWord;
  private final Hints hints;
  private final Mirrors mirrors;
  private final List<Entry> entries = new ArrayList<>();
  /** Where a boundary is reached from outside of its loop: what that has pinned is loaded on the way. */
  private final Map<Integer, Label> approaches = new HashMap<>();
  private Label slow;
  private Label unfit;
  /** For assertions: registers that the instruction at hand has found to hold doubles, and those that it has found to hold tables. */
  private final BitSet foundDoubles = new BitSet();
  private final BitSet foundTables = new BitSet();
  /** The instruction at hand. */
  private int at;
  private long insn;

  MacroAssembler(Assembler a, SharedCode shared, FunctionInfo info, Hints hints) {
    super(a);
    this.hints = hints;
    this.registers = PrototypeObject.frameSize(info.address());
    this.mirrors = new Mirrors(a, hints, Math.max(registers, NAMED) + 4);
    this.shared = shared;
    this.info = info;
    this.prototype = info.address();
    this.code = PrototypeObject.code(prototype);
    this.firstWord = CodeSpace.index(code);
    int length = info.prototype().length();
    this.labels = new Label[length + 1];
    for (int i = 0; i <= length; i++) {
      labels[i] = new Label();
    }
  }

  /** What follows belongs to an instruction. */
  void begin(int number) {
    at = number;
    insn = Memory.getLong(code + 8L * number);
    slow = null;
    unfit = null;
    foundDoubles.clear();
    foundTables.clear();
    boolean isTest = RegisterEffects.flow(opcode()) == Flow.SKIP;
    mirrors.begin(number, isTest ? number + 2 : number + 1);
  }

  /** Its code is complete, as far as it is in line. */
  void end() {
    assert isFound();
    switch (RegisterEffects.flow(opcode())) {
      case ON, SKIP -> mirrors.end(RegisterEffects.firstWritten((int) insn), RegisterEffects.lastWritten((int) insn, registers));
      default -> mirrors.forgetAll();
    }
  }

  /** Whether the template, if it goes on at all, has checked what is taken for granted behind it. */
  private boolean isFound() {
    int effects = RegisterEffects.of(opcode());
    int needs = effects / RegisterEffects.NEEDS & 0xF;
    boolean is = slow == null || !foundDoubles.isEmpty() || !foundTables.isEmpty();
    return !is
        || (isFound(foundDoubles, needs & RegisterEffects.A, ra())
            && isFound(foundDoubles, needs & RegisterEffects.B, rb())
            && isFound(foundDoubles, needs & RegisterEffects.C, rc())
            && isFound(foundDoubles, needs & RegisterEffects.D, rd())
            && isFound(foundTables, effects & RegisterEffects.NEEDS_TABLE, rb()));
  }

  private static boolean isFound(BitSet found, int condition, int register) {
    return condition == 0 || found.get(register);
  }

  private boolean find(BitSet found, int register) {
    found.set(register);
    return true;
  }

  /** Whether it may leave for Java, or has gone on elsewhere, so that Java may enter the boundary behind it. */
  boolean leaves() {
    return slow != null || unfit != null || RegisterEffects.flow(opcode()) != Flow.ON;
  }

  // --- what is known ----------------------------------------------------------------------------------------------------

  /** The registers of the guest that are in vector registers as well. */
  Mirrors mirrors() {
    return mirrors;
  }

  /** Whether a register is known to hold a double. */
  boolean isDouble(int register) {
    return hints.isDouble(at, register);
  }

  /** Whether a register is known to hold a table. */
  boolean isTable(int register) {
    return hints.isTable(at, register);
  }

  /** Whether nothing needs to be checked or loaded where Java enters the boundary of the instruction at hand. */
  boolean isOpen() {
    return hints.saysNothing(at) && !mirrors.isAny();
  }

  /** Where Java enters the boundary of the instruction at hand; its code is made later. */
  Label entry() {
    if (isOpen()) {
      return labels[at];
    }
    Entry entry = new Entry(at, new Label(), mirrors.snapshot());
    entries.add(entry);
    return entry.label();
  }

  /** Makes the entry of the first boundary, which is next: callers of the function come here too. */
  void begin(Label entry) {
    enter(new Entry(at, entry, mirrors.snapshot()));
  }

  /** The code before comes into a loop. */
  void approach() {
    Hints.Loop loop = mirrors.loop();
    if (!loop.isEmpty() && loop.first() == at && at > 0) {
      a.bind(approachTo(at));
      mirrors.load(loop);
    }
  }

  private Label approachTo(int boundary) {
    return approaches.computeIfAbsent(boundary, _ -> new Label());
  }

  private void enter(Entry entry) {
    int boundary = entry.boundary();
    a.bind(entry.label());
    Label not = new Label();
    if (!hints.saysNothing(boundary)) {
      waysOut.add(new WayOut(not, firstWord + boundary + 1, Routine.UNFIT));
      for (int i = hints.doubles().next(boundary, 0); i >= 0; i = hints.doubles().next(boundary, i + 1)) {
        a.cmp(BASE, slot(i), FIRST_TAG);
        a.jcc(Condition.AE, not);
      }
      for (int i = hints.tables().next(boundary, 0); i >= 0; i = hints.tables().next(boundary, i + 1)) {
        load(RAX, i);
        a.xor(RAX, TABLE);
        a.shr(RAX, TAG_SHIFT);
        a.jcc(Condition.NE, not);
      }
    }
    Hints.Loop loop = hints.loop(boundary);
    if (!loop.isEmpty() && (loop.first() != boundary || boundary == 0)) {
      a.bind(approachTo(boundary));
    }
    mirrors.load(entry.mirrors());
  }

  // --- the instruction at hand ------------------------------------------------------------------------------------------

  /** Its number. */
  int at() {
    return at;
  }

  /** Its opcode. */
  int opcode() {
    return (int) insn & 0xFF;
  }

  /** Its word. */
  int word() {
    return (int) insn;
  }

  /** A. */
  int ra() {
    return Insn.a((int) insn);
  }

  /** B. */
  int rb() {
    return Insn.b((int) insn);
  }

  /** C. */
  int rc() {
    return Insn.c((int) insn);
  }

  /** D. */
  int rd() {
    return Insn.d((int) insn);
  }

  /** Where its cache record lies from the prototype. */
  int record() {
    return (int) (insn >>> 32);
  }

  /** Its wide half. */
  int wide() {
    return (int) (insn >>> 32);
  }

  SharedCode shared() {
    return shared;
  }

  /** The function that is compiled. */
  FunctionInfo info() {
    return info;
  }

  /** The prototype that is compiled. */
  long prototype() {
    return prototype;
  }

  /** Whether frames of the function keep variable arguments below them, as {@link Link#VARG} says. */
  boolean keepsArguments() {
    int properties = Memory.getByte(prototype + PrototypeObject.PROPERTIES);
    return (properties & (PrototypeObject.VARARG | PrototypeObject.RESUMABLE)) == PrototypeObject.VARARG;
  }

  /** Where the instruction at hand begins. */
  Label here() {
    return labels[at];
  }

  /** Where the code of all instructions ends. */
  Label end(int length) {
    return labels[length];
  }

  /** Whether jumps lead to the instruction at hand. */
  boolean isTarget() {
    return hints.isTarget(at);
  }

  /** Where to go from the instruction at hand to have another one run; behind the last one there is a place, too. */
  Label label(int index) {
    Hints.Loop loop = hints.loop(index);
    return loop.isEmpty() || loop == mirrors.loop() ? labels[index] : approachTo(index);
  }

  /** Where to go on behind the instruction at hand. */
  Label next() {
    return label(at + 1);
  }

  /** The distance that an instruction jumps. */
  int jump(int index) {
    return (int) (Memory.getLong(code + 8L * index) >> 32);
  }

  /** Where it jumps to. */
  Label target(int index) {
    return label(index + 1 + jump(index));
  }

  /** Takes the JMP behind this test if the condition holds. */
  void branch(Condition condition) {
    if (jump(at + 1) >= 0) {
      a.jcc(condition, target(at + 1));
      return;
    }
    a.jcc(condition.negated(), label(at + 2));
    poll(slow());
    a.jmp(target(at + 1));
  }

  // --- ways out ---------------------------------------------------------------------------------------------------------

  /** Where to go to have Java run this instruction: before its first effect. */
  Label slow() {
    if (slow == null) {
      slow = new Label();
      waysOut.add(new WayOut(slow, firstWord + at + 1, Routine.SLOW));
    }
    return slow;
  }

  /** The same because a hint is wrong. */
  private Label unfit() {
    if (unfit == null) {
      unfit = new Label();
      waysOut.add(new WayOut(unfit, firstWord + at + 1, Routine.UNFIT));
    }
    return unfit;
  }

  /** Calls a routine. */
  void call(Routine routine) {
    a.call(shared.address(routine));
  }

  /** Leaves by a way out. */
  void leave(Routine wayOut) {
    a.jmp(shared.address(wayOut));
  }

  /** Leaves for the interpreter in front of this instruction when the countdown is over. */
  void countDown() {
    Label away = new Label();
    int index = firstWord + at;
    a.sub32(THREAD, ThreadState.COUNTDOWN, 1);
    a.jcc(Condition.E, away);
    later(
        () -> {
          a.bind(away);
          a.mov32(RAX, index);
          leave(Routine.AWAY);
        });
  }

  /** The lower half of a link back to the word behind this instruction. */
  int linkToNext() {
    return firstWord + at + 1 << 4;
  }

  /** Code out of line: it is made when all instructions are. */
  void later(Runnable code) {
    later.add(code);
  }

  /** Makes what was put off. */
  void finish() {
    mirrors.finish();
    for (Runnable code : later) {
      code.run();
    }
    for (Entry entry : entries) {
      enter(entry);
      a.jmp(labels[entry.boundary()]);
    }
    for (WayOut way : waysOut) {
      a.bind(way.from());
      a.mov32(RAX, way.index());
      leave(way.to());
    }
  }

  // --- registers of the guest -------------------------------------------------------------------------------------------

  /** Where register {@code number} lies from the base. */
  static int slot(int number) {
    return SLOT * number;
  }

  /** Where constant number {@code index} lies from the prototype. */
  static int constant(int index) {
    return -SLOT - SLOT * index;
  }

  /** Where number {@code index} lies from the prototype. */
  static int number(int index) {
    return PrototypeObject.NUMBERS + SLOT * index;
  }

  void load(Register to, int register) {
    a.mov(to, BASE, slot(register));
  }

  void store(int register, Register from) {
    a.mov(BASE, slot(register), from);
  }

  /** In line only, as all that follows of mirrors. */
  void storeDouble(int register, Vector from) {
    a.movsd(BASE, slot(register), from);
    mirrors.written(register, from);
  }

  /** Stores the result of the instruction at hand, which has passed {@link #needResult}. */
  void storeResult(int register, Register from) {
    store(register, from);
    mirrors.written(register, from, hints.result(at));
  }

  /** Leaves if the result of the instruction at hand is not what hints say, or is nil and they say nothing. Uses {@code scratch}. */
  void needResult(Register value, Register scratch, Label ifNil) {
    switch (hints.result(at)) {
      case ANY -> needNotNil(value, ifNil);
      case DOUBLE -> {
        a.cmp(value, FIRST_TAG);
        a.jcc(Condition.AE, unfit());
      }
      case TABLE -> needTable(value, scratch);
    }
  }

  /** Leaves if a hint says what the result of the instruction at hand is, and it is something else. Uses {@code scratch}. */
  void needHinted(Register value, Register scratch) {
    if (hints.result(at) != Hints.Kind.ANY) {
      needResult(value, scratch, unfit());
    }
  }

  private void needTable(Register value, Register scratch) {
    a.mov(scratch, value);
    a.xor(scratch, TABLE);
    a.shr(scratch, TAG_SHIFT);
    a.jcc(Condition.NE, unfit());
  }

  /** Stores a word that is known. Uses rax. */
  void storeConstant(int register, long value) {
    if (Value.isDouble(value) && mirrors.isTargeted(register)) {
      Vector to = mirrors.target(register, Vector.XMM0);
      if (value == 0) {
        a.xorpd(to, to);
      } else {
        a.movsd(to, pool(value));
      }
      storeDouble(register, to);
    } else if (value == (int) value) {
      a.mov(BASE, slot(register), (int) value);
    } else {
      a.mov(RAX, pool(value));
      store(register, RAX);
    }
  }

  /** Goes to {@code otherwise} if a register of the guest holds no double. */
  void needDouble(int register, Label otherwise) {
    assert otherwise != slow || find(foundDoubles, register);
    if (!isDouble(register)) {
      a.cmp(BASE, slot(register), FIRST_TAG);
      a.jcc(Condition.AE, otherwise);
    }
  }

  /** Loads the double that a register of the guest holds, or goes to {@code otherwise}: out of line, where hints say nothing. */
  void loadDouble(Vector to, int register, Label otherwise) {
    a.cmp(BASE, slot(register), FIRST_TAG);
    a.jcc(Condition.AE, otherwise);
    a.movsd(to, BASE, slot(register));
  }

  /** Loads the address of the table that a register of the guest holds, or goes to {@code otherwise}. Uses {@code scratch}. */
  void loadTable(Register to, int register, Register scratch, Label otherwise) {
    assert otherwise != slow || find(foundTables, register);
    load(to, register);
    if (hints.isTable(at, register)) {
      a.xor(to, TABLE);
    } else {
      needTable(to, scratch, otherwise);
    }
  }

  /** Goes to {@code otherwise} if a store of a value into an object must be told of. Uses {@code scratch}. */
  void needNoBarrier(Register object, Register value, Register scratch, Label otherwise) {
    Label black = new Label();
    Label store = new Label();
    needNotBlack(object, scratch, black);
    a.bind(store);
    later(
        () -> {
          a.bind(black);
          needNoPointer(value, scratch, otherwise);
          a.jmp(store);
        });
  }

  /** rax and rcx, which are not both small integers, as doubles in xmm0 and xmm1; goes to {@code otherwise} if one is neither. */
  void toDoubles(Label otherwise) {
    Label mixed = new Label();
    Label both = new Label();
    a.cmp(RAX, FIRST_TAG);
    a.jcc(Condition.AE, mixed);
    a.cmp(RCX, FIRST_TAG);
    a.jcc(Condition.AE, mixed);
    a.movq(XMM0, RAX);
    a.movq(XMM1, RCX);
    a.jmp(both);
    a.bind(mixed);
    call(Routine.TO_DOUBLES);
    a.jcc(Condition.NE, otherwise);
    a.bind(both);
  }

  /** The running function's address. */
  void loadFunction(Register to) {
    a.mov(to, BASE, -16);
    payload(to);
  }

  /** Goes to {@code otherwise} if something waits for a poll. */
  void poll(Label otherwise) {
    a.cmp32(THREAD, ThreadState.POLL, 0);
    a.jcc(Condition.NE, otherwise);
  }
}
