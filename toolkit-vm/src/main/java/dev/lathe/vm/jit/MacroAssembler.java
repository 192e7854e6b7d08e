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
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import java.util.ArrayList;
import java.util.List;

/**
 * The words in which templates are written: registers and operands of the guest, tests of values, jumps, ways out. One for a compilation; it
 * knows which instruction is at hand. What is put off with {@link #later} is made when that is over, so it names labels and operands only by
 * what was taken before.
 */
final class MacroAssembler extends ValueAssembler {
  private static final int SLOT = 8;

  /** A way out: to where, and which word is behind the instruction. */
  private record WayOut(Label from, int index) {}

  private final SharedCode shared;
  private final FunctionInfo info;
  private final long prototype;
  private final long code;
  private final Label[] labels;
  private final List<WayOut> waysOut = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  /** Number of the first instruction's word in all bytecode. */
  private final int firstWord;
  private Label slow;
  /** The instruction at hand. */
  private int at;
  private long insn;

  MacroAssembler(Assembler a, SharedCode shared, FunctionInfo info) {
    super(a);
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

  /** Where an instruction begins; behind the last one there is a place, too. */
  Label label(int index) {
    return labels[index];
  }

  /** Where the instruction behind this one begins. */
  Label next() {
    return labels[at + 1];
  }

  /** The distance that an instruction jumps. */
  int jump(int index) {
    return (int) (Memory.getLong(code + 8L * index) >> 32);
  }

  /** Where it jumps to. */
  Label target(int index) {
    return labels[index + 1 + jump(index)];
  }

  /** Takes the JMP behind this test if the condition holds. */
  void branch(Condition condition) {
    if (jump(at + 1) >= 0) {
      a.jcc(condition, target(at + 1));
      return;
    }
    a.jcc(condition.negated(), labels[at + 2]);
    poll(slow());
    a.jmp(target(at + 1));
  }

  // --- ways out ---------------------------------------------------------------------------------------------------------

  /** Where to go to have Java run this instruction: before its first effect. */
  Label slow() {
    if (slow == null) {
      slow = new Label();
      waysOut.add(new WayOut(slow, firstWord + at + 1));
    }
    return slow;
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
          a.jmp(shared.away());
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
    for (Runnable code : later) {
      code.run();
    }
    for (WayOut way : waysOut) {
      a.bind(way.from());
      a.mov32(RAX, way.index());
      a.jmp(shared.slow());
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

  void loadDouble(Vector to, int register) {
    a.movsd(to, BASE, slot(register));
  }

  void storeDouble(int register, Vector from) {
    a.movsd(BASE, slot(register), from);
  }

  /** Stores a word that is known. Uses rax. */
  void storeConstant(int register, long value) {
    if (value == (int) value) {
      a.mov(BASE, slot(register), (int) value);
    } else {
      a.mov(RAX, pool(value));
      store(register, RAX);
    }
  }

  /** Goes to {@code otherwise} if a register of the guest holds no double. */
  void needDouble(int register, Label otherwise) {
    a.cmp(BASE, slot(register), FIRST_TAG);
    a.jcc(Condition.AE, otherwise);
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
    a.call(shared.general(GeneralRoutine.TO_DOUBLES));
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
