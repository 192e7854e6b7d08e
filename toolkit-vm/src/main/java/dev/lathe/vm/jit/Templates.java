package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RAX;
import static dev.lathe.vm.jit.MacroAssembler.number;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Code;
import dev.lathe.vm.asm.Condition;
import dev.lathe.vm.asm.Label;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;
import java.util.Optional;

/**
 * The machine code of each instruction. What has no template of its own has the one that leaves for Java.
 *
 * <p>A template may use every register but those of {@link MacroAssembler}; it leaves by {@link MacroAssembler#slow} before its first
 * effect. The words are read as they are loaded: the upper half of one that jumps is its distance, of one with a cache record that
 * record's distance from the prototype.
 */
final class Templates {
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
   * @param entries where Java enters each boundary; negative if it does not
   * @param places where each instruction's code begins; negative if it is part of the one before
   * @param prologue where calls may enter, behind the tables; 0 if they leave for Java
   */
  record Result(Code code, int[] entries, int[] places, int tableBytes, int prologue) {
    int size() {
      return tableBytes + code.size();
    }

    MachineCode place(CodeMemory memory, int offset) {
      long writable = memory.writable(offset);
      for (int i = 0; i < entries.length; i++) {
        Memory.putInt(writable + 4L * i, entries[i] < 0 ? 0 : offset + tableBytes + entries[i]);
        Memory.putInt(writable + 4L * (entries.length + i), places[i] < 0 ? 0 : offset + tableBytes + places[i]);
      }
      code.copyTo(writable + tableBytes, memory.executable(offset) + tableBytes, memory.executable(0));
      return new MachineCode(memory, offset, size(), entries.length, tableBytes, code.instructionBytes(), prologue);
    }
  }

  /** Compiles a loaded prototype. */
  Result compile(CompilationUnit unit, SharedCode shared) {
    assembler.reset();
    Function function = new Function(assembler, unit, shared, countsDown, counts);
    try {
      return function.compile();
    } catch (RuntimeException fault) {
      throw new PassFailure(fault, function.at());
    }
  }

  /** One compilation. */
  private static final class Function {
    private final Assembler a;
    private final MacroAssembler m;
    private final long prototype;
    private final int length;
    private final SharedCode shared;
    private final boolean countsDown;
    private final Options options;
    private final ExitCounts counts;
    private final Prologues prologues;
    private final TestTemplates tests;
    private final NumberTemplates numbers;
    private final MoveTemplates moves;
    private final TableTemplates tables;
    private final AllocationTemplates allocations;
    private final CallTemplates calls;
    private final LoopTemplates loops;
    private final IterationTemplates iterations;
    private final IntegerTemplates integers;
    private final ObjectTestTemplates objects;
    private final SequenceTemplates sequences;
    private final VariableTemplates variables;
    private final ContainerTemplates containers;
    private final AttributeTemplates attributes;
    private final MethodCallTemplates methods;

    Function(Assembler a, CompilationUnit unit, SharedCode shared, boolean countsDown, ExitCounts counts) {
      this.a = a;
      this.options = unit.options();
      this.prototype = unit.prototype();
      this.shared = shared;
      this.countsDown = countsDown;
      this.counts = counts;
      this.length = unit.info().prototype().length();
      this.m = new MacroAssembler(a, shared, unit.info(), unit.hints());
      this.prologues = new Prologues(m);
      this.tests = new TestTemplates(m);
      this.numbers = new NumberTemplates(m);
      this.moves = new MoveTemplates(m);
      this.tables = new TableTemplates(m);
      this.allocations = new AllocationTemplates(m);
      this.calls = new CallTemplates(m);
      this.loops = new LoopTemplates(m);
      this.iterations = new IterationTemplates(m, calls);
      this.integers = new IntegerTemplates(m);
      this.objects = new ObjectTestTemplates(m);
      this.sequences = new SequenceTemplates(m);
      this.variables = new VariableTemplates(m, tables);
      this.containers = new ContainerTemplates(m);
      this.attributes = new AttributeTemplates(m);
      this.methods = new MethodCallTemplates(m, calls);
    }

    /** The instruction that is worked on. */
    int at() {
      return m.at();
    }

    Result compile() {
      boolean hasPrologue = prologues.canBegin();
      int prologue = a.position();
      Label start = new Label();
      if (hasPrologue) {
        prologues.prologue(start);
      }
      Label nowhere = new Label();
      Label[] labels = new Label[length];
      int[] places = new int[length];
      boolean isEntered = true;
      for (int at = 0; at < length; at++) {
        m.begin(at);
        labels[at] = nowhere;
        if (at == 0) {
          m.begin(start);
          labels[at] = start;
        } else {
          m.approach();
          if (m.isOpen() || isEntered || countsDown || m.isTarget()) {
            labels[at] = m.entry();
          }
        }
        a.bind(m.here());
        places[at] = a.position();
        if (countsDown) {
          m.countDown();
        }
        long counter = counts.reachedAddress(m.opcode());
        if (counter != 0) {
          a.movabs(RAX, counter);
          a.add(RAX, 0, 1);
        }
        boolean isTest = template();
        m.end();
        isEntered = m.leaves();
        if (isTest) {
          // The JMP of a test is part of it.
          at++;
          labels[at] = nowhere;
          places[at] = -1;
        }
      }
      a.bind(m.end(length));
      a.int3();
      m.finish();
      Code made = a.finish();
      int[] entries = new int[length];
      for (int at = 0; at < length; at++) {
        entries[at] = labels[at] == nowhere ? -1 : labels[at].position();
      }
      int tableBytes = 8 * length + 15 & -16;
      return new Result(made, entries, places, tableBytes, hasPrologue ? tableBytes + prologue : 0);
    }

    /** Makes the code of the instruction at hand; gives whether it includes the next one. */
    private boolean template() {
      int code = m.opcode();
      if (!options.inlines(code)) {
        a.jmp(m.slow());
        return false;
      }
      if (test(code)) {
        return true;
      }
      plain(code);
      return false;
    }

    /** The template of a test; false if it is none. */
    private boolean test(int code) {
      switch (code) {
        case OpCodes.ISLT -> tests.compare(Condition.A);
        case OpCodes.ISGE -> tests.compare(Condition.BE);
        case OpCodes.ISLE -> tests.compare(Condition.AE);
        case OpCodes.ISGT -> tests.compare(Condition.B);
        case OpCodes.ISEQV -> tests.equal(true);
        case OpCodes.ISNEV -> tests.equal(false);
        case OpCodes.ISEQS -> tests.equalString(true);
        case OpCodes.ISNES -> tests.equalString(false);
        case OpCodes.ISEQN -> tests.equalNumber(true);
        case OpCodes.ISNEN -> tests.equalNumber(false);
        case OpCodes.ISEQP -> tests.equalPrimitive(Condition.E);
        case OpCodes.ISNEP -> tests.equalPrimitive(Condition.NE);
        case OpCodes.IST -> tests.test(Condition.B);
        case OpCodes.ISF -> tests.test(Condition.AE);
        case OpCodes.ISTC -> tests.testAndCopy(Condition.B);
        case OpCodes.ISFC -> tests.testAndCopy(Condition.AE);
        default -> {
          return generalTest(code);
        }
      }
      return true;
    }

    /** The same for tests of general functions. */
    private boolean generalTest(int code) {
      switch (code) {
        case OpCodes.OLT -> objects.ifOrdered(ObjectTestTemplates.Order.LT);
        case OpCodes.ONLT -> objects.unlessOrdered(ObjectTestTemplates.Order.LT);
        case OpCodes.OLE -> objects.ifOrdered(ObjectTestTemplates.Order.LE);
        case OpCodes.ONLE -> objects.unlessOrdered(ObjectTestTemplates.Order.LE);
        case OpCodes.OGT -> objects.ifOrdered(ObjectTestTemplates.Order.GT);
        case OpCodes.ONGT -> objects.unlessOrdered(ObjectTestTemplates.Order.GT);
        case OpCodes.OGE -> objects.ifOrdered(ObjectTestTemplates.Order.GE);
        case OpCodes.ONGE -> objects.unlessOrdered(ObjectTestTemplates.Order.GE);
        case OpCodes.OEQ, OpCodes.ONNE -> objects.ifEqual();
        case OpCodes.ONEQ, OpCodes.ONE -> objects.unlessEqual();
        case OpCodes.OIS -> objects.same(Condition.E);
        case OpCodes.ONIS -> objects.same(Condition.NE);
        case OpCodes.ISUNDEF -> objects.unbound(Condition.E);
        case OpCodes.ISDEF -> objects.unbound(Condition.NE);
        case OpCodes.OTRUE -> objects.ifTrue();
        case OpCodes.OFALSE -> objects.ifFalse();
        case OpCodes.OTRUEC -> objects.ifTrueCopy();
        case OpCodes.OFALSEC -> objects.ifFalseCopy();
        default -> {
          return false;
        }
      }
      return true;
    }

    /** The template of an instruction that is no test. */
    private void plain(int code) {
      switch (code) {
        case OpCodes.MOV -> moves.move();
        case OpCodes.NOT -> moves.not();
        case OpCodes.UNM -> numbers.negate();
        case OpCodes.LEN -> tables.length();
        case OpCodes.ADDVN, OpCodes.SUBVN, OpCodes.MULVN, OpCodes.DIVVN, OpCodes.MODVN -> numbers.withConstant(code - OpCodes.ADDVN);
        case OpCodes.ADDNV, OpCodes.SUBNV, OpCodes.MULNV, OpCodes.DIVNV, OpCodes.MODNV -> numbers.ofConstant(code - OpCodes.ADDNV);
        case OpCodes.ADDVV, OpCodes.SUBVV, OpCodes.MULVV, OpCodes.DIVVV, OpCodes.MODVV -> numbers.ofRegisters(code - OpCodes.ADDVV);
        case OpCodes.KSTR -> moves.string();
        case OpCodes.KNUM -> moves.number();
        case OpCodes.KSHORT -> moves.small();
        case OpCodes.KPRI -> moves.primitive();
        case OpCodes.KNIL -> moves.nils();
        case OpCodes.UGET -> moves.getUpvalue();
        case OpCodes.USETV -> moves.setUpvalueToRegister();
        case OpCodes.USETS -> moves.setUpvalueToString();
        case OpCodes.USETN -> moves.setUpvalueToNumber();
        case OpCodes.USETP -> moves.setUpvalueToPrimitive();
        case OpCodes.GGET -> tables.getGlobal();
        case OpCodes.GSET -> tables.setGlobal();
        case OpCodes.TGETS -> tables.getNamed();
        case OpCodes.TSETS -> tables.setNamed();
        case OpCodes.TGETV -> tables.getItem();
        case OpCodes.TGETB -> tables.getItemAtLiteral();
        case OpCodes.TSETV -> tables.setItem();
        case OpCodes.TSETB -> tables.setItemAtLiteral();
        case OpCodes.TNEW -> allocations.table();
        case OpCodes.TDUP -> allocations.copy();
        case OpCodes.FNEW -> allocations.function();
        case OpCodes.UCLO -> allocations.close();
        case OpCodes.CALL -> calls.call();
        case OpCodes.CALLT -> calls.tailCall();
        case OpCodes.CAT -> allocations.concatenate();
        case OpCodes.ITERC -> iterations.call();
        case OpCodes.ITERN -> iterations.next();
        case OpCodes.CALLM -> calls.callWithMany();
        case OpCodes.CALLMT -> calls.tailCallWithMany();
        case OpCodes.VARG -> calls.variableArguments();
        case OpCodes.RETM -> calls.leaveWithMany();
        case OpCodes.RET0 -> calls.leave(0);
        case OpCodes.RET1 -> calls.leave(1);
        case OpCodes.RET -> calls.leave();
        case OpCodes.FORI -> loops.begin();
        case OpCodes.FORL, OpCodes.IFORL -> loops.goOn();
        case OpCodes.ITERL, OpCodes.IITERL -> loops.goOnWithItem();
        case OpCodes.JMP -> loops.jump();
        case OpCodes.LOOP, OpCodes.ILOOP, OpCodes.NOP -> {}
        default -> general(code);
      }
    }

    /** The same for instructions of general functions. */
    private void general(int code) {
      switch (code) {
        case OpCodes.VLT -> objects.orderValue(ObjectTestTemplates.Order.LT);
        case OpCodes.VLE -> objects.orderValue(ObjectTestTemplates.Order.LE);
        case OpCodes.VGT -> objects.orderValue(ObjectTestTemplates.Order.GT);
        case OpCodes.VGE -> objects.orderValue(ObjectTestTemplates.Order.GE);
        case OpCodes.VEQ -> objects.equalValue();
        case OpCodes.VNE -> objects.unequalValue();
        case OpCodes.VIS -> objects.sameValue();
        case OpCodes.VNOT -> objects.not();
        case OpCodes.IADD, OpCodes.ISUB, OpCodes.IMUL, OpCodes.IDIV, OpCodes.IFDIV, OpCodes.IMOD, OpCodes.ITDIV, OpCodes.ITREM, OpCodes.IAND, OpCodes.IOR,
            OpCodes.IXOR, OpCodes.ISHL, OpCodes.ISHR -> integers.binary(code);
        case OpCodes.IADDS, OpCodes.ISUBS, OpCodes.IMULS, OpCodes.IFDIVS, OpCodes.IMODS, OpCodes.IANDS, OpCodes.ISHLS, OpCodes.ISHRS ->
            integers.withLiteral(code);
        case OpCodes.INPL -> integers.inPlace();
        case OpCodes.INPLS -> integers.inPlaceWithLiteral();
        case OpCodes.INEG -> integers.negate();
        case OpCodes.IINV -> integers.invert();
        case OpCodes.KINT -> variables.integer();
        case OpCodes.KOBJ -> variables.object();
        case OpCodes.KUNDEF -> variables.unbind();
        case OpCodes.CHKDEF -> variables.checkBound();
        case OpCodes.LDW -> variables.loadWide();
        case OpCodes.STW -> variables.storeWide();
        case OpCodes.CELL -> containers.cell();
        case OpCodes.MKTUPLE -> containers.tuple();
        case OpCodes.MKLIST -> containers.list();
        case OpCodes.CELLGET -> variables.getCell();
        case OpCodes.CELLSET -> variables.setCell();
        case OpCodes.LDGLOB -> variables.getGlobal();
        case OpCodes.STGLOB -> variables.setGlobal();
        case OpCodes.LDATTR -> attributes.get();
        case OpCodes.STATTR -> attributes.set();
        case OpCodes.LDMETH -> attributes.getMethod();
        case OpCodes.CALLMETH -> methods.call();
        case OpCodes.LDITEM -> sequences.getItem();
        case OpCodes.LDITEMS -> sequences.getItemAtLiteral();
        case OpCodes.STITEM -> sequences.setItem();
        case OpCodes.LISTADD -> sequences.append();
        case OpCodes.UNPACK -> sequences.unpack();
        case OpCodes.INTR -> sequences.intrinsic();
        case OpCodes.ITER -> sequences.iterate();
        case OpCodes.ITERNX -> sequences.next();
        case OpCodes.RANGEI -> sequences.beginRange();
        case OpCodes.RANGEL -> sequences.continueRange();
        default -> a.jmp(m.slow());
      }
    }
  }
}
