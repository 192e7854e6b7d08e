package dev.lathe.lang.lua;

import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that a prototype says, a fact a line, templates as sets: what two compilers are compared by. */
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
      line(indent, "upvalue " + f.upvalue(i) + (debug.isPresent() ? " " + debug.get().upvalueNames().get(i).toLatin1() : ""));
    }
    for (int i = 0; i < f.numberCount(); i++) {
      line(indent, "number " + Long.toHexString(Double.doubleToRawLongBits(f.number(i))));
    }
    debug.ifPresent(known -> known.variables().forEach(variable -> line(indent, variable.toString())));
    for (Constant constant : f.constants()) {
      switch (constant) {
        case Constant.Child(Prototype child) -> function(child, indent + "  ");
        case Constant.Template(TableTemplate table) -> line(indent, "template " + entries(table));
        case Constant.Str(var bytes) -> line(indent, "string " + bytes.toLatin1());
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

  private static String entries(TableTemplate table) {
    TreeMap<String, Value> map = new TreeMap<>();
    for (int i = 0; i < table.array().size(); i++) {
      map.put(new Value.Num(i).toString(), table.array().get(i));
    }
    table.entries().forEach(entry -> map.put(entry.key().toString(), entry.value()));
    map.values().removeIf(Value.Nil.class::isInstance);
    return map.toString();
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }
}
