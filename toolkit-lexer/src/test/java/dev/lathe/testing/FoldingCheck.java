package dev.lathe.testing;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Judges a folder of constants by a reference that folds them, too: expression by expression, from the operands up.
 *
 * <p>What we fold, the reference must fold to the same value. What the reference folds and we do not must be excused, or have
 * an operand that has been.
 */
public final class FoldingCheck {

  /** What both say of an expression that is not folded. */
  public static final String CODE = "code";

  /**
   * An expression made of constants.
   *
   * @param text in the language's syntax
   * @param isPower whether its operator is the power, whose last bit is not certain
   */
  public record Expression(String text, boolean isPower, List<Expression> operands) {}

  private final UnaryOperator<String> ours;
  private final UnaryOperator<String> theirs;
  private final UnaryOperator<String> unrepresentable;
  private int folded;
  private int powers;
  private int doubtfulPowers;

  /**
   * @param ours value of what we make of an expression's text, or {@link #CODE}
   * @param theirs the reference's
   * @param unrepresentable the values of the reference that no literal can hold are to be given as {@link #CODE}
   */
  public FoldingCheck(UnaryOperator<String> ours, UnaryOperator<String> theirs, UnaryOperator<String> unrepresentable) {
    this.ours = ours;
    this.theirs = theirs;
    this.unrepresentable = unrepresentable;
  }

  /** Whether the reference folds {@code expression} or some part of it, and we have an excuse not to. */
  public boolean check(Expression expression) {
    boolean excused = false;
    for (Expression operand : expression.operands) {
      excused |= check(operand);
    }
    String expected = theirs.apply(expression.text);
    String found = ours.apply(expression.text);
    if (found.equals(expected)) {
      folded += found.equals(CODE) ? 0 : 1;
      powers += expression.isPower && !found.equals(CODE) ? 1 : 0;
      return excused;
    }
    if (!found.equals(CODE)) {
      throw new AssertionError(expression.text + "\n  is " + expected + "\n  but folded to " + found);
    }
    if (excused || unrepresentable.apply(expected).equals(CODE)) {
      return true;
    }
    if (!expression.isPower) {
      throw new AssertionError(expression.text + "\n  is folded to " + expected + ", but not by us");
    }
    powers++;
    doubtfulPowers++;
    return true;
  }

  /** Checks that much has been folded, and few powers have not. */
  public void finish() {
    String counts = folded + " folded, " + doubtfulPowers + " of " + powers + " powers in doubt";
    if (folded < Sampling.programs() || powers < Sampling.programs() / 50 || doubtfulPowers > powers / 5) {
      throw new AssertionError(counts);
    }
  }
}
