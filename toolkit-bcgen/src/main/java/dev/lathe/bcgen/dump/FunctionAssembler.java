package dev.lathe.bcgen.dump;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Format;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.General.Binding;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.LineTable;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Operand;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.Prototype.Upvalue;
import dev.lathe.vm.bytecode.Prototype.VariableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Collects the lines of one function; labels and what other functions are called are resolved at the end. */
final class FunctionAssembler {
  private static final int MAX_REGISTER_BYTE = 0xFF;
  private static final int MAX_UPVALUES = 0xFF;
  private static final Map<String, Op> OPS = new HashMap<>();
  private static final Map<ByteString, VariableName.Hidden> HIDDEN = new HashMap<>();

  static {
    for (Op op : Op.values()) {
      OPS.put(op.name(), op);
    }
    for (VariableName.Hidden hidden : VariableName.Hidden.values()) {
      HIDDEN.put(ByteString.latin1(TextForm.word(hidden)), hidden);
    }
  }

  /** Gives a function that is among the constants of this one. */
  interface Children {
    Prototype take(String label, Span span) throws AssemblyException;
  }

  /** A constant, or where the label of a function stands. */
  private sealed interface Item {
    record Plain(Constant constant) implements Item {}

    record Function(String label, Span span) implements Item {}
  }

  /** A place in the code: the index that a number or a label stands for. */
  private sealed interface Place {
    record Index(long index) implements Place {}

    record Label(String label, Span span) implements Place {}
  }

  private record Jump(int index, Op op, int a, Place target, Span span) {}

  private record ProtectedRange(Place from, Place to, Place target, int register, Span span) {}

  /** From an instruction on, another line or position. */
  private record Mark<T>(int index, T value, Span span) {}

  private record NamedUpvalue(Optional<ByteString> name, Span span) {}

  private final String label;
  private final Span span;
  private int parameters;
  private int frameSize;
  private Optional<Set<Prototype.Flag>> flags = Optional.empty();
  private Optional<General.Kind> kind = Optional.empty();
  private Binding binding = new Binding.Adjusted();
  private Optional<ByteString> name = Optional.empty();
  private Optional<ByteString> document = Optional.empty();
  private final List<Upvalue> upvalues = new ArrayList<>();
  private final List<NamedUpvalue> upvalueNames = new ArrayList<>();
  private final List<Item> constants = new ArrayList<>();
  private final Map<ByteString, Integer> strings = new HashMap<>();
  private final List<Double> numbers = new ArrayList<>();
  private final List<ProtectedRange> handlers = new ArrayList<>();
  private final List<Prototype.Variable> variables = new ArrayList<>();
  private final List<Mark<Integer>> lines = new ArrayList<>();
  private final List<Mark<General.Position>> positions = new ArrayList<>();
  private final List<Integer> words = new ArrayList<>();
  private final TreeMap<Integer, Integer> wides = new TreeMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final Numbering constantIndices = new Numbering("constant", 0);
  private final Numbering numberIndices = new Numbering("number", 0);
  private final Numbering instructionNumbers = new Numbering("instruction", 1);
  private int firstLine;
  private int lineCount;
  private boolean hasDebug;
  /** The first thing that only general functions have. */
  private Optional<Diagnostic> generalOnly = Optional.empty();

  /** A function that is called {@code label} at {@code span}. */
  FunctionAssembler(String label, Span span) {
    this.label = label;
    this.span = span;
  }

  /** Where its label stands. */
  Span span() {
    return span;
  }

  private void general(String what, Span at) {
    if (generalOnly.isEmpty()) {
      generalOnly = Optional.of(Diagnostic.error(what + " only in a general function, which has a .kind", at));
    }
  }

  /** Takes a directive, whose word is read already. */
  void directive(Directive directive, AssemblyLine line) throws AssemblyException {
    Span at = line.span();
    switch (directive) {
      case PARAMETERS -> parameters = (int) line.integer("the number of parameters", 0, 0xFF);
      case FRAME -> {
        frameSize = (int) line.integer("the number of registers", 0, Integer.MAX_VALUE);
        if (frameSize > MAX_REGISTER_BYTE) {
          general("more than " + MAX_REGISTER_BYTE + " registers", line.span());
        }
      }
      case FLAGS -> flags = Optional.of(flags(line));
      case KIND -> kind = Optional.of(line.oneOf(General.Kind.values(), "the kind"));
      case ARGUMENTS -> {
        binding = binding(line);
        general(".arguments", at);
      }
      case NAME -> {
        name = Optional.of(line.name("the name"));
        general(".name", at);
      }
      case DOCUMENT -> {
        document = Optional.of(line.quoted());
        general(".document", at);
      }
      case UPVALUE -> upvalue(line);
      case CONSTANT -> constant(line);
      case NUMBER -> {
        int index = numbers.size();
        numbers.add(0.0);
        numberIndices.require(line, index);
        numbers.set(index, line.number());
      }
      case HANDLER -> {
        Place from = place(line);
        Place to = place(line);
        line.expect("=>");
        Place target = place(line);
        int register = (int) line.integer("the error's register", 0, Integer.MAX_VALUE);
        handlers.add(new ProtectedRange(from, to, target, register, at));
        general(".handler", at);
      }
      case LINES -> {
        firstLine = (int) line.integer("the first line", 0, Integer.MAX_VALUE);
        lineCount = (int) line.integer("the number of further lines", 0, Integer.MAX_VALUE);
        hasDebug = true;
      }
      case VARIABLE -> {
        VariableName variable = variableName(line);
        int start = instructionNumber(line);
        variables.add(new Prototype.Variable(variable, start, instructionNumber(line)));
        hasDebug = true;
      }
      case LINE -> {
        int number = (int) line.integer("the line", Integer.MIN_VALUE, Integer.MAX_VALUE);
        lines.add(new Mark<>(words.size(), number, line.span()));
        hasDebug = true;
      }
      case POSITION -> {
        positions.add(new Mark<>(words.size(), position(line), line.span()));
        general(".position", at);
      }
      case CHUNK, FRAMES, FUNCTION -> throw line.error(directive.text() + " inside a function");
    }
  }

  private static int instructionNumber(AssemblyLine line) throws AssemblyException {
    return (int) line.integer("the number of an instruction", Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static Set<Prototype.Flag> flags(AssemblyLine line) throws AssemblyException {
    Set<Prototype.Flag> flags = EnumSet.noneOf(Prototype.Flag.class);
    if (!line.accept("none")) {
      do {
        flags.add(line.oneOf(Prototype.Flag.values(), "a flag"));
      } while (!line.atEnd());
    }
    return flags;
  }

  private Binding binding(AssemblyLine line) throws AssemblyException {
    String word = line.word("adjusted or checked");
    if (word.equals("adjusted")) {
      return new Binding.Adjusted();
    }
    if (!word.equals("checked")) {
      throw line.error("arguments are adjusted or checked");
    }
    List<ByteString> names = new ArrayList<>();
    int positionalOnly = 0;
    Optional<Integer> positional = Optional.empty();
    Optional<Integer> keywords = Optional.empty();
    Binding.Rest rest = Binding.Rest.REFUSED;
    Binding.Rest keywordRest = Binding.Rest.REFUSED;
    while (!line.atEnd()) {
      String words = line.isQuoted() ? "" : line.word("a parameter");
      if (keywordRest == Binding.Rest.COLLECTED) {
        throw line.error("a parameter behind the last one");
      }
      if (words.equals("/") && positional.isEmpty() && positionalOnly == 0 && !names.isEmpty()) {
        positionalOnly = names.size();
      } else if (words.startsWith("**")) {
        keywords = Optional.of(keywords.orElse(names.size()));
        keywordRest = Binding.Rest.COLLECTED;
        names.add(parameter(words.substring(2), line));
      } else if (words.equals("*") && !line.adjoinsQuotes()) {
        if (positional.isPresent()) {
          throw line.error("a second *");
        }
        if (keywords.isPresent()) {
          throw line.error("a * behind the parameter for the rest");
        }
        positional = Optional.of(names.size());
      } else if (words.startsWith("*")) {
        if (keywords.isPresent()) {
          throw line.error("a second parameter for the rest");
        }
        keywords = Optional.of(names.size());
        rest = Binding.Rest.COLLECTED;
        names.add(parameter(words.substring(1), line));
      } else if (keywords.isPresent()) {
        throw line.error("a parameter behind that for the rest");
      } else {
        names.add(parameter(words, line));
      }
    }
    int named = keywords.orElse(names.size());
    int byPosition = positional.orElse(named);
    return new Binding.Checked(positionalOnly, byPosition, named - byPosition, rest, keywordRest, names);
  }

  private static ByteString parameter(String word, AssemblyLine line) throws AssemblyException {
    ByteString name = ByteString.utf8(word);
    if (word.isEmpty()) {
      return line.quoted();
    }
    if (!TextForm.isBare(name)) {
      throw line.error("a name like this stands in quotes");
    }
    return name;
  }

  private void upvalue(AssemblyLine line) throws AssemblyException {
    Span at = line.span();
    Optional<ByteString> named = Optional.empty();
    ByteString first = line.name("the upvalue's name or origin");
    if (!line.isNumber()) {
      named = Optional.of(first);
      requireText(first, 1, line);
    }
    Upvalue.Origin origin = named.isPresent() ? line.oneOf(Upvalue.Origin.values(), "the origin") : origin(first, line);
    int index = (int) line.integer("the register or upvalue", 0, DumpFormat.UPVALUE_INDEX);
    upvalues.add(new Upvalue(origin, line.oneOf(Upvalue.Mutability.values(), "whether it is assigned"), index));
    upvalueNames.add(new NamedUpvalue(named, at));
    if (origin == Upvalue.Origin.CELL) {
      general("cells", at);
    }
    if (upvalues.size() > MAX_UPVALUES) {
      throw new AssemblyException("more than " + MAX_UPVALUES + " upvalues", at);
    }
  }

  private static Upvalue.Origin origin(ByteString word, AssemblyLine line) throws AssemblyException {
    for (Upvalue.Origin origin : Upvalue.Origin.values()) {
      if (word.equals(ByteString.latin1(TextForm.word(origin)))) {
        return origin;
      }
    }
    throw line.error("the origin is register, upvalue or cell");
  }

  /** In dumps, names end at a zero; those of variables begin with other bytes than stand for the hidden ones. */
  private static void requireText(ByteString name, int least, AssemblyLine line) throws AssemblyException {
    for (int i = 0; i < name.length(); i++) {
      if (name.at(i) < (i == 0 ? least : 1)) {
        throw line.error("a name with a byte " + name.at(i));
      }
    }
  }

  /** The numbers that lines of one sort bear. Behind one that is wrong, they count from there: one mistake, one message. */
  private static final class Numbering {
    private final String what;
    private final int first;
    private long skew;

    Numbering(String what, int first) {
      this.what = what;
      this.first = first;
    }

    /** The next word is the number of line {@code index} of this sort. */
    void require(AssemblyLine line, int index) throws AssemblyException {
      long given = line.integer("the number of the " + what, 0, Integer.MAX_VALUE);
      long wanted = index + first;
      if (given != wanted + skew) {
        skew = given - wanted;
        throw line.error("this is " + what + " " + wanted);
      }
    }
  }

  private void constant(AssemblyLine line) throws AssemblyException {
    int index = constants.size();
    try {
      constantIndices.require(line, index);
      constantValue(line);
    } finally {
      if (constants.size() == index) {
        constants.add(new Item.Plain(Constant.Single.NIL)); // there was an error; those behind it keep their numbers
      }
    }
  }

  private void constantValue(AssemblyLine line) throws AssemblyException {
    Span at = line.span();
    if (line.isQuoted()) {
      ByteString string = line.quoted();
      strings.putIfAbsent(string, constants.size());
      constants.add(new Item.Plain(new Constant.Str(string)));
      return;
    }
    String word = line.word("a constant");
    if (word.equals("function")) {
      String function = line.word("the function's label");
      constants.add(new Item.Function(function, line.span()));
      return;
    }
    Constant constant = new AssemblyConstants(line).constant(word);
    constants.add(new Item.Plain(constant));
    switch (constant) {
      case Constant.Bytes _, Constant.Int _, Constant.Real _, Constant.Tuple _ -> general("such constants", at);
      case Constant.FrozenSet _, Constant.Single _, Constant.JumpTable _ -> general("such constants", at);
      case Constant.Child _, Constant.Template _, Constant.Int64 _, Constant.UInt64 _, Constant.Complex _, Constant.Str _ -> {}
    }
  }

  private static VariableName variableName(AssemblyLine line) throws AssemblyException {
    boolean quoted = line.isQuoted();
    ByteString bytes = line.name("the variable's name");
    if (!quoted) {
      VariableName.Hidden hidden = HIDDEN.get(bytes);
      if (hidden != null) {
        return hidden;
      }
    }
    if (bytes.length() == 0) {
      throw line.error("a variable without a name");
    }
    requireText(bytes, DumpFormat.FIRST_NAME_BYTE, line);
    return new VariableName.Named(bytes);
  }

  /** As {@code 3:0-3:14}. */
  private static General.Position position(AssemblyLine line) throws AssemblyException {
    String[] parts = line.word("a position").split("[:-]", -1);
    if (parts.length != 4) {
      throw line.error("a position is LINE:COLUMN-LINE:COLUMN");
    }
    int[] numbers = new int[4];
    for (int i = 0; i < 4; i++) {
      numbers[i] = (int) line.integer(parts[i], "a part of a position", 0, 0xFFFF_FFFFL);
    }
    return new General.Position(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private static Place place(AssemblyLine line) throws AssemblyException {
    String word = line.word("the number or label of an instruction");
    char first = word.charAt(0);
    return first == '-' || first >= '0' && first <= '9'
        ? new Place.Index(line.integer(word, "the number of an instruction", -1L << 50, 1L << 50) - 1)
        : new Place.Label(word, line.span());
  }

  /** Takes a line with a label, an instruction, or both. */
  void code(AssemblyLine line) throws AssemblyException {
    if (line.isNumber()) {
      try {
        instructionNumbers.require(line, words.size());
      } catch (AssemblyException e) {
        words.add(0);
        throw e;
      }
    }
    line.accept("=>");
    String word = line.word("an instruction");
    while (word.endsWith(":")) {
      String target = word.substring(0, word.length() - 1);
      if (!TextForm.isBare(ByteString.utf8(target))) {
        throw line.error("a label is a name");
      }
      if (labels.putIfAbsent(target, words.size()) != null) {
        throw line.error("two labels " + target);
      }
      if (line.atEnd()) {
        return;
      }
      word = line.word("an instruction");
    }
    int index = words.size();
    words.add(0);
    words.set(index, word.startsWith("0x") ? unknown(word, line, index) : instruction(word, line, index));
    line.expectEnd();
  }

  /** A word whose encoding has no row. */
  private int unknown(String encoding, AssemblyLine line, int index) throws AssemblyException {
    int code;
    try {
      code = Integer.parseInt(encoding.substring(2), 16);
    } catch (NumberFormatException e) {
      throw line.error("no byte in hexadecimal digits");
    }
    if (code < 0 || code > 0xFF || Op.of(code).isPresent()) {
      throw line.error("this stands for no byte, or for one that has a name");
    }
    int a = (int) line.integer("operand A", 0, 0xFF);
    int d = (int) line.integer("operand D", 0, 0xFFFF);
    wide(line, index);
    return code | a << 8 | d << 16;
  }

  private int instruction(String word, AssemblyLine line, int index) throws AssemblyException {
    Op op = OPS.get(word);
    if (op == null) {
      throw line.error("unknown opcode " + word);
    }
    Span at = line.span();
    int a = op.a() == Operand.___ ? 0 : (int) line.integer("operand A", 0, 0xFF);
    if (op.d() == Operand.JUMP) {
      line.expect("=>");
      jumps.add(new Jump(index, op, unused(line, "a", op.a(), a), place(line), at));
      return 0;
    }
    if (op.format() == Format.ABC) {
      int b = (int) line.integer("operand B", 0, 0xFF);
      int c = operand(line, op, "operand C", 8, index);
      a = unused(line, "a", op.a(), a);
      wide(line, index);
      return Insn.abc(op, a, b, c);
    }
    int d = op.d() == Operand.___ ? 0 : operand(line, op, "operand D", 16, index);
    wide(line, index);
    a = unused(line, "a", op.a(), a);
    return Insn.ad(op, a, unused(line, "d", op.d(), d));
  }

  /** C or D, of so many bits: a number, or a string for its index among the constants. */
  private int operand(AssemblyLine line, Op op, String what, int bits, int index) throws AssemblyException {
    int mask = (1 << bits) - 1;
    if (line.isQuoted() && (op.d() == Operand.STR || op.d() == Operand.OBJ)) {
      ByteString string = line.quoted();
      int constant = strings.computeIfAbsent(string, _ -> constants.size());
      if (constant == constants.size()) {
        constants.add(new Item.Plain(new Constant.Str(string)));
      }
      if (constant > mask) {
        if (op.w() != Operand.EXT) {
          throw line.error("constant " + constant + " is out of this instruction's reach");
        }
        wides.put(index, constant >>> bits);
        general("a constant beyond " + mask, line.span());
      }
      return constant & mask;
    }
    long least = op.d() == Operand.LITS ? -(1L << bits - 1) : 0;
    return (int) line.integer(what, least, op.d() == Operand.LITS ? mask >>> 1 : mask) & mask;
  }

  /** A field that the row does not use, if it is given. */
  private static int unused(AssemblyLine line, String field, Operand kind, int value) throws AssemblyException {
    if (kind != Operand.___ || !line.accept(field + "=")) {
      return value;
    }
    return (int) line.integer("the unused field", 1, field.equals("a") ? 0xFF : 0xFFFF);
  }

  private void wide(AssemblyLine line, int index) throws AssemblyException {
    if (line.accept("w=")) {
      Span at = line.span();
      int value = (int) line.integer("the wide half", Integer.MIN_VALUE, Integer.MAX_VALUE);
      if (value == 0 || wides.put(index, value) != null) {
        throw line.error(value == 0 ? "a wide half of zero" : "two wide halves");
      }
      general("a wide half", at);
    }
  }

  // The end of the function.

  private int index(Place place, long most, Span at) throws AssemblyException {
    long index =
        switch (place) {
          case Place.Index(long given) -> given;
          case Place.Label(String target, Span where) -> {
            Integer known = labels.get(target);
            if (known == null) {
              throw new AssemblyException("no label " + target, where);
            }
            yield known;
          }
        };
    if (index < 0 || index > most) {
      throw new AssemblyException("there is no instruction " + (index + 1), at);
    }
    return (int) index;
  }

  /** The function; a part of it where there are errors, which are reported. */
  Prototype finish(Children children, Consumer<Diagnostic> report) {
    Prototype.Builder builder = new Prototype.Builder().parameters(parameters).frameSize(frameSize).upvalues(upvalues);
    try {
      for (Jump jump : jumps) {
        words.set(jump.index(), resolve(jump));
      }
    } catch (AssemblyException e) {
      report.accept(e.diagnostic());
    }
    List<Constant> built = new ArrayList<>();
    for (Item item : constants) {
      try {
        built.add(
            switch (item) {
              case Item.Plain(Constant constant) -> constant;
              case Item.Function(String child, Span where) -> new Constant.Child(children.take(child, where));
            });
      } catch (AssemblyException e) {
        report.accept(e.diagnostic());
      }
    }
    flags.orElseGet(() -> FullListing.usualFlags(built)).forEach(builder::flag);
    builder.constants(built).numbers(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    builder.code(words.stream().mapToInt(Integer::intValue).toArray());
    try {
      debug().ifPresent(builder::debug);
      if (kind.isPresent()) {
        builder.general(general(kind.get()));
      } else {
        generalOnly.ifPresent(report);
      }
    } catch (AssemblyException e) {
      report.accept(e.diagnostic());
    }
    return builder.build();
  }

  /** The word of a jump; what does not fit goes into its wide half. */
  private int resolve(Jump jump) throws AssemblyException {
    long target =
        switch (jump.target()) {
          case Place.Index(long index) -> index;
          case Place.Label _ -> index(jump.target(), words.size(), jump.span());
        };
    long biased = target - jump.index() - 1 + Insn.JUMP_BIAS;
    long wide = biased >> 16;
    if (wide != (int) wide) {
      throw new AssemblyException("a jump too far", jump.span());
    }
    if (wide != 0) {
      wides.put(jump.index(), (int) wide);
      general("a jump that far", jump.span());
    }
    return Insn.ad(jump.op(), jump.a(), (int) (biased & 0xFFFF));
  }

  private Optional<Prototype.Debug> debug() throws AssemblyException {
    List<ByteString> names = new ArrayList<>();
    for (NamedUpvalue upvalue : upvalueNames) {
      upvalue.name().ifPresent(names::add);
    }
    if (!hasDebug && names.isEmpty()) {
      return Optional.empty();
    }
    for (NamedUpvalue upvalue : upvalueNames) {
      if (upvalue.name().isEmpty()) {
        throw new AssemblyException("an upvalue without a name in a function with debug information", upvalue.span());
      }
    }
    int width = DebugReader.lineWidth(lineCount);
    for (Mark<Integer> mark : lines) {
      if (width < 4 && mark.value() - firstLine >>> 8 * width != 0) {
        throw new AssemblyException("line " + mark.value() + " is too far from the function's .lines " + firstLine + " " + lineCount, mark.span());
      }
    }
    return Optional.of(new Prototype.Debug(firstLine, lineCount, lineTable(), names, variables));
  }

  private LineTable lineTable() {
    return LineTable.of(spread(lines, firstLine).stream().mapToInt(Integer::intValue).toArray());
  }

  /** What marks say of each instruction: the last mark that is not behind it. */
  private <T> List<T> spread(List<Mark<T>> marks, T initial) {
    List<T> values = new ArrayList<>(words.size());
    T value = initial;
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      for (; next < marks.size() && marks.get(next).index() <= i; next++) {
        value = marks.get(next).value();
      }
      values.add(value);
    }
    return values;
  }

  private General general(General.Kind kind) throws AssemblyException {
    List<General.Handler> ranges = new ArrayList<>();
    for (ProtectedRange range : handlers) {
      int from = index(range.from(), Integer.MAX_VALUE, range.span());
      int to = index(range.to(), Integer.MAX_VALUE, range.span());
      ranges.add(new General.Handler(from, to, index(range.target(), Integer.MAX_VALUE, range.span()), range.register()));
    }
    if (!positions.isEmpty() && positions.getFirst().index() != 0) {
      throw new AssemblyException("positions begin at the first instruction, or are not given", positions.getFirst().span());
    }
    List<General.Wide> halves = new ArrayList<>();
    wides.forEach((index, value) -> halves.add(new General.Wide(index, value)));
    List<General.Position> places = positions.isEmpty() ? List.of() : spread(positions, positions.getFirst().value());
    return new General(kind, binding, ranges, halves, name.orElseGet(() -> ByteString.of(Source.encodeUtf8(label))), document, places);
  }
}
