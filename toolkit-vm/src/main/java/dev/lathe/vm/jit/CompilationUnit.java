package dev.lathe.vm.jit;

import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.VmState;
import java.util.BitSet;
import java.util.Optional;

/** One attempt to compile a function: what its passes work on. */
public final class CompilationUnit {
  private final VmState vm;
  private final FunctionInfo info;
  private final long function;
  private final Options options;
  private final long[] arguments;
  private final BitSet distrusted;
  private Hints hints = Hints.NONE;
  private Outcome outcome = Outcome.NONE;
  private Optional<MachineCode> code = Optional.empty();
  /** The pass that runs. */
  private String pass = "";

  /**
   * An attempt that begins.
   *
   * @param function the value that runs or is given, which its owner keeps alive; nil if only the prototype is known
   * @param arguments examples of them, values; as many as are known
   * @param distrusted instructions at which hints have failed before
   */
  CompilationUnit(VmState vm, FunctionInfo info, long function, Options options, long[] arguments, BitSet distrusted) {
    this.vm = vm;
    this.info = info;
    this.function = function;
    this.options = options;
    this.arguments = arguments;
    this.distrusted = distrusted;
  }

  /** The machine. */
  public VmState vm() {
    return vm;
  }

  /** What is compiled. */
  public FunctionInfo info() {
    return info;
  }

  /** The address of the prototype. */
  public long prototype() {
    return info.address();
  }

  /** The function, a value; nil if it is compiled with its parent before it exists. */
  public long function() {
    return function;
  }

  /** What it is compiled with. */
  public Options options() {
    return options;
  }

  /** Examples of the first arguments, which are alive while passes run only as far as somebody else keeps them. */
  public long[] arguments() {
    return arguments.clone();
  }

  /** Whether hints at an instruction, from 0, have failed before. */
  boolean isDistrusted(int instruction) {
    return distrusted.get(instruction);
  }

  /** What is assumed of its registers; none before the pass that finds it has run. */
  public Hints hints() {
    return hints;
  }

  void setHints(Hints found) {
    hints = found;
  }

  /** What has become of it up to now. */
  public Outcome outcome() {
    return outcome;
  }

  /** The machine code, once there is some. */
  public Optional<MachineCode> code() {
    return code;
  }

  /**
   * Fails the attempt, if there is no machine code yet; what was the first to fail it counts.
   *
   * @param status anything but OK and NONE
   * @param reason for people
   * @param instruction that it is about, from 0; negative if it is about none
   */
  public void fail(Status status, String reason, int instruction) {
    if (status == Status.OK || status == Status.NONE) {
      throw new IllegalArgumentException("no failure: " + status);
    }
    if (outcome.status() == Status.NONE) {
      int line = info.line(Math.max(instruction, 0));
      outcome = new Outcome(status, reason, pass.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Place(pass, instruction, line)));
    }
  }

  void begin(String name) {
    pass = name;
  }

  void succeed(MachineCode made) {
    code = Optional.of(made);
    outcome = Outcome.of(Status.OK);
  }

  boolean hasFailed() {
    return outcome.status() != Status.NONE && outcome.status() != Status.OK;
  }
}
