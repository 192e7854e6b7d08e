package dev.lathe.vm.bytecode;

import java.math.BigInteger;
import java.util.List;

/**
 * A constant of a prototype that is not a plain double. Those of LuaJIT are {@link Child}, {@link Template}, {@link Int64},
 * {@link UInt64}, {@link Complex} and {@link Str}; the others occur in general functions only.
 */
public sealed interface Constant {

  /** A function inside this one. */
  record Child(Prototype prototype) implements Constant {}

  /** A table to copy. */
  record Template(TableTemplate table) implements Constant {}

  /** A boxed wrapping signed integer. */
  record Int64(long bits) implements Constant {}

  /** A boxed wrapping unsigned integer. */
  record UInt64(long bits) implements Constant {}

  /** A complex number. Parts are compared by their bits. */
  record Complex(double real, double imaginary) implements Constant {
    @Override
    public boolean equals(Object other) {
      return other instanceof Complex(double thatReal, double thatImaginary)
          && Bits.same(real, thatReal)
          && Bits.same(imaginary, thatImaginary);
    }

    @Override
    public int hashCode() {
      return 31 * Double.hashCode(real) + Double.hashCode(imaginary);
    }
  }

  /** A string. Text is in UTF-8, lone surrogates in the same scheme. */
  record Str(ByteString bytes) implements Constant {}

  /** Bytes as an object of their own kind. */
  record Bytes(ByteString bytes) implements Constant {}

  /** An integer that does not fit KINT. */
  record Int(BigInteger value) implements Constant {}

  /** A float inside a tuple; compared by its bits. */
  record Real(double value) implements Constant {
    @Override
    public boolean equals(Object other) {
      return other instanceof Real(double that) && Bits.same(value, that);
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /** An immutable sequence. */
  record Tuple(List<Constant> elements) implements Constant {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** An immutable set, its elements in the order of the source. */
  record FrozenSet(List<Constant> elements) implements Constant {
    public FrozenSet {
      elements = List.copyOf(elements);
    }
  }

  /** A value there is one of. */
  enum Single implements Constant {
    NIL,
    FALSE,
    TRUE,
    ELLIPSIS
  }

  /** Distances of a SWITCH, counted from the instruction behind it; index 0 is for the integer 0. */
  record JumpTable(List<Integer> distances) implements Constant {
    public JumpTable {
      distances = List.copyOf(distances);
    }
  }
}
