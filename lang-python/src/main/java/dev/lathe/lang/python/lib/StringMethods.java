package dev.lathe.lang.python.lib;

import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** Methods of {@code str}, and {@code bytes.decode}. */
final class StringMethods {
  private final VmState vm;
  private final BuiltinClasses classes;
  private final PythonErrors errors;
  private final Show show;
  private final Arguments arguments;

  StringMethods(VmState vm, BuiltinClasses classes, PythonErrors errors, Show show, Arguments arguments) {
    this.vm = vm;
    this.classes = classes;
    this.errors = errors;
    this.show = show;
    this.arguments = arguments;
  }

  private void add(String name, HostFunction function) {
    classes.method("str", name, function);
  }

  private void mapped(String name, UnaryOperator<String> map) {
    add(name, call -> {
      arguments.count(call, name, 0, 0);
      return returns(call, map.apply(self(call)));
    });
  }

  private void tested(String name, IntPredicate test) {
    add(name, call -> {
      String text = self(call);
      return call.returns(Value.of(!text.isEmpty() && text.codePoints().allMatch(test)));
    });
  }

  private String self(Call call) {
    return show.text(call.argument(0));
  }

  private int returns(Call call, String text) {
    return call.returns(Arguments.string(vm, text));
  }

  void install() {
    mapped("upper", s -> s.toUpperCase(Locale.ROOT));
    mapped("lower", s -> s.toLowerCase(Locale.ROOT));
    mapped("casefold", s -> s.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    mapped("swapcase", StringMethods::swapped);
    mapped("capitalize", s -> s.isEmpty() ? s : titled(s.substring(0, 1)) + s.substring(1).toLowerCase(Locale.ROOT));
    mapped("title", StringMethods::titled);
    tested("isdigit", Character::isDigit);
    tested("isdecimal", Character::isDigit);
    tested("isnumeric", c -> Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER || Character.getType(c) == Character.LETTER_NUMBER);
    tested("isalpha", Character::isLetter);
    tested("isalnum", Character::isLetterOrDigit);
    tested("isspace", StringMethods::isSpace);
    add("isascii", call -> call.returns(Value.of(self(call).chars().allMatch(c -> c < 0x80))));
    add("isupper", call -> call.returns(Value.of(isCased(self(call), Character::isUpperCase, Character::isLowerCase))));
    add("islower", call -> call.returns(Value.of(isCased(self(call), Character::isLowerCase, Character::isUpperCase))));
    add("isidentifier", call -> call.returns(Value.of(isIdentifier(self(call)))));
    add("strip", call -> returns(call, stripped(call, true, true)));
    add("lstrip", call -> returns(call, stripped(call, true, false)));
    add("rstrip", call -> returns(call, stripped(call, false, true)));
    add("split", this::split);
    add("rsplit", this::rsplit);
    add("splitlines", this::splitlines);
    add("join", this::join);
    add("replace", this::replace);
    add("startswith", call -> call.returns(Value.of(begins(call, "startswith", String::startsWith))));
    add("endswith", call -> call.returns(Value.of(begins(call, "endswith", String::endsWith))));
    add("find", call -> call.returns(Value.ofInt(find(call, "find", false))));
    add("rfind", call -> call.returns(Value.ofInt(find(call, "rfind", true))));
    add("index", call -> call.returns(Value.ofInt(found(find(call, "index", false)))));
    add("rindex", call -> call.returns(Value.ofInt(found(find(call, "rindex", true)))));
    add("count", this::count);
    add("center", call -> padded(call, '^'));
    add("ljust", call -> padded(call, '<'));
    add("rjust", call -> padded(call, '>'));
    add("zfill", this::zfill);
    add("partition", call -> partition(call, false));
    add("rpartition", call -> partition(call, true));
    add("removeprefix", call -> {
      String prefix = arguments.text(call, 1, "removeprefix()");
      return returns(call, self(call).startsWith(prefix) ? self(call).substring(prefix.length()) : self(call));
    });
    add("removesuffix", call -> {
      String suffix = arguments.text(call, 1, "removesuffix()");
      return returns(call, self(call).endsWith(suffix) ? self(call).substring(0, self(call).length() - suffix.length()) : self(call));
    });
    add("expandtabs", call -> returns(call, expanded(self(call), call.count() > 1 ? arguments.index(call, 1) : 8)));
    add("encode", this::encode);
    add("translate", this::translate);
    add("__format__", this::format);
    classes.method("int", "__format__", this::format);
    classes.method("float", "__format__", this::format);
    classes.method("bool", "__format__", this::format);
    classes.method("bytes", "decode", this::decode);
    add("__mod__", this::percent);
  }

  // --- characters -------------------------------------------------------------------------------------------------------

  static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F || c == 0x85 || c == 0xA0 || Character.isSpaceChar(c);
  }

  private static String swapped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(Character.isUpperCase(c) ? Character.toString(c).toLowerCase(Locale.ROOT) : Character.toString(c).toUpperCase(Locale.ROOT)));
    return out.toString();
  }

  private static String titled(String text) {
    StringBuilder out = new StringBuilder();
    boolean isInside = false;
    for (int c : text.codePoints().toArray()) {
      boolean isCased = Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
      if (isCased && !isInside) {
        out.appendCodePoint(Character.toTitleCase(c));
      } else {
        out.append(isCased ? Character.toString(c).toLowerCase(Locale.ROOT) : Character.toString(c));
      }
      isInside = isCased;
    }
    return out.toString();
  }

  private static boolean isCased(String text, IntPredicate wanted, IntPredicate other) {
    return text.codePoints().anyMatch(wanted) && text.codePoints().noneMatch(other);
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty() && Character.isUnicodeIdentifierStart(text.codePointAt(0)) | text.charAt(0) == '_' && text.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }

  private String stripped(Call call, boolean begins, boolean ends) {
    int[] text = self(call).codePoints().toArray();
    Optional<String> given = arguments.has(call, 1) ? Optional.of(arguments.text(call, 1, "strip")) : Optional.empty();
    IntPredicate drops = given.isPresent() ? c -> given.get().indexOf(c) >= 0 : StringMethods::isSpace;
    int from = 0;
    int to = text.length;
    while (begins && from < to && drops.test(text[from])) {
      from++;
    }
    while (ends && to > from && drops.test(text[to - 1])) {
      to--;
    }
    return new String(text, from, to - from);
  }

  // --- taking apart and putting together --------------------------------------------------------------------------------

  private int list(Call call, List<String> parts) {
    long list = ListObject.create(vm.heap(), parts.size());
    for (String part : parts) {
      ListObject.append(vm.heap(), list, Arguments.string(vm, part));
    }
    return call.returns(ListObject.value(list));
  }

  private Optional<String> separator(Call call) {
    if (!arguments.has(call, 1)) {
      return Optional.empty();
    }
    String separator = arguments.text(call, 1, "split");
    if (separator.isEmpty()) {
      throw errors.raise(vm, "ValueError", "empty separator");
    }
    return Optional.of(separator);
  }

  private int split(Call call) {
    String text = self(call);
    int most = call.count() > 2 ? arguments.index(call, 2) : -1;
    Optional<String> separator = separator(call);
    List<String> parts = new ArrayList<>();
    if (separator.isPresent()) {
      int from = 0;
      for (int at = text.indexOf(separator.get()); at >= 0 && (most < 0 || parts.size() < most); at = text.indexOf(separator.get(), from)) {
        parts.add(text.substring(from, at));
        from = at + separator.get().length();
      }
      parts.add(text.substring(from));
      return list(call, parts);
    }
    int at = 0;
    while (true) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        break;
      }
      if (most >= 0 && parts.size() == most) {
        int end = text.length();
        while (isSpace(text.charAt(end - 1))) {
          end--;
        }
        parts.add(text.substring(at, end));
        break;
      }
      int end = at;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(at, end));
      at = end;
    }
    return list(call, parts);
  }

  private int rsplit(Call call) {
    String text = self(call);
    int most = call.count() > 2 ? arguments.index(call, 2) : -1;
    Optional<String> separator = separator(call);
    if (most < 0) {
      return split(call);
    }
    List<String> parts = new ArrayList<>();
    int to = text.length();
    if (separator.isPresent()) {
      for (int at = text.lastIndexOf(separator.get()); at >= 0 && parts.size() < most; at = at == 0 ? -1 : text.lastIndexOf(separator.get(), at - 1)) {
        if (at + separator.get().length() > to) {
          continue;
        }
        parts.addFirst(text.substring(at + separator.get().length(), to));
        to = at;
      }
      parts.addFirst(text.substring(0, to));
      return list(call, parts);
    }
    while (true) {
      while (to > 0 && isSpace(text.charAt(to - 1))) {
        to--;
      }
      if (to == 0) {
        break;
      }
      int from = to;
      if (parts.size() == most) {
        from = 0;
        while (isSpace(text.charAt(from))) {
          from++;
        }
        parts.addFirst(text.substring(from, to));
        break;
      }
      while (from > 0 && !isSpace(text.charAt(from - 1))) {
        from--;
      }
      parts.addFirst(text.substring(from, to));
      to = from;
    }
    return list(call, parts);
  }

  private int splitlines(Call call) {
    String text = self(call);
    boolean keeps = call.count() > 1 && vm.isTrue(call.argument(1));
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isEnd = c >= '\n' && c <= '\r' || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
      if (isEnd) {
        int next = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
        lines.add(text.substring(from, keeps ? next : i));
        from = next;
        i = next - 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return list(call, lines);
  }

  /** Of a list or tuple; the part in Python makes one of other iterables. */
  private int join(Call call) {
    String separator = self(call);
    StringBuilder out = new StringBuilder();
    long[] items = Arguments.items(call.argument(1));
    for (int i = 0; i < items.length; i++) {
      if (!Value.isString(items[i])) {
        throw errors.raise(vm, "TypeError", "sequence item " + i + ": expected str instance, " + classes.typeName(items[i]) + " found");
      }
      out.append(i == 0 ? "" : separator).append(show.text(items[i]));
    }
    return returns(call, out.toString());
  }

  private int replace(Call call) {
    String text = self(call);
    String old = arguments.text(call, 1, "replace()");
    String by = arguments.text(call, 2, "replace()");
    int most = call.count() > 3 ? arguments.index(call, 3) : -1;
    if (most < 0 && !old.isEmpty()) {
      return returns(call, text.replace(old, by));
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    int done = 0;
    while (most < 0 || done < most) {
      int at = text.indexOf(old, old.isEmpty() && done > 0 ? from + 1 : from);
      if (at < 0 || at > text.length() || old.isEmpty() && done > 0 && from >= text.length()) {
        break;
      }
      out.append(text, from, at).append(by);
      from = at + old.length();
      done++;
    }
    return returns(call, out.append(text.substring(from)).toString());
  }

  private interface Match {
    boolean test(String text, String part);
  }

  private boolean begins(Call call, String name, Match match) {
    String text = slice(call);
    long wanted = call.argument(1);
    if (Value.isString(wanted)) {
      return match.test(text, show.text(wanted));
    }
    if (!Arguments.isKind(wanted, Kind.TUPLE)) {
      throw errors.raise(vm, "TypeError", name + " first arg must be str or a tuple of str, not " + classes.typeName(wanted));
    }
    for (long item : Arguments.items(wanted)) {
      if (match.test(text, show.text(item))) {
        return true;
      }
    }
    return false;
  }

  /** The text between the second and third argument. */
  private String slice(Call call) {
    int[] text = self(call).codePoints().toArray();
    int from = bound(call, 2, 0, text.length);
    int to = bound(call, 3, text.length, text.length);
    return new String(text, from, Math.max(to - from, 0));
  }

  private int bound(Call call, int index, int missing, int length) {
    if (!arguments.has(call, index)) {
      return missing;
    }
    int bound = arguments.index(call, index);
    return Math.clamp(bound < 0 ? (long) bound + length : bound, 0, length);
  }

  private int find(Call call, String name, boolean isLast) {
    String wanted = arguments.text(call, 1, name + "()");
    String text = slice(call);
    int at = isLast ? text.lastIndexOf(wanted) : text.indexOf(wanted);
    String self = self(call);
    int length = self.codePointCount(0, self.length());
    return at < 0 ? -1 : text.codePointCount(0, at) + bound(call, 2, 0, length);
  }

  private int found(int at) {
    if (at < 0) {
      throw errors.raise(vm, "ValueError", "substring not found");
    }
    return at;
  }

  private int count(Call call) {
    String wanted = arguments.text(call, 1, "count()");
    String text = slice(call);
    if (wanted.isEmpty()) {
      return call.returns(Value.ofInt(text.codePointCount(0, text.length()) + 1L));
    }
    int count = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
      count++;
    }
    return call.returns(Value.ofInt(count));
  }

  private int padded(Call call, char side) {
    String text = self(call);
    String fill = call.count() > 2 ? arguments.text(call, 2, "center()") : " ";
    int missing = arguments.index(call, 1) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return returns(call, text);
    }
    int width = missing + text.codePointCount(0, text.length());
    int left = side == '<' ? 0 : side == '>' ? missing : missing / 2 + (missing & width & 1);
    return returns(call, fill.repeat(left) + text + fill.repeat(missing - left));
  }

  private int zfill(Call call) {
    String text = self(call);
    int missing = arguments.index(call, 1) - text.codePointCount(0, text.length());
    boolean isSigned = text.startsWith("-") || text.startsWith("+");
    String zeros = "0".repeat(Math.max(missing, 0));
    return returns(call, isSigned ? text.charAt(0) + zeros + text.substring(1) : zeros + text);
  }

  private int partition(Call call, boolean isLast) {
    String text = self(call);
    String separator = arguments.text(call, 1, "partition()");
    if (separator.isEmpty()) {
      throw errors.raise(vm, "ValueError", "empty separator");
    }
    int at = isLast ? text.lastIndexOf(separator) : text.indexOf(separator);
    String[] parts =
        at < 0
            ? isLast ? new String[] {"", "", text} : new String[] {text, "", ""}
            : new String[] {text.substring(0, at), separator, text.substring(at + separator.length())};
    return call.returns(
        Value.object(TupleObject.of(vm.heap(), Arguments.string(vm, parts[0]), Arguments.string(vm, parts[1]), Arguments.string(vm, parts[2]))));
  }

  private static String expanded(String text, int size) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int spaces = size > 0 ? size - column % size : 0;
        out.append(" ".repeat(spaces));
        column += spaces;
      } else {
        out.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  private int translate(Call call) {
    long table = Value.address(call.argument(1));
    StringBuilder out = new StringBuilder();
    for (int c : self(call).codePoints().toArray()) {
      long to = vm.keys().get(table, Value.ofInt(c));
      if (to == Value.UNDEF) {
        out.appendCodePoint(c);
      } else if (Numbers.isInteger(to)) {
        out.appendCodePoint((int) Numbers.low(to));
      } else if (Value.isString(to)) {
        out.append(show.text(to));
      }
    }
    return returns(call, out.toString());
  }

  private static java.nio.charset.Charset charset(String name) {
    return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "latin-1", "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      default -> StandardCharsets.UTF_8;
    };
  }

  private int encode(Call call) {
    String name = call.count() > 1 ? arguments.text(call, 1, "encode()") : "utf-8";
    return call.returns(Value.object(BytesObject.of(vm.heap(), self(call).getBytes(charset(name)))));
  }

  private int decode(Call call) {
    String name = call.count() > 1 ? arguments.text(call, 1, "decode()") : "utf-8";
    return returns(call, new String(Arguments.bytes(call.argument(0)), charset(name)));
  }

  // --- formats ----------------------------------------------------------------------------------------------------------

  private int format(Call call) {
    long value = call.argument(0);
    String text = arguments.text(call, 1, "__format__()");
    return returns(call, text.isEmpty() ? show.str(value) : formatted(value, text));
  }

  private String formatted(long value, String text) {
    FormatSpecification specification =
        FormatSpecification.parse(text)
            .orElseThrow(() -> errors.raise(vm, "ValueError", "Invalid format specifier '" + text + "' for object of type '" + classes.typeName(value) + "'"));
    if (Value.isString(value) && specification.isForText()) {
      return specification.text(show.text(value));
    }
    if (Numbers.isBoolean(value) && specification.type() == 0 && text.chars().noneMatch(c -> c == ',' || c == '+')) {
      return specification.integer(Numbers.big(value));
    }
    if (Numbers.isInteger(value) && specification.isForIntegers()) {
      return specification.integer(Numbers.big(value));
    }
    boolean isReal = Value.isDouble(value) && (specification.type() == 0 || specification.isForReals());
    if (isReal || Numbers.isInteger(value) && specification.isForReals()) {
      return specification.real(Value.isDouble(value) ? Value.toDouble(value) : Numbers.big(value).doubleValue());
    }
    throw errors.raise(
        vm, "ValueError", "Unknown format code '" + specification.type() + "' for object of type '" + classes.typeName(value) + "'");
  }

  /** {@code text % values}. */
  private int percent(Call call) {
    String text = self(call);
    long values = call.argument(1);
    boolean isTuple = Arguments.isKind(values, Kind.TUPLE);
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      long key = Value.UNDEF;
      i++;
      if (i < text.length() && text.charAt(i) == '(') {
        int end = text.indexOf(')', i);
        key = vm.keys().get(Value.address(values), Arguments.string(vm, text.substring(i + 1, end)));
        if (key == Value.UNDEF) {
          throw errors.raise(vm, "KeyError", text.substring(i + 1, end));
        }
        i = end + 1;
      }
      int from = i;
      while (i < text.length() && "#0- +".indexOf(text.charAt(i)) >= 0) {
        i++;
      }
      String flags = text.substring(from, i);
      String width = "";
      String precision = "";
      if (i < text.length() && text.charAt(i) == '*') {
        width = Long.toString(Numbers.low(item(values, isTuple, next++)));
        i++;
      }
      while (i < text.length() && Character.isDigit(text.charAt(i))) {
        width += text.charAt(i++);
      }
      if (i < text.length() && text.charAt(i) == '.') {
        i++;
        precision = ".";
        if (i < text.length() && text.charAt(i) == '*') {
          precision += Numbers.low(item(values, isTuple, next++));
          i++;
        }
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
          precision += text.charAt(i++);
        }
        precision = precision.length() == 1 ? ".0" : precision;
      }
      while (i < text.length() && "hlL".indexOf(text.charAt(i)) >= 0) {
        i++;
      }
      if (i >= text.length()) {
        throw errors.raise(vm, "ValueError", "incomplete format");
      }
      char type = text.charAt(i);
      if (type == '%') {
        out.append('%');
        continue;
      }
      long value = key != Value.UNDEF ? key : item(values, isTuple, next++);
      out.append(conversion(type, flags, width, precision, value, i));
    }
    boolean usesAll = isTuple ? next == TupleObject.length(Value.address(values)) : next > 0 || Arguments.isKind(values, Kind.DICT) || ListObject.is(values);
    if (!usesAll) {
      throw errors.raise(vm, "TypeError", "not all arguments converted during string formatting");
    }
    return returns(call, out.toString());
  }

  private long item(long values, boolean isTuple, int index) {
    if (isTuple ? index >= TupleObject.length(Value.address(values)) : index > 0) {
      throw errors.raise(vm, "TypeError", "not enough arguments for format string");
    }
    return isTuple ? TupleObject.item(Value.address(values), index) : values;
  }

  private String conversion(char type, String flags, String width, String precision, long value, int at) {
    String align = flags.indexOf('-') >= 0 ? "<" : flags.indexOf('0') >= 0 ? "0=" : ">";
    String sign = flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
    String alternate = flags.indexOf('#') >= 0 ? "#" : "";
    switch (type) {
      case 's', 'r', 'a' -> {
        String shown = type == 's' ? show.str(value) : show.repr(value);
        return FormatSpecification.parse((flags.indexOf('-') >= 0 ? "<" : ">") + width + precision).orElseThrow().text(shown);
      }
      case 'c' -> {
        String shown = Value.isString(value) ? show.text(value) : Character.toString((int) Numbers.low(value));
        return FormatSpecification.parse((flags.indexOf('-') >= 0 ? "<" : ">") + width).orElseThrow().text(shown);
      }
      case 'd', 'i', 'u', 'x', 'X', 'o' -> {
        boolean isReal = Value.isDouble(value) && type != 'x' && type != 'X' && type != 'o';
        if (!Numbers.isInteger(value) && !isReal) {
          String wanted = type == 'x' || type == 'X' || type == 'o' ? "an integer is required" : "a real number is required";
          throw errors.raise(vm, "TypeError", "%" + type + " format: " + wanted + ", not " + classes.typeName(value));
        }
        char code = type == 'i' || type == 'u' ? 'd' : type;
        java.math.BigInteger integer = isReal ? new java.math.BigDecimal(Value.toDouble(value)).toBigInteger() : Numbers.big(value);
        return FormatSpecification.parse(align + sign + alternate + width + code).orElseThrow().integer(integer);
      }
      case 'e', 'E', 'f', 'F', 'g', 'G' -> {
        if (!Numbers.isNumber(value)) {
          throw errors.raise(vm, "TypeError", "must be real number, not " + classes.typeName(value));
        }
        double real = Value.isDouble(value) ? Value.toDouble(value) : Numbers.big(value).doubleValue();
        return FormatSpecification.parse(align + sign + alternate + width + precision + type).orElseThrow().real(real);
      }
      default -> throw errors.raise(vm, "ValueError", String.format("unsupported format character '%c' (0x%x) at index %d", type, (int) type, at));
    }
  }
}
