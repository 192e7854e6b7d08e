package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Hooks;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.NumberReader;
import dev.lathe.vm.value.NumberText;
import dev.lathe.vm.value.Value;

/**
 * Operations on operands of any kind, metamethods included. A method that returns a pc has either stored its result and gives
 * the pc that it was given, or has begun the call of a metamethod whose result a {@link Step} will take.
 *
 * <p>The state of an instruction that waits for a metamethod is on the stack, above the registers of its frame:
 *
 * <pre>
 *   registers… | extra | pc (as a link) | metamethod | link: CONT, step | arguments…
 * </pre>
 */
final class Operations {
  /** Slots of what lies between the arguments of a Java function and those of the hook that is told of it. */
  private static final int HOOK_FRAME = 4;
  private static final int LONGEST_CHAIN = 100;
  private static final long LONGEST_STRING = Integer.MAX_VALUE - 64;

  private final VmState vm;
  private final ThreadState thread;
  private final Tables tables;
  private final Strings strings;
  private final Interpreter interpreter;
  private final Calls calls;
  private final Names names;

  Operations(VmState vm, Interpreter interpreter, Calls calls) {
    this.vm = vm;
    this.interpreter = interpreter;
    this.thread = vm.thread();
    this.tables = vm.tables();
    this.strings = vm.strings();
    this.calls = calls;
    this.names = new Names(vm);
  }

  // --- calls of metamethods ---------------------------------------------------------------------------------------------

  /** Calls a hook in front of the instruction at {@code pc}; several results that wait above the frame stay. */
  long callHook(long function, long event, long argument, long pc, int stage) {
    return interpose(Step.HOOKED, stage, function, event, argument, pc);
  }

  /** Calls a hook in front of a Java function that is about to be called, with {@code count} arguments, at {@code base}. */
  long callHookOfHost(long base, int count, long names) {
    vm.hooks().begin();
    thread.setBase(base);
    thread.setTop(base + 8L * count);
    if (thread.top() + 8 * HOOK_FRAME > thread.limit()) {
      Stacks.grow(vm, ThreadState.SPARE);
    }
    long at = thread.top();
    Memory.putLong(at, names);
    // Of no use to a Java function; but whoever goes through the frames reads one.
    Memory.putLong(at + 8, Link.toGuest(Link.GUEST, CodeSpace.BASE));
    Memory.putLong(at + 16, vm.hooks().function());
    Memory.putLong(at + 24, Link.toFrame(Link.CONT, count + HOOK_FRAME, Step.HOST_HOOKED.ordinal()));
    Memory.putLong(at + 32, vm.string(Hooks.Event.CALL.text()));
    Memory.putLong(at + 40, Value.NIL);
    return calls.call(at + 32, 2);
  }

  /** Calls a finalizer in front of the instruction at {@code pc}. */
  long callFinalizer(long function, long object, long pc) {
    return interpose(Step.FINALIZED, 0, function, object, Value.NIL, pc);
  }

  private long interpose(Step step, int stage, long function, long first, long second, long pc) {
    long base = thread.base();
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    long at = Math.max(base + 8L * PrototypeObject.frameSize(prototype), thread.top());
    if (at > thread.limit()) {
      thread.setTop(at);
      long moved = Stacks.grow(vm, ThreadState.SPARE);
      at += moved;
      base += moved;
    }
    long offset = thread.top() - base;
    Memory.putLong(at, Value.ofInt(offset + stage));
    Memory.putLong(at + 8, Link.toGuest(Link.GUEST, pc + 8));
    Memory.putLong(at + 16, function);
    Memory.putLong(at + 24, Link.toFrame(Link.CONT, at + 32 - base >> 3, step.ordinal()));
    Memory.putLong(at + 32, first);
    Memory.putLong(at + 40, second);
    return calls.call(at + 32, step == Step.HOOKED ? 2 : 1);
  }

  /** Calls a method for the instruction in front of {@code pc}. */
  long call(Step step, long pc, long extra, long function, long first, long second, long third, int count) {
    long base = thread.base();
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    long at = base + 8L * PrototypeObject.frameSize(prototype);
    Memory.putLong(at, extra);
    Memory.putLong(at + 8, Link.toGuest(Link.GUEST, pc));
    Memory.putLong(at + 16, function);
    Memory.putLong(at + 24, Link.toFrame(Link.CONT, at + 32 - base >> 3, step.ordinal()));
    Memory.putLong(at + 32, first);
    Memory.putLong(at + 40, second);
    Memory.putLong(at + 48, third);
    return calls.call(at + 32, count);
  }

  /** The same with any number of arguments, which lie in memory. */
  long callMany(Step step, long pc, long function, long arguments, int count) {
    long from = arguments - thread.base();
    long at = begin(step, pc, function, count);
    Memory.copy(thread.base() + from, at, 8L * count);
    return calls.call(at, count);
  }

  /** Makes room above the running frame for a call with so many arguments, and gives where they are to be put; the stack may move. */
  long begin(Step step, long pc, long function, int count) {
    long base = thread.base();
    long prototype = FunctionObject.prototype(Value.address(Memory.getLong(base - 16)));
    long at = base + 8L * PrototypeObject.frameSize(prototype);
    if (at + 32 + 8L * count > thread.limit()) {
      thread.setTop(at);
      long moved = Stacks.grow(vm, count + 4);
      at += moved;
      base += moved;
    }
    Memory.putLong(at, Value.NIL);
    Memory.putLong(at + 8, Link.toGuest(Link.GUEST, pc));
    Memory.putLong(at + 16, function);
    Memory.putLong(at + 24, Link.toFrame(Link.CONT, at + 32 - base >> 3, step.ordinal()));
    return at + 32;
  }

  /** The results of a call that was made above its frame. */
  private long results(long frame, int word, long results, int count, long pc) {
    long to = frame + 8L * Insn.a(word);
    int wanted = (word & 0xFF) == OpCodes.CALLEX ? 1 : Insn.b(word) - 1;
    int given = wanted < 0 ? count : Math.min(count, wanted);
    Memory.copy(results, to, 8L * given);
    for (int i = given; i < wanted; i++) {
      Memory.putLong(to + 8L * i, Value.NIL);
    }
    if (wanted < 0) {
      thread.setTop(to + 8L * count);
    }
    return pc;
  }

  /** The generator whose frame is at a base has yielded: what waits for it goes on. */
  long yielded(long base, long value) {
    long link = Memory.getLong(base - 8);
    if (Link.step(link) >= Call.FIRST_STEP) {
      return calls.yieldToHost(base, value);
    }
    long pc = Generators.pc(base);
    long extra = Generators.extra(base);
    long frame = base - 8 * Link.delta(link);
    thread.setBase(frame);
    thread.setPc(pc);
    return interpreter.steps().item(Step.of(Link.step(link)), frame, extra, value, pc);
  }

  /** The generator whose frame is at a base has ended; its result is there. */
  long generatorEnded(long base, long result) {
    long link = Memory.getLong(base - 8);
    long pc = Generators.pc(base);
    long extra = Generators.extra(base);
    long frame = base - 8 * Link.delta(link);
    thread.setBase(frame);
    thread.setPc(pc);
    return interpreter.steps().ended(Step.of(Link.step(link)), frame, extra, result, pc);
  }

  /** An iterator whose method was called at a base has raised the end of the iteration. */
  long iteratorEnded(long base, long result) {
    long link = Memory.getLong(base - 8);
    long pc = Link.pc(Memory.getLong(base - 24));
    long extra = Memory.getLong(base - 32);
    long frame = base - 8 * Link.delta(link);
    thread.setBase(frame);
    thread.setPc(pc);
    return interpreter.steps().ended(Step.of(Link.step(link)), frame, extra, result, pc);
  }

  /** A call that was begun by an instruction has come back: finishes the instruction. */
  long finish(Step step, long base, long results, int count) {
    long frame = base - 8 * Link.delta(Memory.getLong(base - 8));
    if (step == Step.HANDLED) {
      thread.setPc(Link.pc(Memory.getLong(base - 24)));
      return interpreter.unwinder().handled(frame, count > 0 ? Memory.getLong(results) : Value.NIL);
    }
    long pc = Link.pc(Memory.getLong(base - 24));
    long extra = Memory.getLong(base - 32);
    if (step == Step.HOOKED) {
      thread.setBase(frame);
      // The stage is below 8, the offset a multiple of it.
      thread.setTop(frame + (Value.toInt(extra) & -8));
      return interpreter.stepper().resume(pc - 8, (int) Value.toInt(extra) & 7);
    }
    if (step == Step.HOST_HOOKED) {
      vm.hooks().end();
      return calls.callHooked(frame, (int) (base - frame >> 3) - HOOK_FRAME, extra);
    }
    if (step == Step.FINALIZED) {
      thread.setBase(frame);
      thread.setTop(frame + Value.toInt(extra));
      return interpreter.poll(pc - 8);
    }
    long result = count > 0 ? Memory.getLong(results) : Value.NIL;
    thread.setBase(frame);
    thread.setPc(pc);
    int word = (int) Memory.getLong(pc - 8);
    return switch (step) {
      case STORE -> store(frame, word, result, pc);
      case CONDITION -> condition(word, !Value.isFalsy(result), pc);
      case NEGATED_CONDITION -> condition(word, Value.isFalsy(result), pc);
      case CONCATENATE -> {
        int index = (int) extra;
        Memory.putLong(frame + 8L * index, result);
        yield concatenateOn(frame, word, index, pc);
      }
      case NOTHING -> pc;
      case RESULTS -> results(frame, word, results, count, pc);
      case HANDLED, HOOKED, HOST_HOOKED, FINALIZED -> throw new AssertionError(step);
      default -> interpreter.steps().finish(step, frame, extra, result, pc);
    };
  }

  private static long store(long base, int word, long value, long pc) {
    Memory.putLong(base + 8L * Insn.a(word), value);
    return pc;
  }

  /** Whether the relation of a test holds, not yet negated for the test's opposite, decides about the jump. */
  private static long condition(int word, boolean holds, long pc) {
    boolean negated =
        switch (word & 0xFF) {
          case OpCodes.ISGE, OpCodes.ISGT, OpCodes.ISNEV, OpCodes.ISNEN, OpCodes.ISNEP, OpCodes.ISNES -> true;
          default -> false;
        };
    return Instructions.branch(holds != negated, pc);
  }

  // --- tables -----------------------------------------------------------------------------------------------------------

  /** R[A] := object[key]. */
  long index(long base, int word, long object, long key, long pc) {
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      long metamethod;
      if (Value.isTable(object)) {
        long table = Value.address(object);
        long value = tables.get(table, key);
        if (value != Value.NIL) {
          return store(base, word, value, pc);
        }
        metamethod = tables.metamethod(table, Metamethod.INDEX);
        if (metamethod == Value.NIL) {
          return store(base, word, Value.NIL, pc);
        }
      } else {
        metamethod = vm.metamethod(object, Metamethod.INDEX);
        if (metamethod == Value.NIL) {
          if (BoxedNumbers.isComplex(object) && isText(key)) {
            switch (strings.toJava(Value.address(text(key)))) {
              case "re", "0" -> {
                return store(base, word, Value.canonical(BoxObject.real(Value.address(object))), pc);
              }
              case "im", "1" -> {
                return store(base, word, Value.canonical(BoxObject.imaginary(Value.address(object))), pc);
              }
              default -> {}
            }
          }
          throw notIndexable(word, object, key);
        }
      }
      if (Value.isFunction(metamethod)) {
        return call(Step.STORE, pc, 0, metamethod, object, key, Value.NIL, 2);
      }
      object = metamethod;
    }
    throw vm.errors().here("loop in gettable");
  }

  /** object[key] := value. */
  long newIndex(int word, long object, long key, long value, long pc) {
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      long metamethod;
      if (Value.isTable(object)) {
        long table = Value.address(object);
        metamethod = tables.metamethod(table, Metamethod.NEWINDEX);
        if (metamethod == Value.NIL || tables.get(table, key) != Value.NIL) {
          checkKey(key);
          tables.set(table, key, value);
          return pc;
        }
      } else {
        metamethod = vm.metamethod(object, Metamethod.NEWINDEX);
        if (metamethod == Value.NIL) {
          throw notIndexable(word, object, key);
        }
      }
      if (Value.isFunction(metamethod)) {
        return call(Step.NOTHING, pc, 0, metamethod, object, key, value, 3);
      }
      object = metamethod;
    }
    throw vm.errors().here("loop in settable");
  }

  private void checkKey(long key) {
    if (key == Value.NIL) {
      throw vm.errors().here("table index is nil");
    }
    if (Value.isDouble(key) && Double.isNaN(Value.toDouble(key))) {
      throw vm.errors().here("table index is NaN");
    }
  }

  // --- arithmetic -------------------------------------------------------------------------------------------------------

  /** R[A] := left op right, op an arithmetic one of doubles. */
  long arithmetic(Metamethod operator, long base, int word, long left, long right, long pc) {
    long x = number(left);
    long y = x == Value.NIL ? x : number(right);
    if (y != Value.NIL) {
      return store(base, word, Value.canonical(compute(operator, Value.toDouble(x), Value.toDouble(y))), pc);
    }
    if (TypeName.of(left) == TypeName.CDATA || TypeName.of(right) == TypeName.CDATA) {
      long result = BoxedNumbers.arithmetic(vm, operator, left, right);
      if (result != Value.UNDEF) {
        return store(base, word, result, pc);
      }
    }
    if (TypeName.of(left) == TypeName.CDATA) {
      throw notBoxed("perform arithmetic on", left, right);
    }
    long metamethod = vm.metamethod(left, operator);
    if (metamethod == Value.NIL) {
      metamethod = vm.metamethod(right, operator);
      if (metamethod == Value.NIL) {
        throw notArithmetic(word, left, right);
      }
    }
    return call(Step.STORE, pc, 0, metamethod, left, right, Value.NIL, 2);
  }

  private static double compute(Metamethod operator, double x, double y) {
    return switch (operator) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case MOD -> modulo(x, y);
      case POW -> power(x, y);
      case UNM -> -x;
      default -> throw new AssertionError(operator);
    };
  }

  /** x − floor(x / y) · y, as LuaJIT computes it. */
  static double modulo(double x, double y) {
    return x - Math.floor(x / y) * y;
  }

  /** C's pow: 1 to any power is 1, and −1 to an infinite one. */
  static double power(double x, double y) {
    if (y == 2) {
      return x * x;
    }
    if (x == 1 || x == -1 && Double.isInfinite(y)) {
      return 1;
    }
    return Math.pow(x, y);
  }

  /** The double of a number, or of a string that spells one; else nil. */
  long number(long value) {
    if (Value.isDouble(value)) {
      return value;
    }
    if (Value.isString(value)) {
      long string = Value.address(value);
      long number = NumberReader.read(strings.bytes(string), StringObject.length(string), vm.heap().workListener());
      return number == Value.UNDEF ? Value.NIL : number;
    }
    return Value.tag(value) == Value.INT_TAG ? Value.of((double) Value.toInt(value)) : Value.NIL;
  }

  /** R[A] := length of a value. */
  long length(long base, int word, long object, long pc) {
    if (Value.isString(object)) {
      return store(base, word, Value.of((double) StringObject.length(Value.address(object))), pc);
    }
    if (Value.isTable(object)) {
      return store(base, word, Value.of((double) tables.length(Value.address(object))), pc);
    }
    long metamethod = vm.metamethod(object, Metamethod.LEN);
    if (metamethod == Value.NIL) {
      if (TypeName.of(object) == TypeName.CDATA) {
        throw vm.errors().here("attempt to get length of '" + BoxedNumbers.name(object) + "'");
      }
      throw names.operand(word, Insn.d(word), object, "get length of");
    }
    return call(Step.STORE, pc, 0, metamethod, object, Value.NIL, Value.NIL, 2);
  }

  /** Goes on with a concatenation; the instruction cannot be run again as a whole, so what needs a collection is tried again here. */
  private long concatenateOn(long base, int word, int last, long pc) {
    for (;;) {
      try {
        return concatenate(base, word, last, pc);
      } catch (Retry retry) {
        interpreter.collectForRetry();
      }
    }
  }

  /** R[A] := R[B] .. … .. R[C], of which those from {@code last} on are already one, in R[last]. */
  long concatenate(long base, int word, int last, long pc) {
    int first = Insn.b(word);
    while (last > first) {
      long right = Memory.getLong(base + 8L * last);
      long left = Memory.getLong(base + 8L * (last - 1));
      if (!isText(left) || !isText(right)) {
        long metamethod = vm.metamethod(left, Metamethod.CONCAT);
        if (metamethod == Value.NIL) {
          metamethod = vm.metamethod(right, Metamethod.CONCAT);
          if (metamethod == Value.NIL) {
            if (TypeName.of(left) == TypeName.CDATA || TypeName.of(right) == TypeName.CDATA) {
              throw notBoxed("concatenate", left, right);
            }
            long bad = isText(left) ? right : left;
            throw names.operand(word, isText(left) ? last : last - 1, bad, "concatenate");
          }
        }
        return call(Step.CONCATENATE, pc, last - 1, metamethod, left, right, Value.NIL, 2);
      }
      int from = last;
      long total = 0;
      while (from >= first && isText(Memory.getLong(base + 8L * from))) {
        long text = text(Memory.getLong(base + 8L * from));
        Memory.putLong(base + 8L * from, text);
        total += StringObject.length(Value.address(text));
        from--;
      }
      if (total > LONGEST_STRING) {
        throw vm.errors().here("string length overflow");
      }
      from++;
      Memory.putLong(base + 8L * from, Value.string(strings.join(base + 8L * from, last - from + 1)));
      last = from;
    }
    return store(base, word, Memory.getLong(base + 8L * first), pc);
  }

  private static boolean isText(long value) {
    return Value.isString(value) || Value.isDouble(value) || Value.tag(value) == Value.INT_TAG;
  }

  /** A string as it is, a number spelled out. */
  long text(long value) {
    if (Value.isString(value)) {
      return value;
    }
    return vm.string(Value.isDouble(value) ? NumberText.of(Value.toDouble(value)) : Long.toString(Value.toInt(value)));
  }

  // --- comparison -------------------------------------------------------------------------------------------------------

  /** Whether two values are the same without asking metamethods. */
  boolean rawEqual(long one, long other) {
    if (Value.isDouble(one) && Value.isDouble(other)) {
      return Value.toDouble(one) == Value.toDouble(other);
    }
    if (one == other) {
      return true;
    }
    if (Value.isString(one) && Value.isString(other)) {
      return strings.equal(Value.address(one), Value.address(other));
    }
    if (Value.tag(one) == Value.INT_TAG || Value.tag(other) == Value.INT_TAG) {
      long x = Value.isString(one) ? Value.NIL : number(one);
      long y = Value.isString(other) ? Value.NIL : number(other);
      return x != Value.NIL && y != Value.NIL && Value.toDouble(x) == Value.toDouble(y);
    }
    return false;
  }

  /** Takes the jump behind a test of equality, or not. */
  long equal(int word, long one, long other, long pc) {
    if (rawEqual(one, other)) {
      return condition(word, true, pc);
    }
    TypeName type = TypeName.of(one);
    if (type == TypeName.CDATA || TypeName.of(other) == TypeName.CDATA) {
      return condition(word, BoxedNumbers.equal(one, other), pc);
    }
    if (type != TypeName.of(other) || type != TypeName.TABLE && type != TypeName.USERDATA) {
      return condition(word, false, pc);
    }
    long metamethod = vm.metamethod(one, Metamethod.EQ);
    if (metamethod == Value.NIL || !rawEqual(metamethod, vm.metamethod(other, Metamethod.EQ))) {
      return condition(word, false, pc);
    }
    return call(Step.CONDITION, pc, 0, metamethod, one, other, Value.NIL, 2);
  }

  /** Takes the jump behind a test of order, or not. */
  long less(int word, boolean orEqual, long left, long right, long pc) {
    if (Value.isDouble(left) && Value.isDouble(right)) {
      double x = Value.toDouble(left);
      double y = Value.toDouble(right);
      return condition(word, orEqual ? x <= y : x < y, pc);
    }
    if (Value.isString(left) && Value.isString(right)) {
      int order = strings.compare(Value.address(left), Value.address(right));
      return condition(word, orEqual ? order <= 0 : order < 0, pc);
    }
    TypeName type = TypeName.of(left);
    if (type == TypeName.CDATA || TypeName.of(right) == TypeName.CDATA) {
      return condition(word, BoxedNumbers.less(vm, orEqual, left, right), pc);
    }
    if (type == TypeName.NUMBER && TypeName.of(right) == TypeName.NUMBER) {
      double x = Value.toDouble(number(left));
      double y = Value.toDouble(number(right));
      return condition(word, orEqual ? x <= y : x < y, pc);
    }
    if (type == TypeName.of(right)) {
      Metamethod asked = orEqual ? Metamethod.LE : Metamethod.LT;
      long metamethod = vm.metamethod(left, asked);
      if (metamethod != Value.NIL && rawEqual(metamethod, vm.metamethod(right, asked))) {
        return call(Step.CONDITION, pc, 0, metamethod, left, right, Value.NIL, 2);
      }
      if (orEqual) {
        metamethod = vm.metamethod(right, Metamethod.LT);
        if (metamethod != Value.NIL && rawEqual(metamethod, vm.metamethod(left, Metamethod.LT))) {
          return call(Step.NEGATED_CONDITION, pc, 0, metamethod, right, left, Value.NIL, 2);
        }
      }
    }
    throw notComparable(left, right);
  }

  // --- errors -----------------------------------------------------------------------------------------------------------

  private GuestError notIndexable(int word, long object, long key) {
    if (TypeName.of(object) == TypeName.CDATA) {
      String member = isText(key) ? strings.toJava(Value.address(text(key))) : Errors.typeName(key);
      return vm.errors().here("'" + BoxedNumbers.name(object) + "' has no member named '" + member + "'");
    }
    return switch (word & 0xFF) {
      case OpCodes.TGETV, OpCodes.TGETS, OpCodes.TGETB, OpCodes.TSETV, OpCodes.TSETS, OpCodes.TSETB ->
          // What a metamethod led to has no name.
          Memory.getLong(thread.base() + 8L * Insn.b(word)) == object ? names.operand(word, Insn.b(word), object, "index") : names.unnamed(object, "index");
      default -> names.unnamed(object, "index");
    };
  }

  /** An operation on two values, of which one at least is a boxed number. */
  private GuestError notBoxed(String what, long left, long right) {
    return vm.errors().here("attempt to " + what + " '" + BoxedNumbers.name(left) + "' and '" + BoxedNumbers.name(right) + "'");
  }

  private GuestError notArithmetic(int word, long left, long right) {
    if (TypeName.of(right) == TypeName.CDATA) {
      return notBoxed("perform arithmetic on", left, right);
    }
    boolean leftIsBad = number(left) == Value.NIL;
    long bad = leftIsBad ? left : right;
    int slot =
        switch (word & 0xFF) {
          case OpCodes.UNM -> Insn.d(word);
          case OpCodes.ADDVV, OpCodes.SUBVV, OpCodes.MULVV, OpCodes.DIVVV, OpCodes.MODVV, OpCodes.POW -> leftIsBad ? Insn.b(word) : Insn.c(word);
          default -> Insn.b(word);
        };
    return names.operand(word, slot, bad, "perform arithmetic on");
  }

  private GuestError notComparable(long left, long right) {
    String one = Errors.typeName(left);
    String other = Errors.typeName(right);
    return vm.errors().here(one.equals(other) ? "attempt to compare two " + one + " values" : "attempt to compare " + one + " with " + other);
  }

  /** What the running instruction has in R[A] cannot be called. */
  GuestError notCallable(int word, long callee) {
    if (TypeName.of(callee) == TypeName.CDATA) {
      return vm.errors().plain("'" + BoxedNumbers.name(callee) + "' is not callable");
    }
    return names.operand(word, Insn.a(word), callee, "call");
  }

  /** The function below a base cannot be called. */
  GuestError notCallable(long base, long callee) {
    return names.callee(base, callee);
  }
}
