package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.OpCodes;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.Hooks;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Link;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * How frames begin and end, those of Java functions and coroutines included. What one Java function asks for is done in the
 * loop of {@link #proceed}, never by a nested call, so chains of them cost no Java stack.
 *
 * <p>Methods that return a {@code pc} give the place where guest code goes on, with its base in {@link ThreadState}, or
 * {@link #EXIT}.
 */
final class Calls {
  /** The frame that was entered from Java has returned. */
  static final long EXIT = 0;

  /** What {@link #proceed} does next. */
  private enum Action {
    /** Calls the function below base with {@code count} arguments. */
    ENTER,
    /** Calls the Java function below base, of which a hook has been told. */
    ENTER_HOOKED,
    /** Ends the frame at base with {@code count} results. */
    LEAVE,
    /** Lets a Java function go on after an error. */
    RECOVER,
    /** Lets a Java function go on with what a generator has yielded. */
    YIELDED,
    /** Does what a Java function has asked for. */
    OBEY
  }

  private final VmState vm;
  private final ThreadState thread;
  private final Interpreter interpreter;
  private long exitResults;
  private int exitCount;
  /** Of the call that {@link #proceed} is about to make: the tuple of the last arguments' names, or nil. */
  private long names = Value.NIL;
  private final Binder binder;
  /** The handle of the function that makes objects of classes, negative as long as none was made. */
  private int constructor = -1;

  Calls(VmState vm, Interpreter interpreter) {
    this.vm = vm;
    this.thread = vm.thread();
    this.interpreter = interpreter;
    this.binder = new Binder(vm);
  }

  /** Where the results lie of the frame that has returned to Java. */
  long exitResults() {
    return exitResults;
  }

  int exitCount() {
    return exitCount;
  }

  /** Calls what lies at base − 16 with {@code count} arguments; the link below base is set. */
  long call(long base, int count) {
    return call(base, count, Value.NIL);
  }

  /** The same; {@code names} is a tuple of the last arguments' names, or nil. */
  long call(long base, int count, long names) {
    long callee = Memory.getLong(base - 16);
    if (Value.isFunction(callee)) {
      long prototype = FunctionObject.prototype(Value.address(callee));
      if (prototype == 0) {
        if (names == Value.NIL && (Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.HOOK) == 0) {
          return callHost(base, Value.address(callee), count);
        }
      } else if ((Memory.getByte(prototype + PrototypeObject.PROPERTIES) & PrototypeObject.RESUMABLE) == 0) {
        return enter(base, prototype, count, names);
      }
    }
    this.names = names;
    return proceed(Action.ENTER, base, 0, count);
  }

  /** The short way of {@link #proceed}: most Java functions just give results, and guest code called them. */
  private long callHost(long base, long function, int count) {
    int outcome = callHost(base, function, count, Value.NIL);
    long at = interpreter.hostCall().base();
    if (outcome < 0) {
      return proceed(Action.OBEY, at, 0, 0, outcome);
    }
    long results = thread.top() - 8L * outcome;
    long link = Memory.getLong(at - 8);
    return Link.type(link) <= Link.GUEST1 ? leaveToGuest(at, link, results, outcome) : proceed(Action.LEAVE, at, results, outcome);
  }

  /** Calls the Java function of the frame at base; a hook has been told of it. */
  long callHooked(long base, int count, long names) {
    this.names = names;
    return proceed(Action.ENTER_HOOKED, base, 0, count);
  }

  private boolean isHooked() {
    return (Memory.getInt(thread.address() + ThreadState.POLL) & ThreadState.HOOK) != 0 && vm.hooks().watches(Hooks.Event.CALL);
  }

  /** Ends the frame at base; its results lie in memory. */
  long leave(long base, long results, int count) {
    return proceed(Action.LEAVE, base, results, count);
  }

  /** Lets the Java function of the frame at base, which has {@code count} registers, go on after an error. */
  long recover(long base, int count, int step, long error) {
    return proceed(Action.RECOVER, base, error, count, step);
  }

  private long proceed(Action first, long base, long results, int count) {
    return proceed(first, base, results, count, 0);
  }

  /**
   * @param results address of results, or the error for {@link Action#RECOVER}
   * @param step where a Java function goes on, or what it has asked for ({@link Action#OBEY})
   */
  private long proceed(Action first, long base, long results, int count, int step) {
    Action action = first;
    for (;;) {
      int outcome;
      switch (action) {
        case ENTER -> {
          long callee = Memory.getLong(base - 16);
          if (!Value.isFunction(callee)) {
            count = callable(base, count);
            callee = Memory.getLong(base - 16);
            if (!Value.isFunction(callee)) {
              // A bound method of something that is called in turn.
              continue;
            }
          }
          long function = Value.address(callee);
          long prototype = FunctionObject.prototype(function);
          long given = names;
          names = Value.NIL;
          if (prototype != 0) {
            if ((Memory.getByte(prototype + PrototypeObject.PROPERTIES) & PrototypeObject.RESUMABLE) == 0) {
              return enter(base, prototype, count, given);
            }
            base += bind(base, prototype, count, given);
            Memory.putLong(base, Value.object(interpreter.generators().create(base, prototype)));
            results = base;
            count = 1;
            action = Action.LEAVE;
            continue;
          }
          if (isHooked()) {
            return interpreter.operations().callHookOfHost(base, count, given);
          }
          outcome = callHost(base, function, count, given);
        }
        case ENTER_HOOKED -> {
          outcome = callHost(base, Value.address(Memory.getLong(base - 16)), count, names);
          names = Value.NIL;
        }
        case LEAVE -> {
          long link = Memory.getLong(base - 8);
          switch (Link.type(link)) {
            case Link.GUEST, Link.GUEST1 -> {
              return leaveToGuest(base, link, results, count);
            }
            case Link.VARG -> {
              base -= 8 * Link.delta(link);
              continue;
            }
            case Link.CONT, Link.PROTECTED -> {
              step = Link.step(link);
              if (step < Call.FIRST_STEP) {
                return interpreter.operations().finish(Step.of(step), base, results, count);
              }
              // Java functions that wait for each other may be many, and what they pass on much: there is no other poll between them.
              vm.checkInterrupt();
              long waiting = base - 8 * Link.delta(link);
              long to = base - 16;
              Memory.copy(results, to, 8L * count);
              outcome = resumeHost(waiting, (int) (to - waiting >> 3), count, step);
            }
            case Link.GENERATOR -> {
              interpreter.generators().end(base);
              long result = count > 0 ? Memory.getLong(results) : Value.NIL;
              step = Link.step(link);
              if (step < Call.FIRST_STEP) {
                return interpreter.operations().generatorEnded(base, result);
              }
              // A second result tells the end.
              outcome = resumeHostWith(base, link, result, Value.TRUE);
            }
            case Link.HOST -> {
              long coroutine = thread.coroutine();
              if (Link.delta(link) != 0 || Memory.getLong(coroutine + CoroutineObject.RESUMER) == 0) {
                exitResults = results;
                exitCount = count;
                return EXIT;
              }
              base = handOver(coroutine, results, count);
              results = base;
              Memory.putInt(coroutine + CoroutineObject.STATUS, CoroutineObject.DEAD);
              Stacks.release(vm, coroutine);
              continue;
            }
            default -> throw new IllegalStateException("link " + Long.toHexString(link));
          }
        }
        case RECOVER -> outcome = recoverHost(base, count, step, results);
        case OBEY -> outcome = step;
        case YIELDED -> outcome = resumeHostWith(base, Memory.getLong(base - 8), results, Value.UNDEF);
        default -> throw new AssertionError(action);
      }
      Call call = interpreter.hostCall();
      switch (outcome) {
        case Call.INVOKE -> {
          base = call.callee() + 16;
          count = (int) (thread.top() - base >> 3);
          int type = call.isProtected() ? Link.PROTECTED : Link.CONT;
          Memory.putLong(base - 8, Link.toFrame(type, base - call.base() >> 3, call.step()));
          names = call.takeNames();
          action = Action.ENTER;
        }
        case Call.GENERATE -> {
          return interpreter.generators().resumeForHost(call.step(), call.generator(), call.mode(), call.sent(), call.base(), thread.top());
        }
        case Call.TAIL -> {
          base = call.base();
          count = (int) (thread.top() - call.callee() - 16 >> 3);
          Memory.putLong(base - 16, Memory.getLong(call.callee()));
          Memory.copy(call.callee() + 16, base, 8L * count);
          names = call.takeNames();
          action = Action.ENTER;
        }
        case Call.YIELD -> {
          long coroutine = thread.coroutine();
          if (Memory.getLong(coroutine + CoroutineObject.RESUMER) == 0 || Memory.getInt(coroutine + CoroutineObject.NESTED) != 0) {
            throw vm.errors().atCaller("attempt to yield across C-call boundary");
          }
          long from = call.base() + 8L * call.count();
          count = (int) (thread.top() - from >> 3);
          Memory.putLong(coroutine + CoroutineObject.BASE, call.base());
          Memory.putLong(coroutine + CoroutineObject.TOP, from);
          Memory.putInt(coroutine + CoroutineObject.STATUS, CoroutineObject.SUSPENDED);
          base = handOver(coroutine, from, count);
          results = base;
          action = Action.LEAVE;
        }
        case Call.RESUME -> {
          long resumed = Value.address(Memory.getLong(call.callee()));
          long arguments = call.callee() + 16;
          count = (int) (thread.top() - arguments >> 3);
          Memory.putLong(arguments - 8, Link.toFrame(Link.PROTECTED, arguments - call.base() >> 3, call.step()));
          results = switchTo(resumed, arguments, count);
          base = thread.base();
          action = Memory.getLong(resumed + CoroutineObject.BASE) == 0 ? Action.ENTER : Action.LEAVE;
          Memory.putLong(resumed + CoroutineObject.BASE, base);
        }
        default -> {
          assert outcome >= 0 : outcome;
          base = call.base();
          count = outcome;
          results = thread.top() - 8L * count;
          action = Action.LEAVE;
        }
      }
    }
  }

  /** Begins a frame of guest code. */
  private long enter(long caller, long prototype, int given, long names) {
    long base = caller;
    int count = given;
    if (names != Value.NIL || (Memory.getByte(prototype + PrototypeObject.PROPERTIES) & PrototypeObject.CHECKED) != 0) {
      base += bind(base, prototype, count, names);
      count = PrototypeObject.parameters(prototype);
    }
    if ((Memory.getByte(prototype + PrototypeObject.PROPERTIES) & PrototypeObject.COUNTED) != 0) {
      vm.functionTier().called(prototype);
    }
    int parameters = PrototypeObject.parameters(prototype);
    long frame = 8L * PrototypeObject.frameSize(prototype);
    boolean keeps = (Memory.getByte(prototype + PrototypeObject.PROPERTIES) & PrototypeObject.VARARG) != 0;
    long start = keeps ? base + 8L * count + 16 : base;
    if (start + frame > thread.limit()) {
      start += growFor(base, count, frame + (keeps ? 16 : 0));
      base = thread.base();
    }
    if (keeps) {
      Memory.putLong(start - 16, Memory.getLong(base - 16));
      Memory.putLong(start - 8, Link.toFrame(Link.VARG, count + 2, 0));
      for (int i = 0; i < parameters && i < count; i++) {
        Memory.putLong(start + 8L * i, Memory.getLong(base + 8L * i));
        Memory.putLong(base + 8L * i, Value.NIL);
      }
    }
    for (int i = count; i < parameters; i++) {
      Memory.putLong(start + 8L * i, Value.NIL);
    }
    thread.setBase(start);
    long pc = PrototypeObject.code(prototype);
    if (Memory.observeInt(thread.address() + ThreadState.POLL) != 0) {
      thread.setPc(pc);
      interpreter.stepper().entered(start);
      return interpreter.poll(pc);
    }
    return pc;
  }

  /** Makes room above the arguments. An overflow is the caller's error: the frame below is the running one then. */
  private long growFor(long base, int count, long bytes) {
    thread.setTop(base + 8L * count);
    if (!Stacks.mayGrow(vm, (int) (bytes >> 3))) {
      Frames.toWaiting(vm, base);
      throw vm.errors().stackOverflow();
    }
    thread.setBase(base);
    return Stacks.grow(vm, (int) (bytes >> 3));
  }

  /** Puts the metamethod for calls in place of what is no function, and that in front of the arguments. */
  private int callable(long base, int count) {
    long callee = Memory.getLong(base - 16);
    if (base + 8L * (count + 1) > thread.limit() + 8L * ThreadState.SPARE / 2) {
      throw vm.errors().stackOverflow();
    }
    if (Value.isObject(callee)) {
      switch (Kind.of(Value.address(callee))) {
        case BOUND_METHOD -> {
          long method = Value.address(callee);
          return insert(base, count, PairObject.second(method), PairObject.first(method));
        }
        case CLASS -> {
          return insert(base, count, callee, constructor());
        }
        default -> {
          long method = vm.special(callee, SpecialMethod.CALL);
          if (method != Value.UNDEF) {
            return insert(base, count, callee, method);
          }
        }
      }
    }
    long metamethod = vm.metamethod(callee, Metamethod.CALL);
    if (!Value.isFunction(metamethod)) {
      throw vm.errors().isGeneral() ? vm.errors().of(Failure.NOT_CALLABLE, callee) : interpreter.operations().notCallable(base, callee);
    }
    return insert(base, count, callee, metamethod);
  }

  /** Puts an argument in front of the others, and another function below them; gives the number of arguments. */
  private static int insert(long base, int count, long first, long function) {
    Memory.copy(base, base + 8, 8L * count);
    Memory.putLong(base, first);
    Memory.putLong(base - 16, function);
    return count + 1;
  }

  /** The function that makes objects of classes, which is called with the class first. */
  private long constructor() {
    if (constructor < 0) {
      constructor = vm.handles().add(Value.function(vm.hostFunction("new", new Constructor())));
    }
    return vm.handles().at(constructor);
  }

  /** Arguments of a function that checks them; gives by how many bytes the stack has moved. The caller has its base still. */
  private long bind(long base, long prototype, int count, long given) {
    int properties = Memory.getByte(prototype + PrototypeObject.PROPERTIES);
    int parameters = PrototypeObject.parameters(prototype);
    long moved = 0;
    if ((properties & PrototypeObject.CHECKED) == 0) {
      if (given != Value.NIL) {
        throw vm.errors().of(Failure.NO_NAMED_ARGUMENTS, Memory.getLong(base - 16));
      }
    } else if (count != parameters || given != Value.NIL || (properties & PrototypeObject.EXACT) == 0) {
      long[] bound = binder.bind(base, prototype, count, given);
      if (base + 8L * bound.length > thread.limit()) {
        thread.setTop(base + 8L * count);
        moved = Stacks.grow(vm, bound.length);
      }
      for (int i = 0; i < bound.length; i++) {
        Memory.putLong(base + moved + 8L * i, bound[i]);
      }
      return moved;
    }
    for (int i = count; i < parameters; i++) {
      Memory.putLong(base + 8L * i, Value.NIL);
    }
    return moved;
  }

  /** A generator that a Java function has resumed gives it a value. */
  long yieldToHost(long base, long value) {
    long link = Memory.getLong(base - 8);
    return proceed(Action.YIELDED, base, value, 0, Link.step(link));
  }

  /** Lets the Java function go on that has resumed the generator at a base: its results are one or two values. */
  private int resumeHostWith(long base, long link, long value, long end) {
    long waiting = base - 8 * Link.delta(link);
    long to = base - Generators.BELOW;
    Memory.putLong(to, value);
    Memory.putLong(to + 8, end);
    return resumeHost(waiting, (int) (to - waiting >> 3), end == Value.UNDEF ? 1 : 2, Link.step(link));
  }

  private int callHost(long base, long function, int count, long given) {
    thread.setBase(base);
    thread.setTop(base + 8L * count);
    if (thread.top() > thread.limit()) {
      base += Stacks.grow(vm, ThreadState.SPARE);
    }
    HostFunction host = vm.hosts().at(FunctionObject.hostNumber(function)).function();
    Call call = interpreter.hostCall();
    for (;;) {
      call.enter(base, count, 0);
      try {
        return given == Value.NIL ? host.call(call) : host.callNamed(call, given);
      } catch (Retry retry) {
        base = again(base + 8L * count);
      }
    }
  }

  private int resumeHost(long base, int count, int results, int step) {
    long top = base + 8L * (count + results);
    thread.setBase(base);
    thread.setTop(top);
    if (top > thread.limit()) {
      base += Stacks.grow(vm, ThreadState.SPARE);
    }
    HostFunction host = host(base);
    Call call = interpreter.hostCall();
    for (;;) {
      call.enter(base, count, results);
      try {
        return host.resume(call, step);
      } catch (Retry retry) {
        base = again(base + 8L * (count + results));
      }
    }
  }

  private int recoverHost(long base, int count, int step, long error) {
    thread.setBase(base);
    thread.setTop(base + 8L * count);
    HostFunction host = host(base);
    Call call = interpreter.hostCall();
    for (;;) {
      call.enter(base, count, 0);
      try {
        return host.recover(call, step, error);
      } catch (Retry retry) {
        Memory.putLong(thread.top(), error);
        thread.setTop(thread.top() + 8);
        base = again(thread.top()) ;
        thread.setTop(base + 8L * count);
      }
    }
  }

  private HostFunction host(long base) {
    return vm.hosts().at(FunctionObject.hostNumber(Value.address(Memory.getLong(base - 16)))).function();
  }

  /** Collects, so that a Java function can be tried again; gives its base. */
  private long again(long top) {
    thread.setTop(top);
    interpreter.collectForRetry();
    return thread.base();
  }

  /** Hands results to the caller, as many as its call instruction wants. */
  private long leaveToGuest(long base, long link, long results, int count) {
    long pc = Link.pc(link);
    int word = (int) Memory.getLong(pc - 8);
    long to = base - 16 - 8L * Link.type(link);
    int wanted = (word & 0xFF) == OpCodes.CALLEX ? 2 : Insn.b(word);
    if (wanted == 0) {
      Memory.copy(results, to, 8L * count);
      thread.setTop(to + 8L * count);
    } else {
      int given = Math.min(count, wanted - 1);
      for (int i = 0; i < given; i++) {
        Memory.putLong(to + 8L * i, Memory.getLong(results + 8L * i));
      }
      for (int i = given; i < wanted - 1; i++) {
        Memory.putLong(to + 8L * i, Value.NIL);
      }
    }
    thread.setBase(to - 8L * Insn.a(word));
    return pc;
  }

  /** Makes the resumer run again, with {@code count} values on its stack at the base that is returned. */
  long handOver(long coroutine, long values, int count) {
    long resumer = Memory.getLong(coroutine + CoroutineObject.RESUMER);
    Memory.putLong(coroutine + CoroutineObject.RESUMER, 0);
    Memory.putInt(resumer + CoroutineObject.STATUS, CoroutineObject.RUNNING);
    run(resumer);
    long to = receive(values, count);
    if (Memory.getInt(coroutine + CoroutineObject.STATUS) == CoroutineObject.SUSPENDED) {
      vm.collector().left(coroutine);
    }
    return to;
  }

  /** Suspends the running coroutine in a resume and runs another one, with {@code count} values on its stack; gives where they lie. */
  private long switchTo(long resumed, long values, int count) {
    long resumer = thread.coroutine();
    Memory.putLong(resumer + CoroutineObject.BASE, values);
    Memory.putLong(resumer + CoroutineObject.TOP, values);
    Memory.putInt(resumer + CoroutineObject.STATUS, CoroutineObject.NORMAL);
    Memory.putLong(resumed + CoroutineObject.RESUMER, resumer);
    Memory.putInt(resumed + CoroutineObject.STATUS, CoroutineObject.RUNNING);
    vm.heap().barrier(resumed, Value.object(resumer));
    run(resumed);
    boolean begins = Memory.getLong(resumed + CoroutineObject.BASE) == 0;
    if (begins) {
      thread.setBase(Memory.getLong(resumed + CoroutineObject.STACK) + 16);
      thread.setTop(thread.base());
    }
    long base = thread.base();
    long from = receive(values, count, thread.top());
    assert !begins || from == thread.base() : base;
    vm.collector().left(resumer);
    return from;
  }

  private void run(long coroutine) {
    thread.setCoroutine(coroutine);
    thread.setBase(Memory.getLong(coroutine + CoroutineObject.BASE));
    thread.setTop(Memory.getLong(coroutine + CoroutineObject.TOP));
    thread.setLimit(Stacks.limit(coroutine));
  }

  private long receive(long values, int count) {
    return receive(values, count, thread.base());
  }

  /** Copies values from another stack to {@code to} on the running one, and gives where they are then. */
  private long receive(long values, int count, long to) {
    long at = to;
    thread.setTop(at);
    if (at + 8L * count > thread.limit()) {
      at += Stacks.grow(vm, count);
    }
    Memory.copy(values, at, 8L * count);
    thread.setTop(at + 8L * count);
    return at;
  }
}
