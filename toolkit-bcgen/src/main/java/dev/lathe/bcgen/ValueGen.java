package dev.lathe.bcgen;

import dev.lathe.ast.Argument;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.NumberValue;
import dev.lathe.ast.Spine;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.StringValue;
import dev.lathe.bcgen.Operand.Kind;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenLines;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Op;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Expressions of one function, as operands. When an expression has been walked, {@link TokenLines} has passed its last token.
 */
final class ValueGen {

  private final FunctionBuilder function;
  private final TokenLines lines;
  private final Discharge discharge;
  private final OperatorGen operators;
  private final TableGen tables;

  /** What stands above the expression in progress on its left spine, the innermost last. */
  private final ArrayDeque<Expr> spine = new ArrayDeque<>();

  ValueGen(FunctionBuilder function, Discharge discharge) {
    this.function = function;
    this.lines = function.lines;
    this.discharge = discharge;
    operators = new OperatorGen(function, discharge);
    tables = new TableGen(function, discharge, this);
  }

  /** The operand of an expression, which may be a target too. */
  Operand value(Expr expr) {
    int outer = spine.size();
    Operand operand = innermost(Spine.descend(expr, spine));
    while (spine.size() > outer) {
      operand = above(operand, spine.removeLast());
    }
    return operand;
  }

  private Operand innermost(Expr expr) {
    return switch (expr) {
      case Expr.Nil e -> constant(Kind.NIL, e);
      case Expr.Bool e -> constant(e.value() ? Kind.TRUE : Kind.FALSE, e);
      case Expr.NumberLiteral e -> taken(number(e), e);
      case Expr.StringLiteral e -> taken(Operand.string(text(e)), e);
      case Expr.Name e -> taken(name(latin1(e.name())), e);
      case Expr.VarArgs e -> {
        int base = function.reserve(1);
        yield taken(Operand.call(function.emit(Op.VARG, base, 2, function.parameters), base), e);
      }
      case Expr.Paren e -> {
        lines.passTo(e.inner().span().start());
        Operand inner = taken(value(e.inner()), e);
        discharge.discharge(inner);
        yield inner;
      }
      case Expr.Unary e -> {
        lines.passTo(e.operand().span().start());
        Operand operand = value(e.operand());
        operators.unary(e, operand);
        yield operand;
      }
      case Expr.FunctionExpr e -> {
        lines.passTo(e.function().span().start());
        yield function(e.function(), e.function().span().line());
      }
      case Expr.Table e -> tables.table(e);
      case Expr.Binary _, Expr.Logical _, Expr.Attribute _, Expr.Index _, Expr.Call _, Expr.MethodCall _ ->
          throw new AssertionError(expr.getClass());
      case Expr.Ellipsis _ -> throw Unsupported.node("the ellipsis as a value", expr);
      case Expr.Comparison _ -> throw Unsupported.node("chained comparisons", expr);
      case Expr.Conditional _ -> throw Unsupported.node("conditional expressions", expr);
      case Expr.Slice _ -> throw Unsupported.node("slices", expr);
      case Expr.Lambda _ -> throw Unsupported.node("functions whose body is an expression", expr);
      case Expr.ListExpr _ -> throw Unsupported.node("lists", expr);
      case Expr.Tuple _ -> throw Unsupported.node("tuples", expr);
      case Expr.SetExpr _ -> throw Unsupported.node("sets", expr);
      case Expr.Dict _ -> throw Unsupported.node("dictionaries", expr);
      case Expr.Comprehension _ -> throw Unsupported.node("comprehensions", expr);
      case Expr.Starred _ -> throw Unsupported.node("values that are spread", expr);
      case Expr.AssignExpr _ -> throw Unsupported.node("assignments inside expressions", expr);
      case Expr.Await _ -> throw Unsupported.node("expressions that await a result", expr);
      case Expr.Yield _, Expr.YieldFrom _ -> throw Unsupported.node("expressions that yield", expr);
    };
  }

  /** What {@code expr} makes of the operand of its leftmost part. */
  private Operand above(Operand operand, Expr expr) {
    switch (expr) {
      case Expr.Binary e -> {
        lines.passTo(e.right().span().start());
        operators.left(e.op(), operand);
        operators.binary(e, operand, value(e.right()));
      }
      case Expr.Logical e -> {
        lines.passTo(e.right().span().start());
        operators.left(e.op(), operand);
        return operators.logical(e.op(), operand, value(e.right()));
      }
      case Expr.Attribute e -> {
        discharge.toAnyRegister(operand);
        lines.passTo(e.name().span().end());
        discharge.index(operand, Operand.string(latin1(e.name().name())));
      }
      case Expr.Index e -> {
        discharge.toAnyRegister(operand);
        lines.passTo(e.index().span().start());
        Operand key = value(e.index());
        discharge.toValue(key);
        lines.passTo(e.span().end());
        discharge.index(operand, key);
      }
      case Expr.Call e -> {
        discharge.toNextRegister(operand);
        function.reserve(1);
        return call(operand.info, e, e.form(), e.arguments());
      }
      case Expr.MethodCall e -> {
        lines.passTo(e.name().span().end());
        discharge.method(operand, latin1(e.name().name()));
        return call(operand.info, e, e.form(), e.arguments());
      }
      default -> throw new AssertionError(expr.getClass()); // Spine has no others
    }
    return operand;
  }

  private Operand call(int base, Expr call, Expr.CallForm form, List<Argument> arguments) {
    int line = lines.nextLine();
    Operand last = new Operand(Kind.NOTHING);
    if (!arguments.isEmpty()) {
      if (form == Expr.CallForm.PARENTHESES) {
        lines.passTo(arguments.getFirst().span().start());
      }
      for (int i = 0; i < arguments.size(); i++) {
        Expr argument =
            switch (arguments.get(i)) {
              case Expr positional -> positional;
              case Argument.Keyword keyword -> throw Unsupported.node("keyword arguments", keyword);
              case Argument.UnpackKeywords unpack -> throw Unsupported.node("keyword arguments", unpack);
            };
        if (i > 0) {
          lines.passTo(argument.span().start());
          discharge.toNextRegister(last);
        }
        last = value(argument);
      }
    }
    lines.passTo(call.span().end());
    int place;
    if (last.kind == Kind.CALL) {
      function.setB(last.info, 0);
      place = function.emit(Op.CALLM, base, 2, last.key - base - 2);
    } else {
      if (last.kind != Kind.NOTHING) {
        discharge.toNextRegister(last);
      }
      place = function.emit(Op.CALL, base, 2, function.freeRegister - base - 1);
    }
    function.setLine(place, line);
    function.freeRegister = base + 1;
    return Operand.call(place, base);
  }

  /** Expressions in registers one after the other, but for the last, which is left open. */
  Operand list(List<Expr> values) {
    Operand last = value(values.getFirst());
    for (int i = 1; i < values.size(); i++) {
      lines.passTo(values.get(i).span().start());
      discharge.toNextRegister(last);
      last = value(values.get(i));
    }
    return last;
  }

  /** A function inside this one, which begins at {@code firstLine}. */
  Operand function(Function node, int firstLine) {
    FunctionBuilder child = new FunctionGen(function, firstLine).function(node);
    int place = function.emit(Op.FNEW, 0, discharge.constantOperand(function.constants.add(child)));
    function.noteChild(child);
    Operand result = new Operand(Kind.UNPLACED);
    result.info = place;
    return result;
  }

  private Operand constant(Kind kind, Expr at) {
    return taken(new Operand(kind), at);
  }

  /** Passes the tokens of {@code at}. */
  private Operand taken(Operand operand, Expr at) {
    lines.passTo(at.span().end());
    return operand;
  }

  private static Operand number(Expr.NumberLiteral literal) {
    return switch (literal.value()) {
      case NumberValue.Real(double value) -> Operand.number(value);
      case NumberValue.Fixed(long bits, NumberValue.Signedness signedness) ->
          Operand.boxed(
              switch (signedness) {
                case SIGNED -> new Constant.Int64(bits);
                case UNSIGNED -> new Constant.UInt64(bits);
              });
      case NumberValue.Imaginary(double value) -> Operand.boxed(new Constant.Complex(0, value));
      case NumberValue.Integer _ -> throw Unsupported.node("integers of any size", literal);
    };
  }

  private static String text(Expr.StringLiteral literal) {
    if (literal.parts().size() == 1) {
      return text(literal.parts().getFirst());
    }
    StringBuilder text = new StringBuilder();
    for (StringPart part : literal.parts()) {
      text.append(text(part));
    }
    return text.toString();
  }

  private static String text(StringPart part) {
    return switch (part) {
      case StringPart.Literal(var _, var _, String _, StringValue.Bytes(String latin1)) -> latin1;
      case StringPart.Literal literal -> throw Unsupported.node("strings of code points", literal);
      case StringPart.Format format -> throw Unsupported.node("strings with expressions inside", format);
    };
  }

  /** The bytes of a name, each as a character. */
  static String latin1(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return new String(Source.encodeUtf8(name), StandardCharsets.ISO_8859_1);
      }
    }
    return name;
  }

  /** What a name means here. */
  Operand name(String name) {
    Operand operand = new Operand(Kind.GLOBAL);
    operand.text = name;
    lookUp(function, name, operand);
    return operand;
  }

  private static void lookUp(FunctionBuilder in, String name, Operand operand) {
    int register = in.scopes.find(name);
    if (register >= 0) {
      operand.kind = Kind.LOCAL;
      operand.info = register;
      operand.variable = in.scopes.active(register);
    } else if (in.outer.isPresent()) {
      FunctionBuilder outer = in.outer.get();
      lookUp(outer, name, operand);
      if (operand.kind == Kind.LOCAL) {
        outer.scopes.capture(operand.info);
        operand.info = in.upvalue(operand.variable, -1);
        operand.kind = Kind.UPVALUE;
      } else if (operand.kind == Kind.UPVALUE) {
        operand.info = in.upvalue(operand.variable, operand.info);
      }
    }
  }
}
