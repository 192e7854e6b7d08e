package dev.lathe.vm;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.interp.Interpreter;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.Interruption;
import dev.lathe.vm.runtime.JitMode;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A machine that runs guest programs, to be embedded in a Java program. One thread at a time may use it, and what it has handed out;
 * another one gets an {@link IllegalStateException} meanwhile, as everyone does when it is closed. Many machines run side by side.
 * {@link #interrupt} and {@link #close} may come from any thread at any time.
 *
 * <p>Values have these forms in Java:
 *
 * <pre>
 *   nil                  null
 *   false, true          Boolean
 *   number               Double; from Java any Number
 *   string               String if it is UTF-8, else byte[]; from Java both
 *   table                GuestTable
 *   function             GuestFunction; from Java also HostCallback
 *   anything else        GuestObject
 * </pre>
 */
public final class Vm implements AutoCloseable {
  private static final long INTERRUPT_AGAIN_MILLIS = 10;

  private final VmState state;
  private final Interpreter interpreter;
  /** Held by the thread that uses the machine. */
  private final ReentrantLock use = new ReentrantLock();
  /** Held while a thread that does not use the machine writes to memory that closing gives back. */
  private final Object closing = new Object();
  private volatile boolean closed;

  /**
   * A machine without any library, which compiles functions if the system property {@code lathe.jit} says so.
   *
   * @param limit bytes that its memory may take
   * @param loader makes functions of texts and dumps
   */
  public Vm(long limit, ChunkLoader loader) {
    this(limit, loader, JitMode.asked(JitMode.OFF));
  }

  /**
   * A machine without any library.
   *
   * @param limit bytes that its memory may take
   * @param loader makes functions of texts and dumps
   * @param mode when functions become machine code; where there is none, never
   */
  public Vm(long limit, ChunkLoader loader, JitMode mode) {
    state = new VmState(limit, loader);
    long main = state.heap().allocate(Kind.COROUTINE.ordinal(), CoroutineObject.BYTES);
    Stacks.create(state, main, Stacks.INITIAL);
    Memory.putInt(main + CoroutineObject.STATUS, CoroutineObject.RUNNING);
    Memory.putLong(main + CoroutineObject.ENVIRONMENT, state.globals());
    ThreadState thread = state.thread();
    thread.setCoroutine(main);
    thread.setTop(Memory.getLong(main + CoroutineObject.STACK));
    thread.setLimit(Stacks.limit(main));
    interpreter = new Interpreter(state, mode);
    state.setInterpreter(interpreter);
  }

  /** What libraries are written against. */
  public VmState state() {
    return state;
  }

  /**
   * Makes a function of a program, or of a dump.
   *
   * @param chunk its bytes
   * @param name what messages call it: {@code @file}, {@code =name}, or the text itself
   * @param language the name of its language; empty to have it found by the name's extension
   * @throws GuestException if it has errors
   */
  public GuestFunction load(byte[] chunk, String name, Optional<String> language) {
    return (GuestFunction) guarded(() -> toJava(function(chunk, ByteString.utf8(name), language)));
  }

  /** The same for a text in the machine's own language. */
  public GuestFunction load(String text) {
    return load(text.getBytes(StandardCharsets.UTF_8), text, Optional.empty());
  }

  /** As {@link #load}, for libraries: gives a value. */
  public long function(byte[] chunk, ByteString name, Optional<String> language) {
    return switch (state.compile(chunk, name, language, ChunkLoader.Forms.BOTH)) {
      case ChunkLoader.Result.Loaded(var prototype, var chunkName) -> Value.function(new Loader(state).function(prototype, chunkName));
      case ChunkLoader.Result.Refused(var message) -> throw new GuestError(Value.string(state.strings().make(message.toByteArray())));
      case ChunkLoader.Result.Fault(var message) -> throw new IllegalStateException(message);
    };
  }

  /** The table of globals. */
  public GuestTable globals() {
    return (GuestTable) guarded(() -> toJava(Value.table(state.globals())));
  }

  /** A new table. */
  public GuestTable table() {
    return (GuestTable) guarded(() -> toJava(Value.table(state.tables().create(0, 0))));
  }

  /** A guest function that runs Java. */
  public GuestFunction function(String name, HostCallback callback) {
    return (GuestFunction) guarded(() -> toJava(Value.function(state.hostFunction(name, call -> callBack(call, callback)))));
  }

  private int callBack(Call call, HostCallback callback) {
    Object[] arguments = new Object[call.count()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = toJava(call.argument(i));
    }
    Object[] results;
    try {
      results = callback.call(arguments);
    } catch (GuestException error) {
      if (error.getCause() instanceof Interruption interruption) {
        throw interruption;
      }
      throw new GuestError(toGuest(error.value()));
    } catch (Exception error) {
      throw state.errors().atCaller(String.valueOf(error.getMessage()));
    }
    if (results == null) {
      return 0;
    }
    call.reserve(results.length);
    for (Object result : results) {
      call.push(result(result));
    }
    return results.length;
  }

  /** A result of a Java function, which must not be called again for it. */
  private long result(Object object) {
    try {
      return toGuest(object);
    } catch (Retry retry) {
      state.collectForRetry();
      return toGuest(object);
    } catch (IllegalArgumentException error) {
      throw state.errors().atCaller(error.getMessage());
    }
  }

  Object[] call(GuestFunction function, Object... arguments) {
    return (Object[])
        guarded(
            () -> {
              long[] values = new long[arguments.length];
              for (int i = 0; i < values.length; i++) {
                values[i] = toGuest(arguments[i]);
              }
              long[] results = interpreter.execute(function.value(), values);
              Object[] converted = new Object[results.length];
              for (int i = 0; i < converted.length; i++) {
                converted[i] = toJava(results[i]);
              }
              return converted;
            });
  }

  /** What needs the machine for itself. */
  interface Job {
    Object run();
  }

  /** Does something that no other thread may do anything beside. */
  Object guarded(Job job) {
    checkOpen();
    if (!use.tryLock()) {
      throw new IllegalStateException("another thread uses the machine");
    }
    try {
      checkOpen();
      return again(job);
    } catch (GuestError error) {
      Object value = toJava(error.value());
      throw new GuestException(value instanceof String text ? text : "(error object is a " + Errors.typeName(error.value()) + " value)", value);
    } catch (Interruption interruption) {
      throw new GuestException(interruption);
    } catch (OutOfGuestMemory error) {
      throw new GuestException(error.getMessage(), error.getMessage());
    } finally {
      use.unlock();
    }
  }

  /** Outside of any guest function a job that needs a collection first has done nothing yet. */
  private Object again(Job job) {
    try {
      return job.run();
    } catch (Retry | OutOfGuestMemory refused) {
      state.collectForRetry();
      return job.run();
    }
  }

  /** A value as a Java object, see the class. */
  Object toJava(long value) {
    return switch (Value.tag(value)) {
      case Value.NIL_TAG, Value.UNDEF_TAG -> null;
      case Value.FALSE_TAG -> false;
      case Value.TRUE_TAG -> true;
      case Value.INT_TAG -> (double) Value.toInt(value);
      case Value.STRING_TAG -> text(state.strings().toByteArray(Value.address(value)));
      case Value.TABLE_TAG -> new GuestTable(this, value);
      case Value.FUNCTION_TAG -> new GuestFunction(this, value);
      case Value.OBJECT_TAG, Value.LIST_TAG, Value.LIGHT_TAG, Value.SINGLE_TAG -> new GuestObject(this, value);
      default -> Value.toDouble(value);
    };
  }

  private static Object text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : bytes;
  }

  /** A Java object as a value, see the class. */
  long toGuest(Object object) {
    return switch (object) {
      case null -> Value.NIL;
      case Boolean truth -> Value.of(truth.booleanValue());
      case Number number -> Value.canonical(number.doubleValue());
      case String text -> state.string(text);
      case byte[] bytes -> Value.string(state.strings().make(bytes));
      case GuestReference reference -> {
        if (reference.vm() != this) {
          throw new IllegalArgumentException("an object of another machine");
        }
        yield reference.value();
      }
      case HostCallback callback -> Value.function(state.hostFunction("?", call -> callBack(call, callback)));
      default -> throw new IllegalArgumentException("no guest form: " + object.getClass().getName());
    };
  }

  /**
   * Ends the program after so many calls of guest functions and jumps backwards.
   *
   * @param count negative for no limit
   */
  public void limitInstructions(long count) {
    guarded(
        () -> {
          state.limitInstructions(count);
          return null;
        });
  }

  /**
   * Ends the program that runs, at its next poll; what called it gets a {@link GuestException}. Any thread may call it, and nothing
   * comes of it when the machine is closed.
   */
  public void interrupt() {
    synchronized (closing) {
      if (!closed) {
        state.thread().request(ThreadState.INTERRUPT);
      }
    }
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the machine is closed");
    }
  }

  /**
   * Gives back all memory. References to guest objects end. If another thread runs a program, that is interrupted, again and again
   * until it has ended.
   *
   * @throws IllegalStateException if it is called by what the program has called: the machine cannot close below it
   */
  @Override
  public void close() {
    if (use.isHeldByCurrentThread()) {
      throw new IllegalStateException("the machine is running");
    }
    boolean wasInterrupted = false;
    while (true) {
      try {
        if (use.tryLock(INTERRUPT_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
      interrupt();
    }
    try {
      if (!closed) {
        synchronized (closing) {
          closed = true;
        }
        state.close();
      }
    } finally {
      use.unlock();
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
