package dev.lathe.vm.interp;

import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;

/** How instructions of general functions go on when what they have called or resumed has returned, yielded or raised. */
final class GeneralSteps {
  private final Machinery machinery;

  GeneralSteps(Machinery machinery) {
    this.machinery = machinery;
  }

  /** A call has returned; base and pc of the instruction are in ThreadState. */
  long finish(Step step, long base, long extra, long result, long pc) {
    long insn = Memory.getLong(pc - 8);
    int word = (int) insn;
    long ra = base + 8L * Insn.a(word);
    return switch (step) {
      case OPERATE -> machinery.protocols().answered((int) extra, word, result, pc);
      case NOT_EQUAL -> machinery.protocols().answeredEqual(word, result, pc);
      case TRUTH -> machinery.protocols().answeredTruth(word, result, pc);
      case CONTAINED -> machinery.protocols().answeredContained(word, result, pc);
      case STORE_NIL -> {
        Memory.putLong(ra, Value.NIL);
        yield pc;
      }
      case METHOD -> machinery.attributes().gotMethod(ra, result, pc);
      case SUPER, SUPER_METHOD -> machinery.attributes().gotSuper(step, result, extra, ra, pc);
      case RAISE_FROM -> machinery.intrinsics().caused(result, extra, ra, pc);
      case ITERATE -> machinery.iteration().begun(ra, result, pc);
      case COLLECT_FROM -> machinery.iteration().collectOn(machinery.iteration().beginList(result), pc);
      case NEXT, COLLECT, DELEGATE -> item(step, base, extra, result, pc);
      case STORE, CONDITION, NEGATED_CONDITION, CONCATENATE, NOTHING, HANDLED, HOOKED, HOST_HOOKED, FINALIZED, RESULTS -> throw new AssertionError(step);
    };
  }

  /** An iterator has given an item, or a generator has yielded one. */
  long item(Step step, long base, long extra, long item, long pc) {
    long insn = Memory.getLong(pc - 8);
    return switch (step) {
      case NEXT -> machinery.iteration().got(insn, base + 8L * Insn.a((int) insn), item, pc);
      case COLLECT -> machinery.iteration().collectItem(extra, item, pc);
      // It is entered again at the instruction itself.
      case DELEGATE -> machinery.generators().yield(base, item, pc - 8);
      default -> throw new AssertionError(step);
    };
  }

  /** Whether a step knows what to do when an iteration ends. */
  static boolean takesEnd(Step step) {
    return step == Step.NEXT || step == Step.COLLECT || step == Step.DELEGATE;
  }

  /** An iterator has come to its end, with a result of its own. */
  long ended(Step step, long base, long extra, long result, long pc) {
    return switch (step) {
      case NEXT -> pc;
      case COLLECT -> machinery.iteration().collected(extra, pc);
      case DELEGATE -> {
        Memory.putLong(base + 8L * Insn.a((int) Memory.getLong(pc - 8)), result);
        yield pc;
      }
      default -> throw new AssertionError(step);
    };
  }
}
