package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a node consists of, read once from its record: the row that dumps, JSON, validation, equality and walkers share.
 * The plain values inside nodes ({@link Span}, {@link Trivia} and its parts, {@link Semantics}, {@link NumberValue},
 * {@link StringValue}) have a schema too.
 *
 * <p>A schema is made at first use of its record and kept; access to a component takes a few nanoseconds. It reads the field
 * that belongs to the component, which no accessor may hide: the JVM makes classes at run time for every method handle that is
 * no constant and much used, 400 ms for the first dump of a tree, but none for handles of fields.
 */
public final class NodeSchema {

  /** What a component holds. */
  public enum Kind {
    /** A {@link Span}. */
    SPAN,
    /** {@link Trivia}. */
    TRIVIA,
    /** A {@link Node}. */
    NODE,
    /** An {@link Optional} of a node. */
    OPTIONAL_NODE,
    /** A {@link List} of nodes. */
    NODES,
    /** A constant of an enum. */
    ENUM,
    /** A {@link List} of constants of an enum. */
    ENUMS,
    /** A {@link String}. */
    STRING,
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    /** A {@link BigInteger}. */
    INTEGER,
    /** A record that is not a node, such as {@link Semantics}, or one of the records under a sealed interface. */
    VALUE,
    /** A {@link List} of such records. */
    VALUES,
    /** A {@link List} of {@link Integer}s. */
    INTS;

    /** Whether there are nodes in it. */
    public boolean holdsNodes() {
      return this == NODE || this == OPTIONAL_NODE || this == NODES;
    }
  }

  /** A component of a record. */
  public static final class Component {
    private final String name;
    private final Kind kind;
    private final Class<?> type;
    private final int index;
    private final VarHandle field;

    private Component(String name, Kind kind, Class<?> type, int index, VarHandle field) {
      this.name = name;
      this.kind = kind;
      this.type = type;
      this.index = index;
      this.field = field;
    }

    /** The name of the record component. */
    public String name() {
      return name;
    }

    public Kind kind() {
      return kind;
    }

    /** The component's type or, of an {@link Optional} or {@link List}, that of its elements. */
    public Class<?> type() {
      return type;
    }

    /** Position among the components of its record, 0-based. */
    public int index() {
      return index;
    }

    /** Whether children here lie in front of the node's span instead of inside. */
    public boolean isInFront() {
      return type == Decorator.class;
    }

    /** The component's value in {@code record}, numbers and truth values boxed. */
    public Object get(Record record) {
      return switch (kind) {
        case INT -> (int) field.get(record);
        case LONG -> (long) field.get(record);
        case DOUBLE -> (double) field.get(record);
        case BOOLEAN -> (boolean) field.get(record);
        case SPAN, TRIVIA, NODE, OPTIONAL_NODE, NODES, ENUM, ENUMS, STRING, INTEGER, VALUE, VALUES, INTS ->
            (Object) field.get(record);
      };
    }

    /** Number of nodes that the component holds in {@code node}; it {@link Kind#holdsNodes holds nodes}. */
    public int childCount(Node node) {
      Object value = get((Record) node);
      return switch (kind) {
        case NODE -> 1;
        case OPTIONAL_NODE -> ((Optional<?>) value).isPresent() ? 1 : 0;
        case NODES -> ((List<?>) value).size();
        case SPAN, TRIVIA, ENUM, ENUMS, STRING, INT, LONG, DOUBLE, BOOLEAN, INTEGER, VALUE, VALUES, INTS -> 0;
      };
    }

    /** Calls {@code list.add} for each node that the component holds in {@code node}, in order. */
    public void addChildren(Node node, List<? super Node> list) {
      addAll(get((Record) node), list);
    }

    private void addAll(Object value, List<? super Node> list) {
      switch (value) {
        case Node child -> list.add(child);
        case Optional<?> optional -> {
          if (optional.isPresent() && optional.get() instanceof Node child) {
            list.add(child);
          }
        }
        case List<?> children -> {
          for (int i = 0, n = children.size(); i < n; i++) {
            list.add((Node) children.get(i));
          }
        }
        default -> throw new IllegalArgumentException(name);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Links of left spines: their first child goes on down the spine. */
  private static final Set<Class<?>> LINKS =
      Set.of(
          Expr.Binary.class,
          Expr.Logical.class,
          Expr.Attribute.class,
          Expr.Index.class,
          Expr.Call.class,
          Expr.MethodCall.class);

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static final ClassValue<NodeSchema> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected NodeSchema computeValue(Class<?> type) {
          return new NodeSchema(type.asSubclass(Record.class));
        }
      };

  private final Class<? extends Record> type;
  private final String name;
  private final List<Component> components;
  private final Component[] children;
  private final Optional<Component> spineComponent;
  private final Constructor<? extends Record> constructor;

  private NodeSchema(Class<? extends Record> type) {
    this.type = type;
    this.name = nameOf(type);
    RecordComponent[] declared = type.getRecordComponents();
    Component[] all = new Component[declared.length];
    Class<?>[] types = new Class<?>[declared.length];
    try {
      for (int i = 0; i < declared.length; i++) {
        types[i] = declared[i].getType();
        all[i] = component(type, declared[i], i);
      }
      this.constructor = type.getDeclaredConstructor(types);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
    this.components = List.of(all);
    this.children = Arrays.stream(all).filter(c -> c.kind.holdsNodes()).toArray(Component[]::new);
    this.spineComponent = LINKS.contains(type) ? Optional.of(children[0]) : Optional.empty();
  }

  private static Component component(Class<?> owner, RecordComponent declared, int index)
      throws ReflectiveOperationException {
    Class<?> type = declared.getType();
    Class<?> element = type;
    if (type == List.class || type == Optional.class) {
      Type argument = ((ParameterizedType) declared.getGenericType()).getActualTypeArguments()[0];
      element = (Class<?>) argument;
    }
    VarHandle field = MethodHandles.privateLookupIn(owner, LOOKUP).findVarHandle(owner, declared.getName(), type);
    return new Component(declared.getName(), kind(owner, type, element), element, index, field);
  }

  private static Kind kind(Class<?> owner, Class<?> type, Class<?> element) {
    boolean node = Node.class.isAssignableFrom(element);
    if (type == List.class) {
      if (element == Integer.class) {
        return Kind.INTS;
      }
      return node ? Kind.NODES : element.isEnum() ? Kind.ENUMS : value(owner, element, Kind.VALUES);
    }
    if (type == Optional.class) {
      return node ? Kind.OPTIONAL_NODE : value(owner, Optional.class, Kind.VALUE);
    }
    if (node) {
      return Kind.NODE;
    }
    if (type.isEnum()) {
      return Kind.ENUM;
    }
    if (type == Span.class) {
      return Kind.SPAN;
    }
    if (type == Trivia.class) {
      return Kind.TRIVIA;
    }
    if (type == String.class) {
      return Kind.STRING;
    }
    if (type == int.class) {
      return Kind.INT;
    }
    if (type == long.class) {
      return Kind.LONG;
    }
    if (type == double.class) {
      return Kind.DOUBLE;
    }
    if (type == boolean.class) {
      return Kind.BOOLEAN;
    }
    if (type == BigInteger.class) {
      return Kind.INTEGER;
    }
    return value(owner, type, Kind.VALUE);
  }

  private static Kind value(Class<?> owner, Class<?> element, Kind kind) {
    if (!element.isRecord() && !element.isSealed()) {
      throw new IllegalStateException(owner.getName() + " has a component of " + element);
    }
    return kind;
  }

  /** The simple name, behind that of the enclosing interface where it is neither {@link Expr} nor {@link Stmt}. */
  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    boolean qualified = outer != null && outer != Expr.class && outer != Stmt.class && Node.class.isAssignableFrom(outer);
    return qualified ? outer.getSimpleName() + "." + type.getSimpleName() : type.getSimpleName();
  }

  /** The schema of {@code node}. */
  public static NodeSchema of(Node node) {
    return SCHEMAS.get(node.getClass());
  }

  /** The schema of a node's or value's record class. */
  public static NodeSchema of(Class<? extends Record> type) {
    return SCHEMAS.get(type);
  }

  /** The schemas of all nodes, in the order of the {@code permits} lists. */
  public static List<NodeSchema> all() {
    return List.copyOf(Names.NODES.values());
  }

  /** The schema of the node with this {@link #name}. */
  public static Optional<NodeSchema> named(String name) {
    return Optional.ofNullable(Names.NODES.get(name));
  }

  /**
   * The schemas of all records under {@code type}, which is a record or a sealed interface; in the order of the
   * {@code permits} lists.
   */
  public static List<NodeSchema> under(Class<?> type) {
    List<Class<?>> records = new ArrayList<>();
    collect(type, records);
    return records.stream().distinct().map(SCHEMAS::get).toList();
  }

  private static void collect(Class<?> type, List<Class<?>> records) {
    if (type.isRecord()) {
      records.add(type);
    } else if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, records);
      }
    } else {
      throw new IllegalArgumentException(type.getName());
    }
  }

  /** Made when first asked for a node by name. */
  private static final class Names {
    static final Map<String, NodeSchema> NODES =
        Collections.unmodifiableMap(
            under(Node.class).stream()
                .collect(Collectors.toMap(NodeSchema::name, s -> s, (a, b) -> unique(a), LinkedHashMap::new)));

    private static NodeSchema unique(NodeSchema schema) {
      throw new IllegalStateException("two nodes named " + schema.name);
    }
  }

  /** The record class. */
  public Class<? extends Record> type() {
    return type;
  }

  /**
   * The name of the node in dumps: {@code Binary}, {@code If}; parts that are neither expression nor statement are
   * qualified, as in {@code Pattern.Capture}. Of a value the simple name of its record.
   */
  public String name() {
    return name;
  }

  /** All components, in the order of the record: for nodes {@code span} and {@code trivia} first. */
  public List<Component> components() {
    return components;
  }

  /** The component of this name. */
  public Optional<Component> component(String componentName) {
    for (Component component : components) {
      if (component.name.equals(componentName)) {
        return Optional.of(component);
      }
    }
    return Optional.empty();
  }

  /** Number of components that hold nodes. */
  public int childComponentCount() {
    return children.length;
  }

  /** Component number {@code i} of those that hold nodes. */
  public Component childComponent(int i) {
    return children[i];
  }

  /** The component that goes on down a left spine: what {@link Spine#below} gives is its value. */
  public Optional<Component> spineComponent() {
    return spineComponent;
  }

  /**
   * Whether the order of the components is that of the source in every language. Otherwise spans tell, if there are any.
   */
  public boolean isInSourceOrder() {
    return type != Expr.Conditional.class;
  }

  /**
   * The children of {@code node}, in source order. Where the order differs between languages and spans are absent, in that
   * of the components.
   */
  public static List<Node> children(Node node) {
    NodeSchema schema = of(node);
    List<Node> list = new ArrayList<>();
    for (Component component : schema.children) {
      component.addChildren(node, list);
    }
    if (!schema.isInSourceOrder() && list.stream().allMatch(n -> n.span().isPresent())) {
      list.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    }
    return list;
  }

  /**
   * A record of these components.
   *
   * @param values one for each component, of its type
   * @throws IllegalArgumentException if one is of another type
   */
  public Record construct(Object... values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(name, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** {@code node} with other components. */
  public Node constructNode(Object... values) {
    return (Node) construct(values);
  }

  /** The values of all components of {@code record}. */
  public Object[] values(Record record) {
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).get(record);
    }
    return values;
  }

  @Override
  public String toString() {
    return name;
  }
}
