package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.jit.ValueAssembler.TAG_BITS;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.value.Value;

/** Comparisons and truth in general functions: with the jump behind them, or as values. */
final class ObjectTestTemplates {
  /** A relation of order: what says of two integers that it holds, and how doubles are compared so that what is unordered says no. */
  enum Order {
    LT(Condition.L, true, Condition.A),
    LE(Condition.LE, true, Condition.AE),
    GT(Condition.G, false, Condition.A),
    GE(Condition.GE, false, Condition.AE);

    private final Condition ofIntegers;
    /** Whether the right operand is compared with the left one. */
    private final boolean isSwapped;
    private final Condition ofDoubles;

    Order(Condition ofIntegers, boolean isSwapped, Condition ofDoubles) {
      this.ofIntegers = ofIntegers;
      this.isSwapped = isSwapped;
      this.ofDoubles = ofDoubles;
    }
  }

  /** Where a test goes on. */
  private record Exits(Label yes, Label no, Label slow) {
    Label of(boolean result) {
      return result ? yes : no;
    }
  }

  private final MacroAssembler m;
  private final Assembler a;

  ObjectTestTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** Where the JMP behind this test leads, with a poll if that is back, and what is behind the JMP. */
  private Exits exits() {
    Label no = m.label(m.at() + 2);
    Label slow = m.slow();
    Label target = m.target(m.at() + 1);
    if (m.jump(m.at() + 1) >= 0) {
      return new Exits(target, no, slow);
    }
    Label yes = new Label();
    m.later(
        () -> {
          a.bind(yes);
          m.poll(slow);
          a.jmp(target);
        });
    return new Exits(yes, no, slow);
  }

  // --- order ------------------------------------------------------------------------------------------------------------

  /** Takes the jump if the relation holds between R[A] and R[D]. */
  void ifOrdered(Order order) {
    order(order, true);
  }

  /** Takes the jump if it does not. */
  void unlessOrdered(Order order) {
    order(order, false);
  }

  private void order(Order order, boolean wanted) {
    Exits exits = exits();
    Label others = new Label();
    int left = m.ra();
    int right = m.rd();
    compareIntegers(left, right, others);
    a.jcc(wanted ? order.ofIntegers : order.ofIntegers.negated(), exits.yes());
    m.later(
        () -> {
          a.bind(others);
          m.load(RAX, left);
          m.load(RCX, right);
          compareDoubles(order.isSwapped, exits.slow());
          a.jcc(wanted ? order.ofDoubles : order.ofDoubles.negated(), exits.yes());
          a.jmp(exits.no());
        });
  }

  /** R[A] := whether the relation holds between R[B] and R[C]. */
  void orderValue(Order order) {
    Label slow = m.slow();
    Label others = new Label();
    Label done = new Label();
    int to = m.ra();
    int left = m.rb();
    int right = m.rc();
    compareIntegers(left, right, others);
    selectBoolean(order.ofIntegers);
    a.bind(done);
    m.store(to, RAX);
    m.later(
        () -> {
          a.bind(others);
          m.load(RAX, left);
          m.load(RCX, right);
          compareDoubles(order.isSwapped, slow);
          selectBoolean(order.ofDoubles);
          a.jmp(done);
        });
  }

  /** Sets the flags by two registers' small integers, as signed numbers. */
  private void compareIntegers(int left, int right, Label otherwise) {
    m.load(RAX, left);
    m.load(RCX, right);
    m.needIntegers(RAX, RCX, RDX, RSI, otherwise);
    a.shl(RAX, TAG_BITS);
    a.shl(RCX, TAG_BITS);
    a.cmp(RAX, RCX);
  }

  /** Sets the flags by the numbers in rax and rcx, of which one at least is a double. */
  private void compareDoubles(boolean isSwapped, Label otherwise) {
    m.toDoubles(otherwise);
    if (isSwapped) {
      a.ucomisd(XMM1, XMM0);
    } else {
      a.ucomisd(XMM0, XMM1);
    }
  }

  /** rax := true if the condition holds, else false. */
  private void selectBoolean(Condition condition) {
    a.mov(RAX, m.pool(Value.FALSE));
    a.cmov(condition, RAX, m.pool(Value.TRUE));
  }

  // --- equality ---------------------------------------------------------------------------------------------------------

  /** Takes the jump if R[A] and R[D] are equal. */
  void ifEqual() {
    equal(true);
  }

  /** Takes the jump if they are not. */
  void unlessEqual() {
    equal(false);
  }

  private void equal(boolean wanted) {
    Exits exits = exits();
    Label others = new Label();
    int left = m.ra();
    int right = m.rd();
    compareIntegers(left, right, others);
    a.jcc(wanted ? Condition.E : Condition.NE, exits.yes());
    m.later(() -> {
      a.bind(others);
      equalOthers(left, right, exits.of(wanted), exits.of(!wanted), exits.slow());
    });
  }

  /** R[A] := whether R[B] and R[C] are equal. */
  void equalValue() {
    equalValue(Condition.E, Value.TRUE, Value.FALSE);
  }

  /** R[A] := whether they are not. */
  void unequalValue() {
    equalValue(Condition.NE, Value.FALSE, Value.TRUE);
  }

  private void equalValue(Condition ofIntegers, long ifEqual, long ifNot) {
    Label slow = m.slow();
    Label others = new Label();
    Label done = new Label();
    int to = m.ra();
    int left = m.rb();
    int right = m.rc();
    compareIntegers(left, right, others);
    selectBoolean(ofIntegers);
    a.bind(done);
    m.store(to, RAX);
    m.later(
        () -> {
          Label equal = new Label();
          Label different = new Label();
          a.bind(others);
          equalOthers(left, right, equal, different, slow);
          a.bind(equal);
          a.mov(RAX, m.pool(ifEqual));
          a.jmp(done);
          a.bind(different);
          a.mov(RAX, m.pool(ifNot));
          a.jmp(done);
        });
  }

  /** Compares two registers that are not both small integers. */
  private void equalOthers(int left, int right, Label equal, Label different, Label slow) {
    Label noNumbers = new Label();
    m.load(RAX, left);
    m.load(RCX, right);
    m.toDoubles(noNumbers);
    a.ucomisd(XMM0, XMM1);
    a.jcc(Condition.P, different);
    a.jcc(Condition.E, equal);
    a.jmp(different);
    a.bind(noNumbers);
    m.load(RAX, left);
    m.load(RCX, right);
    m.call(Routine.ARE_EQUAL);
    a.jcc(Condition.NE, slow);
    a.test32(RDI, RDI);
    a.jcc(Condition.NE, equal);
    a.jmp(different);
  }

  /** @param condition E takes the jump if R[A] and R[D] are one object, NE if not */
  void same(Condition condition) {
    Exits exits = exits();
    m.load(RAX, m.ra());
    m.load(RCX, m.rd());
    a.cmp(RAX, RCX);
    a.jcc(condition, exits.yes());
  }

  /** R[A] := whether R[B] and R[C] are one object. */
  void sameValue() {
    m.load(RSI, m.rb());
    m.load(RCX, m.rc());
    a.cmp(RSI, RCX);
    selectBoolean(Condition.E);
    m.store(m.ra(), RAX);
  }

  /** @param condition E takes the jump if R[D] is unbound, NE if not */
  void unbound(Condition condition) {
    Exits exits = exits();
    m.load(RAX, m.rd());
    a.cmp(RAX, m.pool(Value.UNDEF));
    a.jcc(condition, exits.yes());
  }

  // --- truth ------------------------------------------------------------------------------------------------------------

  /** Takes the jump if R[D] counts as true. */
  void ifTrue() {
    Exits exits = exits();
    truth(exits.yes(), exits.no(), exits.slow());
  }

  /** Takes the jump if it counts as false. */
  void ifFalse() {
    Exits exits = exits();
    truth(exits.no(), exits.yes(), exits.slow());
  }

  /** The same, and R[A] := R[D] where the jump is taken. */
  void ifTrueCopy() {
    Exits exits = copying();
    truth(exits.yes(), exits.no(), exits.slow());
  }

  /** The same for what counts as false. */
  void ifFalseCopy() {
    Exits exits = copying();
    truth(exits.no(), exits.yes(), exits.slow());
  }

  private Exits copying() {
    Label slow = m.slow();
    Label target = m.target(m.at() + 1);
    boolean isBack = m.jump(m.at() + 1) < 0;
    int to = m.ra();
    int from = m.rd();
    Label yes = new Label();
    m.later(
        () -> {
          a.bind(yes);
          if (isBack) {
            m.poll(slow);
          }
          m.load(RAX, from);
          m.store(to, RAX);
          a.jmp(target);
        });
    return new Exits(yes, m.label(m.at() + 2), slow);
  }

  /** R[A] := whether R[D] counts as false. */
  void not() {
    Label isTrue = new Label();
    Label isFalse = new Label();
    Label done = new Label();
    int to = m.ra();
    truth(isTrue, isFalse, m.slow());
    a.bind(isTrue);
    a.mov(RAX, m.pool(Value.FALSE));
    a.jmp(done);
    a.bind(isFalse);
    a.mov(RAX, m.pool(Value.TRUE));
    a.bind(done);
    m.store(to, RAX);
  }

  /** Goes by the truth of R[D]: false, true and small integers in line. */
  private void truth(Label isTrue, Label isFalse, Label slow) {
    Label others = new Label();
    int operand = m.rd();
    Register tag = RCX;
    m.load(RAX, operand);
    m.tag(tag, RAX);
    a.cmp32(tag, Value.FALSE_TAG);
    a.jcc(Condition.E, isFalse);
    a.cmp32(tag, Value.TRUE_TAG);
    a.jcc(Condition.E, isTrue);
    a.cmp32(tag, Value.INT_TAG);
    a.jcc(Condition.NE, others);
    a.shl(RAX, TAG_BITS);
    a.jcc(Condition.NE, isTrue);
    a.jmp(isFalse);
    m.later(
        () -> {
          a.bind(others);
          m.call(Routine.TRUTH);
          a.jcc(Condition.NE, slow);
          a.test32(RDI, RDI);
          a.jcc(Condition.NE, isTrue);
          a.jmp(isFalse);
        });
  }
}
