package dev.lathe.vm.runtime;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.gc.Collector;
import dev.lathe.vm.gc.Mutator;
import dev.lathe.vm.memory.CodeSpace;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.Classes;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.Shapes;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one machine consists of. Libraries reach everything from here. */
public final class VmState implements Mutator {
  /** Bytes that a loop goes through in the time of an instruction or two. */
  private static final int BYTES_OF_A_UNIT = 16;

  private final Heap heap;
  private final Strings strings;
  private final Shapes shapes;
  private final Tables tables;
  private final Caches caches;
  private final Classes classes;
  private final Keys keys = new Keys(this);
  /** Atoms of names that a program has needed, 0 for others. */
  private final long[][] specialNames = new long[3][SpecialMethod.values().length];
  private final Collector collector;
  private final ThreadState thread = new ThreadState();
  private final RunningFinalizers runningFinalizers = new RunningFinalizers(thread);
  private final Errors errors = new Errors(this);
  private FunctionTier functionTier = FunctionTier.NONE;
  private final Numbered<FunctionInfo> functions = new Numbered<>();
  private final Numbered<HostInfo> hosts = new Numbered<>();
  private final Numbered<Object> objects = new Numbered<>();
  private final Hooks hooks = new Hooks(thread);
  private final Handles handles = new Handles();
  private final List<Runnable> closing = new ArrayList<>();
  private final ChunkLoader loader;
  private Nesting nesting;
  private long instructions = -1;
  private long finalized = Value.NIL;
  private Supplier<Interruption> interruption = () -> new Interruption("interrupted!");
  private Map<String, String> environment = System.getenv();
  private Optional<Path> directory = Optional.empty();
  private final long[] typeMetatables = new long[TypeName.values().length];
  private final long[] metamethodNames = new long[Metamethod.values().length];
  /** {@link #stringMembers}. */
  private long stringMembers;
  private final long memoryMessage;
  private final long globals;
  private final long registry;
  private final long builtinNames;
  /** 0 until a program asks for it. */
  private long runtimeNames;

  private final NeutralErrors neutralErrors = new NeutralErrors();
  private ErrorFactory errorFactory = neutralErrors;

  /** A machine whose heap may take {@code limit} bytes. */
  public VmState(long limit, ChunkLoader loader) {
    this.loader = loader;
    heap = new Heap(limit);
    strings = new Strings(heap);
    shapes = new Shapes(heap, strings);
    tables = new Tables(heap, strings, shapes);
    caches = new Caches(heap, tables, shapes);
    classes = new Classes(heap, tables);
    for (Metamethod metamethod : Metamethod.values()) {
      metamethodNames[metamethod.ordinal()] = strings.atom(metamethod.key());
    }
    memoryMessage = string("not enough memory");
    globals = tables.create(0, 64);
    registry = tables.create(0, 8);
    tables.own(globals);
    tables.own(registry);
    builtinNames = tables.create(0, 8);
    tables.own(builtinNames);
    heap.setWorkListener(bytes -> work(bytes / BYTES_OF_A_UNIT));
    heap.setPoll(thread.address() + ThreadState.POLL, ThreadState.COLLECT);
    heap.setBarrierByte(thread.address() + ThreadState.BLACK);
    Memory.putLong(thread.address() + ThreadState.HEAP, heap.state());
    collector = new Collector(heap, shapes, tables, caches, this);
  }

  public Heap heap() {
    return heap;
  }

  public Strings strings() {
    return strings;
  }

  public Shapes shapes() {
    return shapes;
  }

  public Tables tables() {
    return tables;
  }

  public Caches caches() {
    return caches;
  }

  public Collector collector() {
    return collector;
  }

  public ThreadState thread() {
    return thread;
  }

  /** Calls a guest function from Java, where no step can wait for it: see {@link Nesting}. */
  public Nesting nesting() {
    return nesting;
  }

  /** Says who runs functions. */
  public void setInterpreter(Nesting interpreter) {
    nesting = interpreter;
  }

  /** Makes errors. */
  public Errors errors() {
    return errors;
  }

  /** Makes prototypes of texts and dumps. */
  public ChunkLoader loader() {
    return loader;
  }

  /** Asks {@link #loader}; the work counts against the limits of this machine. Reserves. */
  public ChunkLoader.Result compile(byte[] chunk, ByteString name, Optional<String> language, ChunkLoader.Forms forms) {
    try (Compilation compilation = new Compilation(this, chunk.length)) {
      return loader.load(chunk, name, language, forms, compilation);
    }
  }

  /** What makes machine code of functions. */
  public FunctionTier functionTier() {
    return functionTier;
  }

  /** Says what does; before the first function is loaded. */
  public void setFunctionTier(FunctionTier tier) {
    functionTier = tier;
  }

  /** Loaded prototypes; {@code PrototypeObject.info} is the number. */
  public Numbered<FunctionInfo> functions() {
    return functions;
  }

  /** Java functions; {@code FunctionObject.hostNumber} is the number. */
  public Numbered<HostInfo> hosts() {
    return hosts;
  }

  /** Java objects that userdata hold. */
  public Numbered<Object> objects() {
    return objects;
  }

  /** What watches the program. */
  public Hooks hooks() {
    return hooks;
  }

  /** What Java objects hold. */
  public Handles handles() {
    return handles;
  }

  /** The machine's current directory, absolute; empty while it is the process's. */
  public Optional<Path> directory() {
    return directory;
  }

  /** Changes the current directory of this machine, which no other one shares. */
  public void setDirectory(Path absolute) {
    directory = Optional.of(absolute);
  }

  /** The variables that the program sees. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Has the program see others than the process's. */
  public void setEnvironment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
  }

  /** The table of globals, its address. */
  public long globals() {
    return globals;
  }

  /** A table that no program sees, for libraries. */
  public long registry() {
    return registry;
  }

  /** The classes, and objects of them. */
  public Classes classes() {
    return classes;
  }

  /** Dictionaries and sets by key. */
  public Keys keys() {
    return keys;
  }

  /** The method of a value's class, UNDEF if it has none. */
  public long special(long value, SpecialMethod method) {
    long type = classes.of(value);
    return type == 0 ? Value.UNDEF : classes.find(type, specialName(method));
  }

  /** The same, as the class calls it for an operand on the right. */
  public long reflected(long value, SpecialMethod method) {
    return special(value, specialNames[1], method, method.reflected());
  }

  /** The same, as the class calls it for a left operand that may change. */
  public long inPlace(long value, SpecialMethod method) {
    return special(value, specialNames[2], method, method.inPlace());
  }

  private long special(long value, long[] names, SpecialMethod method, String name) {
    long type = name.isEmpty() ? 0 : classes.of(value);
    return type == 0 ? Value.UNDEF : classes.find(type, specialName(names, method, name));
  }

  private long specialName(long[] names, SpecialMethod method, String name) {
    if (names[method.ordinal()] == 0) {
      names[method.ordinal()] = strings.atom(name);
    }
    return names[method.ordinal()];
  }

  /** The atom of a method's name. */
  public long specialName(SpecialMethod method) {
    return specialName(specialNames[0], method, method.key());
  }

  /** Whether a value counts as true where nothing but methods of its own class could say otherwise; see {@link Truth}. */
  public boolean isTrue(long value) {
    Truth truth = Truth.of(value);
    if (truth != Truth.ASK) {
      return truth == Truth.TRUE;
    }
    long method = special(value, SpecialMethod.BOOL);
    if (method == Value.UNDEF) {
      method = special(value, SpecialMethod.LEN);
    }
    if (method == Value.UNDEF) {
      return true;
    }
    long[] results = nesting.execute(method, value);
    return results.length > 0 && Truth.of(results[0]) == Truth.TRUE;
  }

  /** The table in which general functions look for a global name after their own globals; nil stands there as UNDEF. */
  public long builtinNames() {
    return builtinNames;
  }

  /** The table of what LDRT reads, which no program can change; nil stands there as UNDEF. Made when it is first asked for. */
  public long runtimeNames() {
    if (runtimeNames == 0) {
      runtimeNames = tables.create(0, 32);
      tables.own(runtimeNames);
      neutralErrors.define(this, runtimeNames);
    }
    return runtimeNames;
  }

  /** Makes the errors of general functions. */
  ErrorFactory errorFactory() {
    return errorFactory;
  }

  /** The class of errors of a group, a value. */
  public long errorClass(Failure.Group group) {
    return errorFactory.type(this, group);
  }

  /** Lets a front end make them in its own words. */
  public void setErrorFactory(ErrorFactory factory) {
    errorFactory = factory;
  }

  /** A new function in Java, its address. */
  public long hostFunction(String name, HostFunction function) {
    return hostClosure(hosts.add(new HostInfo(name, function)));
  }

  /** The same for one that machine code may do in its place. */
  public long hostFunction(String name, LeafFunction leaf, HostFunction function) {
    return hostClosure(hosts.add(new HostInfo(name, function, leaf)));
  }

  /** A new function with captured values, for {@link Call#captured}, of which {@link #hosts} has the Java part; its address. */
  public long hostClosure(int number, long... values) {
    long address = heap.allocate(Kind.HOST_FUNCTION.ordinal(), FunctionObject.HOST_VALUES + 8L * values.length);
    Memory.putLong(address + FunctionObject.ENVIRONMENT, globals);
    Memory.putInt(address + FunctionObject.HOST_NUMBER, number);
    Memory.putInt(address + FunctionObject.HOST_COUNT, values.length);
    Memory.putByte(address + FunctionObject.HOST_LEAF, (byte) hosts.at(number).leaf().ordinal());
    for (int i = 0; i < values.length; i++) {
      Memory.putLong(address + FunctionObject.HOST_VALUES + 8L * i, values[i]);
    }
    return address;
  }

  /** A new userdata that holds a Java object, its address. */
  public long userdata(Object object, long metatable) {
    long address = heap.allocate(Kind.USERDATA.ordinal(), UserdataObject.BYTES);
    Memory.putLong(address + UserdataObject.METATABLE, metatable);
    Memory.putLong(address + UserdataObject.ENVIRONMENT, globals);
    Memory.putInt(address + UserdataObject.NUMBER, objects.add(object));
    collector.addUserdata(address);
    return address;
  }

  /** The metatable of a value, its address, 0 if it has none. */
  public long metatable(long value) {
    return switch (TypeName.of(value)) {
      case TABLE -> tables.metatable(Value.address(value));
      case USERDATA -> Value.isObject(value) ? UserdataObject.metatable(Value.address(value)) : typeMetatables[TypeName.USERDATA.ordinal()];
      default -> typeMetatables[TypeName.of(value).ordinal()];
    };
  }

  /** Gives all values of a type that have none of their own a metatable, 0 for none. */
  public void setTypeMetatable(TypeName type, long metatable) {
    typeMetatables[type.ordinal()] = metatable;
    if (type == TypeName.STRING) {
      stringMembers = metatable == 0 ? 0 : tables.create(0, 0);
      if (metatable != 0) {
        tables.setMetatable(stringMembers, metatable);
      }
      Memory.putLong(thread.address() + ThreadState.STRINGS, stringMembers);
    }
  }

  /** An empty table with the metatable of strings, so that their members can be looked for through cache records; 0 if they have none. */
  public long stringMembers() {
    return stringMembers;
  }

  /** What a value's metatable has for an operation, nil if nothing. */
  public long metamethod(long value, Metamethod metamethod) {
    if (Value.isTable(value)) {
      return tables.metamethod(Value.address(value), metamethod);
    }
    long metatable = metatable(value);
    return metatable == 0 ? Value.NIL : tables.getString(metatable, metamethodNames[metamethod.ordinal()]);
  }

  /** A guest string of a text. */
  public long string(String text) {
    return Value.string(strings.make(text));
  }

  /** What a program gets that needs more memory than there is, as a value: made beforehand. */
  public long memoryMessage() {
    return memoryMessage;
  }

  /** Collects all there is, and lets the next request for memory decide for good. */
  public void collectForRetry() {
    collector.full();
    heap.beginTry();
    heap.askForPoll();
  }

  /**
   * Ends the program after so many polls: one for each call of a guest function and each jump backwards.
   *
   * @param count negative for no limit
   */
  public void limitInstructions(long count) {
    instructions = count;
    if (count < 0) {
      thread.withdraw(ThreadState.COUNT);
    } else {
      thread.request(ThreadState.COUNT);
    }
  }

  /** Does what waits for a poll. */
  public void poll() {
    int waiting = Memory.observeInt(thread.address() + ThreadState.POLL);
    checkInterrupt();
    if ((waiting & ThreadState.COUNT) != 0) {
      count(1);
    }
    collect(waiting);
  }

  /** The same, but that it does not count as an instruction. */
  public void pollUncounted() {
    int waiting = Memory.observeInt(thread.address() + ThreadState.POLL);
    checkInterrupt();
    collect(waiting);
  }

  private void collect(int waiting) {
    if ((waiting & ThreadState.COLLECT) != 0) {
      heap.endTries();
      collector.step();
    }
  }

  /**
   * Counts work that a Java function does against the instruction limit, and raises the error of an interrupt that waits: to be
   * called within milliseconds, where nothing has been begun that must be finished.
   *
   * @param units about as long as an instruction or two each
   */
  public void work(long units) {
    checkInterrupt();
    if ((Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.COUNT) != 0) {
      count(units);
    }
  }

  private void count(long units) {
    instructions -= units;
    if (instructions < 0) {
      throw new Interruption("instruction limit reached");
    }
  }

  /**
   * The finalizer of the next object that the collector has found dead, nil if there is none; the object is then {@link #finalized}.
   * Whoever asks calls it before the next poll.
   */
  public long nextFinalizer() {
    for (long object = collector.takeFinalizer(); object != 0; object = collector.takeFinalizer()) {
      finalized = Value.object(object);
      long finalizer = metamethod(finalized, Metamethod.GC);
      if (Value.isFunction(finalizer)) {
        return finalizer;
      }
    }
    return Value.NIL;
  }

  /** Which finalizers run: who calls one tells them. */
  public RunningFinalizers runningFinalizers() {
    return runningFinalizers;
  }

  /** The object whose finalizer was asked for last, a value. */
  public long finalized() {
    return finalized;
  }

  /** Has interrupts raise what the supplier makes; it is asked where the program is then, and may look at its frames. */
  public void setInterruption(Supplier<Interruption> supplier) {
    interruption = supplier;
  }

  /** Raises the error of an interrupt that waits: for Java functions that take long or wait for something. */
  public void checkInterrupt() {
    if ((Memory.observeInt(thread.address() + ThreadState.POLL) & ThreadState.INTERRUPT) != 0) {
      thread.withdraw(ThreadState.INTERRUPT);
      throw interruption.get();
    }
  }

  /** Has something done when the machine is closed, before its memory is given back. */
  public void whenClosing(Runnable action) {
    closing.add(action);
  }

  @Override
  public long saveRunning() {
    long coroutine = thread.coroutine();
    if (coroutine != 0) {
      Memory.putLong(coroutine + CoroutineObject.BASE, thread.base());
      Memory.putLong(coroutine + CoroutineObject.TOP, thread.top());
    }
    return coroutine;
  }

  @Override
  public boolean hasFinalizer(long userdata) {
    return metamethod(Value.object(userdata), Metamethod.GC) != Value.NIL;
  }

  @Override
  public void beginForgetting(BitSet liveFunctions, BitSet liveHosts, BitSet liveObjects) {
    functions.beginRetaining(liveFunctions);
    hosts.beginRetaining(liveHosts);
    objects.beginRetaining(liveObjects);
  }

  @Override
  public long forget(long work) {
    long left = functions.retain(work, this::releaseCode);
    if (left > 0) {
      left = hosts.retain(left, _ -> {});
    }
    return left > 0 ? objects.retain(left, VmState::release) : left;
  }

  private static void release(Object dead) {
    if (dead instanceof Releasable releasable) {
      releasable.release();
    }
  }

  private void releaseCode(FunctionInfo dead) {
    CodeSpace.release(PrototypeObject.code(dead.address()), dead.prototype().length());
    functionTier.released(dead.address());
    heap.account(-FunctionInfo.bytes(dead.prototype()));
  }

  @Override
  public void trace(Tracer tracer) {
    handles.trace(tracer);
    hooks.trace(tracer);
    tracer.value(memoryMessage);
    tracer.object(globals);
    tracer.object(registry);
    tracer.object(builtinNames);
    tracer.object(runtimeNames);
    neutralErrors.trace(tracer);
    classes.trace(tracer);
    tracer.object(stringMembers);
    for (long metatable : typeMetatables) {
      tracer.object(metatable);
    }
    for (long[] names : specialNames) {
      for (long name : names) {
        tracer.object(name);
      }
    }
    for (long name : metamethodNames) {
      tracer.object(name);
    }
    tracer.object(thread.coroutine());
  }

  /** Gives back all memory, and all that Java objects hold. */
  public void close() {
    closing.forEach(Runnable::run);
    objects.beginRetaining(new BitSet());
    objects.retain(Long.MAX_VALUE, VmState::release);
    functions.beginRetaining(new BitSet());
    functions.retain(Long.MAX_VALUE, this::releaseCode);
    shapes.close();
    heap.close();
    thread.close();
  }
}
