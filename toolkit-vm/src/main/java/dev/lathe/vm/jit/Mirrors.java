package dev.lathe.vm.jit;

import static dev.lathe.vm.jit.ValueAssembler.BASE;

import dev.lathe.vm.asm.Assembler;
import dev.lathe.vm.asm.Register;
import dev.lathe.vm.asm.Vector;

/**
 * Registers of the guest that are in vector registers as well. Every store goes to both, so that at each boundary memory is complete, and
 * reading needs no load. A loop's are <em>pinned</em>: each boundary of it finds them in the same place. Others come and go within
 * straight code. Templates have xmm0–xmm3 for themselves, and so have all routines; the rest is in here.
 *
 * <p>A mirror has the bits of the register, whatever they mean.
 */
final class Mirrors {
  static final int MOST_PINNED = 8;
  private static final int FIRST = 4;
  private static final int VECTORS = 16;
  private static final int NONE = 0;

  private final Assembler a;
  private final Hints hints;
  /** Of a register of the guest, the number of its vector register. */
  private final byte[] vectors;
  /** Of a vector register, the guest's plus 1. */
  private final short[] held = new short[VECTORS];
  private Hints.Loop loop = Hints.Loop.NONE;
  /** Vector registers that belong to no loop are below. */
  private int end = VECTORS;
  private int turn = FIRST;
  /** Vector registers, a bit each: what the instruction at hand reads or has written. */
  private int locked;
  private int written;
  /** The boundary behind the instruction at hand. */
  private int behind;
  private boolean isFinished;

  /** @param registers of a frame */
  Mirrors(Assembler a, Hints hints, int registers) {
    this.a = a;
    this.hints = hints;
    this.vectors = new byte[registers];
  }

  // --- from boundary to boundary ----------------------------------------------------------------------------------------

  /** The instruction at a boundary begins. */
  void begin(int boundary, int boundaryBehind) {
    behind = boundaryBehind;
    locked = 0;
    written = 0;
    if (hints.isNone()) {
      return;
    }
    Hints.Loop around = hints.loop(boundary);
    if (around != loop) {
      enter(around);
    }
    boolean isTarget = hints.isTarget(boundary);
    for (int i = FIRST; i < end; i++) {
      if (held[i] != NONE && (isTarget || !hints.isWanted(boundary, held[i] - 1))) {
        release(i);
      }
    }
  }

  private void enter(Hints.Loop entered) {
    for (int i = FIRST; i < VECTORS; i++) {
      release(i);
    }
    loop = entered;
    end = VECTORS - entered.registers().length;
    for (int i = 0; i < entered.registers().length; i++) {
      hold(entered.registers()[i], VECTORS - 1 - i);
    }
  }

  /** The template is complete: of the registers from {@code first} to {@code last} only what it has written through here is known. */
  void end(int first, int last) {
    for (int i = FIRST; i < end; i++) {
      int register = held[i] - 1;
      if (register >= first && register <= last && (written >>> i & 1) == 0) {
        release(i);
      }
    }
  }

  /** Nothing is known any more but what is pinned. */
  void forgetAll() {
    for (int i = FIRST; i < end; i++) {
      release(i);
    }
  }

  /** There are no mirrors in what follows. */
  void finish() {
    enter(Hints.Loop.NONE);
    isFinished = true;
  }

  // --- entries ----------------------------------------------------------------------------------------------------------

  /** What is where at this boundary, as {@link #load} wants it. */
  short[] snapshot() {
    return held.clone();
  }

  /** Whether anything is anywhere. */
  boolean isAny() {
    for (int i = FIRST; i < VECTORS; i++) {
      if (held[i] != NONE) {
        return true;
      }
    }
    return false;
  }

  /** Loads all that a snapshot says. */
  void load(short[] snapshot) {
    for (int i = FIRST; i < VECTORS; i++) {
      if (snapshot[i] != NONE) {
        a.movsd(Vector.of(i), BASE, MacroAssembler.slot(snapshot[i] - 1));
      }
    }
  }

  /** Loads what a loop has pinned. */
  void load(Hints.Loop entered) {
    int[] registers = entered.registers();
    for (int i = 0; i < registers.length; i++) {
      a.movsd(Vector.of(VECTORS - 1 - i), BASE, MacroAssembler.slot(registers[i]));
    }
  }

  /** The loop of the instruction at hand. */
  Hints.Loop loop() {
    return loop;
  }

  // --- reading ----------------------------------------------------------------------------------------------------------

  /** Where a register is, if it is: it stays there as long as this instruction lasts. Loads it where it will be of use. */
  boolean has(int register) {
    int vector = vectors[register];
    if (vector == NONE && isUseful(register)) {
      vector = fresh();
      a.movsd(Vector.of(vector), BASE, MacroAssembler.slot(register));
      hold(register, vector);
      written |= 1 << vector;
    }
    locked |= 1 << vector;
    return vector != NONE;
  }

  /** Whether it is in a vector register already. */
  boolean isHeld(int register) {
    return vectors[register] != NONE;
  }

  /** The vector register of one that {@link #has} has found. */
  Vector at(int register) {
    return Vector.of(vectors[register]);
  }

  /** A register's vector register, or a scratch one, which it is loaded to. */
  Vector read(int register, Vector scratch) {
    if (has(register)) {
      return at(register);
    }
    a.movsd(scratch, BASE, MacroAssembler.slot(register));
    return scratch;
  }

  /** The same without making a mirror, for code that others jump over. */
  Vector peek(int register, Vector scratch) {
    if (isHeld(register)) {
      return at(register);
    }
    a.movsd(scratch, BASE, MacroAssembler.slot(register));
    return scratch;
  }

  /** Puts a register into a vector register. */
  void load(Vector to, int register) {
    if (!has(register)) {
      a.movsd(to, BASE, MacroAssembler.slot(register));
    } else if (at(register) != to) {
      a.movapd(to, at(register));
    }
  }

  /** Whether a mirror of a register outlives this instruction. */
  private boolean isUseful(int register) {
    return !isFinished && !hints.isTarget(behind) && hints.isWanted(behind, register);
  }

  // --- writing ----------------------------------------------------------------------------------------------------------

  /** Where a result for a register is best made: in the register's own place, if it has one, else in one that is free, or in the scratch one. */
  Vector target(int register, Vector scratch) {
    int vector = vectors[register];
    if (vector != NONE) {
      return Vector.of(vector);
    }
    if (!isUseful(register)) {
      return scratch;
    }
    vector = fresh();
    locked |= 1 << vector;
    return Vector.of(vector);
  }

  /** Whether {@link #target} gives anything but the scratch register. */
  boolean isTargeted(int register) {
    return vectors[register] != NONE || isUseful(register);
  }

  /** The value of a register is in a vector register, and memory has it already. */
  void written(int register, Vector from) {
    int vector = vectors[register];
    if (vector == from.number() && vector != NONE) {
      written |= 1 << vector;
      return;
    }
    boolean isFree = from.number() >= FIRST && held[from.number()] == NONE;
    if (vector == NONE && isFree) {
      hold(register, from.number());
      written |= 1 << from.number();
      return;
    }
    if (vector == NONE) {
      if (!isUseful(register)) {
        return;
      }
      vector = fresh();
      hold(register, vector);
    }
    a.movapd(Vector.of(vector), from);
    written |= 1 << vector;
  }

  /** The same, from a general register; only if what is pinned or known to be of use needs it. */
  void written(int register, Register from, Hints.Kind kind) {
    int vector = vectors[register];
    if (vector == NONE && kind == Hints.Kind.DOUBLE && isUseful(register)) {
      vector = fresh();
      hold(register, vector);
    }
    if (vector != NONE && (kind == Hints.Kind.DOUBLE || vector >= end)) {
      a.movq(Vector.of(vector), from);
      written |= 1 << vector;
    } else if (vector != NONE) {
      release(vector);
    }
  }

  /** A register has got a value that may not outlive a jump: only where it is pinned it is copied. */
  void writtenOnEdge(int register, Vector from) {
    int vector = vectors[register];
    if (vector >= end) {
      if (vector != from.number()) {
        a.movapd(Vector.of(vector), from);
      }
    } else if (vector != NONE) {
      release(vector);
    }
  }

  private int fresh() {
    do {
      turn = turn + 1 < end ? turn + 1 : FIRST;
    } while ((locked >>> turn & 1) != 0);
    release(turn);
    return turn;
  }

  private void hold(int register, int vector) {
    release(vector);
    held[vector] = (short) (register + 1);
    vectors[register] = (byte) vector;
  }

  private void release(int vector) {
    if (held[vector] != NONE) {
      vectors[held[vector] - 1] = NONE;
      held[vector] = NONE;
    }
  }
}
