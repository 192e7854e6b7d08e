package dev.lathe.lang.lua.lib;

import dev.lathe.vm.jit.CompilationUnit;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.MachineCode;
import dev.lathe.vm.jit.Pass;
import dev.lathe.vm.jit.Status;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * A function of the program as a pass of the compiler. It gets a table that tells of the attempt; if it returns the number of a
 * status, the attempt fails with it.
 */
final class HandlerPass implements Pass {
  private final VmState vm;
  private final int handle;
  private final int priority;

  /** @param handler a function, a value */
  HandlerPass(VmState vm, long handler, int priority) {
    this.vm = vm;
    this.handle = vm.handles().add(handler);
    this.priority = priority;
  }

  /** The function. */
  long handler() {
    return vm.handles().at(handle);
  }

  @Override
  public String name() {
    long prototype = FunctionObject.prototype(Value.address(handler()));
    return prototype == 0 ? ValueText.pointer(handler()) : FunctionCompiler.name(vm.functions().at(PrototypeObject.info(prototype)));
  }

  @Override
  public int priority() {
    return priority;
  }

  @Override
  public void run(CompilationUnit unit) {
    long[] results;
    try {
      results = vm.nesting().execute(handler(), Value.table(describe(unit)));
    } catch (GuestError error) {
      throw new IllegalStateException(text(vm, error));
    }
    if (results.length > 0 && Arguments.isNumber(results[0])) {
      Optional<Status> status = Status.of(Arguments.toDouble(results[0]));
      if (status.isPresent() && status.get() != Status.OK && status.get() != Status.NONE) {
        unit.fail(status.get(), "so says the handler", -1);
      }
    }
  }

  /** What an error says, for a warning. */
  static String text(VmState vm, GuestError error) {
    return Value.isString(error.value()) ? vm.strings().toJava(Value.address(error.value())) : "(error object is not a string)";
  }

  private long describe(CompilationUnit unit) {
    long subject = unit.function() == Value.NIL ? Value.object(unit.prototype()) : unit.function();
    LibraryBuilder table = LibraryBuilder.of(vm, vm.tables().create(0, 8), "");
    table
        .set("func", subject)
        .set("status", Value.of((double) unit.outcome().status().number()))
        .set("bytecodes", Value.of((double) unit.info().prototype().length()));
    if (!unit.outcome().text().isEmpty()) {
      table.set("reason", vm.string(unit.outcome().text()));
    }
    if (unit.code().isPresent()) {
      MachineCode code = unit.code().get();
      table.set("mcaddr", Value.of((double) code.address())).set("mcsize", Value.of((double) code.codeBytes()));
    }
    return table.table();
  }

  @Override
  public void detached() {
    vm.handles().release(handle);
  }
}
