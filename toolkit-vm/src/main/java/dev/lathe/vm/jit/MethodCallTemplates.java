package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Form;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.value.Value;

/**
 * Calls of what LDMETH has left: of a method with its object as CALL does it, of another attribute with everything one slot higher. So
 * there are two places behind the call to return to, and the link says by its type which is meant.
 */
final class MethodCallTemplates {
  /** Registers that instructions' operands reach: calls of larger frames are made above them. */
  private static final int LARGEST_FRAME = 256;

  private final MacroAssembler m;
  private final Assembler a;
  private final CallTemplates calls;

  MethodCallTemplates(MacroAssembler m, CallTemplates calls) {
    this.m = m;
    this.a = m.a;
    this.calls = calls;
  }

  /** R[A…] := R[A](R[A+2]…), or R[A+1](R[A+3]…) if R[A] is UNDEF. */
  void call() {
    Label slow = m.slow();
    if (PrototypeObject.frameSize(m.prototype()) > LARGEST_FRAME) {
      a.jmp(slow);
      return;
    }
    int ra = m.ra();
    int wanted = m.rb() - 1;
    int count = m.rc() - 1;
    int link = m.linkToNext();
    Label next = m.next();
    Label attribute = new Label();
    Label results = new Label();
    m.load(RAX, ra);
    a.cmp(RAX, m.pool(Value.UNDEF));
    a.jcc(Condition.E, attribute);
    enter(ra, count, link | Link.GUEST, slow, results);
    calls.takeBack(ra);
    calls.takeResult(ra, wanted, RAX);
    m.later(
        () -> {
          Label higherResults = new Label();
          a.bind(results);
          calls.takeBack(ra);
          calls.takeResults(ra, wanted);
          a.jmp(next);
          a.bind(attribute);
          if (count == 0) {
            // No LDMETH leaves it so.
            a.jmp(slow);
            return;
          }
          m.load(RAX, ra + 1);
          enter(ra + 1, count - 1, link | Link.GUEST1, slow, higherResults);
          calls.takeBack(ra + 1);
          calls.takeResult(ra, wanted, RAX);
          a.jmp(next);
          a.bind(higherResults);
          calls.takeBack(ra + 1);
          calls.takeResults(ra, wanted);
          a.jmp(next);
        });
  }

  /** Calls the guest function in rax, which is R[callee]; what follows is the place to which one result comes in rax. */
  private void enter(int callee, int count, int link, Label slow, Label results) {
    Label resume = new Label();
    m.needTag(RAX, Value.FUNCTION_TAG, RCX, slow);
    a.mov(RDX, RAX, FunctionObject.PROTOTYPE);
    a.test(RDX, RDX);
    a.jcc(Condition.E, slow);
    a.mov32(BASE, slot(callee + 1), link);
    a.emitAt(Form.MOV_RM32_I32, BASE, slot(callee + 1) + 4, resume);
    a.mov(PROTOTYPE, RDX);
    a.add(BASE, slot(callee + 2));
    a.mov32(RCX, count);
    a.jmp(PROTOTYPE, PrototypeObject.GATE);
    a.bind(resume);
    a.jmp(results);
    assert a.position() == resume.position() + CallTemplates.ONE_RESULT;
  }
}
