package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Functions and prototypes as arguments of {@code jit.util} and {@code jit.bc}. Instructions have the numbers that listings give
 * them: 0 is the header, which LuaJIT has in memory and we make up here.
 */
final class GuestPrototypes {
  /** Headers, of functions with a fixed number of arguments and with a variable one. */
  private static final int FUNCF = 0x59;
  private static final int FUNCV = 0x5C;

  private GuestPrototypes() {}

  /** What a value is made of; empty for what is no function of a guest, nor a prototype. */
  static Optional<FunctionInfo> of(Call call, long value) {
    long prototype = 0;
    if (Value.isFunction(value)) {
      prototype = FunctionObject.prototype(Value.address(value));
    } else if (Value.isObject(value) && Kind.of(Value.address(value)) == Kind.PROTOTYPE) {
      prototype = Value.address(value);
    }
    return prototype == 0 ? Optional.empty() : Optional.of(call.vm().functions().at(PrototypeObject.info(prototype)));
  }

  /** An argument that must be a function of a guest, or a prototype. */
  static FunctionInfo argument(Call call, int index) {
    return of(call, call.argument(index)).orElseThrow(() -> Arguments.typeError(call, index, "function"));
  }

  /** The addresses of the prototypes inside one, at any depth. */
  static List<Long> inner(FunctionInfo info) {
    List<Long> found = new ArrayList<>(List.of(info.address()));
    for (int at = 0; at < found.size(); at++) {
      long prototype = found.get(at);
      for (int i = 0; i < PrototypeObject.constantCount(prototype); i++) {
        long constant = PrototypeObject.constant(prototype, i);
        if (Value.isObject(constant) && Kind.of(Value.address(constant)) == Kind.PROTOTYPE) {
          found.add(Value.address(constant));
        }
      }
    }
    return found.subList(1, found.size());
  }

  /** Number of instructions, the header among them. */
  static int length(Prototype prototype) {
    return prototype.length() + 1;
  }

  /** The name of the header. */
  static String headerName(Prototype prototype) {
    return prototype.has(Prototype.Flag.VARARG) ? "FUNCV" : "FUNCF";
  }

  /** An instruction's word. */
  static int word(Prototype prototype, int pc) {
    return pc == 0 ? (prototype.has(Prototype.Flag.VARARG) ? FUNCV : FUNCF) | prototype.frameSize() << 8 : prototype.word(pc - 1);
  }

  /** The line of an instruction, 0 if it is not known. */
  static int line(FunctionInfo info, int pc) {
    return pc == 0 ? info.prototype().debug().map(Prototype.Debug::firstLine).orElse(0) : info.line(pc - 1);
  }

  /** Where an instruction is, as {@code jit.util.funcinfo} says it. */
  static String location(FunctionInfo info, int pc) {
    ByteString chunk = info.chunk();
    String name = chunk.toString();
    int line = line(info, pc);
    if (name.startsWith("@")) {
      return name.substring(Math.max(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')), 0) + 1) + ":" + line;
    }
    if (chunk.length() > SHOWN) {
      return ValueText.pointer(Value.object(info.address())) + ":" + line;
    }
    return name.startsWith("=") ? name.substring(1) + ":" + line : "\"" + name + "\":" + line;
  }

  private static final int SHOWN = 40;

  // --- modes of operands, as lj_bc.h packs them: A, B, C or D from the table's ordinals, then the metamethod ------------------

  private static final int HEADER_MODE = 0xB004;
  private static final int NO_METAMETHOD = 22;
  private static final int GC = 2;
  private static final int EQ = 4;

  /** The mode of a word's operands. */
  static int mode(int word) {
    Optional<Op> known = Op.of(word);
    if (known.isEmpty()) {
      return HEADER_MODE;
    }
    Op op = known.get();
    return op.a().ordinal() | op.b().ordinal() << 3 | op.d().ordinal() << 7 | metamethod(op) << 11;
  }

  /** The number of the metamethod that lj_bc.h gives an opcode. */
  private static int metamethod(Op op) {
    return switch (op) {
      case ISEQS, ISNES -> EQ;
      case FNEW, TNEW, TDUP -> GC;
      default -> switch (op.meta()) {
        case INDEX, GETATTR, GETITEM -> 0;
        case NEWINDEX, SETATTR, SETITEM -> 1;
        case EQ, NE -> EQ;
        case LENGTH -> 5;
        case LT, GT -> 6;
        case LE, GE -> 7;
        case CONCAT -> 8;
        case CALLED -> 9;
        case ADD -> 10;
        case SUB -> 11;
        case MUL -> 12;
        case DIV -> 13;
        case MOD -> 14;
        case POWER -> 15;
        case NEGATE -> 16;
        case NONE, CONTAINS, TRUTH, FLOORDIV, AND, OR, XOR, SHL, SHR, INVERT, ITERATE, NEXT, FORMAT -> NO_METAMETHOD;
      };
    };
  }

  /** The opcode's name, or a header's. */
  static String name(Prototype prototype, int pc) {
    int word = word(prototype, pc);
    return pc == 0 ? headerName(prototype) : Op.of(word).map(Op::name).orElse("0x" + Integer.toHexString(word & 0xFF));
  }
}
