package dev.lathe.vm.object;

/** Methods of classes that mean something to the machine. */
public enum SpecialMethod {
  LT("__lt__"),
  LE("__le__"),
  GT("__gt__"),
  GE("__ge__"),
  EQ("__eq__"),
  NE("__ne__"),
  HASH("__hash__"),
  BOOL("__bool__"),
  LEN("__len__"),
  CONTAINS("__contains__"),
  ADD("__add__", "__radd__", "__iadd__"),
  SUB("__sub__", "__rsub__", "__isub__"),
  MUL("__mul__", "__rmul__", "__imul__"),
  DIV("__truediv__", "__rtruediv__", "__itruediv__"),
  FLOORDIV("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
  MOD("__mod__", "__rmod__", "__imod__"),
  POW("__pow__", "__rpow__", "__ipow__"),
  AND("__and__", "__rand__", "__iand__"),
  OR("__or__", "__ror__", "__ior__"),
  XOR("__xor__", "__rxor__", "__ixor__"),
  SHL("__lshift__", "__rlshift__", "__ilshift__"),
  SHR("__rshift__", "__rrshift__", "__irshift__"),
  MATMUL("__matmul__", "__rmatmul__", "__imatmul__"),
  NEGATE("__neg__"),
  POSITIVE("__pos__"),
  INVERT("__invert__"),
  CALL("__call__"),
  GETITEM("__getitem__"),
  SETITEM("__setitem__"),
  DELITEM("__delitem__"),
  ITER("__iter__"),
  NEXT("__next__"),
  GETATTRIBUTE("__getattribute__"),
  GETATTR("__getattr__"),
  SETATTR("__setattr__"),
  DELATTR("__delattr__"),
  GET("__get__"),
  SET("__set__"),
  DELETE("__delete__"),
  NEW("__new__"),
  INIT("__init__"),
  FORMAT("__format__"),
  STR("__str__"),
  REPR("__repr__"),
  INDEX("__index__"),
  AWAIT("__await__"),
  ASYNC_ITER("__aiter__"),
  ASYNC_NEXT("__anext__");

  private final String key;
  private final String reflected;
  private final String inPlace;

  SpecialMethod(String key) {
    this(key, "", "");
  }

  SpecialMethod(String key, String reflected, String inPlace) {
    this.key = key;
    this.reflected = reflected;
    this.inPlace = inPlace;
  }

  /** What classes call it. */
  public String key() {
    return key;
  }

  /** What classes call it for the operand on the right; empty if there is no such thing. */
  public String reflected() {
    return reflected;
  }

  /** What classes call it if the left operand may change; empty if there is no such thing. */
  public String inPlace() {
    return inPlace;
  }
}
