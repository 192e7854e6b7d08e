package dev.lathe.vm.jit;

import dev.lathe.vm.bytecode.CountedRows;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;
import dev.lathe.vm.nativecode.Compilation;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.NativeSupport;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.ChunkNames;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.FunctionTier;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;

/**
 * Decides which functions of a machine become machine code, and when; owns what was made until the function dies.
 *
 * <p>A function's counter starts at {@link #DUE}; a call takes {@link #CALL} off it, a round of a loop 1. At 0 it is due: that is only
 * noted, and {@link #atPoll} compiles it at the next poll, which follows at once. There base and pc of the running frame are known and
 * nothing lies above it, so that passes may run guest functions.
 *
 * <p>What is not to be compiled any more is not counted: its loops have the rows that do not count, its property COUNTED is clear.
 */
public final class FunctionCompiler implements FunctionTier {
  /** What a counter starts with. */
  private static final int DUE = 64;
  /** What a call costs. */
  private static final int CALL = 32;
  /** Times that functions were due before native code is brought up at all: short programs never pay for it. */
  private static final int COLD = 64;
  private static final int MOST_INSTRUCTIONS = 20_000;
  /** Hints that fail before a function is compiled again. */
  private static final int MISSES = 16;
  /** Times that a function is compiled again; the last time without hints. */
  private static final int MOST_RENEWALS = 3;

  /** What is known of a function that was due, or that somebody has asked about. */
  private static final class Known {
    private final List<MachineCode> pieces = new ArrayList<>();
    private Outcome outcome = Outcome.NONE;
    private boolean isOff;
    /** There was no room for it, and a collection was asked for. */
    private boolean lackedRoom;
    /** Instructions at which hints have failed. */
    private final BitSet distrusted = new BitSet();
    private Hints hints = Hints.NONE;
    private long misses;
    /** Misses since it was compiled. */
    private int newMisses;
    private int renewals;
    /** It is to be compiled again because of them. */
    private boolean isUnfit;
  }

  private final VmState vm;
  private final Optional<RandomExits> randomExits = RandomExits.asked();
  private final ExitCounts exits;
  private final boolean isEager;
  private final Pipeline pipeline;
  private final Map<Long, Known> known = new HashMap<>();
  private Consumer<String> warnings = FunctionCompiler::tell;
  private Optional<LongConsumer> loadListener = Optional.empty();
  private final ArrayDeque<Long> unannounced = new ArrayDeque<>();
  private boolean isAnnouncing;
  private Options options = Options.level(Options.HIGHEST);
  private boolean isOn;
  private boolean isUp;
  private int waited;
  /** The prototype that is to be compiled at the next poll, 0 if none is. */
  private long due;
  private boolean wantsCollection;

  /** @param mode what holds where there is machine code */
  public FunctionCompiler(VmState vm, JitMode mode) {
    this.vm = vm;
    this.exits = new ExitCounts(vm);
    this.isEager = mode == JitMode.FIRST || randomExits.isPresent();
    this.isOn = (mode != JitMode.OFF || randomExits.isPresent()) && Memory.isDirect();
    this.pipeline = new Pipeline(line -> warnings.accept(line));
    pipeline.attach(new HintPass());
    pipeline.attach(new Backend(this, randomExits, exits));
    if (isOn && isEager && NativeCode.await() instanceof NativeSupport.Refused) {
      NativeCode.prepare(FunctionCompiler::tell);
      isOn = false;
    }
  }

  /** The compiler of a machine; empty if it has none, as a machine that runs nothing. */
  public static Optional<FunctionCompiler> of(VmState vm) {
    return vm.functionTier() instanceof FunctionCompiler compiler ? Optional.of(compiler) : Optional.empty();
  }

  /** Any thread may. */
  private static void tell(String line) {
    System.err.println("lathe: " + line);
  }

  /** Who is told of each prototype that is loaded, at the next poll, while it is alive; not of those that are loaded meanwhile. */
  public void setLoadListener(Optional<LongConsumer> listener) {
    loadListener = listener;
  }

  /** Who is told of passes that failed, a line each. */
  public void setWarnings(Consumer<String> receiver) {
    warnings = receiver;
  }

  /** The passes. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** What functions are compiled with from now on. */
  public Options options() {
    return options;
  }

  /** Changes what functions are compiled with from now on; those that are compiled stay as they are. */
  public void setOptions(Options wanted) {
    options = wanted;
  }

  // --- counting ---------------------------------------------------------------------------------------------------------

  @Override
  public boolean isOn() {
    return isOn;
  }

  @Override
  public void called(long prototype) {
    count(prototype, CALL);
  }

  @Override
  public void looped(long prototype) {
    count(prototype, 1);
  }

  private void count(long prototype, int cost) {
    if (randomExits.isPresent() || Memory.getLong(prototype + PrototypeObject.ENTRIES) != 0) {
      return;
    }
    int left = Memory.getInt(prototype + PrototypeObject.COUNTER) - cost;
    if (left > 0) {
      Memory.putInt(prototype + PrototypeObject.COUNTER, left);
      return;
    }
    Memory.putInt(prototype + PrototypeObject.COUNTER, counter());
    if (!isOn) {
      // A frame that was in a counted instruction when that ended.
      return;
    }
    if (!isReady() || pipeline.isRunning()) {
      of(prototype).outcome = Outcome.of(Status.DELAYED, isUp ? "the compiler is busy" : "native code is not ready");
      return;
    }
    due = prototype;
    vm.thread().request(ThreadState.COMPILE);
  }

  private int counter() {
    return isEager ? 1 : DUE;
  }

  private Known of(long prototype) {
    return known.computeIfAbsent(prototype, _ -> new Known());
  }

  /** Whether machine code can be made now; asks for it when that is worth while. */
  private boolean isReady() {
    if (isUp) {
      return true;
    }
    if (NativeCode.ready()) {
      bringUp();
      return true;
    }
    if (NativeCode.isRefused()) {
      turnOff();
    } else if (++waited == COLD) {
      NativeCode.prepare(FunctionCompiler::tell);
    }
    return false;
  }

  /** What the interpreter and machine code take turns by, if they do. */
  public Optional<RandomExits> randomExits() {
    return isOn ? randomExits : Optional.empty();
  }

  /** How often machine code was left. */
  public ExitCounts exits() {
    return exits;
  }

  /** A turn of machine code is to begin in a function that has none, where {@link #randomExits} are asked for. */
  public void reached(long prototype) {
    Known of = of(prototype);
    if (!of.isOff && !of.outcome.status().isFinal() && randomExits.orElseThrow().compiles()) {
      long base = vm.thread().base();
      compileAhead(prototype, Memory.getLong(base - 16), arguments(prototype, base));
    }
  }

  /** The same in one that has machine code, which {@link #randomExits} want to be made again. */
  public void reachedAgain(long prototype) {
    if (!pipeline.isRunning() && of(prototype).pieces.size() < RandomExits.MOST_PIECES) {
      long base = vm.thread().base();
      compile(prototype, Memory.getLong(base - 16), arguments(prototype, base));
    }
  }

  /** From now on calls in machine code find something in each gate. */
  private void bringUp() {
    isUp = true;
    for (int i = 0; i < vm.functions().size(); i++) {
      if (vm.functions().has(i)) {
        close(vm.functions().at(i).address());
      }
    }
  }

  @Override
  public void loaded(long prototype) {
    if (isUp) {
      close(prototype);
    }
    if (isOn) {
      // Its loops have the rows that count already.
      setCounted(prototype);
    }
    if (loadListener.isPresent() && !isAnnouncing) {
      unannounced.add(prototype);
      vm.thread().request(ThreadState.COMPILE);
    }
  }

  // --- compiling --------------------------------------------------------------------------------------------------------

  /**
   * Does what waits for a poll.
   *
   * @param base of the running frame
   */
  public void atPoll(long base) {
    long running = Memory.getLong(base - 16);
    vm.thread().withdraw(ThreadState.COMPILE);
    long prototype = due;
    due = 0;
    if (wantsCollection) {
      wantsCollection = false;
      vm.collector().full();
    }
    announce();
    // An error may have come between: then another frame runs, and that function will be due again.
    if (prototype != 0 && isOn && FunctionObject.prototype(Value.address(running)) == prototype && !of(prototype).isOff) {
      compile(prototype, running, arguments(prototype, base));
    }
  }

  /** What a frame has in the registers of its parameters now. */
  private static long[] arguments(long prototype, long base) {
    long[] arguments = new long[PrototypeObject.parameters(prototype)];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = Memory.getLong(base + 8L * i);
    }
    return arguments;
  }

  private void announce() {
    if (isAnnouncing) {
      return;
    }
    isAnnouncing = true;
    try {
      while (!unannounced.isEmpty()) {
        long prototype = unannounced.remove();
        loadListener.ifPresent(listener -> listener.accept(prototype));
      }
    } finally {
      isAnnouncing = false;
    }
  }

  /**
   * Compiles a function ahead of time. It is ready to wait for native code.
   *
   * @param function a value that its owner keeps alive, nil if there is only the prototype
   * @param arguments examples of arguments, values that somebody keeps alive
   */
  public Outcome compileAhead(long prototype, long function, long... arguments) {
    Known of = of(prototype);
    if (of.isOff) {
      return Outcome.of(Status.OFF);
    }
    if (!isOn) {
      return Outcome.of(Status.ENGINE_OFF);
    }
    if (!of.pieces.isEmpty()) {
      return of.outcome;
    }
    if (pipeline.isRunning()) {
      of.outcome = Outcome.of(Status.DELAYED, "the compiler is busy");
      return of.outcome;
    }
    if (!isUp) {
      if (NativeCode.await() instanceof NativeSupport.Refused(String reason, _)) {
        NativeCode.prepare(FunctionCompiler::tell);
        turnOff();
        return Outcome.of(Status.ENGINE_OFF, reason);
      }
      bringUp();
    }
    return compile(prototype, function, arguments);
  }

  private Outcome compile(long prototype, long function, long[] arguments) {
    FunctionInfo info = vm.functions().at(PrototypeObject.info(prototype));
    Known of = of(prototype);
    of.renewals += of.isUnfit ? 1 : 0;
    of.isUnfit = false;
    of.newMisses = 0;
    Options wanted = of.renewals < MOST_RENEWALS ? options : options.without(Optimization.HINTS);
    CompilationUnit unit = new CompilationUnit(vm, info, function, wanted, arguments, of.distrusted);
    if (info.prototype().length() > MOST_INSTRUCTIONS) {
      unit.fail(Status.TOOLARGE, "more than " + MOST_INSTRUCTIONS + " instructions", -1);
    }
    Compilation event = Compilation.begin();
    pipeline.run(unit);
    Optional<MachineCode> made = unit.code();
    if (made.isPresent()) {
      event.end(name(info), made.get().bytecodes(), made.get().codeBytes(), made.get().address());
    }
    if (made.isEmpty() && !of.pieces.isEmpty()) {
      // What was made before goes on.
      return unit.outcome();
    }
    of.outcome = unit.outcome();
    of.hints = unit.hints();
    if (of.outcome.status().isFinal() || of.outcome.status() == Status.OFF) {
      of.isOff |= of.outcome.status() == Status.OFF;
      stopCounting(prototype);
    }
    return of.outcome;
  }

  /**
   * A hint has failed; when that comes too often the function is compiled again at the next poll, without the hints that failed.
   *
   * @param instruction the one at which it was checked, from 0
   */
  public void missed(long prototype, int instruction) {
    Known of = of(prototype);
    of.misses++;
    of.distrusted.set(instruction);
    if (++of.newMisses >= MISSES && of.renewals < MOST_RENEWALS && isOn && !of.isOff && !pipeline.isRunning()) {
      of.newMisses = 0;
      of.isUnfit = true;
      due = prototype;
      vm.thread().request(ThreadState.COMPILE);
    }
  }

  /** What people call a function: its chunk and line. */
  public static String name(FunctionInfo info) {
    return ChunkNames.shown(info.chunk()) + ":" + info.prototype().debug().map(debug -> debug.firstLine()).orElse(0);
  }

  /** Puts machine code where it is run from now on. Without room the first try waits for a collection. */
  void place(CompilationUnit unit, Templates.Result result) {
    CodeMemory memory = SharedCode.get().memory();
    long prototype = unit.prototype();
    int offset = memory.allocate(result.size());
    if (offset == CodeMemory.NONE) {
      lackRoom(unit);
      return;
    }
    MachineCode code = result.place(memory, offset);
    Known of = of(prototype);
    of.pieces.add(code);
    of.lackedRoom = false;
    vm.heap().account(code.bytes());
    if (isOn && !of.isOff) {
      open(prototype, code);
    }
    unit.succeed(code);
  }

  private void lackRoom(CompilationUnit unit) {
    Known of = of(unit.prototype());
    if (of.lackedRoom) {
      unit.fail(Status.COMPILER_ERROR, "no room for machine code", -1);
      return;
    }
    of.lackedRoom = true;
    wantsCollection = true;
    vm.thread().request(ThreadState.COMPILE);
    unit.fail(Status.DELAYED, "no room for machine code", -1);
  }

  // --- gates ------------------------------------------------------------------------------------------------------------

  /** Lets calls and the interpreter into machine code. */
  private static void open(long prototype, MachineCode code) {
    Memory.putLong(prototype + PrototypeObject.ENTRIES, code.entries());
    long gate = code.prologue() == 0 ? SharedCode.get().address(Routine.CALL) : code.memory().executable(code.offset() + code.prologue());
    Memory.putLong(prototype + PrototypeObject.GATE, gate);
  }

  /** Sends calls to Java. */
  private void close(long prototype) {
    Memory.putLong(prototype + PrototypeObject.ENTRIES, 0);
    if (isUp) {
      Memory.putLong(prototype + PrototypeObject.GATE, SharedCode.get().address(Routine.CALL));
    }
  }

  private void setCounted(long prototype) {
    Memory.putInt(prototype + PrototypeObject.COUNTER, counter());
    long properties = prototype + PrototypeObject.PROPERTIES;
    Memory.putByte(properties, (byte) (Memory.getByte(properties) | PrototypeObject.COUNTED));
  }

  private void startCounting(long prototype) {
    setCounted(prototype);
    rewrite(prototype, CountedRows::counted);
  }

  private void stopCounting(long prototype) {
    long properties = prototype + PrototypeObject.PROPERTIES;
    Memory.putByte(properties, (byte) (Memory.getByte(properties) & ~PrototypeObject.COUNTED));
    rewrite(prototype, CountedRows::uncounted);
  }

  private void rewrite(long prototype, IntUnaryOperator row) {
    long code = PrototypeObject.code(prototype);
    int length = vm.functions().at(PrototypeObject.info(prototype)).prototype().length();
    for (int i = 0; i < length; i++) {
      int old = Memory.getByte(code + 8L * i) & 0xFF;
      int changed = row.applyAsInt(old);
      if (changed != old) {
        Memory.putByte(code + 8L * i, (byte) changed);
      }
    }
  }

  // --- on and off -------------------------------------------------------------------------------------------------------

  /** Switches the compiler on: machine code that there is runs again. */
  public void turnOn() {
    if (isOn || !Memory.isDirect() || NativeCode.isRefused()) {
      return;
    }
    isOn = true;
    for (int i = 0; i < vm.functions().size(); i++) {
      if (vm.functions().has(i)) {
        resume(vm.functions().at(i).address());
      }
    }
  }

  /** Switches the compiler off: everything is interpreted, from the next call, return or exit of machine code on. */
  public void turnOff() {
    if (!isOn) {
      return;
    }
    isOn = false;
    for (int i = 0; i < vm.functions().size(); i++) {
      if (vm.functions().has(i)) {
        suspend(vm.functions().at(i).address());
      }
    }
  }

  /** Lets a function be compiled, or its machine code run again. */
  public void turnOn(long prototype) {
    Known of = of(prototype);
    of.isOff = false;
    if (of.outcome.status() == Status.OFF) {
      of.outcome = Outcome.NONE;
    }
    if (isOn) {
      resume(prototype);
    }
  }

  /** Has a function interpreted. */
  public void turnOff(long prototype) {
    of(prototype).isOff = true;
    suspend(prototype);
  }

  private void resume(long prototype) {
    Known of = known.get(prototype);
    if (of == null) {
      startCounting(prototype);
    } else if (!of.isOff && !of.outcome.status().isFinal()) {
      startCounting(prototype);
      if (!of.pieces.isEmpty()) {
        open(prototype, of.pieces.getLast());
      }
    }
  }

  private void suspend(long prototype) {
    close(prototype);
    stopCounting(prototype);
  }

  // --- what there is ----------------------------------------------------------------------------------------------------

  /** What has become of a function; ENGINE_OFF only if native code is refused. */
  public Outcome outcome(long prototype) {
    Known of = known.get(prototype);
    if (of == null) {
      return Outcome.NONE;
    }
    return of.isOff ? Outcome.of(Status.OFF, of.outcome.reason()) : of.outcome;
  }

  /** The machine code that was made of a function last. */
  public Optional<MachineCode> code(long prototype) {
    Known of = known.get(prototype);
    return of == null || of.pieces.isEmpty() ? Optional.empty() : Optional.of(of.pieces.getLast());
  }

  /** What a function was compiled with last. */
  public HintCounts hints(long prototype) {
    Known of = known.get(prototype);
    return of == null
        ? new HintCounts(Hints.NONE, 0, 0)
        : new HintCounts(of.hints, of.misses, of.pieces.size());
  }

  @Override
  public void released(long prototype) {
    if (due == prototype) {
      due = 0;
    }
    unannounced.remove(prototype);
    Known of = known.remove(prototype);
    if (of != null) {
      for (MachineCode piece : of.pieces) {
        piece.memory().release(piece.offset(), piece.bytes());
        vm.heap().account(-piece.bytes());
      }
    }
  }
}
