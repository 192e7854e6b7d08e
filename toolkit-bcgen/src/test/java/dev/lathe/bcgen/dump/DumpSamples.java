package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Correct functions that have something of everything. */
final class DumpSamples {

  private DumpSamples() {}

  static Constant.Str string(String text) {
    return new Constant.Str(ByteString.utf8(text));
  }

  private static Prototype.Debug debug(int length, List<ByteString> upvalueNames) {
    LineTable lines = LineTable.of(IntStream.range(0, length).map(i -> 10 + i / 2).toArray());
    return new Prototype.Debug(
        10,
        20,
        lines,
        upvalueNames,
        List.of(
            new Prototype.Variable(new Prototype.VariableName.Named(ByteString.utf8("count")), 1, 3),
            new Prototype.Variable(Prototype.VariableName.Hidden.FOR_INDEX, 2, 4)));
  }

  /** A function with a function inside, in the first set of opcodes only. */
  static Prototype plain() {
    int[] inner = {
      Insn.ad(Op.UGET, 0, 0), Insn.abc(Op.ADDVN, 0, 0, 0), Insn.ad(Op.USETV, 0, 0), Insn.ad(Op.RET1, 0, 2),
    };
    Prototype child =
        new Prototype.Builder()
            .parameters(1)
            .frameSize(2)
            .code(inner)
            .upvalues(List.of(new Upvalue(Upvalue.Origin.REGISTER, Upvalue.Mutability.MUTABLE, 0)))
            .numbers(1.5)
            .debug(debug(inner.length, List.of(ByteString.utf8("n"))))
            .build();
    TableTemplate table =
        new TableTemplate(
            List.of(new Value.Nil(), new Value.Num(1), new Value.Str(ByteString.utf8("x"))),
            List.of(
                new TableTemplate.Entry(new Value.Str(ByteString.utf8("k")), new Value.Bool(true)),
                new TableTemplate.Entry(new Value.Num(2.5), new Value.Num(-0.0))));
    int[] code = {
      Insn.ad(Op.KSHORT, 0, 7),
      Insn.ad(Op.FNEW, 1, 0),
      Insn.ad(Op.TDUP, 2, 1),
      Insn.ad(Op.KCDATA, 3, 2),
      Insn.ad(Op.IST, 0, 0),
      Insn.jump(Op.JMP, 2, 2),
      Insn.ad(Op.GGET, 3, 5),
      Insn.abc(Op.CALL, 3, 1, 1),
      Insn.ad(Op.KSHORT, 3, 1),
      Insn.ad(Op.KSHORT, 4, 3),
      Insn.ad(Op.KSHORT, 5, 1),
      Insn.jump(Op.FORI, 3, 3),
      Insn.abc(Op.VARG, 7, 0, 0),
      Insn.ad(Op.TSETM, 7, 1),
      Insn.jump(Op.FORL, 3, -3),
      Insn.ad(Op.MOV, 3, 1),
      Insn.abc(Op.VARG, 5, 0, 0),
      Insn.abc(Op.CALLM, 3, 0, 0),
      Insn.jump(Op.UCLO, 0, 0),
      Insn.ad(Op.RETM, 3, 0),
    };
    return new Prototype.Builder()
        .flag(Prototype.Flag.CHILDREN)
        .flag(Prototype.Flag.VARARG)
        .flag(Prototype.Flag.FFI)
        .frameSize(9)
        .code(code)
        .constants(
            List.of(
                new Constant.Child(child),
                new Constant.Template(table),
                new Constant.Int64(-1),
                new Constant.UInt64(-1),
                new Constant.Complex(0, -0.0),
                string("print")))
        .numbers(0.1, 0x1p52 + 1)
        .debug(debug(code.length, List.of()))
        .build();
  }

  /** A generator with handlers, wide halves and each kind of constant. */
  static Prototype general() {
    List<Constant> constants =
        List.of(
            string("name"),
            new Constant.Bytes(ByteString.of((byte) 0, (byte) 0xFF)),
            new Constant.Int(BigInteger.TEN.pow(30).negate()),
            new Constant.Tuple(List.of(new Constant.Real(0.5), new Constant.Tuple(List.of()), Constant.Single.ELLIPSIS)),
            new Constant.FrozenSet(List.of(Constant.Single.NIL, string("é"))),
            new Constant.JumpTable(List.of(0, 1, 2)),
            new Constant.Tuple(List.of(string("key"))),
            new Constant.Child(plain()));
    int[] code = {
      Insn.ad(Op.KOBJ, 0, 3),
      Insn.ad(Op.LDGLOB, 1, 0),
      Insn.abc(Op.CALLKW, 1, 2, 2),
      Insn.ad(Op.SWITCH, 0, 5),
      Insn.ad(Op.KOBJ, 1, 2),
      Insn.ad(Op.KOBJ, 1, 4),
      Insn.ad(Op.STW, 1, 0),
      Insn.abc(Op.UNPACKS, 2, 1, 1),
      Insn.ad(Op.OTRUE, 0, 1),
      Insn.jump(Op.JMP, 0, 1),
      Insn.ad(Op.YIELD, 1, 1),
      Insn.ad(Op.ITER, 1, 1),
      Insn.jump(Op.JMP, 0, 1),
      Insn.abc(Op.INPLS, 3, 0, -3 & 0xFF),
      Insn.jump(Op.ITERNX, 1, -2),
      Insn.abc(Op.INTR, 1, 1, 0),
      Insn.ad(Op.RET1, 1, 2),
      Insn.ad(Op.RERAISE, 4, 0),
    };
    General general =
        new General(
            General.Kind.GENERATOR,
            new Binding.Checked(
                0, 1, 1, Binding.Rest.REFUSED, Binding.Rest.COLLECTED, List.of(ByteString.utf8("a"), ByteString.utf8("b"), ByteString.utf8("c"))),
            List.of(new General.Handler(1, 3, 17, 4), new General.Handler(0, 17, 17, 4)),
            List.of(new General.Wide(2, 6), new General.Wide(6, 299), new General.Wide(7, 1)),
            ByteString.utf8("general"),
            Optional.of(ByteString.utf8("what it does")),
            Collections.nCopies(code.length, new General.Position(1, 0, 1, 9)));
    return new Prototype.Builder()
        .flag(Prototype.Flag.CHILDREN)
        .parameters(3)
        .frameSize(300)
        .code(code)
        .constants(constants)
        .general(general)
        .debug(debug(code.length, List.of()))
        .build();
  }

  /** Functions one inside the other, this many. */
  static Prototype nested(int depth) {
    Prototype function = new Prototype.Builder().frameSize(1).code(Insn.ad(Op.RET0, 0, 1)).build();
    for (int i = 1; i < depth; i++) {
      function =
          new Prototype.Builder()
              .flag(Prototype.Flag.CHILDREN)
              .frameSize(1)
              .code(Insn.ad(Op.FNEW, 0, 0), Insn.ad(Op.RET1, 0, 2))
              .constants(List.of(new Constant.Child(function)))
              .build();
    }
    return function;
  }

  static Dump dump(Prototype main) {
    return Dump.of(ByteString.utf8("@sample"), main);
  }
}
