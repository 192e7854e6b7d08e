package dev.lathe.ast.dump;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Node;
import dev.lathe.ast.NodeSchema;
import dev.lathe.ast.NodeSchema.Component;
import dev.lathe.ast.NodeSchema.Kind;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a tree as JSON, for {@link JsonReader} and other tools.
 *
 * <pre>
 *   node    an object: "node" is its name, then a field for each component
 *   number, string   an object: "type" is Real, Integer, Fixed or Imaginary; Text, Surrogates or Bytes
 *   span    [start, end, line, column, endLine, endColumn], as in {@link Span}; left out if absent
 *   trivia  an object; left out, as are its fields, where there is nothing to keep
 *   spine   {"spine": [expression, link, ...]} for a left spine of more than 100 links, innermost first;
 *           a link is a node without the field that goes down the spine
 * </pre>
 *
 * <p>Optional components that are absent are left out. Integers beyond 2^53 are strings, in decimal or, beyond 64 bits, in
 * hexadecimal; infinite doubles are the strings {@code "Infinity"} and {@code "-Infinity"}. Surrogates are escaped, so the
 * text can be encoded as UTF-8 even where strings are not well-formed.
 */
public final class JsonWriter {

  /** The field that names a node. */
  static final String NODE = "node";

  /** The field that names a value's record where there is a choice. */
  static final String TYPE = "type";

  /** The field that holds a flat spine. */
  static final String SPINE = "spine";

  /** Integers up to this are exact in a double, as which many tools read them. */
  private static final long MAX_EXACT = 1L << 53;

  private JsonWriter() {}

  /** Writes {@code root} and a line end; {@code out} is flushed, not closed. */
  public static void write(Node root, Writer out) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new SurrogateEscapes())
            .build();
    Layout layout = new Layout();
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return layout;
          }
        };
    try (JsonGenerator json = factory.createGenerator(context, out)) {
      TreeEvents.tell(root, new Fields(json, layout));
      json.writeRaw('\n');
      json.flush();
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static final class Fields implements TreeEvents.Sink {
    private final JsonGenerator json;
    private final Layout layout;

    Fields(JsonGenerator json, Layout layout) {
      this.json = json;
      this.layout = layout;
    }

    @Override
    public void enterNode(TreeEvents.Label label, Node node) {
      name(label);
      node(node);
    }

    @Override
    public void enterLink(Expr link) {
      layout.breakNext();
      node(link);
    }

    @Override
    public void leaveNode(Node node) {
      json.writeEndObject();
    }

    @Override
    public void enterList(Component component, int size) {
      json.writeName(component.name());
      json.writeStartArray();
    }

    @Override
    public void leaveList() {
      json.writeEndArray();
    }

    @Override
    public void enterSpine(TreeEvents.Label label, int links) {
      name(label);
      json.writeStartObject();
      json.writeName(SPINE);
      json.writeStartArray();
    }

    @Override
    public void leaveSpine() {
      json.writeEndArray();
      json.writeEndObject();
    }

    private void name(TreeEvents.Label label) {
      switch (label) {
        case TreeEvents.Label.Field(Component component) -> {
          layout.breakNext();
          json.writeName(component.name());
        }
        case TreeEvents.Label.Element _, TreeEvents.Label.Leaf _ -> layout.breakNext();
        case TreeEvents.Label.Root _ -> {}
      }
    }

    private void node(Node node) {
      NodeSchema schema = NodeSchema.of(node);
      json.writeStartObject();
      json.writeName(NODE);
      json.writeString(schema.name());
      for (Component component : schema.components()) {
        if (!component.kind().holdsNodes()) {
          component(component, component.get((Record) node));
        }
      }
    }

    /** Writes a component that holds no nodes, unless it says nothing. */
    private void component(Component component, Object value) {
      if (value == Trivia.NONE || value.equals(Span.NONE) || value.equals(Trivia.NONE)) {
        return;
      }
      json.writeName(component.name());
      scalar(component.kind(), component.type(), value);
    }

    private void scalar(Kind kind, Class<?> type, Object value) {
      switch (kind) {
        case STRING -> json.writeString((String) value);
        case ENUM -> json.writeString(((Enum<?>) value).name());
        case INT -> json.writeNumber((int) value);
        case LONG -> integer(BigInteger.valueOf((long) value));
        case INTEGER -> integer((BigInteger) value);
        case DOUBLE -> real((double) value);
        case BOOLEAN -> json.writeBoolean((boolean) value);
        case SPAN, TRIVIA, VALUE -> record(type, (Record) value);
        case ENUMS -> list(Kind.ENUM, type, (List<?>) value);
        case VALUES -> list(Kind.VALUE, type, (List<?>) value);
        case INTS -> list(Kind.INT, type, (List<?>) value);
        case NODE, OPTIONAL_NODE, NODES -> throw new IllegalArgumentException(kind.name());
      }
    }

    private void list(Kind kind, Class<?> type, List<?> values) {
      json.writeStartArray();
      for (Object value : values) {
        scalar(kind, type, value);
      }
      json.writeEndArray();
    }

    /** Writes a record that is no node; with its type where that is a choice, as an array where all parts are ints. */
    private void record(Class<?> type, Record value) {
      NodeSchema schema = NodeSchema.of(value.getClass());
      boolean compact = isCompact(schema);
      if (compact) {
        json.writeStartArray();
      } else {
        json.writeStartObject();
      }
      if (type.isSealed()) {
        json.writeName(TYPE);
        json.writeString(schema.name());
      }
      for (Component component : schema.components()) {
        Object part = component.get(value);
        if (compact) {
          json.writeNumber((int) part);
        } else if (!isDefault(schema, component, part)) {
          component(component, part);
        }
      }
      if (compact) {
        json.writeEndArray();
      } else {
        json.writeEndObject();
      }
    }

    private static boolean isDefault(NodeSchema schema, Component component, Object part) {
      return JsonDefaults.of(schema, component).filter(part::equals).isPresent();
    }

    private void integer(BigInteger value) {
      if (value.bitLength() <= 64 && value.abs().compareTo(BigInteger.valueOf(MAX_EXACT)) <= 0) {
        json.writeNumber(value.longValueExact());
      } else {
        json.writeString(Scalars.integer(value));
      }
    }

    private void real(double value) {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeString(Double.toString(value));
      }
    }
  }

  /** Whether a value is written as an array of its parts: all are ints. */
  static boolean isCompact(NodeSchema schema) {
    return schema.components().stream().allMatch(c -> c.kind() == Kind.INT) && !schema.components().isEmpty();
  }

  /** One line for a node and its literals; a child begins a line, indented up to a limit that keeps output linear. */
  private static final class Layout implements PrettyPrinter {
    private static final int MAX_INDENT = TextDump.MAX_INDENT;
    private static final String SPACES = "  ".repeat(MAX_INDENT);

    private boolean lineEnds;
    private int level;

    /** The next field or element begins a line. */
    void breakNext() {
      lineEnds = true;
    }

    private void gap(JsonGenerator json, String otherwise) {
      if (lineEnds) {
        json.writeRaw('\n');
        json.writeRaw(SPACES, 0, 2 * Math.min(level, MAX_INDENT));
        lineEnds = false;
      } else {
        json.writeRaw(otherwise);
      }
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
      json.writeRaw('{');
      level++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
      gap(json, "");
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
      json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
      json.writeRaw(',');
      gap(json, " ");
    }

    @Override
    public void writeEndObject(JsonGenerator json, int count) {
      json.writeRaw('}');
      level--;
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
      json.writeRaw('[');
      level++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
      gap(json, "");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
      json.writeRaw(',');
      gap(json, " ");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int count) {
      json.writeRaw(']');
      level--;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {}
  }
}
