package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.asm.Register.RCX;
import static dev.lathe.vm.asm.Register.RDI;
import static dev.lathe.vm.asm.Register.RDX;
import static dev.lathe.vm.asm.Register.RSI;
import static dev.lathe.vm.asm.Vector.XMM0;
import static dev.lathe.vm.asm.Vector.XMM1;
import static dev.lathe.vm.asm.Vector.XMM2;
import static dev.lathe.vm.jit.MacroAssembler.BASE;
import static dev.lathe.vm.jit.MacroAssembler.FIRST_TAG;
import static dev.lathe.vm.jit.MacroAssembler.ORIGIN;
import static dev.lathe.vm.jit.MacroAssembler.PROTOTYPE;
import static dev.lathe.vm.jit.MacroAssembler.THREAD;
import static dev.lathe.vm.jit.MacroAssembler.constant;
import static dev.lathe.vm.jit.MacroAssembler.number;
import static dev.lathe.vm.jit.MacroAssembler.slot;

import dev.lathe.vm.asm.Address;
import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Code;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Form;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * The machine code of each instruction. What has no template of its own has the one that leaves for Java.
 *
 * <p>A template may use every register but those of {@link MacroAssembler}; it leaves by {@link MacroAssembler#slow} before its first
 * effect. The words are read as they are loaded: the upper half of one that jumps is its distance, of one with a cache record that
 * record's distance from the prototype.
 */
final class Templates {
  /** Bytes of the jump in front of the place to which one result comes in rax. */
  static final int ONE_RESULT = 5;
  /** Arguments of a tail call that are moved one by one. */
  private static final int MOVED_IN_LINE = 8;

  private final Assembler assembler = new Assembler();
  /** Whether each boundary may be the end of a turn, see {@link RandomExits}. */
  private final boolean countsDown;
  private final ExitCounts counts;

  Templates(Optional<RandomExits> exits, ExitCounts counts) {
    countsDown = exits.isPresent();
    this.counts = counts;
  }

  /**
   * What was made, not yet in its place.
   *
   * @param prologue where calls may enter, behind the table; 0 if they leave for Java
   */
  record Result(Code code, int[] entries, int tableBytes, int prologue) {
    int size() {
      return tableBytes + code.size();
    }

    MachineCode place(CodeMemory memory, int offset) {
      long writable = memory.writable(offset);
      for (int i = 0; i < entries.length; i++) {
        Memory.putInt(writable + 4L * i, entries[i] < 0 ? 0 : offset + tableBytes + entries[i]);
      }
      code.copyTo(writable + tableBytes, memory.executable(offset) + tableBytes, memory.executable(0));
      return new MachineCode(memory, offset, size(), entries.length, tableBytes, code.instructionBytes(), prologue);
    }
  }

  /** Compiles a loaded prototype. */
  Result compile(long prototype, FunctionInfo info, SharedCode shared, Options options) {
    assembler.reset();
    Function function = new Function(assembler, prototype, info, shared, options, countsDown, counts);
    try {
      return function.compile();
    } catch (RuntimeException fault) {
      throw new PassFailure(fault, Math.min(function.at, info.prototype().length() - 1));
    }
  }

  /** One compilation. */
  private static final class Function {
    private final Assembler a;
    private final MacroAssembler m;
    private final long prototype;
    private final long code;
    private final int length;
    private final SharedCode shared;
    private final boolean countsDown;
    private final Options options;
    private final ExitCounts counts;
    private final Label[] labels;
    /** The first instruction after the prologue. */
    private int at;
    private long insn;
    private int word;

    Function(Assembler a, long prototype, FunctionInfo info, SharedCode shared, Options options, boolean countsDown, ExitCounts counts) {
      this.a = a;
      this.options = options;
      this.prototype = prototype;
      this.code = PrototypeObject.code(prototype);
      this.shared = shared;
      this.countsDown = countsDown;
      this.counts = counts;
      this.length = info.prototype().length();
      this.m = new MacroAssembler(a, shared, code);
      this.labels = new Label[length + 1];
      for (int i = 0; i <= length; i++) {
        labels[i] = new Label();
      }
    }

    Result compile() {
      int properties = Memory.getByte(prototype + PrototypeObject.PROPERTIES);
      boolean isPlain = (properties & (PrototypeObject.VARARG | PrototypeObject.RESUMABLE)) == 0
          && ((properties & PrototypeObject.CHECKED) == 0 || (properties & PrototypeObject.EXACT) != 0);
      int prologue = a.position();
      if (isPlain) {
        prologue((properties & PrototypeObject.CHECKED) != 0);
      }
      int[] entries = new int[length];
      boolean isBehindTest = false;
      for (at = 0; at < length; at++) {
        insn = Memory.getLong(code + 8L * at);
        word = (int) insn;
        entries[at] = -1;
        a.bind(labels[at]);
        if (isBehindTest) {
          // The JMP of a test is part of it.
          isBehindTest = false;
          continue;
        }
        entries[at] = a.position();
        m.begin(at);
        if (countsDown) {
          m.countDown();
        }
        long counter = counts.reachedAddress(word & 0xFF);
        if (counter != 0) {
          a.movabs(RAX, counter);
          a.add(RAX, 0, 1);
        }
        isBehindTest = template();
      }
      a.bind(labels[length]);
      a.int3();
      m.finish();
      Code made = a.finish();
      int tableBytes = 4 * length + 15 & -16;
      return new Result(made, entries, tableBytes, isPlain ? tableBytes + prologue : 0);
    }

    /** Entered by a jump with the new base in rbx, the prototype in place, and ecx arguments. */
    private void prologue(boolean isExact) {
      Label leave = new Label();
      int parameters = PrototypeObject.parameters(prototype);
      a.lea(RDX, BASE, slot(PrototypeObject.frameSize(prototype)));
      a.cmp(RDX, THREAD, ThreadState.LIMIT);
      a.jcc(Condition.A, leave);
      m.poll(leave);
      if (isExact) {
        a.cmp32(RCX, parameters);
        a.jcc(Condition.NE, leave);
      } else if (parameters > 0) {
        Label fill = new Label();
        Label body = labels[0];
        a.cmp32(RCX, parameters);
        a.jcc(Condition.B, fill);
        m.later(
            () -> {
              a.bind(fill);
              a.mov(RAX, m.pool(Value.NIL));
              Label next = a.here();
              a.mov(Address.at(BASE, RCX, 8, 0), RAX);
              a.add32(RCX, 1);
              a.cmp32(RCX, parameters);
              a.jcc(Condition.B, next);
              a.jmp(body);
            });
      }
      m.later(
          () -> {
            a.bind(leave);
            a.jmp(shared.call());
          });
    }

    /** Makes the code of the instruction at hand; gives whether it includes the next one. */
    private boolean template() {
      if (!options.inlines(word & 0xFF)) {
        a.jmp(m.slow());
        return false;
      }
      int ra = Insn.a(word);
      switch (word & 0xFF) {
        case OpCodes.ISLT -> compare(Condition.A);
        case OpCodes.ISGE -> compare(Condition.BE);
        case OpCodes.ISLE -> compare(Condition.AE);
        case OpCodes.ISGT -> compare(Condition.B);
        case OpCodes.ISEQV -> equal(true);
        case OpCodes.ISNEV -> equal(false);
        case OpCodes.ISEQS -> equalString(true);
        case OpCodes.ISNES -> equalString(false);
        case OpCodes.ISEQN -> equalNumber(true);
        case OpCodes.ISNEN -> equalNumber(false);
        case OpCodes.ISEQP -> equalPrimitive(Condition.E);
        case OpCodes.ISNEP -> equalPrimitive(Condition.NE);
        case OpCodes.IST -> test(Condition.B);
        case OpCodes.ISF -> test(Condition.AE);
        case OpCodes.ISTC -> testAndCopy(Condition.B);
        case OpCodes.ISFC -> testAndCopy(Condition.AE);
        case OpCodes.MOV -> {
          m.load(RAX, Insn.d(word));
          m.store(ra, RAX);
          return false;
        }
        case OpCodes.NOT -> {
          a.mov(RCX, m.pool(Value.FALSE));
          a.mov(RDX, m.pool(Value.TRUE));
          a.cmp(BASE, slot(Insn.d(word)), RCX);
          a.cmov(Condition.AE, RCX, RDX);
          m.store(ra, RCX);
          return false;
        }
        case OpCodes.UNM -> {
          m.load(RAX, Insn.d(word));
          a.cmp(RAX, FIRST_TAG);
          a.jcc(Condition.AE, m.slow());
          a.btc(RAX, 63);
          m.store(ra, RAX);
          return false;
        }
        case OpCodes.LEN -> {
          length(ra);
          return false;
        }
        case OpCodes.ADDVN, OpCodes.SUBVN, OpCodes.MULVN, OpCodes.DIVVN, OpCodes.MODVN -> {
          m.needDouble(Insn.b(word), m.slow());
          m.loadDouble(XMM0, Insn.b(word));
          arithmetic((word & 0xFF) - OpCodes.ADDVN, PROTOTYPE, number(Insn.c(word)));
          return false;
        }
        case OpCodes.ADDNV, OpCodes.SUBNV, OpCodes.MULNV, OpCodes.DIVNV, OpCodes.MODNV -> {
          m.needDouble(Insn.b(word), m.slow());
          a.movsd(XMM0, PROTOTYPE, number(Insn.c(word)));
          arithmetic((word & 0xFF) - OpCodes.ADDNV, BASE, slot(Insn.b(word)));
          return false;
        }
        case OpCodes.ADDVV, OpCodes.SUBVV, OpCodes.MULVV, OpCodes.DIVVV, OpCodes.MODVV -> {
          m.needDouble(Insn.b(word), m.slow());
          m.needDouble(Insn.c(word), m.slow());
          m.loadDouble(XMM0, Insn.b(word));
          arithmetic((word & 0xFF) - OpCodes.ADDVV, BASE, slot(Insn.c(word)));
          return false;
        }
        case OpCodes.KSTR -> {
          a.mov(RAX, PROTOTYPE, constant(Insn.d(word)));
          m.store(ra, RAX);
          return false;
        }
        case OpCodes.KNUM -> {
          a.mov(RAX, PROTOTYPE, number(Insn.d(word)));
          m.store(ra, RAX);
          return false;
        }
        case OpCodes.KSHORT -> {
          storeConstant(ra, Double.doubleToRawLongBits((short) Insn.d(word)));
          return false;
        }
        case OpCodes.KPRI -> {
          storeConstant(ra, (long) ~Insn.d(word) << 47);
          return false;
        }
        case OpCodes.KNIL -> {
          a.mov(RAX, m.pool(Value.NIL));
          if (Insn.d(word) - ra < 2 * MOVED_IN_LINE) {
            for (int i = ra; i <= Insn.d(word); i++) {
              m.store(i, RAX);
            }
          } else {
            a.lea(RCX, BASE, slot(ra));
            a.lea(RDX, BASE, slot(Insn.d(word)));
            Label next = a.here();
            a.mov(RCX, 0, RAX);
            a.add(RCX, 8);
            a.cmp(RCX, RDX);
            a.jcc(Condition.BE, next);
          }
          return false;
        }
        case OpCodes.UGET -> {
          m.loadFunction(RAX);
          a.mov(RAX, RAX, FunctionObject.UPVALUES + 8 * Insn.d(word));
          a.mov(RAX, RAX, UpvalueObject.WHERE);
          a.mov(RAX, RAX, 0);
          m.store(ra, RAX);
          return false;
        }
        case OpCodes.USETV -> {
          m.load(RDX, Insn.d(word));
          setUpvalue();
          return false;
        }
        case OpCodes.USETS -> {
          a.mov(RDX, PROTOTYPE, constant(Insn.d(word)));
          setUpvalue();
          return false;
        }
        case OpCodes.USETN -> {
          a.mov(RDX, PROTOTYPE, number(Insn.d(word)));
          setUpvalue();
          return false;
        }
        case OpCodes.USETP -> {
          a.mov(RDX, m.pool((long) ~Insn.d(word) << 47));
          setUpvalue();
          return false;
        }
        case OpCodes.GGET -> {
          m.loadFunction(RAX);
          a.mov(RAX, RAX, FunctionObject.ENVIRONMENT);
          getSlot(ra);
          return false;
        }
        case OpCodes.GSET -> {
          m.loadFunction(RAX);
          a.mov(RAX, RAX, FunctionObject.ENVIRONMENT);
          setSlot(ra);
          return false;
        }
        case OpCodes.TGETS -> {
          m.load(RAX, Insn.b(word));
          m.needTable(RAX, RCX, m.slow());
          getSlot(ra);
          return false;
        }
        case OpCodes.TSETS -> {
          m.load(RAX, Insn.b(word));
          m.needTable(RAX, RCX, m.slow());
          setSlot(ra);
          return false;
        }
        case OpCodes.TGETV -> {
          indexFromRegister();
          getItem(ra);
          return false;
        }
        case OpCodes.TGETB -> {
          indexFromLiteral();
          getItem(ra);
          return false;
        }
        case OpCodes.TSETV -> {
          indexFromRegister();
          setItem(ra);
          return false;
        }
        case OpCodes.TSETB -> {
          indexFromLiteral();
          setItem(ra);
          return false;
        }
        case OpCodes.CALL -> {
          call(ra);
          return false;
        }
        case OpCodes.CALLT -> {
          tailCall(ra, Insn.d(word) - 1);
          return false;
        }
        case OpCodes.RET0 -> {
          leave(0, ra);
          return false;
        }
        case OpCodes.RET1 -> {
          leave(1, ra);
          return false;
        }
        case OpCodes.RET -> {
          leave(Insn.d(word) - 1, ra);
          return false;
        }
        case OpCodes.FORI -> {
          beginLoop(ra);
          return false;
        }
        case OpCodes.FORL, OpCodes.IFORL -> {
          continueLoop(ra);
          return false;
        }
        case OpCodes.ITERL, OpCodes.IITERL -> {
          Label end = labels[at + 1];
          m.load(RAX, ra);
          m.needNotNil(RAX, end);
          m.poll(m.slow());
          m.store(ra - 1, RAX);
          a.jmp(target(at));
          return false;
        }
        case OpCodes.LOOP, OpCodes.ILOOP, OpCodes.NOP -> {
          return false;
        }
        case OpCodes.JMP -> {
          if (jump(at) < 0) {
            m.poll(m.slow());
          }
          a.jmp(target(at));
          return false;
        }
        default -> {
          a.jmp(m.slow());
          return false;
        }
      }
      return true;
    }

    // --- tests ------------------------------------------------------------------------------------------------------------

    /** The distance that the instruction jumps. */
    private int jump(int index) {
      return (int) (Memory.getLong(code + 8L * index) >> 32);
    }

    /** Where it jumps to. */
    private Label target(int index) {
      return labels[index + 1 + jump(index)];
    }

    /** Takes the JMP behind the test if the condition holds. */
    private void branch(Condition condition) {
      if (jump(at + 1) >= 0) {
        a.jcc(condition, target(at + 1));
        return;
      }
      a.jcc(condition.negated(), labels[at + 2]);
      m.poll(m.slow());
      a.jmp(target(at + 1));
    }

    /** @param condition of y against x: what is unordered counts as below */
    private void compare(Condition condition) {
      m.needDouble(Insn.a(word), m.slow());
      m.needDouble(Insn.d(word), m.slow());
      m.loadDouble(XMM0, Insn.d(word));
      a.ucomisd(XMM0, BASE, slot(Insn.a(word)));
      branch(condition);
    }

    /** Takes the JMP if the flags of a comparison of doubles say equal, or if they do not. */
    private void branchOnDoubles(boolean ifEqual) {
      Label jump = target(at + 1);
      Label on = labels[at + 2];
      boolean isBack = jump(at + 1) < 0;
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

    private void equal(boolean ifEqual) {
      Label noDoubles = new Label();
      m.needDouble(Insn.a(word), noDoubles);
      m.needDouble(Insn.d(word), noDoubles);
      m.loadDouble(XMM0, Insn.a(word));
      a.ucomisd(XMM0, BASE, slot(Insn.d(word)));
      branchOnDoubles(ifEqual);
      Label on = labels[at + 2];
      Label jump = target(at + 1);
      boolean isBack = jump(at + 1) < 0;
      Label slow = m.slow();
      int x = Insn.a(word);
      int y = Insn.d(word);
      // A double against something else goes the long way as well: that may be a boxed number.
      m.later(
          () -> {
            a.bind(noDoubles);
            Label same = new Label();
            m.load(RAX, x);
            m.load(RCX, y);
            a.cmp(RAX, RCX);
            a.jcc(Condition.E, same);
            a.call(shared.unequal());
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

    private void equalString(boolean ifEqual) {
      Label on = labels[at + 2];
      Label jump = target(at + 1);
      boolean isBack = jump(at + 1) < 0;
      Label same = ifEqual ? jump : on;
      Label different = ifEqual ? on : jump;
      if (isBack) {
        // Rare: all of it is Java's.
        a.jmp(m.slow());
        return;
      }
      m.load(RAX, Insn.a(word));
      a.cmp(RAX, PROTOTYPE, constant(Insn.d(word)));
      a.jcc(Condition.E, same);
      a.movabs(RCX, (long) Value.STRING_TAG << 47);
      a.xor(RAX, RCX);
      a.mov(RCX, RAX);
      a.shr(RCX, 47);
      a.jcc(Condition.NE, different);
      // Of equal strings the atom is one object.
      a.test8(RAX, Header.FLAGS, StringObject.ATOM);
      a.jcc(Condition.E, m.slow());
      a.jmp(different);
    }

    private void equalNumber(boolean ifEqual) {
      m.needDouble(Insn.a(word), m.slow());
      m.loadDouble(XMM0, Insn.a(word));
      a.ucomisd(XMM0, PROTOTYPE, number(Insn.d(word)));
      branchOnDoubles(ifEqual);
    }

    private void equalPrimitive(Condition condition) {
      m.load(RAX, Insn.a(word));
      a.mov(RCX, RAX);
      a.sar(RCX, 47);
      a.cmp32(RCX, Value.OBJECT_TAG);
      a.jcc(Condition.E, m.slow());
      a.cmp(RAX, m.pool((long) ~Insn.d(word) << 47));
      branch(condition);
    }

    /** @param condition B takes the jump if the value counts as true, AE if not */
    private void test(Condition condition) {
      m.load(RAX, Insn.d(word));
      a.cmp(RAX, m.pool(Value.FALSE));
      branch(condition);
    }

    private void testAndCopy(Condition condition) {
      m.load(RAX, Insn.d(word));
      a.cmp(RAX, m.pool(Value.FALSE));
      a.jcc(condition.negated(), labels[at + 2]);
      if (jump(at + 1) < 0) {
        m.poll(m.slow());
      }
      m.store(Insn.a(word), RAX);
      a.jmp(target(at + 1));
    }

    // --- numbers ----------------------------------------------------------------------------------------------------------

    /** xmm0 op memory, the operators in the order of the opcodes. */
    private void arithmetic(int operator, Register base, int displacement) {
      switch (operator) {
        case 0 -> a.addsd(XMM0, base, displacement);
        case 1 -> a.subsd(XMM0, base, displacement);
        case 2 -> a.mulsd(XMM0, base, displacement);
        case 3 -> a.divsd(XMM0, base, displacement);
        default -> modulo(base, displacement);
      }
      m.storeDouble(Insn.a(word), XMM0);
    }

    /** xmm0 − floor(xmm0 / y) · y. */
    private void modulo(Register base, int displacement) {
      a.movsd(XMM2, base, displacement);
      a.movapd(XMM1, XMM0);
      a.divsd(XMM1, XMM2);
      a.roundsd(XMM1, XMM1, 0b1001);
      a.mulsd(XMM1, XMM2);
      a.subsd(XMM0, XMM1);
    }

    /** Of a table whose last item is in the array part, which has room; of a string. */
    private void length(int ra) {
      Label slow = m.slow();
      Label noTable = new Label();
      Label done = new Label();
      int operand = Insn.d(word);
      m.load(RAX, operand);
      m.needTable(RAX, RCX, noTable);
      a.mov32(RCX, RAX, TableObject.LENGTH);
      Label full = new Label();
      Label ends = new Label();
      a.cmp32(RCX, RAX, TableObject.CAPACITY);
      a.jcc(Condition.AE, full);
      a.bind(ends);
      a.test32(RCX, RCX);
      a.jcc(Condition.E, done);
      a.mov(RDX, RAX, TableObject.ARRAY);
      a.mov(RDX, Address.at(RDX, RCX, 8, -8));
      m.needNotNil(RDX, slow);
      a.bind(done);
      a.xorpd(XMM0, XMM0);
      a.cvtsi2sd(XMM0, RCX);
      m.storeDouble(ra, XMM0);
      m.later(
          () -> {
            a.bind(full);
            a.cmp(RAX, TableObject.HASH, 0);
            a.jcc(Condition.E, ends);
            a.jmp(slow);
            a.bind(noTable);
            m.load(RAX, operand);
            m.needTag(RAX, Value.STRING_TAG, RCX, slow);
            a.mov32(RCX, RAX, StringObject.LENGTH);
            a.jmp(done);
          });
    }

    private void storeConstant(int register, long value) {
      if (value == (int) value) {
        a.mov(BASE, slot(register), (int) value);
      } else {
        a.mov(RAX, m.pool(value));
        m.store(register, RAX);
      }
    }

    // --- upvalues, tables -------------------------------------------------------------------------------------------------

    /** The value is in rdx. */
    private void setUpvalue() {
      m.loadFunction(RAX);
      a.mov(RAX, RAX, FunctionObject.UPVALUES + 8 * Insn.a(word));
      m.needNotBlack(RAX, RCX, m.slow());
      a.mov(RAX, RAX, UpvalueObject.WHERE);
      a.mov(RAX, 0, RDX);
    }

    /** Where the instruction's cache record lies from the prototype. */
    private int record() {
      return (int) (insn >>> 32);
    }

    /** From the table in rax, by the cache record. */
    private void getSlot(int to) {
      Label slow = m.slow();
      Label other = new Label();
      Label done = new Label();
      int record = record();
      a.mov32(RCX, RAX, Header.SHAPE);
      a.cmp32(RCX, PROTOTYPE, record + Caches.SHAPE);
      a.jcc(Condition.NE, other);
      a.movsxd(RCX, PROTOTYPE, record + Caches.OFFSET);
      a.mov(RDI, Address.at(RAX, RCX, 1, 0));
      m.needNotNil(RDI, other);
      a.bind(done);
      m.store(to, RDI);
      m.later(
          () -> {
            a.bind(other);
            a.lea(RCX, PROTOTYPE, record);
            a.call(shared.cacheGet());
            a.jcc(Condition.E, done);
            a.jmp(slow);
          });
    }

    /** Into the table in rax, by the cache record. */
    private void setSlot(int from) {
      Label slow = m.slow();
      Label other = new Label();
      Label done = new Label();
      int record = record();
      m.needNotBlack(RAX, RDX, slow);
      m.load(RDI, from);
      a.mov32(RCX, RAX, Header.SHAPE);
      a.cmp32(RCX, PROTOTYPE, record + Caches.SHAPE);
      a.jcc(Condition.NE, other);
      a.movsxd(RCX, PROTOTYPE, record + Caches.OFFSET);
      a.mov(RDX, m.pool(Value.NIL));
      a.cmp(Address.at(RAX, RCX, 1, 0), RDX);
      a.jcc(Condition.E, other);
      a.mov(Address.at(RAX, RCX, 1, 0), RDI);
      a.bind(done);
      m.later(
          () -> {
            a.bind(other);
            a.lea(RCX, PROTOTYPE, record);
            a.call(shared.cacheSet());
            a.jcc(Condition.E, done);
            a.jmp(slow);
          });
    }

    /** Table of R[B] in rax, key of R[C] less one in rcx; the key is a 32-bit integer, 0 is above all others. */
    private void indexFromRegister() {
      m.load(RAX, Insn.b(word));
      m.needTable(RAX, RCX, m.slow());
      m.needDouble(Insn.c(word), m.slow());
      m.loadDouble(XMM0, Insn.c(word));
      m.toIndex(RCX, XMM0, XMM1, m.slow());
      a.sub32(RCX, 1);
    }

    private void indexFromLiteral() {
      m.load(RAX, Insn.b(word));
      m.needTable(RAX, RCX, m.slow());
      a.mov32(RCX, Insn.c(word) - 1);
    }

    private void getItem(int to) {
      a.cmp32(RCX, RAX, TableObject.LENGTH);
      a.jcc(Condition.AE, m.slow());
      a.mov(RDX, RAX, TableObject.ARRAY);
      a.mov(RAX, Address.at(RDX, RCX, 8, 0));
      m.needNotNil(RAX, m.slow());
      m.store(to, RAX);
    }

    /** Over a value that is not nil; or behind the last one, if there is room and no metatable. */
    private void setItem(int from) {
      Label slow = m.slow();
      Label append = new Label();
      Label done = new Label();
      m.needNotBlack(RAX, RDX, slow);
      m.load(RSI, from);
      m.needNotNil(RSI, slow);
      a.mov(RDX, RAX, TableObject.ARRAY);
      a.cmp32(RCX, RAX, TableObject.LENGTH);
      a.jcc(Condition.AE, append);
      a.mov(RDI, m.pool(Value.NIL));
      a.cmp(Address.at(RDX, RCX, 8, 0), RDI);
      a.jcc(Condition.E, slow);
      a.mov(Address.at(RDX, RCX, 8, 0), RSI);
      a.bind(done);
      m.later(
          () -> {
            a.bind(append);
            // The flags are zero already.
            a.jcc(Condition.NE, slow);
            a.cmp32(RCX, RAX, TableObject.CAPACITY);
            a.jcc(Condition.AE, slow);
            a.cmp16(RAX, Header.FLAGS, 0);
            a.jcc(Condition.S, slow);
            a.mov(Address.at(RDX, RCX, 8, 0), RSI);
            a.add32(RCX, 1);
            a.mov32(RAX, TableObject.LENGTH, RCX);
            a.jmp(done);
          });
    }

    // --- calls ------------------------------------------------------------------------------------------------------------

    /** Goes the long way unless R[A] is a function, whose address then is in rax; the prototype is in rdx, unless it is Java's. */
    private void needGuest(int ra, Label isHost) {
      m.load(RAX, ra);
      m.needTag(RAX, Value.FUNCTION_TAG, RCX, m.slow());
      a.mov(RDX, RAX, FunctionObject.PROTOTYPE);
      a.test(RDX, RDX);
      a.jcc(Condition.E, isHost);
    }

    private void call(int ra) {
      Label isHost = new Label();
      needGuest(ra, isHost);
      int wanted = Insn.b(word) - 1;
      int count = Insn.c(word) - 1;
      Label resume = new Label();
      a.mov32(BASE, slot(ra + 1), m.linkToNext() | Link.GUEST);
      a.emitAt(Form.MOV_RM32_I32, BASE, slot(ra + 1) + 4, resume);
      a.mov(PROTOTYPE, RDX);
      a.add(BASE, slot(ra + 2));
      a.mov32(RCX, count);
      a.jmp(PROTOTYPE, PrototypeObject.GATE);
      a.bind(resume);
      Label general = new Label();
      a.jmp(general);
      assert a.position() == resume.position() + ONE_RESULT;
      takeBack(ra);
      takeResult(ra, wanted, RAX);
      Label next = labels[at + 1];
      Label slow = m.slow();
      m.later(
          () -> {
            // Of a Java function the flags may say that machine code can do it.
            a.bind(isHost);
            a.movzx8(RDX, RAX, FunctionObject.HOST_LEAF);
            a.test32(RDX, RDX);
            a.jcc(Condition.E, slow);
            a.lea(RSI, BASE, slot(ra + 2));
            a.mov32(RCX, count);
            a.lea(RAX, new Address.Outside(shared.leaves()));
            a.call(Address.at(RAX, RDX, 8, 0));
            a.jcc(Condition.NE, slow);
            takeResult(ra, wanted, RDI);
            a.jmp(next);
            a.bind(general);
            takeBack(ra);
            takeResults(ra, wanted);
            a.jmp(next);
          });
    }

    /** One result goes to R[A], if any is wanted; further ones are nil. */
    private void takeResult(int ra, int wanted, Register result) {
      if (wanted == 0) {
        return;
      }
      m.store(ra, result);
      if (wanted < 0) {
        a.lea(RCX, BASE, slot(ra + 1));
        a.mov(THREAD, ThreadState.TOP, RCX);
      } else if (wanted > 1) {
        a.mov(RCX, m.pool(Value.NIL));
        for (int i = 1; i < wanted; i++) {
          m.store(ra + i, RCX);
        }
      }
    }

    private void takeBack(int ra) {
      a.sub(BASE, slot(ra + 2));
      a.movabs(PROTOTYPE, prototype);
    }

    /** ecx results from rsi on go to R[A]…, as many as are wanted, or all. */
    private void takeResults(int ra, int wanted) {
      if (wanted == 0) {
        return;
      }
      Label done = new Label();
      Label copy = new Label();
      Label fill = new Label();
      a.lea(RDI, BASE, slot(ra));
      if (wanted > 0) {
        a.mov32(RDX, wanted);
        a.bind(copy);
        a.test32(RCX, RCX);
        a.jcc(Condition.E, fill);
        a.mov(RAX, RSI, 0);
        a.mov(RDI, 0, RAX);
        a.add(RSI, 8);
        a.add(RDI, 8);
        a.sub32(RCX, 1);
        a.sub32(RDX, 1);
        a.jcc(Condition.NE, copy);
        a.jmp(done);
        a.bind(fill);
        a.mov(RAX, m.pool(Value.NIL));
        Label next = a.here();
        a.mov(RDI, 0, RAX);
        a.add(RDI, 8);
        a.sub32(RDX, 1);
        a.jcc(Condition.NE, next);
      } else {
        a.bind(copy);
        a.test32(RCX, RCX);
        a.jcc(Condition.E, fill);
        a.mov(RAX, RSI, 0);
        a.mov(RDI, 0, RAX);
        a.add(RSI, 8);
        a.add(RDI, 8);
        a.sub32(RCX, 1);
        a.jmp(copy);
        a.bind(fill);
        a.mov(THREAD, ThreadState.TOP, RDI);
      }
      a.bind(done);
    }

    private void tailCall(int ra, int count) {
      needGuest(ra, m.slow());
      // Whatever else this frame returns to is Java's to know if the call fails.
      a.test8(BASE, -8, 0xF);
      a.jcc(Condition.NE, m.slow());
      m.load(RAX, ra);
      a.mov(BASE, -16, RAX);
      if (count <= MOVED_IN_LINE) {
        for (int i = 0; i < count; i++) {
          m.load(RAX, ra + 2 + i);
          m.store(i, RAX);
        }
      } else {
        a.lea(RSI, BASE, slot(ra + 2));
        a.mov(RDI, BASE);
        a.mov32(RCX, count);
        Label next = a.here();
        a.mov(RAX, RSI, 0);
        a.mov(RDI, 0, RAX);
        a.add(RSI, 8);
        a.add(RDI, 8);
        a.sub32(RCX, 1);
        a.jcc(Condition.NE, next);
      }
      a.mov(PROTOTYPE, RDX);
      a.mov32(RCX, count);
      a.jmp(PROTOTYPE, PrototypeObject.GATE);
    }

    /** Returns {@code count} results from R[A] on. */
    private void leave(int count, int ra) {
      a.test8(BASE, -8, 0xF);
      a.jcc(Condition.NE, m.slow());
      a.mov32(RDX, BASE, -4);
      a.test32(RDX, RDX);
      a.jcc(Condition.E, m.slow());
      if (count == 1) {
        m.load(RAX, ra);
        a.lea(RDX, Address.at(ORIGIN, RDX, 1, ONE_RESULT));
      } else {
        a.lea(RSI, BASE, slot(ra));
        a.mov32(RCX, count);
        a.add(RDX, ORIGIN);
      }
      a.jmp(RDX);
    }

    // --- loops ------------------------------------------------------------------------------------------------------------

    private void needThreeNumbers(int ra) {
      for (int i = 0; i < 3; i++) {
        m.needDouble(ra + i, m.slow());
      }
    }

    /** Goes to {@code outside} if the index in xmm0 is beyond the loop's stop. The sign bit of the step decides where that is. */
    private void needWithin(int ra, Label outside) {
      Label down = new Label();
      Label inside = new Label();
      a.cmp8(BASE, slot(ra + 2) + 7, 0);
      a.jcc(Condition.S, down);
      m.loadDouble(XMM1, ra + 1);
      a.ucomisd(XMM1, XMM0);
      a.jcc(Condition.B, outside);
      a.bind(inside);
      m.later(
          () -> {
            a.bind(down);
            a.ucomisd(XMM0, BASE, slot(ra + 1));
            a.jcc(Condition.AE, inside);
            a.jmp(outside);
          });
    }

    private void beginLoop(int ra) {
      needThreeNumbers(ra);
      m.loadDouble(XMM0, ra);
      m.storeDouble(ra + 3, XMM0);
      needWithin(ra, target(at));
    }

    private void continueLoop(int ra) {
      needThreeNumbers(ra);
      m.poll(m.slow());
      m.loadDouble(XMM0, ra);
      a.addsd(XMM0, BASE, slot(ra + 2));
      m.storeDouble(ra, XMM0);
      needWithin(ra, labels[at + 1]);
      m.storeDouble(ra + 3, XMM0);
      a.jmp(target(at));
    }
  }
}
