package dev.lathe.vm.nativecode;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.NativeSupport.Available;
import dev.lathe.vm.nativecode.NativeSupport.Cause;
import dev.lathe.vm.nativecode.NativeSupport.Refused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings up what machine code needs, once for the process, in the background: the first hot counter calls {@link #prepare}, others ask
 * {@link #ready} and go on interpreting until it is true. A program that never gets hot pays nothing.
 *
 * <p>System properties, read when it starts: {@code lathe.native=off} makes no machine code; {@code lathe.native.megabytes} is the
 * most that there is at a time, 256 if not given.
 */
public final class NativeCode {
  static final String SWITCH = "lathe.native";
  static final String OFF = "off";
  static final String LIMIT = "lathe.native.megabytes";
  private static final int DEFAULT_LIMIT = 256;
  /** {@code lea rax, [rdi + 1]} (48 8D 47 01), {@code ret} (C3). */
  private static final long INCREMENT = 0xC3_01_47_8D_48L;

  private static final NativeCode PROCESS = new NativeCode();

  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean told = new AtomicBoolean();
  private final CompletableFuture<NativeSupport> support = new CompletableFuture<>();
  /** The same, when those who wait for a refusal have been told. */
  private final CompletableFuture<NativeSupport> end = new CompletableFuture<>();
  /** Null until it is available. */
  private volatile CodeMemory memory;

  private NativeCode() {}

  /**
   * Starts the preparation in the background if nobody has. Does not wait.
   *
   * @param refusal gets one line for the user if no machine code can be made here, unless another one got it; called on the thread
   *     that prepares, or on this one if that is over
   */
  public static void prepare(Consumer<String> refusal) {
    PROCESS.start();
    PROCESS.support.thenAccept(support -> PROCESS.tell(support, refusal));
  }

  /** Whether machine code can be made and entered now. One read. */
  public static boolean ready() {
    return PROCESS.memory != null;
  }

  /** Whether it is known that there will be none. */
  public static boolean isRefused() {
    return PROCESS.end.isDone() && PROCESS.memory == null;
  }

  /**
   * Where all machine code of the process is.
   *
   * @throws IllegalStateException if it is not {@link #ready}
   */
  public static CodeMemory memory() {
    CodeMemory memory = PROCESS.memory;
    if (memory == null) {
      throw new IllegalStateException("no machine code yet");
    }
    return memory;
  }

  /** Prepares if nobody has, and waits: some hundredths of a second, whoever interrupts. Tells nobody of a refusal. */
  public static NativeSupport await() {
    PROCESS.start();
    return PROCESS.end.join();
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      try {
        Thread.ofPlatform().daemon().name("native code").inheritInheritableThreadLocals(false).start(this::run);
      } catch (OutOfMemoryError e) {
        finish(new Refused("Java has no thread to prepare it: " + e.getMessage(), Cause.ENVIRONMENT));
      }
    }
  }

  /** Whatever goes wrong here, programs can be interpreted. */
  private void run() {
    NativeSupport result;
    try {
      result = ask();
    } catch (RuntimeException | Error e) {
      result = new Refused("Java cannot call it: " + e, Cause.ENVIRONMENT);
    }
    finish(result);
  }

  private void finish(NativeSupport result) {
    if (result instanceof Available available) {
      memory = available.memory();
    }
    support.complete(result);
    end.complete(result);
  }

  private void tell(NativeSupport result, Consumer<String> refusal) {
    if (result instanceof Refused refused && refused.cause() == Cause.ENVIRONMENT && told.compareAndSet(false, true)) {
      refusal.accept("no machine code is made, programs are interpreted: " + refused.reason());
    }
  }

  private static NativeSupport ask() {
    if (System.getProperty(SWITCH, "").equals(OFF)) {
      return new Refused("switched off by -D" + SWITCH + "=" + OFF, Cause.OPTION);
    }
    String system = System.getProperty("os.name");
    String processor = System.getProperty("os.arch");
    if (!system.equals("Linux") || !processor.equals("amd64")) {
      return new Refused("it is made for Linux on x86-64, not for " + system + " on " + processor, Cause.ENVIRONMENT);
    }
    if (!Memory.isDirect()) {
      return new Refused("start Java with --add-exports java.base/jdk.internal.misc=ALL-UNNAMED", Cause.ENVIRONMENT);
    }
    if (!NativeCode.class.getModule().isNativeAccessEnabled()) {
      return new Refused("start Java with --enable-native-access=ALL-UNNAMED", Cause.ENVIRONMENT);
    }
    try {
      return tried(CodeMemory.map((long) Integer.getInteger(LIMIT, DEFAULT_LIMIT) << 20));
    } catch (LinuxCalls.Failure e) {
      return new Refused(e.getMessage(), Cause.ENVIRONMENT);
    }
  }

  /** Runs one function, which also warms the way there. */
  private static NativeSupport tried(CodeMemory memory) {
    int offset = memory.allocate(Long.BYTES);
    if (offset == CodeMemory.NONE) {
      return new Refused("-D" + LIMIT + " leaves no room for it", Cause.ENVIRONMENT);
    }
    Memory.putLong(memory.writable(offset), INCREMENT);
    long result = NativeEntry.enter(memory.executable(offset), 1);
    memory.release(offset, Long.BYTES);
    return result == 2 ? new Available(memory) : new Refused("a function of one instruction gave " + result + " for 2", Cause.ENVIRONMENT);
  }
}
