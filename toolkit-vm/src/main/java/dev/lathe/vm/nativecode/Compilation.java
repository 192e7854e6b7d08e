package dev.lathe.vm.nativecode;

import jdk.jfr.FlightRecorder;

/**
 * One function being compiled, as profilers see it: an event {@code dev.lathe.CompiledFunction} of Java's Flight Recorder if that runs, and a line
 * of the {@link PerfMap} if there is one.
 */
public sealed interface Compilation {
  /** Begins the time that the event shows. */
  static Compilation begin() {
    return Recorder.PRESENT && Recorder.isRunning() ? Recorder.begin() : Unrecorded.INSTANCE;
  }

  /**
   * The function is compiled.
   *
   * @param name of the function, for people
   * @param bytecodes instructions that it had
   * @param bytes of machine code
   * @param address of the first one, where it is run
   */
  void end(String name, int bytecodes, int bytes, long address);
}

/** Nobody asked for events. */
enum Unrecorded implements Compilation {
  INSTANCE;

  @Override
  public void end(String name, int bytecodes, int bytes, long address) {
    PerfMap.add(address, bytes, name);
  }
}

/** An event that has begun. */
record Recorded(CompiledFunction event) implements Compilation {
  @Override
  public void end(String name, int bytecodes, int bytes, long address) {
    event.name = name;
    event.bytecodes = bytecodes;
    event.bytes = bytes;
    event.address = address;
    event.commit();
    PerfMap.add(address, bytes, name);
  }
}

/** What may be touched only where the module of the Flight Recorder is present, and an event's class only when it runs: that costs milliseconds. */
final class Recorder {
  static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private Recorder() {}

  static boolean isRunning() {
    return FlightRecorder.isInitialized();
  }

  static Compilation begin() {
    CompiledFunction event = new CompiledFunction();
    event.begin();
    return new Recorded(event);
  }
}
