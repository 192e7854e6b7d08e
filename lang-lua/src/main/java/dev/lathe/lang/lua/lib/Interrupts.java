package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.runtime.ThreadState;
import dev.lathe.vm.runtime.VmState;

/** Lets long loops in Java be interrupted. */
final class Interrupts {

  private Interrupts() {}

  /** Raises the error of an interrupt if there is one. */
  static void check(VmState vm) {
    if ((Memory.observeInt(vm.thread().address() + ThreadState.POLL) & ThreadState.INTERRUPT) != 0) {
      vm.poll();
    }
  }
}
