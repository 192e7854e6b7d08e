package dev.lathe.ast.dump;

import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.NodeSchema.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the components of records from values of JSON. */
final class JsonComponents {

  private JsonComponents() {}

  /** The value of {@code component} in the record that {@code fields} describe. */
  static Object of(NodeSchema schema, Component component, JsonValue.Fields fields) {
    Optional<JsonValue.At> at = fields.get(component.name());
    if (at.isEmpty() || at.get().value() instanceof JsonValue.Null) {
      Optional<Object> absent = JsonDefaults.of(schema, component);
      if (absent.isPresent()) {
        return absent.get();
      }
      if (at.isEmpty()) {
        throw new BadJson("field '" + component.name() + "' of " + schema.name() + " is missing", fields.offset);
      }
    }
    try {
      return convert(component.kind(), component.type(), at.get());
    } catch (BadJson e) {
      throw e.inside("." + component.name());
    }
  }

  private static Object convert(Kind kind, Class<?> type, JsonValue.At at) {
    return switch (kind) {
      case NODE -> node(type, at);
      case OPTIONAL_NODE -> Optional.of(node(type, at));
      case NODES -> list(Kind.NODE, type, at);
      case ENUM -> constant(type, at);
      case ENUMS -> list(Kind.ENUM, type, at);
      case STRING -> at.value() instanceof JsonValue.Text(String text) ? text : fail("a string", at);
      case INT -> (int) whole(at, "an integer of 32 bits", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> whole(at, "an integer of 64 bits", Long.MIN_VALUE, Long.MAX_VALUE);
      case INTEGER -> integer(at);
      case DOUBLE -> real(at);
      case BOOLEAN -> at.value() instanceof JsonValue.Truth(boolean value) ? value : fail("true or false", at);
      case SPAN, TRIVIA, VALUE -> record(type, at);
      case VALUES -> list(Kind.VALUE, type, at);
      case INTS -> list(Kind.INT, int.class, at);
    };
  }

  private static <T> T fail(String expected, JsonValue.At at) {
    throw new BadJson(expected + " expected, " + at.value().describe() + " found", at.offset());
  }

  private static Object node(Class<?> type, JsonValue.At at) {
    return at.value() instanceof JsonValue.Tree(dev.lathe.ast.Node node) && type.isInstance(node)
        ? node
        : fail(type.getSimpleName(), at);
  }

  private static List<Object> list(Kind kind, Class<?> type, JsonValue.At at) {
    if (!(at.value() instanceof JsonValue.Items items)) {
      return fail("an array", at);
    }
    List<Object> list = new ArrayList<>(items.list.size());
    for (JsonValue.At item : items.list) {
      try {
        list.add(convert(kind, type, item));
      } catch (BadJson e) {
        throw e.inside("[" + list.size() + "]");
      }
    }
    return list;
  }

  private static Object constant(Class<?> type, JsonValue.At at) {
    if (!(at.value() instanceof JsonValue.Text(String name))) {
      return fail("a name of " + type.getSimpleName(), at);
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    String names = Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    throw new BadJson("one of " + names + " expected, " + Scalars.quote(name) + " found", at.offset());
  }

  private static long whole(JsonValue.At at, String expected, long min, long max) {
    BigInteger value = at.value() instanceof JsonValue.Whole(long small) ? BigInteger.valueOf(small) : integer(at);
    if (value.bitLength() > 63 || value.longValue() < min || value.longValue() > max) {
      throw new BadJson(expected + " expected, a greater one found", at.offset());
    }
    return value.longValue();
  }

  private static BigInteger integer(JsonValue.At at) {
    return switch (at.value()) {
      case JsonValue.Whole(long value) -> BigInteger.valueOf(value);
      case JsonValue.Big(BigInteger value) -> value;
      case JsonValue.Text(String text) -> parse(text).orElseGet(() -> fail("an integer", at));
      case JsonValue.Real _, JsonValue.Truth _, JsonValue.Null _, JsonValue.Tree _, JsonValue.Items _, JsonValue.Chain _,
          JsonValue.Fields _ ->
          fail("an integer", at);
    };
  }

  /** Reads what {@link Scalars#integer} writes: decimal digits, or {@code 0x} and hexadecimal ones. */
  private static Optional<BigInteger> parse(String text) {
    boolean negative = text.startsWith("-");
    int start = negative ? 1 : 0;
    int end = text.length();
    boolean hexadecimal = text.startsWith("0x", start);
    if (hexadecimal) {
      start += 2;
    } else if (end - start > JsonReader.MAX_DIGITS) {
      return Optional.empty();
    }
    if (start == end) {
      return Optional.empty();
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(hexadecimal && HexFormat.isHexDigit(c))) {
        return Optional.empty();
      }
    }
    BigInteger value;
    if (hexadecimal) {
      String digits = text.substring(start);
      value = new BigInteger(1, HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits));
    } else {
      value = new BigInteger(text.substring(start));
    }
    return Optional.of(negative ? value.negate() : value);
  }

  private static double real(JsonValue.At at) {
    return switch (at.value()) {
      case JsonValue.Real(double value) -> value;
      case JsonValue.Whole(long value) -> value;
      case JsonValue.Big(BigInteger value) -> value.doubleValue();
      case JsonValue.Text(String text) ->
          switch (text) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> fail("a number, \"Infinity\", \"-Infinity\" or \"NaN\"", at);
          };
      case JsonValue.Truth _, JsonValue.Null _, JsonValue.Tree _, JsonValue.Items _, JsonValue.Chain _,
          JsonValue.Fields _ ->
          fail("a number", at);
    };
  }

  /** A record that is no node. */
  private static Record record(Class<?> type, JsonValue.At at) {
    NodeSchema schema = type.isSealed() ? choice(type, at) : NodeSchema.of(type.asSubclass(Record.class));
    if (JsonWriter.isCompact(schema)) {
      return compact(schema, at);
    }
    if (!(at.value() instanceof JsonValue.Fields fields)) {
      return fail("an object", at);
    }
    Object[] values = new Object[schema.components().size()];
    for (Component component : schema.components()) {
      values[component.index()] = of(schema, component, fields);
    }
    fields.checkKnown(schema, type.isSealed() ? JsonWriter.TYPE : "");
    return schema.construct(values);
  }

  private static NodeSchema choice(Class<?> type, JsonValue.At at) {
    List<NodeSchema> choices = NodeSchema.under(type);
    Optional<String> name =
        at.value() instanceof JsonValue.Fields fields ? fields.text(JsonWriter.TYPE) : Optional.empty();
    for (NodeSchema choice : choices) {
      if (name.filter(choice.name()::equals).isPresent()) {
        return choice;
      }
    }
    String names = choices.stream().map(NodeSchema::name).collect(Collectors.joining(", "));
    return fail("an object whose type is one of " + names, at);
  }

  private static Record compact(NodeSchema schema, JsonValue.At at) {
    int size = schema.components().size();
    if (!(at.value() instanceof JsonValue.Items items) || items.list.size() != size) {
      String names = schema.components().stream().map(Component::name).collect(Collectors.joining(", "));
      throw new BadJson("an array [" + names + "] expected", at.offset());
    }
    return schema.construct(list(Kind.INT, int.class, at).toArray());
  }
}
