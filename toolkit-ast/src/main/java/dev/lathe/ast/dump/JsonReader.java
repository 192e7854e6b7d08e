package dev.lathe.ast.dump;

import dev.lathe.ast.AstPath;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Module;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.Semantics;
import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.TokenBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a module from JSON in the form that {@link JsonWriter} describes. Fields may come in any order. What a tool need
 * not write: spans, trivia and each part of those but a comment's text and a break's line, optional components, empty lists,
 * and a module's semantics where the caller knows those of its language. Unknown and repeated fields are errors.
 *
 * <p>The tree has the right kinds of nodes everywhere, but need not make sense: {@link dev.lathe.ast.AstValidator} says
 * whether it does. Nodes are made bottom-up as their objects end, on a stack of the reader's own.
 */
public final class JsonReader {

  /** Deepest nesting of objects and arrays: three levels for each level of nodes that validation lets pass. */
  public static final int MAX_NESTING = 30_000;

  /** Most nodes of a tree: two for each token of the largest source, so that every dump of one can be read. */
  public static final int MAX_NODES = 2 * TokenBuffer.MAX_TOKENS;

  /** Most digits of a decimal number; reading one takes time quadratic in it. */
  public static final int MAX_DIGITS = 10_000;

  /** Longest name of a field that messages show in full, in UTF-16 units. */
  private static final int MAX_SHOWN = 40;

  private final Source source;
  private final String text;
  private final Function<String, Optional<Semantics>> semanticsOf;
  /** The objects and arrays whose ends have not been read. */
  private final List<JsonValue> open = new ArrayList<>();
  private int nodes;
  /** Where the last token begins that was looked at. */
  private long lastOffset;

  private JsonReader(Source source, Function<String, Optional<Semantics>> semanticsOf) {
    this.source = source;
    this.text = source.text();
    this.semanticsOf = semanticsOf;
  }

  /**
   * Reads the module that {@code source} holds.
   *
   * @param semanticsOf the semantics of a language by its name, for modules without any
   * @param diagnostics takes the error, with the way to the bad value in its message: {@code $.body.statements[3].op: ...}
   * @return the module, or empty after an error
   */
  public static Optional<Module> read(
      Source source, Function<String, Optional<Semantics>> semanticsOf, Diagnostics diagnostics) {
    JsonReader reader = new JsonReader(source, semanticsOf);
    try {
      return Optional.of(reader.module());
    } catch (BadJson e) {
      diagnostics.add(reader.error(reader.path() + e.way() + ": " + e.getMessage(), e.offset()));
    } catch (StreamConstraintsException e) {
      diagnostics.add(reader.error(reader.path() + ": a name or number is too long", reader.lastOffset));
    } catch (UnexpectedEndOfInputException e) {
      diagnostics.add(reader.error(reader.path() + ": the text ends inside a value", reader.text.length()));
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? reader.lastOffset : e.getLocation().getCharOffset();
      diagnostics.add(reader.error(reader.path() + ": not JSON: " + problem(e), offset));
    }
    return Optional.empty();
  }

  /** Jackson's words without its second place, which it tells in terms of its own input. */
  private static String problem(JacksonException e) {
    String problem = e.getOriginalMessage().lines().findFirst().orElse("");
    int place = problem.indexOf("[Source");
    return place < 0 ? problem : problem.substring(0, Math.max(0, problem.lastIndexOf('(', place))).strip();
  }

  private static long offset(JsonParser json) {
    return json.currentTokenLocation().getCharOffset();
  }

  /** An error at a UTF-16 offset of the text. */
  private Diagnostic error(String message, long offset) {
    int at = text.codePointCount(0, Math.clamp(offset, 0, text.length()));
    return Diagnostic.error(message, source.span(at, Math.min(at + 1, source.length())));
  }

  private Module module() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(MAX_DIGITS)
                    .build())
            .build();
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == null) {
        throw new BadJson("Module expected, nothing found", 0);
      }
      JsonValue value = value(json);
      if (!(value instanceof JsonValue.Tree(Node node) && node instanceof Module module)) {
        throw new BadJson("Module expected, " + value.describe() + " found", 0);
      }
      if (json.nextToken() != null) {
        throw new BadJson("nothing expected behind the module", offset(json));
      }
      return module;
    }
  }

  /** The value that begins with the current token. */
  private JsonValue value(JsonParser json) {
    while (true) {
      long offset = offset(json);
      lastOffset = offset;
      switch (json.currentToken()) {
        case START_OBJECT -> open(new JsonValue.Fields(offset), offset);
        case START_ARRAY -> open(isSpine() ? new JsonValue.Chain() : new JsonValue.Items(), offset);
        case PROPERTY_NAME -> ((JsonValue.Fields) open.getLast()).begin(json.currentName(), offset);
        case JsonToken token -> {
          JsonValue value = token.isStructEnd() ? close(open.removeLast(), offset) : scalar(json, offset);
          if (open.isEmpty()) {
            return value;
          }
          add(new JsonValue.At(value, value instanceof JsonValue.Fields fields ? fields.offset : offset));
        }
      }
      json.nextToken();
    }
  }

  private JsonValue scalar(JsonParser json, long offset) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new JsonValue.Text(json.getString());
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? new JsonValue.Big(json.getBigIntegerValue())
              : new JsonValue.Whole(json.getLongValue());
      case VALUE_NUMBER_FLOAT -> {
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
          throw new BadJson("a double expected, a greater number found; infinity is \"Infinity\"", offset);
        }
        yield new JsonValue.Real(value);
      }
      case VALUE_TRUE -> new JsonValue.Truth(true);
      case VALUE_FALSE -> new JsonValue.Truth(false);
      case VALUE_NULL -> new JsonValue.Null();
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT, START_OBJECT, START_ARRAY, END_OBJECT, END_ARRAY, PROPERTY_NAME ->
          throw new IllegalStateException(json.currentToken().name());
    };
  }

  private void open(JsonValue container, long offset) {
    if (open.size() == MAX_NESTING) {
      throw new BadJson("nested too deep; a long spine is to be written flat", offset);
    }
    open.add(container);
  }

  /** Whether an array that begins here is a flat spine. */
  private boolean isSpine() {
    return !open.isEmpty()
        && open.getLast() instanceof JsonValue.Fields fields
        && fields.pending().equals(JsonWriter.SPINE);
  }

  /** Puts a finished value into the object or array that it stands in. */
  private void add(JsonValue.At at) {
    switch (open.getLast()) {
      case JsonValue.Fields fields -> fields.add(at);
      case JsonValue.Items items -> items.list.add(at);
      case JsonValue.Chain chain -> {
        if (!(at.value() instanceof JsonValue.Tree(Node node) && node instanceof Expr expr)) {
          throw new BadJson("Expr expected, " + at.value().describe() + " found", at.offset());
        }
        chain.outermost = Optional.of(expr);
        chain.size++;
      }
      case JsonValue.Text _, JsonValue.Whole _, JsonValue.Big _, JsonValue.Real _, JsonValue.Truth _, JsonValue.Null _,
          JsonValue.Tree _ ->
          throw new IllegalStateException("open scalar");
    }
  }

  /** What an object or array is at its end: a node where its type is the name of one. */
  private JsonValue close(JsonValue container, long offset) {
    if (container instanceof JsonValue.Chain chain) {
      return new JsonValue.Tree(
          chain.outermost.orElseThrow(() -> new BadJson("a spine has at least one node", offset)));
    }
    if (!(container instanceof JsonValue.Fields fields)) {
      return container;
    }
    Optional<JsonValue.At> spine = fields.get(JsonWriter.SPINE);
    if (spine.isPresent()) {
      fields.checkOnly(JsonWriter.SPINE);
      return spine.get().value();
    }
    Optional<NodeSchema> schema = fields.text(JsonWriter.NODE).flatMap(NodeSchema::named);
    return schema.isPresent() ? new JsonValue.Tree(node(schema.get(), fields)) : fields;
  }

  private Node node(NodeSchema schema, JsonValue.Fields fields) {
    if (++nodes > MAX_NODES) {
      throw new BadJson("more than " + MAX_NODES + " nodes", fields.offset);
    }
    Optional<Expr> below = belowLink();
    if (below.isPresent() && schema.spineComponent().isEmpty()) {
      throw new BadJson(schema.name() + " is no link of a spine", fields.offset);
    }
    Object[] values = new Object[schema.components().size()];
    for (Component component : schema.components()) {
      values[component.index()] =
          below.isPresent() && component == schema.spineComponent().get()
              ? below(below.get(), component, fields)
              : component.type() == Semantics.class ? semantics(schema, component, fields) : JsonComponents.of(schema, component, fields);
    }
    fields.checkKnown(schema, JsonWriter.NODE);
    return schema.constructNode(values);
  }

  /** If the object that ends is a link of a flat spine, what it stands on. */
  private Optional<Expr> belowLink() {
    return !open.isEmpty() && open.getLast() instanceof JsonValue.Chain chain ? chain.outermost : Optional.empty();
  }

  private static Expr below(Expr below, Component component, JsonValue.Fields fields) {
    Optional<JsonValue.At> given = fields.get(component.name());
    if (given.isPresent()) {
      throw new BadJson("a link of a spine has no such field", given.get().offset()).inside("." + component.name());
    }
    return below;
  }

  private Object semantics(NodeSchema schema, Component component, JsonValue.Fields fields) {
    Optional<Semantics> known = fields.text("language").flatMap(semanticsOf);
    return fields.get(component.name()).isEmpty() && known.isPresent()
        ? known.get()
        : JsonComponents.of(schema, component, fields);
  }

  /** The way to the value that is being read. */
  private String path() {
    AstPath path = new AstPath("$");
    for (JsonValue container : open) {
      switch (container) {
        case JsonValue.Fields fields -> {
          if (!fields.pending().isEmpty()) {
            path.component(shown(fields.pending()));
          }
        }
        case JsonValue.Items items -> path.index(items.list.size());
        case JsonValue.Chain chain -> path.index(chain.size);
        case JsonValue.Text _, JsonValue.Whole _, JsonValue.Big _, JsonValue.Real _, JsonValue.Truth _,
            JsonValue.Null _, JsonValue.Tree _ ->
            throw new IllegalStateException("open scalar");
      }
    }
    return path.toString();
  }

  /** A field's name as it can stand in a message: the names of components can. */
  static String shown(String field) {
    boolean plain = !field.isEmpty() && field.length() <= MAX_SHOWN && field.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return plain ? field : Scalars.quote(field.substring(0, Math.min(field.length(), MAX_SHOWN)));
  }
}
