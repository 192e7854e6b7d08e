package dev.lathe.vm.jit;

import static dev.lathe.vm.asm.Register.RDX;

import dev.lathe.vm.asm.Assembler;

/** What routines are written with: it knows where each begins. */
final class RoutineAssembler extends ValueAssembler {
  private final int[] places = new int[Routine.values().length];

  RoutineAssembler(Assembler a) {
    super(a);
  }

  /** The code of a routine begins here. */
  void begin(Routine routine) {
    places[routine.ordinal()] = a.position();
  }

  /** Where a routine begins, from the beginning of all code. */
  int place(Routine routine) {
    return places[routine.ordinal()];
  }

  /** Ends a routine that answers by the zero flag: set, it has done its work. Uses rdx. */
  void answer(boolean isDone) {
    if (isDone) {
      a.xor32(RDX, RDX);
    } else {
      a.or32(RDX, 1);
    }
    a.ret();
  }
}
