package dev.lathe.vm.jit;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.nativecode.CodeMemory;
import dev.lathe.vm.nativecode.NativeCode;
import dev.lathe.vm.nativecode.PerfMap;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.FunctionTier;
import dev.lathe.vm.runtime.VmState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which functions of a machine become machine code, and when; owns what was made until the function dies.
 *
 * <p>A function's counter starts at {@link #DUE}; a call takes {@link #CALL} off it, a round of a loop 1. At 0 it is due.
 */
public final class FunctionCompiler implements FunctionTier {
  /** What a counter starts with. */
  public static final int DUE = 64;
  /** What a call costs. */
  private static final int CALL = 32;
  /** Functions that were due before native code is brought up at all: short programs never pay for it. */
  private static final int COLD = 64;
  private static final int MOST_INSTRUCTIONS = 20_000;

  /** When functions are compiled. */
  public enum Mode {
    /** Never. */
    OFF,
    /** When they are hot; native code comes up in the background. */
    HOT,
    /** At the first call or round, for tests: everything that runs is machine code. */
    FIRST;

    /** What the system property {@code lathe.jit} asks for; off if it says nothing. */
    public static Mode asked() {
      return switch (System.getProperty("lathe.jit", "off")) {
        case "functions" -> HOT;
        case "first" -> FIRST;
        default -> OFF;
      };
    }
  }

  private final VmState vm;
  private final Mode mode;
  private final Optional<RandomExits> randomExits = RandomExits.asked();
  private final ExitCounts exits;
  private final Templates templates;
  private final Map<Long, List<MachineCode>> made = new HashMap<>();
  private final Map<Long, Status> refused = new HashMap<>();
  private int due;
  private boolean isUp;

  public FunctionCompiler(VmState vm, Mode mode) {
    this.vm = vm;
    this.exits = new ExitCounts(vm);
    this.templates = new Templates(randomExits, exits);
    this.mode = !Memory.isDirect() ? Mode.OFF : randomExits.isPresent() ? Mode.FIRST : mode;
    if (this.mode == Mode.FIRST) {
      NativeCode.await();
    }
  }

  @Override
  public boolean isOn() {
    return mode != Mode.OFF;
  }

  /** A new counter. */
  public int counter() {
    return mode == Mode.FIRST ? 1 : DUE;
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
    Memory.putInt(prototype + PrototypeObject.COUNTER, DUE);
    if (isOn() && !refused.containsKey(prototype)) {
      due(prototype);
    }
  }

  private void due(long prototype) {
    if (!isUp) {
      if (!NativeCode.ready()) {
        if (++due == COLD) {
          NativeCode.prepare(_ -> {});
        }
        return;
      }
      bringUp();
    }
    compile(prototype);
  }

  /** What the interpreter and machine code take turns by, if they do. */
  public Optional<RandomExits> randomExits() {
    return mode == Mode.OFF ? Optional.empty() : randomExits;
  }

  /** How often machine code was left. */
  public ExitCounts exits() {
    return exits;
  }

  /** A turn of machine code is to begin in a function that has none, where {@link #randomExits} are asked for. */
  public void reached(long prototype) {
    if (!refused.containsKey(prototype) && randomExits.orElseThrow().compiles()) {
      due(prototype);
    }
  }

  /** From now on calls in machine code find something in each gate. */
  private void bringUp() {
    isUp = true;
    for (int i = 0; i < vm.functions().size(); i++) {
      if (vm.functions().has(i)) {
        setGate(vm.functions().at(i).address(), SharedCode.get().call());
      }
    }
  }

  @Override
  public void loaded(long prototype) {
    Memory.putInt(prototype + PrototypeObject.COUNTER, counter());
    if (isUp) {
      setGate(prototype, SharedCode.get().call());
    }
    if (isOn()) {
      long properties = prototype + PrototypeObject.PROPERTIES;
      Memory.putByte(properties, (byte) (Memory.getByte(properties) | PrototypeObject.COUNTED));
    }
  }

  private static void setGate(long prototype, long address) {
    Memory.putLong(prototype + PrototypeObject.GATE, address);
  }

  /** Compiles a function, whatever its counter says. */
  public Status compile(long prototype) {
    FunctionInfo info = vm.functions().at(PrototypeObject.info(prototype));
    if (info.prototype().length() > MOST_INSTRUCTIONS) {
      return refuse(prototype, Status.TOOLARGE);
    }
    SharedCode shared = SharedCode.get();
    CodeMemory memory = shared.memory();
    try {
      Templates.Result result = templates.compile(prototype, info, shared);
      int offset = memory.allocate(result.size());
      if (offset == CodeMemory.NONE) {
        return refuse(prototype, Status.COMPILER_ERROR);
      }
      result.place(memory, offset);
      made.computeIfAbsent(prototype, _ -> new ArrayList<>()).add(new MachineCode(offset, result.size(), info.prototype().length()));
      vm.heap().account(result.size());
      Memory.putLong(prototype + PrototypeObject.ENTRIES, memory.writable(offset));
      setGate(prototype, result.hasPrologue() ? memory.executable(offset) + result.prologue() : shared.call());
      PerfMap.add(memory.executable(offset), result.size(), info.chunk() + ":" + info.line(0));
      return Status.OK;
    } catch (IllegalArgumentException | IllegalStateException fault) {
      return refuse(prototype, Status.COMPILER_ERROR);
    }
  }

  private Status refuse(long prototype, Status why) {
    refused.put(prototype, why);
    return why;
  }

  /** What has become of a function. */
  public Status status(long prototype) {
    return made.containsKey(prototype) ? Status.OK : refused.getOrDefault(prototype, Status.NONE);
  }

  @Override
  public void released(long prototype) {
    refused.remove(prototype);
    List<MachineCode> pieces = made.remove(prototype);
    if (pieces != null) {
      for (MachineCode piece : pieces) {
        SharedCode.get().memory().release(piece.offset(), piece.bytes());
        vm.heap().account(-piece.bytes());
      }
    }
  }
}
