package dev.lathe.bcgen.general;

/** A variable of a function: where it is. */
final class Variable {

  /** What its register holds. */
  enum Storage {
    VALUE,
    /** A cell, which functions inside share. */
    CELL
  }

  final String name;
  final Storage storage;
  /** From {@link CodeBuilder#FIRST_HIGH} on, only LDW and STW reach it. */
  final int register;
  /** Its number among the variables of its function. */
  final int number;

  /** Whether it is read where it may not be bound, so that it has to be known to be unbound. */
  boolean isChecked;

  Variable(String name, Storage storage, int register, int number) {
    this.name = name;
    this.storage = storage;
    this.register = register;
    this.number = number;
  }

  boolean isHigh() {
    return register >= CodeBuilder.FIRST_HIGH;
  }
}
