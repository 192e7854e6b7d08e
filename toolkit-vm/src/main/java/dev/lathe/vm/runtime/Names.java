package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Meta;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.Metamethod;
import java.util.List;
import java.util.Optional;

/**
 * What programs call the operands of an instruction: a local variable that is alive there, or what the instruction that last
 * wrote the register has read, as LuaJIT's {@code lj_debug.c} looks for them.
 */
public final class Names {
  private final VmState vm;

  /** For one machine. */
  public Names(VmState vm) {
    this.vm = vm;
  }

  /** A name and what it names. */
  public record Name(String kind, String text) {}

  /** "attempt to … local 'x' (a nil value)": the operand in a register of the running instruction is wrong. */
  public GuestError operand(int word, int slot, long value, String what) {
    Frames frames = Frames.of(vm);
    Optional<Name> name = frames.isGuest() ? ofSlot(frames.info().prototype(), frames.instruction(), slot) : Optional.empty();
    return vm.errors().here(message(name, value, what));
  }

  /** The same without a name. */
  public GuestError unnamed(long value, String what) {
    return vm.errors().here(message(Optional.empty(), value, what));
  }

  /** What was to be called, below a base whose link is set, cannot be. The frame that called is the running one. */
  public GuestError callee(long base, long value) {
    long link = Memory.getLong(base - 8);
    if (Link.type(link) == Link.GUEST || Link.type(link) == Link.GUEST1) {
      int a = Insn.a((int) Memory.getLong(Link.pc(link) - 8));
      vm.thread().setBase(base - 8L * (a + 2 + Link.type(link)));
      vm.thread().setPc(Link.pc(link));
      return operand((int) Memory.getLong(Link.pc(link) - 8), a, value, "call");
    }
    // Whoever waits for the call is told by the link above it.
    vm.thread().setBase(base);
    return vm.errors().plain(message(Optional.empty(), value, "call"));
  }

  private static String message(Optional<Name> name, long value, String what) {
    String type = Errors.typeName(value);
    return name.map(n -> "attempt to " + what + " " + n.kind() + " '" + n.text() + "' (a " + type + " value)")
        .orElse("attempt to " + what + " a " + type + " value");
  }

  /**
   * What the caller of a frame calls the frame's function: by the call, or as metamethod of the instruction that waits for it.
   * Empty if a host function called it.
   */
  public static Optional<Name> ofCall(Frames frame) {
    long link = frame.link();
    boolean waits = Link.type(link) == Link.CONT && Link.step(link) < Call.FIRST_STEP;
    if (!waits && Link.type(link) != Link.GUEST && Link.type(link) != Link.GUEST1) {
      return Optional.empty();
    }
    Frames caller = frame.caller();
    if (!caller.exists() || !caller.isGuest() || caller.instruction() < 0) {
      return Optional.empty();
    }
    Prototype prototype = caller.info().prototype();
    int word = prototype.word(caller.instruction());
    Meta meta = Op.of(word).orElseThrow().meta();
    if (meta == Meta.CALLED) {
      boolean loops = (word & 0xFF) == OpCodes.ITERC || (word & 0xFF) == OpCodes.ITERN;
      return ofSlot(prototype, caller.instruction(), Insn.a(word) - (loops ? 3 : 0));
    }
    return metamethod(meta).map(metamethod -> new Name("metamethod", metamethod.key()));
  }

  private static Optional<Metamethod> metamethod(Meta meta) {
    return switch (meta) {
      case LT, GT -> Optional.of(Metamethod.LT);
      case LE, GE -> Optional.of(Metamethod.LE);
      case EQ, NE -> Optional.of(Metamethod.EQ);
      case ADD -> Optional.of(Metamethod.ADD);
      case SUB -> Optional.of(Metamethod.SUB);
      case MUL -> Optional.of(Metamethod.MUL);
      case DIV -> Optional.of(Metamethod.DIV);
      case MOD -> Optional.of(Metamethod.MOD);
      case POWER -> Optional.of(Metamethod.POW);
      case NEGATE -> Optional.of(Metamethod.UNM);
      case LENGTH -> Optional.of(Metamethod.LEN);
      case CONCAT -> Optional.of(Metamethod.CONCAT);
      case INDEX -> Optional.of(Metamethod.INDEX);
      case NEWINDEX -> Optional.of(Metamethod.NEWINDEX);
      default -> Optional.empty();
    };
  }

  /** What the register of an instruction, counted from 0, is called there. */
  public static Optional<Name> ofSlot(Prototype prototype, int index, int slot) {
    int at = index;
    int register = slot;
    for (;;) {
      Optional<String> local = local(prototype, at, register);
      if (local.isPresent()) {
        return Optional.of(new Name("local", local.get()));
      }
      int written = lastWrite(prototype, at, register);
      if (written < 0) {
        return Optional.empty();
      }
      int word = prototype.word(written);
      switch (word & 0xFF) {
        case OpCodes.MOV -> {
          at = written;
          register = Insn.d(word);
        }
        case OpCodes.GGET -> {
          return constant(prototype, Insn.d(word)).map(text -> new Name("global", text));
        }
        case OpCodes.TGETS -> {
          boolean method = written > 0 && isReceiver(prototype.word(written - 1), Insn.a(word), Insn.b(word));
          return constant(prototype, Insn.c(word)).map(text -> new Name(method ? "method" : "field", text));
        }
        case OpCodes.UGET -> {
          return upvalue(prototype, Insn.d(word)).map(text -> new Name("upvalue", text));
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }

  /** Whether an instruction moves the object of a method call to where the receiver belongs. */
  private static boolean isReceiver(int word, int function, int object) {
    return (word & 0xFF) == OpCodes.MOV && Insn.a(word) == function + 2 && Insn.d(word) == object;
  }

  /** The index of the last instruction before {@code index} that wrote a register, −1 if none did. */
  private static int lastWrite(Prototype prototype, int index, int slot) {
    for (int i = index - 1; i >= 0; i--) {
      int word = prototype.word(i);
      Op op = Op.of(word).orElseThrow();
      int a = Insn.a(word);
      if (op.a() == Operand.BASE) {
        if (slot >= a && ((word & 0xFF) != OpCodes.KNIL || slot <= Insn.d(word))) {
          return -1;
        }
      } else if (op.a() == Operand.DST && a == slot) {
        return i;
      }
    }
    return -1;
  }

  /** The variable in a register at an instruction. */
  public static Optional<String> local(Prototype prototype, int index, int slot) {
    if (prototype.debug().isEmpty()) {
      return Optional.empty();
    }
    int number = index + 1;
    int register = 0;
    for (Prototype.Variable variable : prototype.debug().get().variables()) {
      if (variable.start() > number) {
        break;
      }
      if (number < variable.end()) {
        if (register == slot) {
          return switch (variable.name()) {
            case Prototype.VariableName.Named named -> Optional.of(named.name().toString());
            case Prototype.VariableName.Hidden hidden -> Optional.of(hidden.shown());
          };
        }
        register++;
      }
    }
    return Optional.empty();
  }

  /** An upvalue's name. */
  public static Optional<String> upvalue(Prototype prototype, int index) {
    List<ByteString> names = prototype.debug().map(Prototype.Debug::upvalueNames).orElse(List.of());
    return index < names.size() ? Optional.of(names.get(index).toString()) : Optional.empty();
  }

  private static Optional<String> constant(Prototype prototype, int index) {
    return prototype.constants().get(index) instanceof Constant.Str text ? Optional.of(text.bytes().toString()) : Optional.empty();
  }
}
