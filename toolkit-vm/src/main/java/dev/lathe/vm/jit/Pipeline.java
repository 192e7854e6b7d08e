package dev.lathe.vm.jit;

import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.runtime.ExitRequest;
import dev.lathe.vm.runtime.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * The passes of a machine's compiler, in their order. While they run no other function is compiled.
 *
 * <p>Passes may attach and detach passes: what is attached counts from the next function on.
 */
public final class Pipeline {
  private List<Pass> passes = List.of();
  private final Consumer<String> warnings;
  private boolean isRunning;
  private boolean hasServices;

  /** @param warnings gets a line for each pass that is detached because it threw */
  Pipeline(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** Adds a pass behind those of its priority. */
  public void attach(Pass pass) {
    List<Pass> all = new ArrayList<>(passes);
    int at = 0;
    while (at < all.size() && all.get(at).priority() >= pass.priority()) {
      at++;
    }
    all.add(at, pass);
    passes = List.copyOf(all);
  }

  /** Takes a pass out, if it is in; the backend stays. */
  public void detach(Pass pass) {
    if (pass instanceof Backend) {
      throw new IllegalArgumentException("nothing is compiled without the backend");
    }
    List<Pass> all = new ArrayList<>(passes);
    if (all.remove(pass)) {
      passes = List.copyOf(all);
      pass.detached();
    }
  }

  /** The passes in their order. */
  public List<Pass> passes() {
    return passes;
  }

  /** Whether a function is being compiled. */
  public boolean isRunning() {
    return isRunning;
  }

  void run(CompilationUnit unit) {
    if (!hasServices) {
      hasServices = true;
      ServiceLoader.load(Pass.class, Pass.class.getClassLoader()).forEach(this::attach);
    }
    isRunning = true;
    try {
      for (Pass pass : passes) {
        boolean runs = !unit.hasFailed() || (pass.priority() & 1) != 0;
        if (runs && passes.contains(pass)) {
          unit.begin(pass.name());
          run(pass, unit);
        }
      }
    } finally {
      isRunning = false;
      unit.begin("");
    }
  }

  /** Whatever is wrong with a pass, the program goes on. What ends the program goes through, and what collects and repeats. */
  private void run(Pass pass, CompilationUnit unit) {
    try {
      pass.run(unit);
    } catch (PassFailure failure) {
      unit.fail(Status.COMPILER_ERROR, failure.getMessage(), failure.instruction());
    } catch (Interruption | ExitRequest | Retry end) {
      throw end;
    } catch (RuntimeException | StackOverflowError fault) {
      String name = pass.name();
      detach(pass);
      warnings.accept("jit: pass " + name + " is detached: " + (fault.getMessage() == null ? fault : fault.getMessage()));
    }
  }
}
