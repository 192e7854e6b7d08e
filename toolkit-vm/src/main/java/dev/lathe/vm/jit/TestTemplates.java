package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.constant;
import static dev.lathe.vm.jit.MacroAssembler.number;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.value.Value;

/** Comparisons and tests, each with the jump behind it. */
final class TestTemplates {
  private final MacroAssembler m;
  private final Assembler a;

  TestTemplates(MacroAssembler m) {
    this.m = m;
    this.a = m.a;
  }

  /** @param condition of y against x: what is unordered counts as below */
  void compare(Condition condition) {
    int x = m.ra();
    int y = m.rd();
    if (m.isDouble(x) || m.isDouble(y)) {
      m.needDouble(x, m.slow());
      m.needDouble(y, m.slow());
      compareDoubles(y, x);
      m.branch(condition);
      return;
    }
    Label noDoubles = new Label();
    Label branch = new Label();
    m.needDouble(x, noDoubles);
    m.needDouble(y, noDoubles);
    compareWhereOthersJoin(y, x);
    a.bind(branch);
    m.branch(condition);
    Label slow = m.slow();
    m.later(
        () -> {
          a.bind(noDoubles);
          m.load(RAX, x);
          m.load(RCX, y);
          m.call(Routine.COMPARE_STRINGS);
          a.jcc(Condition.NE, slow);
          a.cmp32(RDI, 1);
          a.jmp(branch);
        });
  }

  private void compareDoubles(int left, int right) {
    m.mirrors().has(left);
    m.mirrors().has(right);
    compareWhereOthersJoin(left, right);
  }

  /** The same where the way of other operands joins: no mirror begins here. */
  private void compareWhereOthersJoin(int left, int right) {
    Vector first = m.mirrors().peek(left, XMM0);
    if (m.mirrors().isHeld(right)) {
      a.ucomisd(first, m.mirrors().at(right));
    } else {
      a.ucomisd(first, BASE, slot(right));
    }
  }

  /** Takes the JMP if the flags of a comparison of doubles say equal, or if they do not. */
  private void branchOnDoubles(boolean ifEqual) {
    Label jump = m.target(m.at() + 1);
    Label on = m.label(m.at() + 2);
    boolean isBack = m.jump(m.at() + 1) < 0;
    if (isBack) {
      Label taken = new Label();
      if (ifEqual) {
        a.jcc(Condition.NE, on);
        a.jcc(Condition.P, on);
      } else {
        a.jcc(Condition.P, taken);
        a.jcc(Condition.E, on);
      }
      a.bind(taken);
      m.poll(m.slow());
      a.jmp(jump);
    } else if (ifEqual) {
      a.jcc(Condition.P, on);
      a.jcc(Condition.E, jump);
    } else {
      a.jcc(Condition.NE, jump);
      a.jcc(Condition.P, jump);
    }
  }

  void equal(boolean ifEqual) {
    int x = m.ra();
    int y = m.rd();
    if (m.isDouble(x) && m.isDouble(y)) {
      compareDoubles(x, y);
      branchOnDoubles(ifEqual);
      return;
    }
    Label noDoubles = new Label();
    m.needDouble(m.ra(), noDoubles);
    m.needDouble(m.rd(), noDoubles);
    compareWhereOthersJoin(x, y);
    branchOnDoubles(ifEqual);
    Label on = m.label(m.at() + 2);
    Label jump = m.target(m.at() + 1);
    boolean isBack = m.jump(m.at() + 1) < 0;
    Label slow = m.slow();
    // A double against something else goes the long way as well: that may be a boxed number.
    m.later(
        () -> {
          a.bind(noDoubles);
          Label same = new Label();
          m.load(RAX, x);
          m.load(RCX, y);
          a.cmp(RAX, RCX);
          a.jcc(Condition.E, same);
          m.call(Routine.UNEQUAL);
          a.jcc(Condition.NE, slow);
          if (!ifEqual) {
            if (isBack) {
              m.poll(slow);
            }
            a.jmp(jump);
          } else {
            a.jmp(on);
          }
          a.bind(same);
          if (ifEqual) {
            if (isBack) {
              m.poll(slow);
            }
            a.jmp(jump);
          } else {
            a.jmp(on);
          }
        });
  }

  void equalString(boolean ifEqual) {
    Label on = m.label(m.at() + 2);
    Label jump = m.target(m.at() + 1);
    boolean isBack = m.jump(m.at() + 1) < 0;
    Label same = ifEqual ? jump : on;
    Label different = ifEqual ? on : jump;
    if (isBack) {
      // Rare: all of it is Java's.
      a.jmp(m.slow());
      return;
    }
    m.load(RAX, m.ra());
    a.cmp(RAX, PROTOTYPE, constant(m.rd()));
    a.jcc(Condition.E, same);
    m.needTag(RAX, Value.STRING_TAG, RCX, different);
    // Of equal strings the atom is one object.
    Label others = new Label();
    a.test8(RAX, Header.FLAGS, StringObject.ATOM);
    a.jcc(Condition.E, others);
    a.jmp(different);
    Label slow = m.slow();
    int operand = m.ra();
    int string = constant(m.rd());
    m.later(
        () -> {
          a.bind(others);
          m.load(RAX, operand);
          a.mov(RCX, PROTOTYPE, string);
          m.call(Routine.COMPARE_STRINGS);
          a.jcc(Condition.NE, slow);
          a.cmp32(RDI, 1);
          a.jcc(Condition.E, same);
          a.jmp(different);
        });
  }

  void equalNumber(boolean ifEqual) {
    m.needDouble(m.ra(), m.slow());
    a.ucomisd(m.mirrors().read(m.ra(), XMM0), PROTOTYPE, number(m.rd()));
    branchOnDoubles(ifEqual);
  }

  void equalPrimitive(Condition condition) {
    m.load(RAX, m.ra());
    a.mov(RCX, RAX);
    a.sar(RCX, 47);
    a.cmp32(RCX, Value.OBJECT_TAG);
    a.jcc(Condition.E, m.slow());
    a.cmp(RAX, m.pool((long) ~m.rd() << 47));
    m.branch(condition);
  }

  /** @param condition B takes the jump if the value counts as true, AE if not */
  void test(Condition condition) {
    m.load(RAX, m.rd());
    a.cmp(RAX, m.pool(Value.FALSE));
    m.branch(condition);
  }

  void testAndCopy(Condition condition) {
    m.load(RAX, m.rd());
    a.cmp(RAX, m.pool(Value.FALSE));
    a.jcc(condition.negated(), m.label(m.at() + 2));
    if (m.jump(m.at() + 1) < 0) {
      m.poll(m.slow());
    }
    m.store(m.ra(), RAX);
    a.jmp(m.target(m.at() + 1));
  }
}
