package dev.lathe.bcgen.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Elements with separators between them, in brackets or bare.
 *
 * @param <N> the node that has the list
 * @param <X> an element
 */
public final class ListLayout<N, X> extends Layout<N> {

  /** Whether a separator stands behind the last element. */
  public enum Trailing {
    NEVER,
    /** Where each element has a line of its own; not behind a single one that the source has without. */
    LINES_OF_SEVERAL,
    /** Where each element has a line of its own. */
    LINES,
    /** Behind a single one, and where each element has a line of its own. */
    SINGLE
  }

  /** What makes a list stand on several lines although it would fit on one. */
  public enum Expansion {
    NONE,
    /** The source has a line end behind the opening bracket. */
    BREAK_INSIDE,
    /** The source has a separator behind the last element, and a line end behind that. */
    TRAILING_SEPARATOR
  }

  /** How a list that does not fit is broken. */
  public enum Steps {
    /** One element a line. */
    ONE,
    /** First all elements on one line between those of the brackets; then one element a line. */
    TWO
  }

  /** Tokens that stand among the elements like elements, such as a lone star among parameters. */
  public interface Marks<X> {
    /** The marks between two neighbours, in order; the first has none before it, the last none behind. */
    List<String> between(Optional<X> before, Optional<X> after);
  }

  private enum BracketRole {
    BARE,
    /** The closing bracket is the last token of the node. */
    LAST,
    INNER,
    /** As INNER; an empty list has no brackets. */
    INNER_OR_NONE
  }

  private final Function<N, List<X>> elements;
  private final Layout<? super X> element;
  private String open = "";
  private String close = "";
  private BracketRole role = BracketRole.BARE;
  private Output.Break inside = Output.Break.EMPTY;
  private Output.Break between = Output.Break.SPACE;
  private Output.Group group = Output.Group.BRACKETS;
  private Trailing trailing = Trailing.NEVER;
  private Expansion expansion = Expansion.NONE;
  private Steps steps = Steps.ONE;
  private Optional<Marks<X>> marks = Optional.empty();
  private Optional<Predicate<X>> small = Optional.empty();

  private ListLayout(Function<N, List<X>> elements, Layout<? super X> element) {
    this.elements = elements;
    this.element = element;
  }

  static <N, X> ListLayout<N, X> of(Function<N, List<X>> elements, Layout<? super X> element) {
    return new ListLayout<>(elements, element);
  }

  /** A copy, which the caller changes before anyone else sees it. */
  private ListLayout<N, X> copy() {
    ListLayout<N, X> copy = new ListLayout<>(elements, element);
    copy.open = open;
    copy.close = close;
    copy.role = role;
    copy.inside = inside;
    copy.between = between;
    copy.group = group;
    copy.trailing = trailing;
    copy.expansion = expansion;
    copy.steps = steps;
    copy.marks = marks;
    copy.small = small;
    return copy;
  }

  private ListLayout<N, X> bracketed(String first, String last, BracketRole bracketRole) {
    ListLayout<N, X> copy = copy();
    copy.open = first;
    copy.close = last;
    copy.role = bracketRole;
    return copy;
  }

  /** In brackets of which the closing one is the last token of the node. */
  public ListLayout<N, X> in(String first, String last) {
    return bracketed(first, last, BracketRole.LAST);
  }

  /** In brackets behind which the node goes on. */
  public ListLayout<N, X> inside(String first, String last) {
    return bracketed(first, last, BracketRole.INNER);
  }

  /** In brackets behind which the node goes on, unless it is empty: then there are none. */
  public ListLayout<N, X> insideUnlessEmpty(String first, String last) {
    return bracketed(first, last, BracketRole.INNER_OR_NONE);
  }

  /** With a space inside the brackets on one line. */
  public ListLayout<N, X> spaced() {
    ListLayout<N, X> copy = copy();
    copy.inside = Output.Break.SPACE;
    return copy;
  }

  /** On several lines if there is a block inside. */
  public ListLayout<N, X> expandedByBlocks() {
    ListLayout<N, X> copy = copy();
    copy.group = Output.Group.EXPANDING_BRACKETS;
    return copy;
  }

  /** With a separator behind the last element. */
  public ListLayout<N, X> trailing(Trailing when) {
    ListLayout<N, X> copy = copy();
    copy.trailing = when;
    return copy;
  }

  /** On several lines where the source has it so. */
  public ListLayout<N, X> expanded(Expansion by) {
    ListLayout<N, X> copy = copy();
    copy.expansion = by;
    return copy;
  }

  /** Broken in these steps. */
  public ListLayout<N, X> steps(Steps taken) {
    ListLayout<N, X> copy = copy();
    copy.steps = taken;
    return copy;
  }

  /** With marks among the elements. */
  public ListLayout<N, X> marks(Marks<X> among) {
    ListLayout<N, X> copy = copy();
    copy.marks = Optional.of(among);
    return copy;
  }

  /** With lines filled where all elements pass {@code isSmall}. */
  public ListLayout<N, X> filled(Predicate<X> isSmall) {
    ListLayout<N, X> copy = copy();
    copy.small = Optional.of(isSmall);
    return copy;
  }

  /** With the line end escaped where a line ends between elements. */
  public ListLayout<N, X> escaped() {
    ListLayout<N, X> copy = copy();
    copy.between = Output.Break.ESCAPED;
    return copy;
  }

  @Override
  void print(N node, Printer printer) {
    List<X> all = elements.apply(node);
    switch (role) {
      case BARE -> printElements(all, printer);
      case INNER_OR_NONE -> {
        if (!all.isEmpty() || printer.bracketWaits()) {
          printBracketed(all, printer);
        }
      }
      case LAST, INNER -> printBracketed(all, printer);
    }
  }

  private void printBracketed(List<X> all, Printer printer) {
    if (all.isEmpty()) {
      printer.openEmptyBrackets(open);
      if (role == BracketRole.LAST) {
        printer.flushOwn();
      }
      printer.closeEmptyBrackets(close);
      return;
    }
    printer.openBrackets(open, group, inside);
    if (expansion == Expansion.BREAK_INSIDE && printer.sawBreak()) {
      printer.out.expand();
    }
    if (steps == Steps.TWO) {
      printer.out.open(Output.Group.PLAIN);
    }
    printElements(all, printer);
    if (steps == Steps.TWO) {
      printer.out.close();
    }
    if (role == BracketRole.LAST) {
      printer.flushOwn();
    }
    printer.closeBrackets(close, inside);
  }

  private void printElements(List<X> all, Printer printer) {
    int count = all.size();
    int written = 0;
    Output.Break gap = isFilled(all) ? Output.Break.FILL : between;
    for (int i = 0; i <= count; i++) {
      if (marks.isPresent()) {
        List<String> between =
            marks.get().between(i == 0 ? Optional.empty() : Optional.of(all.get(i - 1)),
                i == count ? Optional.empty() : Optional.of(all.get(i)));
        for (String mark : between) {
          if (written++ > 0) {
            printer.separator(",");
            printer.out.line(gap);
          }
          printer.token(mark);
        }
      }
      if (i < count) {
        if (written++ > 0) {
          printer.separator(",");
          printer.out.line(gap);
        }
        X next = all.get(i);
        if (printer.style.hugs(next)) {
          printer.out.openCandidate();
          element.print(next, printer);
          printer.out.closeCandidate();
        } else {
          element.print(next, printer);
        }
      }
    }
    if (written > 0 && trailing != Trailing.NEVER) {
      printTrailing(written, printer);
    }
  }

  private boolean isFilled(List<X> all) {
    if (small.isEmpty()) {
      return false;
    }
    for (int i = 0, n = all.size(); i < n; i++) {
      if (!small.get().test(all.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void printTrailing(int written, Printer printer) {
    boolean kept = expansion == Expansion.TRAILING_SEPARATOR || printer.out.isPinned();
    if (kept && printer.separatorWaits()) {
      printer.out.expand();
      printer.separator(",");
    } else if (trailing == Trailing.SINGLE && written == 1) {
      printer.separator(",");
    } else if (trailing != Trailing.LINES_OF_SEVERAL || written > 1) {
      printer.out.separatorIfBroken(",");
    }
  }
}
