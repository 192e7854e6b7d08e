package dev.lathe.vm.runtime;

/**
 * What goes wrong in instructions of general functions. A front end gives each its class of error and its words, see
 * {@link ErrorFactory}; the texts here are those of a machine without one. {@code %s} stands for the details, in their order.
 */
public enum Failure {
  // @formatter:off
  /** Details: symbol of the operator, two values. */
  OPERANDS          (Group.TYPE,          "operator %s is not defined for %s and %s"),
  /** Details: symbol of the operator, a value. */
  OPERAND           (Group.TYPE,          "operator %s is not defined for %s"),
  /** Details: symbol of the relation, two values. */
  ORDER             (Group.TYPE,          "relation %s is not defined for %s and %s"),
  /** Details: a value. */
  NOT_INTEGER       (Group.TYPE,          "%s is no integer"),
  /** Details: a value. */
  NOT_CONTAINER     (Group.TYPE,          "%s contains nothing"),
  NOT_ITERABLE      (Group.TYPE,          "%s cannot be iterated over"),
  NOT_INDEXABLE     (Group.TYPE,          "%s has no items"),
  NOT_ASSIGNABLE    (Group.TYPE,          "items of %s cannot be assigned"),
  NOT_HASHABLE      (Group.TYPE,          "%s cannot be a key"),
  NOT_CALLABLE      (Group.TYPE,          "%s cannot be called"),
  NOT_ERROR         (Group.TYPE,          "%s is no error"),
  NOT_ERROR_CLASS   (Group.TYPE,          "%s is no class of errors"),
  NOT_CELL          (Group.TYPE,          "%s is no cell"),
  NOT_LIST          (Group.TYPE,          "%s is no list"),
  NOT_SET           (Group.TYPE,          "%s is no set"),
  NOT_DICTIONARY    (Group.TYPE,          "%s is no dictionary"),
  NOT_STRING        (Group.TYPE,          "%s is no string"),
  BAD_INDEX         (Group.TYPE,          "%s has no item %s: an index is an integer or a slice"),
  /** Details: symbol of the operator. */
  DIVISION_BY_ZERO  (Group.ZERO_DIVISION, "division by zero in operator %s"),
  NEGATIVE_SHIFT    (Group.VALUE,         "negative shift count"),
  ZERO_STEP         (Group.VALUE,         "the step is zero"),
  TOO_LARGE         (Group.OVERFLOW,      "integer too large for a float"),
  FLOAT_RANGE       (Group.OVERFLOW,      "result of operator %s out of range"),
  FLOAT_TO_INTEGER  (Group.VALUE,         "%s is no integer"),
  /** Details: a name. */
  UNBOUND_LOCAL     (Group.UNBOUND,       "variable '%s' has no value"),
  UNBOUND_FREE      (Group.NAME,          "variable '%s' of an enclosing function has no value"),
  UNBOUND_NAME      (Group.NAME,          "name '%s' is not defined"),
  NO_RUNTIME_NAME   (Group.NAME,          "the runtime has no '%s'"),
  /** Details: a value, a name. */
  NO_ATTRIBUTE      (Group.ATTRIBUTE,     "%s has no attribute '%s'"),
  NO_PROTOCOL       (Group.TYPE,          "%s has no method '%s'"),
  INDEX_RANGE       (Group.INDEX,         "index out of range"),
  /** Details: the key. */
  NO_KEY            (Group.KEY,           "no such key"),
  DICTIONARY_CHANGED(Group.RUNTIME,       "dictionary changed size during iteration"),
  SET_CHANGED       (Group.RUNTIME,       "set changed size during iteration"),
  /** Details: wanted, got. */
  TOO_FEW_VALUES    (Group.VALUE,         "not enough values: %s wanted, %s given"),
  TOO_FEW_AT_LEAST  (Group.VALUE,         "not enough values: at least %s wanted, %s given"),
  TOO_MANY_VALUES   (Group.VALUE,         "too many values: %s wanted"),
  NESTED_TOO_DEEPLY (Group.RUNTIME,       "containers are nested too deeply"),
  STACK_OVERFLOW    (Group.RUNTIME,       "stack overflow"),
  NOTHING_TO_RAISE  (Group.RUNTIME,       "there is no error to raise again"),
  /** Details: the function, names, separated by {@code "\n"}. */
  MISSING_POSITIONAL(Group.TYPE,          "arguments of %s are missing: %s"),
  MISSING_NAMED     (Group.TYPE,          "named arguments of %s are missing: %s"),
  /** Details: the function, how many it takes at most and at least, how many positional and how many named ones it got. */
  TOO_MANY_ARGUMENTS(Group.TYPE,          "%s takes %s arguments (at least %s), not %s (and %s by name)"),
  /** Details: the function, a name. */
  UNKNOWN_NAME      (Group.TYPE,          "%s has no parameter '%s'"),
  DOUBLE_ARGUMENT   (Group.TYPE,          "%s got two values for parameter '%s'"),
  POSITIONAL_ONLY   (Group.TYPE,          "%s takes these parameters by position only: %s"),
  NO_NAMED_ARGUMENTS(Group.TYPE,          "%s takes no arguments by name"),
  NAME_NOT_STRING   (Group.TYPE,          "%s got a named argument whose name is no string"),
  /** Details: the kind's word. */
  ALREADY_RUNNING   (Group.VALUE,         "%s runs already"),
  IGNORED_EXIT      (Group.RUNTIME,       "%s went on when it was to end"),
  STOP_RAISED       (Group.RUNTIME,       "%s raised the end of its iteration"),
  NOT_STARTED       (Group.TYPE,          "%s has not begun, so it takes no value"),
  /** Details: the value. */
  STOP              (Group.STOP,          "iteration has ended"),
  EXIT              (Group.EXIT,          "generator is to end"),
  NOT_BASE          (Group.TYPE,          "%s is no class to derive from"),
  NO_ORDER          (Group.TYPE,          "there is no consistent order of the bases of %s"),
  NOT_A_METHOD_OF   (Group.TYPE,          "%s is no object of the class %s");
  // @formatter:on

  /** The classes of errors of a machine without a front end. */
  public enum Group {
    ERROR("error", null),
    TYPE("type-error", ERROR),
    VALUE("value-error", ERROR),
    ARITHMETIC("arithmetic-error", ERROR),
    ZERO_DIVISION("zero-division-error", ARITHMETIC),
    OVERFLOW("overflow-error", ARITHMETIC),
    NAME("name-error", ERROR),
    UNBOUND("unbound-error", NAME),
    ATTRIBUTE("attribute-error", ERROR),
    LOOKUP("lookup-error", ERROR),
    INDEX("index-error", LOOKUP),
    KEY("key-error", LOOKUP),
    RUNTIME("runtime-error", ERROR),
    STOP("stop", ERROR),
    EXIT("exit", null);

    private final String className;
    private final Group base;

    Group(String className, Group base) {
      this.className = className;
      this.base = base;
    }

    /** What LDRT calls the class in a machine without a front end. */
    String className() {
      return className;
    }

    /** The group that this one is a part of; null if none. */
    Group base() {
      return base;
    }
  }

  private final Group group;
  private final String text;

  Failure(Group group, String text) {
    this.group = group;
    this.text = text;
  }

  /** What kind of error it is. */
  public Group group() {
    return group;
  }

  /** The neutral text, with places for the details. */
  public String text() {
    return text;
  }
}
