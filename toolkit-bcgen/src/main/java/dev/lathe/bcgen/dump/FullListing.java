package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prints all that a dump holds, the outer functions first: directives, then the instructions as {@link Listing} has them. Parts
 * that have their usual value are left out. All is ASCII, a line a fact; what {@link Assembler} makes of it equals the dump.
 */
final class FullListing {
  private final StringBuilder text = new StringBuilder();
  private final Set<String> labels = new HashSet<>();
  /** By name, the number behind the last label that was made of it: with many functions of one name, none is tried again. */
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private int functionCount;

  private FullListing() {}

  static CharSequence of(Dump dump) {
    FullListing listing = new FullListing();
    dump.chunkName().ifPresent(name -> listing.directive(Directive.CHUNK, TextForm.quoted(name)));
    if (dump.frames() != Dump.Frames.TWO_SLOTS) {
      listing.directive(Directive.FRAMES, TextForm.word(dump.frames()));
    }
    if (!listing.text.isEmpty()) {
      listing.text.append('\n');
    }
    listing.function(dump.main(), listing.label(dump.main()));
    return listing.text;
  }

  /** Each function's own label: its name where that is a word and no other's label. */
  private String label(Prototype function) {
    int number = functionCount++;
    Optional<ByteString> name = function.general().map(General::name).filter(TextForm::isBare);
    String label = name.map(ByteString::toLatin1).orElse(number == 0 ? "main" : "f" + number);
    String unique = label;
    while (!labels.add(unique)) {
      unique = label + "." + lastNumbers.merge(label, 2, (last, _) -> last + 1);
    }
    return unique;
  }

  private void directive(Directive directive, String rest) {
    text.append(directive.text()).append(' ').append(rest).append('\n');
  }

  private void function(Prototype function, String label) {
    Map<Integer, String> children = new HashMap<>();
    for (int i = 0; i < function.constants().size(); i++) {
      if (function.constants().get(i) instanceof Constant.Child(Prototype child)) {
        children.put(i, label(child));
      }
    }
    directive(Directive.FUNCTION, label);
    head(function, label);
    parts(function, children);
    function.debug().ifPresent(this::debug);
    code(function, children);
    for (int i = 0; i < function.constants().size(); i++) {
      if (function.constants().get(i) instanceof Constant.Child(Prototype child)) {
        text.append('\n');
        function(child, children.get(i));
      }
    }
  }

  private void head(Prototype function, String label) {
    directive(Directive.PARAMETERS, Integer.toString(function.parameters()));
    directive(Directive.FRAME, Integer.toString(function.frameSize()));
    if (!function.flags().equals(usualFlags(function.constants()))) {
      directive(Directive.FLAGS, flags(function));
    }
    function.general().ifPresent(general -> {
      directive(Directive.KIND, TextForm.word(general.kind()));
      directive(Directive.ARGUMENTS, arguments(general.binding()));
      if (!general.name().equals(ByteString.latin1(label))) {
        directive(Directive.NAME, TextForm.name(general.name()));
      }
      general.document().ifPresent(document -> directive(Directive.DOCUMENT, TextForm.quoted(document)));
    });
  }

  /** The flags that follow from the constants. */
  static Set<Prototype.Flag> usualFlags(List<Constant> constants) {
    Set<Prototype.Flag> flags = EnumSet.noneOf(Prototype.Flag.class);
    for (Constant constant : constants) {
      switch (constant) {
        case Constant.Child _ -> flags.add(Prototype.Flag.CHILDREN);
        case Constant.Int64 _, Constant.UInt64 _, Constant.Complex _ -> flags.add(Prototype.Flag.FFI);
        case Constant.Template _, Constant.Str _, Constant.Bytes _, Constant.Int _, Constant.Real _ -> {}
        case Constant.Tuple _, Constant.FrozenSet _, Constant.Single _, Constant.JumpTable _ -> {}
      }
    }
    return flags;
  }

  private static String flags(Prototype function) {
    StringBuilder words = new StringBuilder();
    for (Prototype.Flag flag : Prototype.Flag.values()) {
      if (function.has(flag)) {
        words.append(words.isEmpty() ? "" : " ").append(TextForm.word(flag));
      }
    }
    return words.isEmpty() ? "none" : words.toString();
  }

  private static String arguments(Binding binding) {
    return switch (binding) {
      case Binding.Adjusted() -> "adjusted";
      case Binding.Checked checked -> {
        StringBuilder words = new StringBuilder("checked");
        List<ByteString> names = checked.names();
        int keywords = checked.positional() + checked.keywordOnly();
        for (int i = 0; i < keywords; i++) {
          if (i == checked.positional()) {
            words.append(" *");
          }
          words.append(' ').append(TextForm.name(names.get(i)));
          if (i + 1 == checked.positionalOnly()) {
            words.append(" /");
          }
        }
        int next = keywords;
        if (checked.rest() == Binding.Rest.COLLECTED) {
          words.append(" *").append(TextForm.name(names.get(next++)));
        }
        if (checked.keywordRest() == Binding.Rest.COLLECTED) {
          words.append(" **").append(TextForm.name(names.get(next)));
        }
        yield words.toString();
      }
    };
  }

  private void parts(Prototype function, Map<Integer, String> children) {
    for (int i = 0; i < function.upvalueCount(); i++) {
      int index = i;
      String name = function.debug().map(debug -> TextForm.name(debug.upvalueNames().get(index)) + " ").orElse("");
      directive(Directive.UPVALUE, name + TextForm.upvalue(function.upvalue(i)));
    }
    for (int i = 0; i < function.constants().size(); i++) {
      Constant constant = function.constants().get(i);
      String label = constant instanceof Constant.Child ? " " + children.get(i) : "";
      directive(Directive.CONSTANT, i + " " + TextForm.constant(constant) + label);
    }
    for (int i = 0; i < function.numberCount(); i++) {
      directive(Directive.NUMBER, i + " " + TextForm.number(function.number(i)));
    }
    function.general().ifPresent(general -> general.handlers().forEach(handler -> directive(Directive.HANDLER, TextForm.handler(handler))));
  }

  private void debug(Prototype.Debug debug) {
    boolean follows = debug.firstLine() == 0 && debug.lineCount() == 0 && !debug.upvalueNames().isEmpty();
    if (!follows) {
      directive(Directive.LINES, debug.firstLine() + " " + debug.lineCount());
    }
    for (Prototype.Variable variable : debug.variables()) {
      String name =
          switch (variable.name()) {
            case Prototype.VariableName.Named(ByteString bytes) -> TextForm.name(bytes);
            case Prototype.VariableName.Hidden hidden -> TextForm.word(hidden);
          };
      directive(Directive.VARIABLE, name + " " + TextForm.place(variable.start()) + " " + TextForm.place(variable.end()));
    }
  }

  private void code(Prototype function, Map<Integer, String> children) {
    BitSet targets = Listing.targets(function);
    Optional<Prototype.Debug> debug = function.debug();
    List<General.Position> positions = function.general().map(General::positions).orElse(List.of());
    int line = debug.map(Prototype.Debug::firstLine).orElse(0);
    for (int i = 0; i < function.length(); i++) {
      if (debug.isPresent() && debug.get().lines().line(i) != line) {
        line = debug.get().lines().line(i);
        directive(Directive.LINE, Integer.toString(line));
      }
      if (!positions.isEmpty() && (i == 0 || !positions.get(i).equals(positions.get(i - 1)))) {
        directive(Directive.POSITION, TextForm.position(positions.get(i)));
      }
      instruction(function, i, targets.get(i), children);
    }
  }

  private void instruction(Prototype function, int index, boolean isTarget, Map<Integer, String> children) {
    int word = function.word(index);
    Listing.fields(text, function, index, isTarget);
    Optional<Op> op = Op.of(word);
    if (op.isPresent()) {
      unused("a", op.get().a(), Insn.a(word));
      if (op.get().format() == Format.AD) {
        unused("d", op.get().d(), Insn.d(word));
      }
    }
    Optional<String> comment =
        op.isPresent() && op.get().d() == Operand.FUNC
            ? Optional.ofNullable(children.get(Insn.d(word)))
            : Listing.comment(function, ByteString.latin1(""), index);
    comment.ifPresent(meaning -> ascii(text.append(Listing.gap(word)), meaning));
    text.append('\n');
  }

  /** A field that the row does not use, unless it is zero. */
  private void unused(String field, Operand kind, int value) {
    if (kind == Operand.___ && value != 0) {
      text.append(' ').append(field).append('=').append(value);
    }
  }

  /** Comments quote names of any bytes; here they must not end the line. */
  private static void ascii(StringBuilder text, String comment) {
    for (int i = 0; i < comment.length(); i++) {
      char c = comment.charAt(i);
      text.append(c < ' ' || c >= 0x7F ? TextForm.escape(c) : String.valueOf(c));
    }
  }
}
