package dev.lathe.vm.jit;

import java.util.Optional;

/** The pass that makes machine code. */
final class Backend implements Pass {
  private final FunctionCompiler compiler;
  private final Templates templates;

  Backend(FunctionCompiler compiler, Optional<RandomExits> exits, ExitCounts counts) {
    this.compiler = compiler;
    this.templates = new Templates(exits, counts);
  }

  @Override
  public String name() {
    return "backend";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public void run(CompilationUnit unit) {
    try {
      compiler.place(unit, templates.compile(unit, SharedCode.get()));
    } catch (PassFailure failure) {
      throw failure;
    } catch (StackOverflowError deep) {
      unit.fail(Status.DELAYED, "Java's stack is full", -1);
    } catch (RuntimeException fault) {
      throw new PassFailure(fault, -1);
    }
  }
}
