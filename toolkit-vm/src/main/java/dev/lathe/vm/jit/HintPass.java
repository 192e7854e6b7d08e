package dev.lathe.vm.jit;

/** The pass that finds hints. */
final class HintPass implements Pass {
  private static final int PRIORITY = 50;

  @Override
  public String name() {
    return "hints";
  }

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public void run(CompilationUnit unit) {
    if (unit.options().has(Optimization.HINTS)) {
      unit.setHints(HintAnalysis.of(unit));
    }
  }
}
