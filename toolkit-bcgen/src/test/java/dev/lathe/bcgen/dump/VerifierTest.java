package dev.lathe.bcgen.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.General.Handler;
import dev.lathe.vm.bytecode.General.Wide;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Flag;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import dev.lathe.vm.bytecode.TableTemplate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of docs/verifier.md is attacked: a small function that breaks it alone, and what the verifier says. */
class VerifierTest {

  private static final int RET0 = Insn.ad(Op.RET0, 0, 1);
  private static final Prototype CHILD = new Prototype.Builder().frameSize(1).code(RET0).build();
  private static final List<Constant> CONSTANTS =
      List.of(
          DumpSamples.string("s"),
          new Constant.Child(CHILD),
          new Constant.Template(new TableTemplate(List.of(), List.of())),
          new Constant.Int64(1));
  private static final List<Constant> GENERAL_CONSTANTS =
      List.of(
          DumpSamples.string("s"),
          new Constant.Child(CHILD),
          new Constant.JumpTable(List.of(0, 900)),
          new Constant.Tuple(List.of(DumpSamples.string("a"))),
          new Constant.Tuple(List.of(Constant.Single.NIL)),
          new Constant.JumpTable(List.of(0)));

  /** A function of four registers, one upvalue, one number and the constants above. */
  private static Prototype.Builder builder(int... words) {
    return new Prototype.Builder()
        .flag(Flag.CHILDREN)
        .frameSize(4)
        .code(words)
        .upvalues(List.of(new Upvalue(Upvalue.Origin.REGISTER, Upvalue.Mutability.MUTABLE, 0)))
        .constants(CONSTANTS)
        .numbers(1);
  }

  private static Prototype plain(int... words) {
    return builder(words).build();
  }

  private static General with(General.Kind kind, Binding binding, List<Handler> handlers, List<Wide> wides) {
    return new General(kind, binding, handlers, wides, ByteString.utf8("f"), Optional.empty(), List.of());
  }

  private static Prototype general(List<Handler> handlers, List<Wide> wides, int... words) {
    return builder(words)
        .constants(GENERAL_CONSTANTS)
        .general(with(General.Kind.FUNCTION, new Binding.Adjusted(), handlers, wides))
        .build();
  }

  private static Prototype general(int... words) {
    return general(List.of(), List.of(), words);
  }

  private static Prototype handled(Handler... handlers) {
    return general(List.of(handlers), List.of(), Insn.ad(Op.MOV, 0, 1), Insn.ad(Op.MOV, 0, 1), Insn.ad(Op.MOV, 0, 1), RET0);
  }

  private static Prototype bound(Binding binding) {
    return builder(RET0).general(with(General.Kind.FUNCTION, binding, List.of(), List.of())).build();
  }

  private static Binding checked(int positionalOnly, int positional, int keywordOnly, int names) {
    return new Binding.Checked(
        positionalOnly,
        positional,
        keywordOnly,
        Binding.Rest.REFUSED,
        Binding.Rest.REFUSED,
        Collections.nCopies(names, ByteString.utf8("n")));
  }

  private static Prototype around(Upvalue upvalue) {
    Prototype child = new Prototype.Builder().frameSize(1).code(RET0).upvalues(List.of(upvalue)).build();
    return builder(RET0).constants(List.of(new Constant.Child(child))).build();
  }

  /** A function that begins with an FNEW into its first register, whose function holds the second one. */
  private static Prototype holding(int... words) {
    Prototype child = new Prototype.Builder().frameSize(1).code(RET0).upvalues(List.of(upvalue(Upvalue.Origin.REGISTER, 1))).build();
    int[] code = new int[words.length + 1];
    code[0] = Insn.ad(Op.FNEW, 0, 0);
    System.arraycopy(words, 0, code, 1, words.length);
    return builder(code).constants(List.of(new Constant.Child(child))).build();
  }

  private static Upvalue upvalue(Upvalue.Origin origin, int index) {
    return new Upvalue(origin, Upvalue.Mutability.MUTABLE, index);
  }

  private static Arguments row(String words, Prototype function) {
    return Arguments.of(words, function);
  }

  static List<Arguments> broken() {
    int several = Insn.abc(Op.CALL, 0, 0, 1);
    int jmp = Insn.jump(Op.JMP, 0, 0);
    return List.of(
        // The function as a whole.
        row("function 2: no instructions", plain()),
        row("function 2: more parameters than registers", builder(RET0).parameters(5).build()),
        row("f: a frame of more than 65536 registers", builder(RET0).frameSize(65537).general(with(General.Kind.FUNCTION, new Binding.Adjusted(), List.of(), List.of())).build()),
        row("function 2: a function inside, but the flag says none", new Prototype.Builder().frameSize(1).code(RET0).constants(CONSTANTS).build()),
        row("function 2: a constant that only general functions have", builder(RET0).constants(GENERAL_CONSTANTS).build()),
        row("sample:0: lines and instructions differ in number", builder(RET0).debug(new Prototype.Debug(0, 0, LineTable.of(), List.of(ByteString.utf8("u")), List.of())).build()),
        row("sample:0: upvalues and their names differ in number", builder(RET0).debug(new Prototype.Debug(0, 0, LineTable.of(1), List.of(), List.of())).build()),
        // Opcodes.
        row("function 2@0001: no opcode 0x59", plain(0x59, RET0)),
        row("function 2@0001: no opcode 0xFF", plain(0xFF, RET0)),
        row("function 2@0001 TGETR: skips checks, and is for the compiler's own use", plain(Insn.abc(Op.TGETR, 0, 0, 0), RET0)),
        row("function 2@0001 TSETR: skips checks, and is for the compiler's own use", plain(Insn.abc(Op.TSETR, 0, 0, 0), RET0)),
        row("function 2@0001 ISTYPE: skips checks, and is for the compiler's own use", plain(Insn.ad(Op.ISTYPE, 0, 0), RET0)),
        row("function 2@0001 ISNUM: skips checks, and is for the compiler's own use", plain(Insn.ad(Op.ISNUM, 0, 0), RET0)),
        row("function 2@0001 NOP: in a function that is not general", plain(Insn.ad(Op.NOP, 0, 0), RET0)),
        // Registers.
        row("function 2@0001 MOV: register 4 outside frame of 4", plain(Insn.ad(Op.MOV, 4, 0), RET0)),
        row("function 2@0001 MOV: register 65535 outside frame of 4", plain(Insn.ad(Op.MOV, 0, 65535), RET0)),
        row("function 2@0001 ADDVV: register 4 outside frame of 4", plain(Insn.abc(Op.ADDVV, 0, 4, 0), RET0)),
        row("function 2@0001 ADDVV: register 255 outside frame of 4", plain(Insn.abc(Op.ADDVV, 0, 0, 255), RET0)),
        row("function 2@0002 UCLO: register 5 outside frame of 4", plain(Insn.ad(Op.MOV, 0, 1), Insn.jump(Op.UCLO, 5, 0), RET0)),
        row("f@0001 LDW: register 4 outside frame of 4", general(List.of(), List.of(new Wide(0, 4)), Insn.ad(Op.LDW, 0, 0), RET0)),
        row("f@0001 STW: register -1 outside frame of 4", general(List.of(), List.of(new Wide(0, -1)), Insn.ad(Op.STW, 0, 0), RET0)),
        // Runs of registers.
        row("function 2@0001 KNIL: a run that ends before it begins", plain(Insn.ad(Op.KNIL, 2, 1), RET0)),
        row("function 2@0001 KNIL: register 5 outside frame of 4", plain(Insn.ad(Op.KNIL, 2, 5), RET0)),
        row("function 2@0001 CAT: a run that ends before it begins", plain(Insn.abc(Op.CAT, 0, 2, 1), RET0)),
        row("function 2@0001 CAT: register 4 outside frame of 4", plain(Insn.abc(Op.CAT, 0, 2, 4), RET0)),
        row("f@0001 KUNDEF: a run that ends before it begins", general(Insn.ad(Op.KUNDEF, 2, 1), RET0)),
        row("function 2@0001 CALL: a count of arguments of 0", plain(Insn.abc(Op.CALL, 0, 1, 0), RET0)),
        row("function 2@0001 CALL: register 4 outside frame of 4", plain(Insn.abc(Op.CALL, 1, 1, 3), RET0)),
        row("function 2@0001 CALL: register 5 outside frame of 4", plain(Insn.abc(Op.CALL, 0, 7, 1), RET0)),
        row("function 2@0001 CALLT: register 4 outside frame of 4", plain(Insn.ad(Op.CALLT, 0, 4))),
        row("function 2@0001 CALLT: register 65535 outside frame of 4", plain(Insn.ad(Op.CALLT, 0, 65535))),
        row("function 2@0001 RET: a count of results of 0", plain(Insn.ad(Op.RET, 0, 0))),
        row("function 2@0001 RET: register 4 outside frame of 4", plain(Insn.ad(Op.RET, 0, 6))),
        row("function 2@0001 RET0: a count of results of 2", plain(Insn.ad(Op.RET0, 0, 2))),
        row("function 2@0001 RET1: a count of results of 1", plain(Insn.ad(Op.RET1, 0, 1))),
        row("function 2@0001 RET1: register 4 outside frame of 4", plain(Insn.ad(Op.RET1, 4, 2))),
        row("function 2@0001 FORI: register 4 outside frame of 4", plain(Insn.jump(Op.FORI, 1, 0), RET0)),
        row("function 2@0001 FORL: register 4 outside frame of 4", plain(Insn.jump(Op.FORL, 1, -1), RET0)),
        row("function 2@0001 ITERL: register -1 outside frame of 4", plain(Insn.jump(Op.ITERL, 0, -1), RET0)),
        row("function 2@0001 ITERC: register -1 outside frame of 4", plain(Insn.abc(Op.ITERC, 2, 2, 3), Insn.jump(Op.ITERL, 2, -2), RET0)),
        row("function 2@0001 ITERC: register 6 outside frame of 4", plain(Insn.abc(Op.ITERC, 3, 2, 3), Insn.jump(Op.ITERL, 3, -2), RET0)),
        row("function 2@0001 ISNEXT: register -1 outside frame of 4", plain(Insn.jump(Op.ISNEXT, 2, 0), RET0)),
        row("function 2@0001 TSETM: register -1 outside frame of 4", plain(Insn.ad(Op.TSETM, 0, 0), RET0)),
        row("function 2@0001 VARG: variable arguments behind 0 parameters in a function that has others", plain(Insn.abc(Op.VARG, 0, 2, 0), RET0)),
        row("function 2@0001 VARG: variable arguments behind 1 parameters in a function that has others", builder(Insn.abc(Op.VARG, 0, 2, 1), RET0).flag(Flag.VARARG).build()),
        row("f@0001 LDMETH: register 4 outside frame of 4", general(Insn.abc(Op.LDMETH, 2, 0, 0), RET0)),
        row("f@0001 MTSUPER: register 4 outside frame of 4", general(Insn.abc(Op.MTSUPER, 2, 0, 0), RET0)),
        row("f@0001 CALLMETH: a method call without room for the object", general(Insn.abc(Op.CALLMETH, 0, 1, 1), RET0)),
        row("f@0001 CALLEX: operand D is 2", general(Insn.ad(Op.CALLEX, 0, 2), RET0)),
        row("f@0001 CALLEX: register 4 outside frame of 4", general(Insn.ad(Op.CALLEX, 1, 0), RET0)),
        row("f@0001 MKLIST: register 4 outside frame of 4", general(Insn.abc(Op.MKLIST, 0, 1, 4), RET0)),
        row("f@0001 MKTUPLE: register 4 outside frame of 4", general(Insn.abc(Op.MKTUPLE, 0, 1, 4), RET0)),
        row("f@0001 MKSET: register 4 outside frame of 4", general(Insn.abc(Op.MKSET, 0, 1, 4), RET0)),
        row("f@0001 MKSLICE: register 4 outside frame of 4", general(Insn.abc(Op.MKSLICE, 0, 1, 4), RET0)),
        row("f@0001 JOIN: register 4 outside frame of 4", general(Insn.abc(Op.JOIN, 0, 1, 4), RET0)),
        row("f@0001 MKDICT: register 4 outside frame of 4", general(Insn.abc(Op.MKDICT, 0, 1, 2), RET0)),
        row("f@0001 UNPACK: register 4 outside frame of 4", general(Insn.abc(Op.UNPACK, 1, 0, 4), RET0)),
        row("f@0001 UNPACKS: register 5 outside frame of 4", general(List.of(), List.of(new Wide(0, 3)), Insn.abc(Op.UNPACKS, 1, 0, 1), RET0)),
        row("f@0001 ITER: register 4 outside frame of 4", general(Insn.ad(Op.ITER, 3, 0), RET0)),
        row("f@0001 ITERNX: register 4 outside frame of 4", general(Insn.jump(Op.ITERNX, 2, -1), RET0)),
        row("f@0001 RANGEI: register 4 outside frame of 4", general(Insn.jump(Op.RANGEI, 1, 0), RET0)),
        row("f@0001 RANGEL: register 4 outside frame of 4", general(Insn.jump(Op.RANGEL, 1, -1), RET0)),
        row("f@0001 DISPATCH: a count of arguments of 0", general(Insn.abc(Op.DISPATCH, 0, 0, 0), RET0)),
        row("f@0001 FMT: register 4 outside frame of 4", general(Insn.abc(Op.FMT, 0, 3, 0), RET0)),
        row("f@0001 INTR: register 4 outside frame of 4", general(Insn.abc(Op.INTR, 0, 3, 1), RET0)),
        // Constants, upvalues and numbered things.
        row("function 2@0001 KSTR: constant 4 of 4", plain(Insn.ad(Op.KSTR, 0, 4), RET0)),
        row("function 2@0001 KSTR: constant 65535 of 4", plain(Insn.ad(Op.KSTR, 0, 65535), RET0)),
        row("function 2@0001 KSTR: constant 1 of another kind", plain(Insn.ad(Op.KSTR, 0, 1), RET0)),
        row("function 2@0001 FNEW: constant 0 of another kind", plain(Insn.ad(Op.FNEW, 0, 0), RET0)),
        row("function 2@0001 TDUP: constant 0 of another kind", plain(Insn.ad(Op.TDUP, 0, 0), RET0)),
        row("function 2@0001 KCDATA: constant 0 of another kind", plain(Insn.ad(Op.KCDATA, 0, 0), RET0)),
        row("function 2@0001 KNUM: number 1 of 1", plain(Insn.ad(Op.KNUM, 0, 1), RET0)),
        row("function 2@0001 ADDVN: number 255 of 1", plain(Insn.abc(Op.ADDVN, 0, 0, 255), RET0)),
        row("function 2@0002 TSETM: number 1 of 1", builder(Insn.abc(Op.VARG, 1, 0, 0), Insn.ad(Op.TSETM, 1, 1), RET0).flag(Flag.VARARG).build()),
        row("function 2@0001 UGET: upvalue 1 of 1", plain(Insn.ad(Op.UGET, 0, 1), RET0)),
        row("function 2@0001 USETV: upvalue 1 of 1", plain(Insn.ad(Op.USETV, 1, 0), RET0)),
        row("function 2@0001 KPRI: primitive 3 of 3", plain(Insn.ad(Op.KPRI, 0, 3), RET0)),
        row("f@0001 KOBJ: constant 1 of another kind", general(Insn.ad(Op.KOBJ, 0, 1), RET0)),
        row("f@0001 KOBJ: constant 65536 of 6", general(List.of(), List.of(new Wide(0, 1)), Insn.ad(Op.KOBJ, 0, 0), RET0)),
        row("f@0001 KOBJ: wide half 32768 too large", general(List.of(), List.of(new Wide(0, 32768)), Insn.ad(Op.KOBJ, 0, 0), RET0)),
        row("f@0001 LDATTR: constant 256 of 6", general(List.of(), List.of(new Wide(0, 1)), Insn.abc(Op.LDATTR, 0, 0, 0), RET0)),
        row("f@0001 MOV: a wide half that means nothing", general(List.of(), List.of(new Wide(0, 1)), Insn.ad(Op.MOV, 0, 0), RET0)),
        row("f@0001 INPL: operator 12 of 12", general(Insn.abc(Op.INPL, 0, 0, 12), RET0)),
        row("f@0001 INPLS: operator 200 of 12", general(Insn.abc(Op.INPLS, 0, 200, 1), RET0)),
        row("f@0001 INTR: intrinsic 255 of " + Intrinsic.count(), general(Insn.abc(Op.INTR, 0, 0, 255), RET0)),
        row("f@0001 CALLKW: constant 0 of another kind", general(List.of(), List.of(), Insn.abc(Op.CALLKW, 0, 1, 2), RET0)),
        row("f@0001 CALLKW: more names than arguments", general(List.of(), List.of(new Wide(0, 3)), Insn.abc(Op.CALLKW, 0, 1, 1), RET0)),
        row("f@0001 CALLKW: a name that is no string", general(List.of(), List.of(new Wide(0, 4)), Insn.abc(Op.CALLKW, 0, 1, 2), RET0)),
        // Captures.
        row("function 2: constant 0 captures register 4", around(upvalue(Upvalue.Origin.REGISTER, 4))),
        row("function 2: constant 0 captures upvalue 1", around(upvalue(Upvalue.Origin.UPVALUE, 1))),
        row("function 2: constant 0 captures register 8191", around(upvalue(Upvalue.Origin.CELL, 8191))),
        row("function 2@0002 RET0: register 1 may be held by a function inside", holding(RET0)),
        row("function 2@0002 CALLT: register 1 may be held by a function inside", holding(Insn.ad(Op.CALLT, 2, 1))),
        row("function 2@0002 CALL: register 1 may be held by a function inside", holding(Insn.abc(Op.CALL, 0, 1, 1), RET0)),
        row("function 2@0003 RET0: register 1 may be held by a function inside", holding(Insn.jump(Op.UCLO, 2, 0), RET0)),
        row("function 2@0005 RET0: register 1 may be held by a function inside", holding(Insn.ad(Op.IST, 0, 0), Insn.jump(Op.JMP, 0, 1), Insn.jump(Op.UCLO, 0, 0), RET0)),
        // Jumps and the end of the code.
        row("function 2@0001 MOV: the code ends behind it", plain(Insn.ad(Op.MOV, 0, 0))),
        row("function 2@0001 JMP: jump to 0003 of 0002", plain(Insn.jump(Op.JMP, 0, 1), RET0)),
        row("function 2@0001 JMP: jump to 0000 of 0002", plain(Insn.jump(Op.JMP, 0, -2), RET0)),
        row("f@0001 JMP: jump to 65538 of 0002", general(List.of(), List.of(new Wide(0, 1)), Insn.jump(Op.JMP, 0, 0), RET0)),
        row("function 2@0002 LOOP: jump to 0009 of 0003", plain(Insn.ad(Op.MOV, 0, 0), Insn.jump(Op.LOOP, 0, 6), RET0)),
        row("f@0001 SWITCH: jump to 0902 of 0002", general(Insn.ad(Op.SWITCH, 0, 2), RET0)),
        row("f@0002 SWITCH: a jump table that another instruction uses", general(Insn.ad(Op.SWITCH, 0, 5), Insn.ad(Op.SWITCH, 0, 5), RET0)),
        row("function 2@0001 IST: the code ends behind it", plain(Insn.ad(Op.IST, 0, 0))),
        row("function 2@0001 IST: a test without a JMP", plain(Insn.ad(Op.IST, 0, 0), RET0)),
        row("function 2@0001 IST: the code ends behind its JMP", plain(Insn.ad(Op.IST, 0, 0), Insn.jump(Op.JMP, 0, -2))),
        row("function 2@0001 JMP: jump to 0003, which belongs to the instruction before it", plain(Insn.jump(Op.JMP, 0, 1), Insn.ad(Op.IST, 0, 0), jmp, RET0)),
        row("function 2@0001 ISNEXT: does not end at its ITERN", builder(Insn.jump(Op.ISNEXT, 3, 0), RET0).frameSize(9).build()),
        row("function 2@0001 ITERC: without its ITERL", builder(Insn.abc(Op.ITERC, 3, 2, 3), RET0).frameSize(9).build()),
        row("function 2@0001 ITERC: without its ITERL", builder(Insn.abc(Op.ITERC, 3, 2, 3), Insn.jump(Op.ITERL, 4, -2), RET0).frameSize(9).build()),
        row("function 2@0001 ITERC: other numbers of results or arguments than an iterator has", builder(Insn.abc(Op.ITERC, 3, 0, 3), Insn.jump(Op.ITERL, 3, -2), RET0).frameSize(9).build()),
        row("function 2@0001 JMP: jump to 0003, which belongs to the instruction before it", builder(Insn.jump(Op.JMP, 0, 1), Insn.abc(Op.ITERC, 3, 2, 3), Insn.jump(Op.ITERL, 3, -2), RET0).frameSize(9).build()),
        // Several results.
        row("function 2@0001 RETM: several results at the beginning, where there are none", plain(Insn.ad(Op.RETM, 0, 0))),
        row("function 2@0001 CALLM: several results at the beginning, where there are none", plain(Insn.abc(Op.CALLM, 0, 1, 0), RET0)),
        row("function 2@0001 CALL: several results that nothing takes", plain(several, RET0)),
        row("function 2@0001 CALL: several results from register 0 on, taken from 1 on", plain(several, Insn.ad(Op.RETM, 0, 1))),
        row("function 2@0001 MOV: goes on at an instruction that takes several results", plain(Insn.ad(Op.MOV, 0, 0), Insn.ad(Op.RETM, 0, 0))),
        row("function 2@0001 CALL: several results from register 0 on, taken from 2 on", plain(several, Insn.abc(Op.CALLM, 0, 1, 0), RET0)),
        row("function 2@0001 CALL: several results from register 0 on, taken from 2 on", plain(several, Insn.ad(Op.CALLMT, 0, 0))),
        row("function 2@0001 JMP: jump to 0003, which belongs to the instruction before it", plain(Insn.jump(Op.JMP, 0, 1), several, Insn.ad(Op.RETM, 0, 0))),
        row("function 2@0002 UCLO: several results from register 0 on, taken from 1 on", plain(several, Insn.jump(Op.UCLO, 0, 0), Insn.ad(Op.RETM, 0, 1))),
        row("function 2@0002 UCLO: several results that nothing takes", plain(several, Insn.jump(Op.UCLO, 0, 0), RET0)),
        row("function 2@0002 UCLO: several results that go back", plain(several, Insn.jump(Op.UCLO, 0, -1), RET0)),
        row(
            "function 2@0002 UCLO: several results that nothing takes",
            plain(several, Insn.jump(Op.UCLO, 0, 0), Insn.jump(Op.UCLO, 0, 0), Insn.ad(Op.RETM, 0, 0))),
        row("function 2@0001 JMP: jump to 0003, which belongs to the instruction before it", plain(Insn.jump(Op.JMP, 0, 1), several, Insn.jump(Op.UCLO, 0, 0), Insn.ad(Op.RETM, 0, 0))),
        row("function 2@0003 MOV: goes on at an instruction that takes several results", plain(jmp, jmp, Insn.ad(Op.MOV, 0, 0), Insn.ad(Op.RETM, 0, 0))),
        // What only general functions have.
        row("f: handler 1: range outside the code", handled(new Handler(0, 5, 3, 0))),
        row("f: handler 1: range outside the code", handled(new Handler(2, 2, 3, 0))),
        row("f: handler 1: range outside the code", handled(new Handler(-1, 2, 3, 0))),
        row("f: handler 1: register outside the frame", handled(new Handler(0, 2, 3, 4))),
        row("f: handler 1: target no place to go to", handled(new Handler(0, 2, 4, 0))),
        row("f: handler 1: target no place to go to", general(List.of(new Handler(0, 1, 1, 0)), List.of(), Insn.ad(Op.IST, 0, 0), jmp, RET0)),
        row("f: handler 2: crosses another", handled(new Handler(0, 2, 3, 0), new Handler(1, 3, 3, 0))),
        row("f: handler 2: behind one that is around it", handled(new Handler(0, 3, 3, 0), new Handler(1, 2, 3, 0))),
        row("f: more parameters by position only than by position", bound(checked(1, 0, 0, 0))),
        row("f: parameters and their names differ in number", bound(checked(0, 1, 0, 1))),
        row("f: parameters and their names differ in number", bound(checked(0, 0, 0, 2))),
        row("f: parameters and their names differ in number", bound(checked(0, Integer.MAX_VALUE, Integer.MAX_VALUE, 0))),
        row("f@0001 YIELD: in a function that is no generator", general(Insn.ad(Op.YIELD, 0, 0), RET0)));
  }

  @ParameterizedTest
  @MethodSource
  void broken(String words, Prototype function) {
    assertEquals(Optional.of(words), Verifier.check(DumpSamples.dump(function)));
  }

  @Test
  void samples() {
    assertEquals(Optional.empty(), Verifier.check(DumpSamples.dump(DumpSamples.plain())));
    assertEquals(Optional.empty(), Verifier.check(DumpSamples.dump(DumpSamples.general())));
    assertEquals(Optional.empty(), Verifier.check(DumpSamples.dump(holding(Insn.abc(Op.CALL, 2, 1, 1), Insn.jump(Op.UCLO, 1, 0), Insn.abc(Op.CALL, 0, 1, 1), RET0))));
  }
}
