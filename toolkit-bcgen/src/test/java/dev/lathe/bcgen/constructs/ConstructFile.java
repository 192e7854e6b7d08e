package dev.lathe.bcgen.constructs;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of constructs: comments, then functions, each a head of directives and a listing. A function stands before
 * those it makes.
 */
final class ConstructFile {
  private static final Pattern INSTRUCTION = Pattern.compile("(\\d{4}) (?:=>|  ) (\\w+)((?: +(?:=> )?-?\\d+)*)(?: +w=(\\d+))?(?: +; .*)?");

  /**
   * A function of the file.
   *
   * @param listing its lines of code as they stand there
   */
  record Function(String name, Prototype prototype, List<String> listing) {}

  private final Map<String, List<String>> sections = new LinkedHashMap<>();
  private final Map<String, Function> functions = new LinkedHashMap<>();

  private ConstructFile(String text) {
    List<String> section = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isEmpty() && !line.startsWith(";")).toList()) {
      if (line.startsWith(".function ")) {
        section = new ArrayList<>();
        sections.put(line.substring(10), section);
      }
      section.add(line);
    }
  }

  /** The functions of a file. */
  static List<Function> read(String text) {
    ConstructFile file = new ConstructFile(text);
    file.sections.keySet().forEach(file::function);
    return List.copyOf(file.functions.values());
  }

  private Function function(String name) {
    Function known = functions.get(name);
    if (known != null) {
      return known;
    }
    Prototype.Builder builder = new Prototype.Builder();
    List<Upvalue> upvalues = new ArrayList<>();
    List<ByteString> upvalueNames = new ArrayList<>();
    List<Constant> constants = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    List<General.Handler> handlers = new ArrayList<>();
    List<General.Wide> wides = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    List<String> listing = new ArrayList<>();
    General.Kind kind = General.Kind.FUNCTION;
    Binding binding = new Binding.Adjusted();
    for (String line : sections.get(name)) {
      String[] parts = line.split(" ");
      switch (parts[0]) {
        case ".function" -> {}
        case ".parameters" -> builder.parameters(Integer.parseInt(parts[1]));
        case ".frame" -> builder.frameSize(Integer.parseInt(parts[1]));
        case ".kind" -> kind = General.Kind.valueOf(constantName(parts[1]));
        case ".arguments" -> binding = binding(parts);
        case ".upvalue" -> {
          upvalueNames.add(ByteString.utf8(parts[1]));
          upvalues.add(
              new Upvalue(
                  Upvalue.Origin.valueOf(constantName(parts[2])),
                  Upvalue.Mutability.valueOf(constantName(parts[4])),
                  Integer.parseInt(parts[3])));
        }
        case ".constant" -> {
          numbered(line, parts[1], constants.size());
          Constant constant = constant(line.substring(line.indexOf(' ', 10) + 1));
          if (constant instanceof Constant.Child) {
            builder.flag(Prototype.Flag.CHILDREN);
          }
          constants.add(constant);
        }
        case ".number" -> {
          numbered(line, parts[1], numbers.size());
          numbers.add(Double.valueOf(parts[2]));
        }
        case ".handler" ->
            handlers.add(new General.Handler(index(parts[1]), index(parts[2]), index(parts[4]), Integer.parseInt(parts[5])));
        default -> instruction(line, words, wides, listing);
      }
    }
    List<Integer> lines = words.stream().map(_ -> 0).toList();
    Prototype prototype =
        builder
            .code(words.stream().mapToInt(Integer::intValue).toArray())
            .upvalues(upvalues)
            .constants(constants)
            .numbers(numbers.stream().mapToDouble(Double::doubleValue).toArray())
            .debug(new Prototype.Debug(0, 0, lines, upvalueNames, List.of()))
            .general(new General(kind, binding, handlers, wides, ByteString.utf8(name), Optional.empty(), List.of()))
            .build();
    Function function = new Function(name, prototype, List.copyOf(listing));
    functions.put(name, function);
    return function;
  }

  private static void numbered(String line, String number, int expected) {
    if (Integer.parseInt(number) != expected) {
      throw new AssertionError("out of order: " + line);
    }
  }

  private static String constantName(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static int index(String number) {
    return Integer.parseInt(number) - 1;
  }

  private static Binding binding(String[] parts) {
    if (parts[1].equals("adjusted")) {
      return new Binding.Adjusted();
    }
    List<String> names = new ArrayList<>(Arrays.asList(parts).subList(2, parts.length));
    int star = names.indexOf("*");
    int positional = star < 0 ? names.size() : star;
    names.remove("*");
    return new Binding.Checked(
        0, positional, names.size() - positional, Binding.Rest.REFUSED, Binding.Rest.REFUSED, names.stream().map(ByteString::utf8).toList());
  }

  private Constant constant(String text) {
    String[] words = text.split(" ");
    return switch (words[0]) {
      case "function" -> new Constant.Child(function(words[1]).prototype());
      case "integer" -> new Constant.Int(new BigInteger(words[1], 16));
      case "tuple" -> new Constant.Tuple(Arrays.stream(words, 2, words.length - 1).map(this::constant).toList());
      case "jumps" -> new Constant.JumpTable(Arrays.stream(words, 2, words.length - 1).map(Integer::valueOf).toList());
      default -> {
        if (!text.matches("\"[^\"\\\\]*\"")) {
          throw new AssertionError("no constant: " + text);
        }
        yield new Constant.Str(ByteString.utf8(text.substring(1, text.length() - 1)));
      }
    };
  }

  private static void instruction(String line, List<Integer> words, List<General.Wide> wides, List<String> listing) {
    Matcher matcher = INSTRUCTION.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("no instruction: " + line);
    }
    numbered(line, matcher.group(1), words.size() + 1);
    Op op = Op.valueOf(matcher.group(2));
    List<Integer> given = new ArrayList<>();
    for (String field : matcher.group(3).replace("=>", "").trim().split(" +")) {
      given.add(Integer.valueOf(field));
    }
    int a = op.a() == Operand.___ ? 0 : given.removeFirst();
    int word;
    if (op.format() == Format.ABC) {
      int b = given.removeFirst();
      word = Insn.abc(op, a, b, given.removeFirst() & 0xFF);
    } else if (op.d() == Operand.JUMP) {
      word = Insn.jump(op, a, given.removeFirst() - words.size() - 2);
    } else {
      word = Insn.ad(op, a, op.d() == Operand.___ ? 0 : given.removeFirst() & 0xFFFF);
    }
    if (!given.isEmpty()) {
      throw new AssertionError("too many operands: " + line);
    }
    if (matcher.group(4) != null) {
      wides.add(new General.Wide(words.size(), Integer.parseInt(matcher.group(4))));
    }
    words.add(word);
    listing.add(line);
  }
}
