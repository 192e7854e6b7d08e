package dev.lathe.bcgen.source;

import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Node;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.StringPart;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a node, or a part of one, is written: the rows of a {@link SourceStyle} are made of these.
 *
 * <pre>
 *   style.layout(Stmt.While.class,
 *       token("while"), value(Stmt.While::test, TEST), token(":"), block(Stmt.While::body),
 *       optional(Stmt.While::orElse, token("else"), token(":"), block()))
 * </pre>
 *
 * <p>A layout prints all tokens of its node, in the order of the source: comments find their places by counting them.
 *
 * @param <N> what is written
 */
@SuppressWarnings("varargs") // arrays of layouts are only read
public abstract class Layout<N> {

  Layout() {}

  abstract void print(N node, Printer printer);

  /** Whether there may be a block in what is printed. */
  boolean hasBlock() {
    return false;
  }

  static boolean anyHasBlock(Layout<?>[] parts) {
    for (Layout<?> part : parts) {
      if (part.hasBlock()) {
        return true;
      }
    }
    return false;
  }

  // Tokens and white space

  /** A token; brackets, commas and semicolons are known by their text. */
  public static Layout<Object> token(String text) {
    return switch (text) {
      case "(", "[", "{", ")", "]", "}" ->
          new Layout<>() {
            @Override
            void print(Object node, Printer printer) {
              printer.bracket(text);
            }
          };
      case ",", ";" ->
          new Layout<>() {
            @Override
            void print(Object node, Printer printer) {
              printer.separator(text);
            }
          };
      default ->
          new Layout<>() {
            @Override
            void print(Object node, Printer printer) {
              printer.token(text);
            }
          };
    };
  }

  /** A token of which the node has the text; may hold line ends. Nothing if the text is "". */
  public static <N> Layout<N> text(Function<N, String> text) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        String token = text.apply(node);
        if (!token.isEmpty()) {
          printer.literal(token);
        }
      }
    };
  }

  /** A token that is a name; the language must allow it. */
  public static <N extends Node> Layout<N> name(Function<N, String> text) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.name(node, text.apply(node));
      }
    };
  }

  /** A literal of the string {@code text} gives. */
  public static <N> Layout<N> stringOf(Function<N, String> text) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.token(printer.style.literals.string(text.apply(node)));
      }
    };
  }

  /** A number: its spelling, or what the value demands. */
  public static Layout<Expr.NumberLiteral> number() {
    return new Layout<>() {
      @Override
      void print(Expr.NumberLiteral node, Printer printer) {
        printer.token(node.spelling().isEmpty() ? printer.style.literals.number(node.value()).text() : node.spelling());
      }
    };
  }

  /** A string literal: its spelling, or what the value demands. */
  public static Layout<StringPart.Literal> string() {
    return new Layout<>() {
      @Override
      void print(StringPart.Literal node, Printer printer) {
        printer.literal(node.spelling().isEmpty() ? printer.style.literals.string(node.value()) : node.spelling());
      }
    };
  }

  /** A string with holes: its opening quote, and parts that may hold {@link #formatText}. */
  @SafeVarargs
  public static <N> Layout<N> formatString(Function<N, String> open, Layout<? super N>... parts) {
    Layout<N> inner = all(parts.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        String outer = printer.formatOpen;
        printer.formatOpen = open.apply(node);
        printer.literal(printer.formatOpen);
        inner.print(node, printer);
        printer.formatOpen = outer;
      }
    };
  }

  /** Text of a string with holes: its spelling, or what the value demands. */
  public static Layout<FormatPiece.Text> formatText() {
    return new Layout<>() {
      @Override
      void print(FormatPiece.Text node, Printer printer) {
        String text = node.spelling().isEmpty() ? printer.formatText(node) : node.spelling();
        if (!text.isEmpty()) {
          printer.literal(text);
        }
      }
    };
  }

  /** The spelling of an operator with {@code suffix} behind it, as one token. */
  public static <N> Layout<N> operator(Function<N, BinaryOp> operator, String suffix) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.token(printer.style.binaryText(operator.apply(node)) + suffix);
      }
    };
  }

  /** A space. */
  public static Layout<Object> space() {
    return new Layout<>() {
      @Override
      void print(Object node, Printer printer) {
        printer.out.space();
      }
    };
  }

  /** A space at which the innermost group may be broken. */
  public static Layout<Object> line() {
    return new Layout<>() {
      @Override
      void print(Object node, Printer printer) {
        printer.out.line(Output.Break.SPACE);
      }
    };
  }

  /** A space at which the innermost group is broken if a line ends there in the source. */
  public static Layout<Object> keptLine() {
    return new Layout<>() {
      @Override
      void print(Object node, Printer printer) {
        if (printer.sawBreak()) {
          printer.out.expand();
        }
        printer.out.line(Output.Break.SPACE);
      }
    };
  }

  /** What the language cannot write. */
  public static Layout<Node> refused(String reason) {
    return new Layout<>() {
      @Override
      void print(Node node, Printer printer) {
        throw new UnprintableException(node, reason);
      }
    };
  }

  /** The line ends. */
  public static Layout<Object> newLine() {
    return new Layout<>() {
      @Override
      void print(Object node, Printer printer) {
        printer.out.newLine();
      }
    };
  }

  /** A space in front of the next token if that begins with {@code first}. */
  public static Layout<Object> apartFrom(char first) {
    return new Layout<>() {
      @Override
      void print(Object node, Printer printer) {
        printer.out.avoid(first);
      }
    };
  }

  // Composition

  /** One behind the other. */
  @SafeVarargs
  public static <N> Layout<N> sequence(Layout<? super N>... parts) {
    return all(parts.clone());
  }

  static <N> Layout<N> all(Layout<? super N>[] parts) {
    boolean block = anyHasBlock(parts);
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        for (Layout<? super N> part : parts) {
          part.print(node, printer);
        }
      }

      @Override
      boolean hasBlock() {
        return block;
      }
    };
  }

  /** Parts whose {@link #line}s all end lines if they do not fit on one. */
  @SafeVarargs
  public static <N> Layout<N> group(Layout<? super N>... parts) {
    Layout<N> inner = all(parts.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.out.open(Output.Group.PLAIN);
        inner.print(node, printer);
        printer.out.close();
      }
    };
  }

  /** Parts that are indented where the innermost group is broken. */
  @SafeVarargs
  public static <N> Layout<N> indented(Layout<? super N>... parts) {
    Layout<N> inner = all(parts.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.out.indent();
        inner.print(node, printer);
        printer.out.outdent();
      }
    };
  }

  /** Parts in which no line ends. */
  @SafeVarargs
  public static <N> Layout<N> rigid(Layout<? super N>... parts) {
    Layout<N> inner = all(parts.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.out.openRigid();
        inner.print(node, printer);
        printer.out.closeRigid();
      }
    };
  }

  /** Parts that are alone between breaks: operators in them are not indented once more. */
  @SafeVarargs
  public static <N> Layout<N> flush(Layout<? super N>... parts) {
    Layout<N> inner = all(parts.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.flushNext();
        inner.print(node, printer);
      }
    };
  }

  /**
   * Brackets, with their content on lines of its own where it does not fit. The closing bracket is the last token of the
   * node.
   */
  @SafeVarargs
  public static <N> Layout<N> brackets(String open, String close, Layout<? super N>... content) {
    Layout<N> inner = all(content.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.openBrackets(open, Output.Group.BRACKETS, Output.Break.EMPTY);
        inner.print(node, printer);
        printer.closeLastBrackets(close, Output.Break.EMPTY);
      }
    };
  }

  /** The same, but without a place for a line end inside. */
  @SafeVarargs
  public static <N> Layout<N> tightBrackets(String open, String close, Layout<? super N>... content) {
    Layout<N> inner = all(content.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.bracket(open);
        inner.print(node, printer);
        printer.lastBracket(close);
      }
    };
  }

  /**
   * Content that gets brackets where it does not fit on a line, or where something waits for its place inside them.
   */
  @SafeVarargs
  public static <N> Layout<N> optionalBrackets(String open, String close, Layout<? super N>... content) {
    Layout<N> inner = all(content.clone());
    return new Wrapped<>(inner) {
      @Override
      void print(N node, Printer printer) {
        printer.optionalBrackets(open, close, inner, node);
      }
    };
  }

  /** {@code then} if the test is true, else nothing. */
  @SafeVarargs
  public static <N> Layout<N> when(Predicate<N> test, Layout<? super N>... then) {
    return either(test, all(then.clone()), sequence());
  }

  /** One or the other. */
  public static <N> Layout<N> either(Predicate<N> test, Layout<? super N> then, Layout<? super N> otherwise) {
    boolean block = then.hasBlock() || otherwise.hasBlock();
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        if (test.test(node)) {
          then.print(node, printer);
        } else {
          otherwise.print(node, printer);
        }
      }

      @Override
      boolean hasBlock() {
        return block;
      }
    };
  }

  /** Parts for what is there; nothing if it is absent. */
  @SafeVarargs
  public static <N, X> Layout<N> optional(Function<N, Optional<X>> get, Layout<? super X>... parts) {
    Layout<X> inner = all(parts.clone());
    return new Wrapped<N>(inner) {
      @Override
      void print(N node, Printer printer) {
        Optional<X> value = get.apply(node);
        if (value.isPresent()) {
          inner.print(value.get(), printer);
        }
      }
    };
  }

  /** Parts for each element. */
  public static <N, X> Layout<N> each(Function<N, List<X>> get, Layout<? super X> layout) {
    return each(get, layout, layout);
  }

  /** Parts for each element, of which the first is written in its own way. */
  public static <N, X> Layout<N> each(
      Function<N, List<X>> get, Layout<? super X> first, Layout<? super X> others) {
    boolean block = first.hasBlock() || others.hasBlock();
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        List<X> elements = get.apply(node);
        for (int i = 0, n = elements.size(); i < n; i++) {
          if (i == 0) {
            first.print(elements.get(i), printer);
          } else {
            others.print(elements.get(i), printer);
          }
        }
      }

      @Override
      boolean hasBlock() {
        return block;
      }
    };
  }

  /** A list whose elements are written at {@code position}. */
  public static <N, X extends Node> ListLayout<N, X> list(Function<N, List<X>> get, Position position) {
    return ListLayout.of(get, self(position));
  }

  /** A list whose elements are written by {@code element}. */
  public static <N, X> ListLayout<N, X> list(Function<N, List<X>> get, Layout<? super X> element) {
    return ListLayout.of(get, element);
  }

  // Nodes

  /** A child, written as its own row says, with parentheses if {@code position} demands them. */
  public static <N> Layout<N> child(Function<N, ? extends Node> get, Position position) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.child(get.apply(node), position);
      }
    };
  }

  /** A child that is no expression, or may be any. */
  public static <N> Layout<N> child(Function<N, ? extends Node> get) {
    return child(get, Position.ANY);
  }

  /** A child that is written in another way than its row says. */
  public static <N, X extends Node> Layout<N> child(Function<N, X> get, Layout<? super X> layout) {
    return new Wrapped<N>(layout) {
      @Override
      void print(N node, Printer printer) {
        printer.childAs(get.apply(node), layout);
      }
    };
  }

  /** The node of an optional part or list, with parentheses if {@code position} demands them. */
  public static Layout<Node> self(Position position) {
    return new Layout<>() {
      @Override
      void print(Node node, Printer printer) {
        printer.child(node, position);
      }
    };
  }

  /** The node of an optional part or list. */
  public static Layout<Node> self() {
    return self(Position.ANY);
  }

  /** The node of an optional part or list, written in another way than its row says. */
  public static <X extends Node> Layout<X> selfAs(Layout<? super X> layout) {
    return child(node -> node, layout);
  }

  /**
   * A space and a value behind it. If that does not fit, it moves to the next line or gets parentheses, as the style's
   * {@link SourceStyle.LongValues} says; unless breaking the brackets inside it is enough. Where values get parentheses
   * when they need them, those that the source has and that hold no comment are left out.
   */
  public static <N> Layout<N> value(Function<N, ? extends Expr> get, Position position) {
    return value(
        new Layout<N>() {
          @Override
          void print(N node, Printer printer) {
            printer.value(get.apply(node), position);
          }
        });
  }

  /** The same for a value that is written by {@code layout}. */
  public static <N> Layout<N> value(Layout<N> layout) {
    return new Wrapped<>(layout) {
      @Override
      void print(N node, Printer printer) {
        printer.openValue(Output.Break.SPACE);
        layout.print(node, printer);
        printer.closeValue();
      }
    };
  }

  /** The same without the space. */
  public static <N> Layout<N> bareValue(Function<N, ? extends Node> get, Position position) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.openValue(Output.Break.EMPTY);
        printer.child(get.apply(node), position);
        printer.closeValue();
      }
    };
  }

  /** A block, on lines of its own. */
  public static <N> Layout<N> block(Function<N, Block> get) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.block(get.apply(node));
      }

      @Override
      boolean hasBlock() {
        return true;
      }
    };
  }

  /** The block of an optional part. */
  public static Layout<Block> block() {
    return block(block -> block);
  }

  /** In front of a keyword that goes on behind a block, such as else: on a line of its own, behind the source's blank lines. */
  public static Layout<Object> clause() {
    return new Layout<>() {
      @Override
      void print(Object node, Printer printer) {
        printer.clause();
      }
    };
  }

  /** A token, and behind it parts that have blocks, on lines of their own like the statements of a block. */
  public static <N, X extends Node> Layout<N> clauses(String opener, Function<N, List<X>> get) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.clauses(opener, get.apply(node));
      }

      @Override
      boolean hasBlock() {
        return true;
      }
    };
  }

  /** A chain of comparisons, with the spelling and binding of the binary operators. */
  public static Layout<Expr.Comparison> comparison() {
    return new Layout<>() {
      @Override
      void print(Expr.Comparison node, Printer printer) {
        printer.comparison(node);
      }
    };
  }

  /** A space and a pattern behind it, which gets parentheses if it does not fit or has to be broken. */
  public static <N extends Node> Layout<N> patternValue(Function<N, Pattern> get, Position position) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.openPattern(node, get.apply(node), position);
      }
    };
  }

  /**
   * {@code text} of the node as it stands, in place of {@code counted}, whose tokens it is. The text begins on the node's
   * line; it lacks the comments, which are put back.
   */
  public static <N extends Node> Layout<N> verbatim(Function<N, String> text, Layout<? super N> counted) {
    return new Layout<>() {
      @Override
      void print(N node, Printer printer) {
        printer.verbatim(text.apply(node), node.span().line(), counted, node);
      }
    };
  }

  private abstract static class Wrapped<N> extends Layout<N> {
    private final boolean block;

    Wrapped(Layout<?> inner) {
      block = inner.hasBlock();
    }

    @Override
    boolean hasBlock() {
      return block;
    }
  }
}
