package dev.lathe.ast;

import java.util.Optional;

/**
 * A complex number with the arithmetic of CPython's {@code complexobject.c}, whose order of operations decides the last bits.
 * Literals hold only some of them, see {@link #isLiteral}.
 */
record Complex(double real, double imaginary) {

  private static final Complex ONE = new Complex(1, 0);

  /** Largest whole exponent whose power is a product. */
  private static final int MAX_WHOLE_EXPONENT = 100;

  Complex plus(Complex other) {
    return new Complex(real + other.real, imaginary + other.imaginary);
  }

  Complex minus(Complex other) {
    return new Complex(real - other.real, imaginary - other.imaginary);
  }

  Complex times(Complex other) {
    return new Complex(
        real * other.real - imaginary * other.imaginary, real * other.imaginary + imaginary * other.real);
  }

  /** R. Smith's algorithm 116, Communications of the ACM 5 (1962); empty for a divisor of 0, or one that is no number. */
  Optional<Complex> dividedBy(Complex other) {
    if (Math.abs(other.real) >= Math.abs(other.imaginary)) {
      if (other.real == 0) {
        return Optional.empty();
      }
      double ratio = other.imaginary / other.real;
      double divisor = other.real + other.imaginary * ratio;
      return Optional.of(new Complex((real + imaginary * ratio) / divisor, (imaginary - real * ratio) / divisor));
    }
    double ratio = other.real / other.imaginary;
    double divisor = other.real * ratio + other.imaginary;
    return Double.isNaN(other.real) || Double.isNaN(other.imaginary)
        ? Optional.empty()
        : Optional.of(new Complex((real * ratio + imaginary) / divisor, (imaginary * ratio - real) / divisor));
  }

  /** The power by squaring; empty for what is no small whole exponent, whose power is made of library functions. */
  Optional<Complex> power(Complex exponent) {
    double times = exponent.real;
    if (exponent.imaginary != 0 || times != Math.rint(times) || Math.abs(times) > MAX_WHOLE_EXPONENT) {
      return Optional.empty();
    }
    Complex result = ONE;
    Complex square = this;
    for (int rest = (int) Math.abs(times); rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = result.times(square);
      }
      square = square.times(square);
    }
    return times > 0 ? Optional.of(result) : ONE.dividedBy(result);
  }

  boolean isFinite() {
    return Double.isFinite(real) && Double.isFinite(imaginary);
  }

  /** Whether an imaginary literal has this value: its real part is 0 and not -0, as that of its negation would be. */
  boolean isLiteral() {
    return Double.doubleToRawLongBits(real) == 0 && Math.copySign(1, imaginary) > 0 && !Double.isNaN(imaginary);
  }
}
