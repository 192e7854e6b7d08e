import dev.lathe.vm.jit.CompilationUnit;
import dev.lathe.vm.jit.FunctionCompiler;
import dev.lathe.vm.jit.Pass;

/** A pass of the function compiler: tells on standard error how many bytes of machine code a function has for each bytecode. */
public final class Density implements Pass {
  @Override
  public String name() {
    return "density";
  }

  /** Behind the backend, which has the priority 0. It is even: of what fails this pass hears nothing. */
  @Override
  public int priority() {
    return -2;
  }

  @Override
  public void run(CompilationUnit unit) {
    unit.code()
        .map(code -> "%s: %d bytes a bytecode".formatted(FunctionCompiler.name(unit.info()), code.codeBytes() / code.bytecodes()))
        .ifPresent(System.err::println);
  }
}
