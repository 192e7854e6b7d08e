package dev.lathe.lang.python;

import dev.lathe.ast.Argument;
import dev.lathe.ast.BinaryOp;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.DictItem;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.LogicalOp;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.ast.UnaryOp;
import dev.lathe.lang.python.text.Representation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expressions as the text that annotations become which are not evaluated: one spelling for each tree, after CPython's {@code
 * ast_unparse.c}.
 */
final class ExpressionText {
  // How tightly constructs bind.
  private static final int NAMED = 0;
  private static final int TUPLE = 1;
  private static final int TEST = 2;
  private static final int OR = 3;
  private static final int AND = 4;
  private static final int NOT = 5;
  private static final int COMPARISON = 6;
  private static final int BIT_OR = 7;
  private static final int BIT_XOR = 8;
  private static final int BIT_AND = 9;
  private static final int SHIFT = 10;
  private static final int SUM = 11;
  private static final int TERM = 12;
  private static final int FACTOR = 13;
  private static final int POWER = 14;
  private static final int AWAIT = 15;
  private static final int ATOM = 16;

  private final StringBuilder out = new StringBuilder();

  String of(Expr expr) {
    write(expr, TEST);
    return out.toString();
  }

  private ExpressionText add(String text) {
    out.append(text);
    return this;
  }

  private void grouped(boolean needs, Runnable inner) {
    if (needs) {
      out.append('(');
    }
    inner.run();
    if (needs) {
      out.append(')');
    }
  }

  private void write(Expr given, int level) {
    Expr expr = given;
    while (expr instanceof Expr.Paren paren) {
      expr = paren.inner();
    }
    switch (expr) {
      case Expr.Paren _ -> throw new IllegalStateException("seen through before");
      case Expr.Nil _ -> add("None");
      case Expr.Bool bool -> add(bool.value() ? "True" : "False");
      case Expr.Ellipsis _ -> add("...");
      case Expr.NumberLiteral number -> add(number(number.value()));
      case Expr.StringLiteral string -> string(string);
      case Expr.Name name -> add(name.name());
      case Expr.Unary unary -> unary(unary, level);
      case Expr.Binary binary -> {
        if (binary.op().isComparison()) {
          comparison(List.of(binary.op()), List.of(binary.left(), binary.right()), level);
        } else {
          arithmetic(binary, level);
        }
      }
      case Expr.Logical logical -> logical(logical, level);
      case Expr.Comparison comparison -> comparison(comparison.operators(), comparison.operands(), level);
      case Expr.Conditional e ->
          grouped(
              level > TEST,
              () -> {
                write(e.whenTrue(), TEST + 1);
                add(" if ").write(e.test(), TEST + 1);
                add(" else ").write(e.whenFalse(), TEST);
              });
      case Expr.Attribute attribute -> {
        write(attribute.object(), ATOM);
        boolean isInteger = attribute.object() instanceof Expr.NumberLiteral(_, _, _, NumberValue.Integer _);
        add(isInteger ? " ." : ".").add(attribute.name().name());
      }
      case Expr.Index index -> {
        write(index.object(), ATOM);
        add("[").write(index.index(), TUPLE);
        add("]");
      }
      case Expr.Slice slice -> slice(slice);
      case Expr.Call call -> {
        write(call.callee(), ATOM);
        arguments(call.arguments());
      }
      case Expr.Lambda lambda ->
          grouped(
              level > TEST,
              () -> {
                add(lambda.parameters().isEmpty() ? "lambda" : "lambda ");
                parameters(lambda.parameters());
                add(": ").write(lambda.body(), TEST);
              });
      case Expr.ListExpr list -> elements("[", list.elements(), "]");
      case Expr.SetExpr set -> elements("{", set.elements(), "}");
      case Expr.Tuple tuple -> tuple(tuple.elements(), level);
      case Expr.Dict dict -> dictionary(dict.items());
      case Expr.Comprehension comprehension -> comprehension(comprehension);
      case Expr.Starred starred -> {
        add("*");
        write(starred.value(), BIT_OR);
      }
      case Expr.AssignExpr assign ->
          grouped(
              level > NAMED,
              () -> {
                write(assign.target(), ATOM);
                add(" := ").write(assign.value(), ATOM);
              });
      case Expr.Await await ->
          grouped(
              level > AWAIT,
              () -> {
                add("await ");
                write(await.value(), ATOM);
              });
      case Expr.Yield yielded -> {
        add("(yield");
        yielded.value().ifPresent(value -> add(" ").write(value, TEST));
        add(")");
      }
      case Expr.YieldFrom yieldFrom -> {
        add("(yield from ").write(yieldFrom.value(), TEST);
        add(")");
      }
      case Expr.VarArgs _, Expr.MethodCall _, Expr.FunctionExpr _, Expr.Table _ -> throw new IllegalArgumentException("no such expression in this language");
    }
  }

  private static String number(NumberValue value) {
    return switch (value) {
      case NumberValue.Integer integer -> integer.value().toString();
      case NumberValue.Real(double real) -> Representation.real(real).replace("inf", "1e309");
      case NumberValue.Imaginary(double imaginary) -> Representation.complex(0, imaginary).replace("inf", "1e309");
      case NumberValue.Fixed fixed -> Long.toString(fixed.bits());
    };
  }

  // --- operators --------------------------------------------------------------------------------------------------------

  private void unary(Expr.Unary unary, int level) {
    int own = unary.op() == UnaryOp.NOT ? NOT : FACTOR;
    grouped(
        level > own,
        () -> {
          add(
              switch (unary.op()) {
                case NEGATE -> "-";
                case PLUS -> "+";
                case BIT_NOT -> "~";
                case NOT -> "not ";
                case LENGTH -> throw new IllegalArgumentException("no such operator in this language");
              });
          write(unary.operand(), own);
        });
  }

  private void arithmetic(Expr.Binary binary, int level) {
    int own = level(binary.op());
    boolean isPower = binary.op() == BinaryOp.POWER;
    grouped(
        level > own,
        () -> {
          write(binary.left(), isPower ? own + 1 : own);
          add(spelling(binary.op())).write(binary.right(), isPower ? own : own + 1);
        });
  }

  private static int level(BinaryOp op) {
    return switch (op) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, MATRIX_MULTIPLY -> TERM;
      case POWER -> POWER;
      case SHIFT_LEFT, SHIFT_RIGHT -> SHIFT;
      case BIT_AND -> BIT_AND;
      case BIT_OR -> BIT_OR;
      case BIT_XOR -> BIT_XOR;
      case CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, IS, IS_NOT -> COMPARISON;
    };
  }

  private static String spelling(BinaryOp op) {
    return switch (op) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> " * ";
      case DIVIDE -> " / ";
      case FLOOR_DIVIDE -> " // ";
      case MODULO -> " % ";
      case POWER -> " ** ";
      case MATRIX_MULTIPLY -> " @ ";
      case SHIFT_LEFT -> " << ";
      case SHIFT_RIGHT -> " >> ";
      case BIT_AND -> " & ";
      case BIT_OR -> " | ";
      case BIT_XOR -> " ^ ";
      case EQUAL -> " == ";
      case NOT_EQUAL -> " != ";
      case LESS -> " < ";
      case LESS_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_EQUAL -> " >= ";
      case IN -> " in ";
      case NOT_IN -> " not in ";
      case IS -> " is ";
      case IS_NOT -> " is not ";
      case CONCAT -> throw new IllegalArgumentException("no such operator in this language");
    };
  }

  private void logical(Expr.Logical logical, int level) {
    int own = logical.op() == LogicalOp.AND ? AND : OR;
    grouped(
        level > own,
        () -> {
          // a run of one operator is one node of the reference, whose operands all bind more tightly
          List<Expr> operands = new ArrayList<>();
          Expr at = logical;
          while (at instanceof Expr.Logical inner && inner.op() == logical.op()) {
            operands.addFirst(inner.right());
            at = inner.left();
          }
          operands.addFirst(at);
          for (int i = 0; i < operands.size(); i++) {
            add(i == 0 ? "" : logical.op() == LogicalOp.AND ? " and " : " or ").write(operands.get(i), own + 1);
          }
        });
  }

  private void comparison(List<BinaryOp> operators, List<Expr> operands, int level) {
    grouped(
        level > COMPARISON,
        () -> {
          write(operands.getFirst(), COMPARISON + 1);
          for (int i = 0; i < operators.size(); i++) {
            add(spelling(operators.get(i))).write(operands.get(i + 1), COMPARISON + 1);
          }
        });
  }

  // --- parts ------------------------------------------------------------------------------------------------------------

  private void slice(Expr.Slice slice) {
    slice.lower().ifPresent(e -> write(e, TEST));
    add(":");
    slice.upper().ifPresent(e -> write(e, TEST));
    if (slice.step().isPresent()) {
      add(":").write(slice.step().get(), TEST);
    }
  }

  private void arguments(List<Argument> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof Expr.Comprehension only && only.kind() == Expr.ComprehensionKind.GENERATOR) {
      write(only, TEST);
      return;
    }
    add("(");
    String separator = "";
    for (Argument argument : arguments) {
      if (argument instanceof Expr expr) {
        add(separator).write(expr, TEST);
        separator = ", ";
      }
    }
    for (Argument argument : arguments) {
      switch (argument) {
        case Expr _ -> {}
        case Argument.Keyword keyword -> {
          add(separator).add(keyword.name().name()).add("=").write(keyword.value(), TEST);
          separator = ", ";
        }
        case Argument.UnpackKeywords unpack -> {
          add(separator).add("**").write(unpack.value(), TEST);
          separator = ", ";
        }
      }
    }
    add(")");
  }

  private void parameters(List<Parameter> parameters) {
    String separator = "";
    boolean isStarred = false;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      add(separator);
      separator = ", ";
      switch (parameter.kind()) {
        case VARIABLE -> {
          add("*");
          isStarred = true;
        }
        case VARIABLE_KEYWORDS -> add("**");
        case KEYWORD_ONLY -> {
          if (!isStarred) {
            add("*, ");
            isStarred = true;
          }
        }
        case POSITIONAL, POSITIONAL_ONLY -> {}
      }
      parameter.name().ifPresent(name -> add(name.name()));
      parameter.defaultValue().ifPresent(value -> add("=").write(value, TEST));
      boolean isLastOfKind = i + 1 == parameters.size() || parameters.get(i + 1).kind() != Parameter.Kind.POSITIONAL_ONLY;
      if (parameter.kind() == Parameter.Kind.POSITIONAL_ONLY && isLastOfKind) {
        add(", /");
      }
    }
  }

  private void elements(String open, List<Expr> elements, String close) {
    add(open);
    for (int i = 0; i < elements.size(); i++) {
      add(i == 0 ? "" : ", ").write(elements.get(i), TEST);
    }
    add(close);
  }

  private void tuple(List<Expr> elements, int level) {
    if (elements.isEmpty()) {
      add("()");
      return;
    }
    grouped(
        level > TUPLE,
        () -> {
          elements("", elements, "");
          if (elements.size() == 1) {
            add(",");
          }
        });
  }

  private void dictionary(List<DictItem> items) {
    add("{");
    for (int i = 0; i < items.size(); i++) {
      add(i == 0 ? "" : ", ");
      switch (items.get(i)) {
        case DictItem.Entry entry -> {
          write(entry.key(), TEST);
          add(": ").write(entry.value(), TEST);
        }
        case DictItem.Unpack unpack -> add("**").write(unpack.value(), BIT_OR);
      }
    }
    add("}");
  }

  private void comprehension(Expr.Comprehension node) {
    add(
        switch (node.kind()) {
          case LIST -> "[";
          case SET, DICT -> "{";
          case GENERATOR -> "(";
        });
    write(node.element(), TEST);
    node.value().ifPresent(value -> add(": ").write(value, TEST));
    for (ComprehensionClause clause : node.clauses()) {
      switch (clause) {
        case ComprehensionClause.For loop -> {
          add(loop.execution() == Execution.ASYNCHRONOUS ? " async for " : " for ").write(loop.target(), TUPLE);
          add(" in ").write(loop.iterable(), TEST + 1);
        }
        case ComprehensionClause.If test -> add(" if ").write(test.test(), TEST + 1);
      }
    }
    add(
        switch (node.kind()) {
          case LIST -> "]";
          case SET, DICT -> "}";
          case GENERATOR -> ")";
        });
  }

  // --- strings ----------------------------------------------------------------------------------------------------------

  private void string(Expr.StringLiteral string) {
    boolean hasHoles = string.parts().stream().anyMatch(StringPart.Format.class::isInstance);
    if (hasHoles) {
      StringBuilder text = new StringBuilder();
      for (StringPart part : string.parts()) {
        switch (part) {
          case StringPart.Literal literal -> braced(text, literal.value());
          case StringPart.Format format -> pieces(text, format.pieces());
        }
      }
      out.append('f');
      Representation.text(out, text.codePoints().toArray());
      return;
    }
    List<Integer> characters = new ArrayList<>();
    boolean isText = true;
    for (StringPart part : string.parts()) {
      StringValue value = ((StringPart.Literal) part).value();
      isText &= !(value instanceof StringValue.Bytes);
      for (int c : codePoints(value)) {
        characters.add(c);
      }
    }
    int[] all = characters.stream().mapToInt(Integer::intValue).toArray();
    if (isText) {
      Representation.text(out, all);
    } else {
      Representation.bytes(out, new String(all, 0, all.length));
    }
  }

  private static int[] codePoints(StringValue value) {
    return switch (value) {
      case StringValue.Text(String text) -> text.codePoints().toArray();
      case StringValue.Surrogates(List<Integer> list) -> list.stream().mapToInt(Integer::intValue).toArray();
      case StringValue.Bytes(String latin1) -> latin1.chars().toArray();
    };
  }

  private static void braced(StringBuilder text, StringValue value) {
    for (int c : codePoints(value)) {
      text.appendCodePoint(c);
      if (c == '{' || c == '}') {
        text.appendCodePoint(c);
      }
    }
  }

  private static void pieces(StringBuilder text, List<FormatPiece> pieces) {
    for (FormatPiece piece : pieces) {
      switch (piece) {
        case FormatPiece.Text literal -> braced(text, literal.value());
        case FormatPiece.Specification specification -> pieces(text, specification.pieces());
        case FormatPiece.Replacement hole -> {
          text.append(hole.debugText());
          ExpressionText inner = new ExpressionText();
          inner.write(hole.value(), TEST + 1);
          text.append(inner.out.charAt(0) == '{' ? "{ " : "{").append(inner.out);
          Optional<FormatPiece.Specification> specification = hole.specification();
          String conversion = hole.conversion().isEmpty() && !hole.debugText().isEmpty() && specification.isEmpty() ? "r" : hole.conversion();
          if (!conversion.isEmpty()) {
            text.append('!').append(conversion);
          }
          if (specification.isPresent()) {
            pieces(text.append(':'), specification.get().pieces());
          }
          text.append('}');
        }
      }
    }
  }
}
