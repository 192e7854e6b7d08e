package dev.lathe.ast.dump;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of JSON while a tree is read: finished nodes, and what is not known to belong to which node yet. */
sealed interface JsonValue {

  /** A value and the UTF-16 offset where it begins. */
  record At(JsonValue value, long offset) {}

  record Text(String text) implements JsonValue {}

  record Whole(long value) implements JsonValue {}

  record Big(BigInteger value) implements JsonValue {}

  record Real(double value) implements JsonValue {}

  record Truth(boolean value) implements JsonValue {}

  record Null() implements JsonValue {}

  /** A finished node. */
  record Tree(Node node) implements JsonValue {}

  /** An array. */
  final class Items implements JsonValue {
    final List<At> list = new ArrayList<>();
  }

  /** The array of a flat spine, of which only the outermost expression so far is kept. */
  final class Chain implements JsonValue {
    Optional<Expr> outermost = Optional.empty();
    int size;
  }

  /** An object. */
  final class Fields implements JsonValue {

    private record Field(String name, At at) {}

    final long offset;
    private final List<Field> list = new ArrayList<>(8);
    /** Name of the field whose value comes next or is being read. */
    private String pending = "";

    Fields(long offset) {
      this.offset = offset;
    }

    String pending() {
      return pending;
    }

    void begin(String name, long nameOffset) {
      pending = name;
      if (get(name).isPresent()) {
        throw new BadJson("the field is there twice", nameOffset);
      }
    }

    void add(At value) {
      list.add(new Field(pending, value));
    }

    Optional<At> get(String name) {
      for (Field field : list) {
        if (field.name.equals(name)) {
          return Optional.of(field.at);
        }
      }
      return Optional.empty();
    }

    /** The value of a field if it is a string. */
    Optional<String> text(String name) {
      return get(name).flatMap(at -> at.value() instanceof Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /** Fails if there is a field besides {@code name} and the components of {@code schema}. */
    void checkKnown(NodeSchema schema, String name) {
      for (Field field : list) {
        if (!field.name.equals(name) && schema.component(field.name).isEmpty()) {
          throw new BadJson("unknown field of " + schema.name(), field.at.offset).inside("." + JsonReader.shown(field.name));
        }
      }
    }

    /** Fails if there is a field besides {@code name}. */
    void checkOnly(String name) {
      for (Field field : list) {
        if (!field.name.equals(name)) {
          throw new BadJson("unknown field beside '" + name + "'", field.at.offset).inside("." + JsonReader.shown(field.name));
        }
      }
    }
  }

  /** What was found, for an error message. */
  default String describe() {
    return switch (this) {
      case Text _ -> "a string";
      case Whole _, Big _, Real _ -> "a number";
      case Truth(boolean value) -> value ? "true" : "false";
      case Null _ -> "null";
      case Tree(Node node) -> NodeSchema.of(node).name();
      case Items _, Chain _ -> "an array";
      case Fields fields ->
          fields.text(JsonWriter.NODE).map(t -> "an unknown node " + JsonReader.shown(t)).orElse("an object that is no node");
    };
  }
}
