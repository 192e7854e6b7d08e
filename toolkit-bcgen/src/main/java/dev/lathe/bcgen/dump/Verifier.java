package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Checkpoint;
import dev.lathe.vm.bytecode.BinaryOperator;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Flow;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the structure of functions that come from outside: one pass over the words, one over the ends of jumps,
 * and one over the paths of functions whose registers others capture. What it accepts
 * cannot name a register, constant, upvalue or instruction that is not there; {@code docs/verifier.md} has the argument rule by
 * rule. It believes no type, no count of arguments and nothing that is in a register.
 */
public final class Verifier {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int PRIMITIVES = 3;
  private static final int ITERATOR_ARGUMENTS = 3;
  private static final int INDEX_REGISTERS = 3;

  /** Registers of the largest frame: what a call may claim of the stack. */
  private static final int MAX_FRAME = 1 << 16;

  private final Prototype function;
  private final ByteString chunkName;

  /** Instructions between two visits of the checkpoint: they take less than tokens do. */
  private static final int VISIT = 4 * Checkpoint.INTERVAL;

  /** Its place in a dump, from 1: the functions inside come first. */
  private final int number;

  private final Checkpoint checkpoint;
  private final Set<Constant> switched = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Op[] ops;
  private int at;

  private Verifier(Prototype function, ByteString chunkName, int number, Checkpoint checkpoint) {
    this.function = function;
    this.chunkName = chunkName;
    this.number = number;
    this.checkpoint = checkpoint;
    ops = new Op[function.length()];
  }

  /**
   * The first rule that a dump breaks, as {@code fib@0007 TGETS: register 12 outside frame of 9}; empty if it breaks none. Functions
   * are called by their names, else by where they begin, else by their place in the dump, as {@link HexDump} counts them.
   */
  public static Optional<String> check(Dump dump) {
    return check(dump, Checkpoint.open());
  }

  /** The same; the work passes {@code checkpoint}. */
  public static Optional<String> check(Dump dump, Checkpoint checkpoint) {
    if (dump.frames() == Dump.Frames.ONE_SLOT) {
      return Optional.of("the dump has one-slot frames");
    }
    try {
      functions(dump.main(), dump.chunkName().orElse(ByteString.latin1("=?")), 0, checkpoint);
      return Optional.empty();
    } catch (BrokenRule e) {
      return Optional.of(e.getMessage());
    }
  }

  private static final class BrokenRule extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenRule(String message) {
      super(message, null, false, false);
    }
  }

  /** Checks a function behind {@code before} others; returns how many there are with it. */
  private static int functions(Prototype function, ByteString chunkName, int before, Checkpoint checkpoint) throws BrokenRule {
    int count = before;
    for (Constant constant : function.constants()) {
      if (constant instanceof Constant.Child(Prototype child)) {
        count = functions(child, chunkName, count, checkpoint);
      }
    }
    count++;
    checkpoint.pass(1);
    new Verifier(function, chunkName, count, checkpoint).function();
    return count;
  }

  private String name() {
    if (function.general().isPresent() && function.general().get().name().length() > 0) {
      return function.general().get().name().toString();
    }
    return function.debug().isPresent() ? Listing.place(function, chunkName) : "function " + number;
  }

  private BrokenRule broken(String rule) {
    return new BrokenRule(position() + " " + ops[at] + ": " + rule);
  }

  private String position() {
    return name() + "@" + TextForm.place(at + 1L);
  }

  private void require(boolean holds, String rule) throws BrokenRule {
    if (!holds) {
      throw new BrokenRule(name() + ": " + rule);
    }
  }

  private void function() throws BrokenRule {
    require(function.length() > 0, "no instructions");
    require(function.frameSize() <= MAX_FRAME, "a frame of more than " + MAX_FRAME + " registers");
    require(function.parameters() <= function.frameSize(), "more parameters than registers");
    if (function.debug().isPresent()) {
      Prototype.Debug debug = function.debug().get();
      require(debug.lines().size() == ops.length, "lines and instructions differ in number");
      require(debug.upvalueNames().size() == function.upvalueCount(), "upvalues and their names differ in number");
    }
    for (at = 0; at < ops.length; at++) {
      int word = function.word(at);
      ops[at] = Op.of(word).orElseThrow(() -> new BrokenRule(position() + ": no opcode 0x" + HEX.toHexDigits((byte) word)));
    }
    if (function.general().isPresent()) {
      general(function.general().get());
    }
    List<Constant> constants = function.constants();
    for (int i = 0; i < constants.size(); i++) {
      switch (constants.get(i)) {
        case Constant.Child(Prototype child) -> captures(child, i);
        case Constant.Template _, Constant.Int64 _, Constant.UInt64 _, Constant.Complex _, Constant.Str _ -> {}
        case Constant.Bytes _, Constant.Int _, Constant.Real _, Constant.Tuple _, Constant.FrozenSet _, Constant.Single _, Constant.JumpTable _ ->
            require(function.general().isPresent(), "a constant that only general functions have");
      }
    }
    for (at = 0; at < ops.length; at++) {
      if ((at & VISIT - 1) == VISIT - 1) {
        checkpoint.pass(Checkpoint.INTERVAL);
      }
      instruction(ops[at], function.word(at), function.wide(at));
    }
    at = 0;
    if (isTaker(0)) {
      throw broken("several results at the beginning, where there are none");
    }
    for (at = 0; at < ops.length; at++) {
      flow(ops[at]);
    }
    Optional<OpenCaptures.Violation> held = OpenCaptures.check(function, ops, checkpoint);
    if (held.isPresent()) {
      at = held.get().at();
      throw broken(held.get().rule());
    }
  }

  private void captures(Prototype child, int constant) throws BrokenRule {
    require(function.has(Prototype.Flag.CHILDREN), "a function inside, but the flag says none");
    String captures = "constant " + constant + " captures ";
    for (int i = 0; i < child.upvalueCount(); i++) {
      Prototype.Upvalue upvalue = child.upvalue(i);
      switch (upvalue.origin()) {
        case UPVALUE -> require(upvalue.index() < function.upvalueCount(), captures + "upvalue " + upvalue.index());
        case REGISTER -> {
          require(upvalue.index() < Math.min(function.frameSize(), OpenCaptures.REGISTERS), captures + "register " + upvalue.index());
          require(kind() == General.Kind.FUNCTION, captures + "register " + upvalue.index() + " of a frame that moves");
        }
        case CELL -> require(upvalue.index() < function.frameSize(), captures + "register " + upvalue.index());
      }
    }
  }

  private General.Kind kind() {
    return function.general().map(General::kind).orElse(General.Kind.FUNCTION);
  }

  private void general(General general) throws BrokenRule {
    if (general.binding() instanceof General.Binding.Checked checked) {
      long parameters = (long) checked.positional() + checked.keywordOnly() + checked.rest().ordinal() + checked.keywordRest().ordinal();
      require(checked.positionalOnly() <= checked.positional(), "more parameters by position only than by position");
      require(parameters == function.parameters() && parameters == checked.names().size(), "parameters and their names differ in number");
    }
    List<General.Handler> handlers = general.handlers();
    for (int i = 0; i < handlers.size(); i++) {
      General.Handler handler = handlers.get(i);
      String what = "handler " + (i + 1) + ": ";
      require(0 <= handler.from() && handler.from() < handler.to() && handler.to() <= ops.length, what + "range outside the code");
      require(0 <= handler.register() && handler.register() < function.frameSize(), what + "register outside the frame");
      require(0 <= handler.target() && handler.target() < ops.length && canEnter(handler.target()), what + "target no place to go to");
    }
    nesting(handlers);
    require(general.positions().isEmpty() || general.positions().size() == ops.length, "positions and instructions differ in number");
  }

  /** Ranges lie apart or inside each other, inner ones first: taken by their beginnings, each ends within those still open. */
  private void nesting(List<General.Handler> handlers) throws BrokenRule {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < handlers.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingInt((Integer i) -> handlers.get(i).from())
            .thenComparing(Comparator.comparingInt((Integer i) -> handlers.get(i).to()).reversed())
            .thenComparing(Comparator.reverseOrder()));
    Deque<Integer> open = new ArrayDeque<>();
    for (int i : order) {
      General.Handler handler = handlers.get(i);
      while (!open.isEmpty() && handlers.get(open.peek()).to() <= handler.from()) {
        open.pop();
      }
      require(open.isEmpty() || handler.to() <= handlers.get(open.peek()).to(), "handler " + (i + 1) + ": crosses another");
      require(open.isEmpty() || i < open.peek(), "handler " + (i + 1) + ": behind one that is around it");
      open.push(i);
    }
  }

  private void instruction(Op op, int word, int wide) throws BrokenRule {
    switch (op) {
      case TGETR, TSETR, ISTYPE, ISNUM -> throw broken("skips checks, and is for the compiler's own use");
      default -> {}
    }
    if (op.isGeneral() && function.general().isEmpty()) {
      throw broken("in a function that is not general");
    }
    if (wide != 0 && op.w() == Operand.___) {
      throw broken("a wide half that means nothing");
    }
    int a = Insn.a(word);
    operand(op.a(), a, a);
    if (op.format() == Format.ABC) {
      operand(op.b(), Insn.b(word), Insn.b(word));
      operand(op.c(), Insn.c(word), index(op, word, wide));
    } else {
      operand(op.d(), Insn.d(word), index(op, word, wide));
    }
    switch (op.w()) {
      case REG -> run(wide, 1);
      case COUNT -> above(wide);
      case NAMES -> names(wide, Insn.c(word));
      default -> {}
    }
    runs(op, word, wide, a);
  }

  private int index(Op op, int word, int wide) throws BrokenRule {
    if (op.w() == Operand.EXT && op.d() != Operand.JUMP && wide >>> 15 != 0) {
      throw broken("wide half " + wide + " too large");
    }
    return Listing.index(op, word, wide);
  }

  private void operand(Operand kind, int narrow, int index) throws BrokenRule {
    switch (kind) {
      case DST, VAR -> run(narrow, 1);
      case RBASE -> above(narrow);
      case BASE -> above(narrow);
      case UV -> below(narrow, function.upvalueCount(), "upvalue");
      case PRI -> below(narrow, PRIMITIVES, "primitive");
      case NUM -> below(index, function.numberCount(), "number");
      case STR -> constant(index, Constant.Str.class);
      case TAB -> constant(index, Constant.Template.class);
      case FUNC -> constant(index, Constant.Child.class);
      case TABLE -> constant(index, Constant.JumpTable.class);
      case CDATA -> {
        switch (constant(index, Constant.class)) {
          case Constant.Int64 _, Constant.UInt64 _, Constant.Complex _ -> {}
          default -> throw broken("constant " + index + " of another kind");
        }
      }
      case OBJ -> {
        switch (constant(index, Constant.class)) {
          case Constant.Child _, Constant.Template _, Constant.JumpTable _ -> throw broken("constant " + index + " of another kind");
          default -> {}
        }
      }
      case OPER -> below(narrow, BinaryOperator.values().length, "operator");
      case INTRINSIC -> below(narrow, Intrinsic.count(), "intrinsic");
      case ___, LIT, LITS, JUMP, EXT, REG, COUNT, NAMES -> {}
    }
  }

  /** Registers from {@code first} on, {@code count} of them, are in the frame. */
  private void run(int first, long count) throws BrokenRule {
    if (first < 0) {
      throw broken("register " + first + " outside frame of " + function.frameSize());
    }
    if (first + count > function.frameSize()) {
      throw broken("register " + (first + Math.max(count, 1) - 1) + " outside frame of " + function.frameSize());
    }
  }

  /** Where registers may begin that are free, or none. */
  private void above(int register) throws BrokenRule {
    run(register, 0);
  }

  private void below(int number, int count, String what) throws BrokenRule {
    if (number < 0 || number >= count) {
      throw broken(what + " " + number + " of " + count);
    }
  }

  private Constant constant(int index, Class<? extends Constant> kind) throws BrokenRule {
    below(index, function.constants().size(), "constant");
    Constant constant = function.constants().get(index);
    if (!kind.isInstance(constant)) {
      throw broken("constant " + index + " of another kind");
    }
    return constant;
  }

  private void names(int index, int argumentsPlusOne) throws BrokenRule {
    List<Constant> names = ((Constant.Tuple) constant(index, Constant.Tuple.class)).elements();
    if (names.size() >= Math.max(argumentsPlusOne, 1)) {
      throw broken("more names than arguments");
    }
    for (Constant element : names) {
      if (!(element instanceof Constant.Str)) {
        throw broken("a name that is no string");
      }
    }
  }

  /** Runs of registers, whose lengths the row's meaning tells. */
  private void runs(Op op, int word, int wide, int a) throws BrokenRule {
    int b = Insn.b(word);
    int c = Insn.c(word);
    int d = Insn.d(word);
    switch (op) {
      case KNIL, KUNDEF -> {
        if (d < a) {
          throw broken("a run that ends before it begins");
        }
        run(a, d - a + 1L);
      }
      case CAT -> {
        if (c < b) {
          throw broken("a run that ends before it begins");
        }
        run(b, c - b + 1L);
      }
      case TSETM -> run(a - 1, 1);
      case CALL, CALLKW, CALLMETH, CALLMKW -> {
        results(a, b);
        arguments(a, c);
        if ((op == Op.CALLMETH || op == Op.CALLMKW) && c < 2) {
          throw broken("a method call without room for the object");
        }
      }
      case CALLM -> {
        results(a, b);
        run(a, 2L + c);
      }
      case CALLT -> arguments(a, d);
      case CALLMT -> run(a, 2L + d);
      case ITERC, ITERN -> {
        run(a - INDEX_REGISTERS, INDEX_REGISTERS);
        run(a, 1L + ITERATOR_ARGUMENTS);
        if (c != ITERATOR_ARGUMENTS || b == 0) {
          throw broken("other numbers of results or arguments than an iterator has");
        }
        results(a, b);
      }
      case ISNEXT -> run(a - INDEX_REGISTERS, INDEX_REGISTERS + 1L);
      case ITERL -> run(a - 1, 2);
      case VARG -> {
        if (!function.has(Prototype.Flag.VARARG) || c != function.parameters()) {
          throw broken("variable arguments behind " + c + " parameters in a function that has others");
        }
        results(a, b);
      }
      case RETM -> run(a, d);
      case RET -> {
        if (d == 0) {
          throw broken("a count of results of 0");
        }
        run(a, d - 1L);
      }
      case RET0 -> {
        if (d != 1) {
          throw broken("a count of results of " + d);
        }
      }
      case RET1 -> {
        if (d != 2) {
          throw broken("a count of results of " + d);
        }
        run(a, 1);
      }
      case FORI, FORL, RANGEI, RANGEL -> run(a, 4);
      case LDMETH, LDSPEC -> run(a, 3);
      case LDSUPER -> run(b, 3);
      case MTSUPER -> {
        run(a, 3);
        run(b, 3);
      }
      case MKLIST, MKTUPLE, MKSET, MKSLICE, JOIN -> run(b, c);
      case MKDICT -> run(b, 2L * c);
      case UNPACK -> run(a, c);
      case UNPACKS -> run(a, c + 1L + Integer.toUnsignedLong(wide));
      case ITER, YFROM -> run(a, 2);
      case ITERNX -> run(a, 3);
      case CALLEX -> {
        if (d > 1) {
          throw broken("operand D is " + d);
        }
        run(a, 4);
      }
      case DISPATCH -> arguments(a, c);
      case FMT -> run(b, 2);
      case INTR -> run(b, Intrinsic.of(c).operands());
      default -> {}
    }
    boolean isFunction = kind() == General.Kind.FUNCTION;
    if ((op == Op.YIELD || op == Op.YFROM) && isFunction) {
      throw broken("in a function that is no generator");
    }
    if ((op == Op.CALLT || op == Op.CALLMT) && !isFunction) {
      throw broken("a tail call out of a frame that can be resumed");
    }
  }

  /** A function in R[a], its link, and {@code argumentsPlusOne - 1} arguments behind it. */
  private void arguments(int a, int argumentsPlusOne) throws BrokenRule {
    if (argumentsPlusOne == 0) {
      throw broken("a count of arguments of 0");
    }
    run(a, 1L + argumentsPlusOne);
  }

  private void results(int a, int resultsPlusOne) throws BrokenRule {
    run(a, Math.max(resultsPlusOne - 1L, 0));
  }

  // Where control goes.

  private void flow(Op op) throws BrokenRule {
    int word = function.word(at);
    boolean jumps = op.d() == Operand.JUMP;
    if (jumps) {
      jump(Listing.target(function, at));
    }
    if (op.d() == Operand.TABLE) {
      Constant.JumpTable table = (Constant.JumpTable) function.constants().get(index(op, word, function.wide(at)));
      if (!switched.add(table)) {
        // Its distances count from one place; and so the check stays linear.
        throw broken("a jump table that another instruction uses");
      }
      for (int distance : table.distances()) {
        if (distance < 0) {
          throw broken("a table with a jump backwards");
        }
        jump(at + 1L + distance);
      }
    }
    boolean goesOn =
        switch (op.flow()) {
          case ON, SKIP, FORK, BACK, SELECT, INVOKE -> true;
          case GOTO, LEAVE, THROW -> false;
        };
    if (goesOn && at + 1 >= ops.length) {
      throw broken("the code ends behind it");
    }
    if (op.flow() == Flow.SKIP) {
      if (ops[at + 1] != Op.JMP) {
        throw broken("a test without a JMP");
      }
      if (at + 2 >= ops.length) {
        throw broken("the code ends behind its JMP");
      }
      enter(at + 2);
    } else if (goesOn && handsOnSeveral(at)) {
      takes(at + 1);
    } else if (goesOn && isTaker(at + 1)) {
      throw broken("goes on at an instruction that takes several results");
    }
    switch (op) {
      case ITERC, ITERN -> {
        if (ops[at + 1] != Op.ITERL || Insn.a(function.word(at + 1)) != Insn.a(word)) {
          throw broken("without its ITERL");
        }
      }
      case ISNEXT -> {
        int target = (int) Listing.target(function, at);
        if (ops[target] != Op.ITERN && ops[target] != Op.ITERC || Insn.a(function.word(target)) != Insn.a(word)) {
          throw broken("does not end at its ITERN");
        }
      }
      default -> {}
    }
  }

  private void jump(long target) throws BrokenRule {
    if (target < 0 || target >= ops.length) {
      throw broken("jump to " + TextForm.place(target + 1) + " of " + TextForm.place(ops.length));
    }
    if (handsOnSeveral(at)) {
      if (target <= at) {
        throw broken("several results that go back");
      }
      takes((int) target);
    } else {
      enter((int) target);
    }
  }

  private void enter(int target) throws BrokenRule {
    if (!canEnter(target)) {
      throw broken("jump to " + TextForm.place(target + 1L) + ", which belongs to the instruction before it");
    }
  }

  /** Whether a jump may end at an instruction: it is not the JMP of a test, and needs nothing of the one before it. */
  private boolean canEnter(int target) {
    if (isTaker(target)) {
      return false;
    }
    return target == 0
        || !(ops[target - 1].flow() == Flow.SKIP || leavesSeveral(target - 1) || ops[target - 1] == Op.ITERC || ops[target - 1] == Op.ITERN);
  }

  private boolean isTaker(int index) {
    return switch (ops[index]) {
      case CALLM, CALLMT, RETM, TSETM -> true;
      default -> false;
    };
  }

  private boolean leavesSeveral(int index) {
    return switch (ops[index]) {
      case CALL, CALLM, CALLKW, CALLMETH, CALLMKW, VARG -> Insn.b(function.word(index)) == 0;
      default -> false;
    };
  }

  /** Whether several results wait behind an instruction: its own, or those of the one before it, which a UCLO leaves alone. */
  private boolean handsOnSeveral(int index) {
    return leavesSeveral(index) || ops[index] == Op.UCLO && index > 0 && leavesSeveral(index - 1);
  }

  /** Where several results are handed on to, they are taken from where they begin, or a UCLO hands them on once more. */
  private void takes(int taker) throws BrokenRule {
    int maker = leavesSeveral(at) ? at : at - 1;
    if (maker == at && ops[taker] == Op.UCLO) {
      return;
    }
    int word = function.word(taker);
    int first =
        switch (ops[taker]) {
          case CALLM -> Insn.a(word) + 2 + Insn.c(word);
          case CALLMT -> Insn.a(word) + 2 + Insn.d(word);
          case RETM -> Insn.a(word) + Insn.d(word);
          case TSETM -> Insn.a(word);
          default -> throw broken("several results that nothing takes");
        };
    if (first != Insn.a(function.word(maker))) {
      throw broken("several results from register " + Insn.a(function.word(maker)) + " on, taken from " + first + " on");
    }
  }
}
