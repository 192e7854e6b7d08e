package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.R8;
import static dev.lathe.vm.asm.Register.R9;
import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.ValueAssembler.FIRST_TAG;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.value.Value;

/** What templates of general functions call, under the same rules as {@link Routines}: the zero flag says that the work is done. */
final class GeneralRoutines {
  private final Assembler a;
  private final RoutineAssembler v;

  GeneralRoutines(RoutineAssembler v) {
    this.v = v;
    this.a = v.a;
  }

  void assemble() {
    v.begin(Routine.TO_DOUBLES);
    toDoubles();
    v.begin(Routine.ARE_EQUAL);
    areEqual();
    v.begin(Routine.TRUTH);
    truth();
    AttributeRoutines attributes = new AttributeRoutines(v);
    v.begin(Routine.GET_ATTRIBUTE);
    attributes.get();
    v.begin(Routine.SET_ATTRIBUTE);
    attributes.set();
  }

  private void answer(int result) {
    a.mov32(RDI, result);
    v.answer(true);
  }

  private void toDoubles() {
    Label unknown = new Label();
    Label integerFirst = new Label();
    a.cmp(RAX, FIRST_TAG);
    a.jcc(Condition.AE, integerFirst);
    a.movq(XMM0, RAX);
    convert(XMM1, RCX, unknown);
    v.answer(true);
    a.bind(integerFirst);
    a.cmp(RCX, FIRST_TAG);
    a.jcc(Condition.AE, unknown);
    convert(XMM0, RAX, unknown);
    a.movq(XMM1, RCX);
    v.answer(true);
    a.bind(unknown);
    v.answer(false);
  }

  private void convert(Vector to, Register value, Label unknown) {
    v.tag(RDX, value);
    a.cmp32(RDX, Value.INT_TAG);
    a.jcc(Condition.NE, unknown);
    v.toLong(value);
    a.xorpd(to, to);
    a.cvtsi2sd(to, value);
  }

  /** Numbers of two kinds, containers, and what has methods are left to others. */
  private void areEqual() {
    Label unknown = new Label();
    Label differ = new Label();
    Label strings = new Label();
    Label different = new Label();
    v.tag(R8, RAX);
    v.tag(R9, RCX);
    a.cmp32(R8, Value.OBJECT_TAG);
    a.jcc(Condition.E, unknown);
    a.cmp32(R9, Value.OBJECT_TAG);
    a.jcc(Condition.E, unknown);
    a.cmp(RAX, RCX);
    a.jcc(Condition.NE, differ);
    // A double and itself are compared elsewhere.
    answer(1);
    a.bind(differ);
    a.cmp32(R8, R9);
    a.jcc(Condition.E, strings);
    // One string, function or nil makes them different; the others may be numbers.
    for (int tag : new int[] {Value.STRING_TAG, Value.NIL_TAG, Value.FUNCTION_TAG, Value.LIST_TAG}) {
      a.cmp32(R8, tag);
      a.jcc(Condition.E, different);
      a.cmp32(R9, tag);
      a.jcc(Condition.E, different);
    }
    a.jmp(unknown);
    a.bind(strings);
    a.cmp32(R8, Value.LIST_TAG);
    a.jcc(Condition.E, unknown);
    a.cmp32(R8, Value.STRING_TAG);
    a.jcc(Condition.NE, different);
    v.payload(RAX);
    v.payload(RCX);
    // Of equal strings the atom is one object.
    a.test8(RAX, Header.FLAGS, StringObject.ATOM);
    a.jcc(Condition.E, unknown);
    a.test8(RCX, Header.FLAGS, StringObject.ATOM);
    a.jcc(Condition.E, unknown);
    a.bind(different);
    answer(0);
    a.bind(unknown);
    v.answer(false);
  }

  private void truth() {
    Label no = new Label();
    Label yes = new Label();
    Label number = new Label();
    Label string = new Label();
    Label list = new Label();
    Label object = new Label();
    Label unknown = new Label();
    a.cmp(RAX, FIRST_TAG);
    a.jcc(Condition.B, number);
    v.tag(R8, RAX);
    v.payload(RAX);
    a.cmp32(R8, Value.FALSE_TAG);
    a.jcc(Condition.GE, no);
    a.cmp32(R8, Value.STRING_TAG);
    a.jcc(Condition.E, string);
    a.cmp32(R8, Value.LIST_TAG);
    a.jcc(Condition.E, list);
    a.cmp32(R8, Value.OBJECT_TAG);
    a.jcc(Condition.E, object);
    a.cmp32(R8, Value.INT_TAG);
    a.jcc(Condition.NE, yes);
    a.test(RAX, RAX);
    a.jcc(Condition.E, no);
    a.bind(yes);
    answer(1);
    a.bind(no);
    answer(0);
    a.bind(number);
    a.movq(XMM0, RAX);
    a.xorpd(XMM2, XMM2);
    a.ucomisd(XMM0, XMM2);
    a.jcc(Condition.P, yes);
    a.jcc(Condition.E, no);
    a.jmp(yes);
    a.bind(string);
    a.cmp32(RAX, StringObject.LENGTH, 0);
    a.jcc(Condition.E, no);
    a.jmp(yes);
    a.bind(list);
    a.cmp32(RAX, ListObject.LENGTH, 0);
    a.jcc(Condition.E, no);
    a.jmp(yes);
    a.bind(object);
    a.movzx8(RCX, RAX, Header.KIND);
    ofKind(Kind.TUPLE, TupleObject.LENGTH, no, yes);
    ofKind(Kind.DICT, HashObject.LIVE, no, yes);
    ofKind(Kind.SET, HashObject.LIVE, no, yes);
    for (Kind kind : new Kind[] {Kind.INTEGER, Kind.GENERATOR, Kind.BOUND_METHOD}) {
      a.cmp32(RCX, kind.ordinal());
      a.jcc(Condition.E, yes);
    }
    a.bind(unknown);
    v.answer(false);
  }

  /** Goes on elsewhere with an object of a kind, which is in ecx: its length says whether it is true. */
  private void ofKind(Kind kind, int length, Label no, Label yes) {
    Label other = new Label();
    a.cmp32(RCX, kind.ordinal());
    a.jcc(Condition.NE, other);
    a.cmp32(RAX, length, 0);
    a.jcc(Condition.E, no);
    a.jmp(yes);
    a.bind(other);
  }
}
