package dev.lathe.ast;

import java.math.BigInteger;

/** The value of a number literal. */
public sealed interface NumberValue {

  /** A double. */
  record Real(double value) implements NumberValue {}

  /** An integer of any size. */
  record Integer(BigInteger value) implements NumberValue {}

  /** A wrapping 64-bit integer. */
  record Fixed(long bits, Signedness signedness) implements NumberValue {}

  /** An imaginary number. */
  record Imaginary(double value) implements NumberValue {}

  /** How the bits of a {@link Fixed} are read. */
  enum Signedness {
    SIGNED,
    UNSIGNED
  }
}
