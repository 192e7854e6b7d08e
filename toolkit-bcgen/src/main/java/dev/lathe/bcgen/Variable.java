package dev.lathe.bcgen;

import dev.lathe.vm.bytecode.Prototype.VariableName;

/** A local variable of a function in the making. */
final class Variable {
  /** Its name, a byte a character; "" for a hidden one. */
  final String name;

  final VariableName shown;
  final int hash;

  /** Its register, once it is active. */
  int register;

  /** First instruction at which it is alive, and the first behind its life. */
  int start;

  int end;

  /** Whether it is assigned after its declaration. */
  boolean assigned;

  Variable(String name, VariableName shown) {
    this.name = name;
    this.shown = shown;
    this.hash = name.hashCode();
  }
}
