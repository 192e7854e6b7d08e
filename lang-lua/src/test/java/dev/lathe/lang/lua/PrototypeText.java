package dev.lathe.lang.lua;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Variable;
import dev.lathe.vm.bytecode.Prototype.VariableName;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that a prototype says, a fact a line, templates as sets: what two compilers are compared by. Different facts are
 * different text: bytes are one character each, numbers are shown by their bits.
 */
final class PrototypeText {

  private final StringBuilder out = new StringBuilder();

  private PrototypeText() {}

  static String of(Prototype main) {
    PrototypeText text = new PrototypeText();
    text.function(main, "");
    return text.out.toString();
  }

  private void function(Prototype f, String indent) {
    Optional<Prototype.Debug> debug = f.debug();
    line(indent, "function " + debug.map(known -> known.firstLine() + "+" + known.lineCount()).orElse("?") + " " + new TreeSet<>(f.flags()));
    line(indent, f.parameters() + " parameters, " + f.frameSize() + " registers, general " + f.general());
    for (int i = 0; i < f.length(); i++) {
      String place = debug.isPresent() ? " [" + debug.get().lines().line(i) + "] " : " ";
      line(indent, (i + 1) + place + instruction(f.word(i)));
    }
    for (int i = 0; i < f.upvalueCount(); i++) {
      line(indent, "upvalue " + f.upvalue(i) + (debug.isPresent() ? " " + bytes(debug.get().upvalueNames().get(i)) : ""));
    }
    for (int i = 0; i < f.numberCount(); i++) {
      line(indent, "number " + bits(f.number(i)));
    }
    debug.ifPresent(known -> known.variables().forEach(variable -> line(indent, variable(variable))));
    for (Constant constant : f.constants()) {
      switch (constant) {
        case Constant.Child(Prototype child) -> function(child, indent + "  ");
        case Constant.Template(TableTemplate table) -> line(indent, "template " + entries(table));
        case Constant.Str(ByteString bytes) -> line(indent, "string " + bytes(bytes));
        default -> line(indent, constant.toString());
      }
    }
  }

  private static String instruction(int word) {
    Op op = Op.of(word).orElseThrow();
    return op.format() == Format.ABC
        ? op + " " + Insn.a(word) + " " + Insn.b(word) + " " + Insn.c(word)
        : op + " " + Insn.a(word) + " " + Insn.d(word);
  }

  private static String variable(Variable variable) {
    String name =
        switch (variable.name()) {
          case VariableName.Named(ByteString given) -> bytes(given);
          case VariableName.Hidden hidden -> hidden.name();
        };
    return "variable " + name + " " + variable.start() + " to " + variable.end();
  }

  private static String entries(TableTemplate table) {
    TreeMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < table.array().size(); i++) {
      addEntry(new Value.Num(i), table.array().get(i), map);
    }
    table.entries().forEach(entry -> addEntry(entry.key(), entry.value(), map));
    return map.toString();
  }

  private static void addEntry(Value key, Value value, Map<String, String> map) {
    if (!(value instanceof Value.Nil)) {
      map.put(value(key), value(value));
    }
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.Nil() -> "nil";
      case Value.Bool(boolean truth) -> String.valueOf(truth);
      case Value.Num(double number) -> bits(number);
      case Value.Str(ByteString bytes) -> bytes(bytes);
    };
  }

  private static String bits(double number) {
    return Long.toHexString(Double.doubleToRawLongBits(number));
  }

  private static String bytes(ByteString bytes) {
    return "<" + bytes.toLatin1() + ">";
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }
}
