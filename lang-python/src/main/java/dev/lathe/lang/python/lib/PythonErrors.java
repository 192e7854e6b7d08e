package dev.lathe.lang.python.lib;

import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.ErrorFactory;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.List;

/** The errors of instructions and of functions in Java, in CPython's classes and words. */
final class PythonErrors implements ErrorFactory {
  private final BuiltinClasses classes;

  PythonErrors(BuiltinClasses classes) {
    this.classes = classes;
  }

  /** An error of a class of this runtime with a message. */
  GuestError raise(VmState vm, String type, String message) {
    return new GuestError(make(vm, type, vm.string(message)));
  }

  private long make(VmState vm, String type, long... arguments) {
    long tuple = TupleObject.of(vm.heap(), arguments);
    return Value.object(ErrorObject.create(vm.heap(), Value.object(classes.at(type)), Value.object(tuple)));
  }

  @Override
  public long type(VmState vm, Failure.Group group) {
    return Value.object(classes.at(className(group)));
  }

  private static String className(Failure.Group group) {
    return switch (group) {
      case ERROR -> "Exception";
      case TYPE -> "TypeError";
      case VALUE -> "ValueError";
      case ARITHMETIC -> "ArithmeticError";
      case ZERO_DIVISION -> "ZeroDivisionError";
      case OVERFLOW -> "OverflowError";
      case NAME -> "NameError";
      case UNBOUND -> "UnboundLocalError";
      case ATTRIBUTE -> "AttributeError";
      case LOOKUP -> "LookupError";
      case INDEX -> "IndexError";
      case KEY -> "KeyError";
      case RUNTIME -> "RuntimeError";
      case STOP -> "StopIteration";
      case EXIT -> "GeneratorExit";
    };
  }

  @Override
  public long make(VmState vm, Failure failure, Object... details) {
    return switch (failure) {
      case STOP -> (Long) details[0] == Value.NIL ? make(vm, "StopIteration") : make(vm, "StopIteration", (Long) details[0]);
      case EXIT -> make(vm, "GeneratorExit");
      case NO_KEY -> make(vm, "KeyError", (Long) details[0]);
      case STACK_OVERFLOW, NESTED_TOO_DEEPLY -> make(vm, "RecursionError", vm.string("maximum recursion depth exceeded"));
      default -> make(vm, className(failure.group()), vm.string(text(vm, failure, details)));
    };
  }

  private String type(Object value) {
    return classes.typeName((Long) value);
  }

  private String text(VmState vm, Failure failure, Object... d) {
    return switch (failure) {
      case OPERANDS -> operands(vm, (String) d[0], (Long) d[1], (Long) d[2]);
      case OPERAND -> "bad operand type for unary " + d[0] + ": '" + type(d[1]) + "'";
      case ORDER -> "'" + d[0] + "' not supported between instances of '" + type(d[1]) + "' and '" + type(d[2]) + "'";
      case NOT_INTEGER -> "'" + type(d[0]) + "' object cannot be interpreted as an integer";
      case NOT_CONTAINER -> "argument of type '" + type(d[0]) + "' is not iterable";
      case NOT_ITERABLE -> "'" + type(d[0]) + "' object is not iterable";
      case NOT_INDEXABLE -> "'" + type(d[0]) + "' object is not subscriptable";
      case NOT_ASSIGNABLE -> "'" + type(d[0]) + "' object does not support item assignment";
      case NOT_HASHABLE -> "unhashable type: '" + type(d[0]) + "'";
      case NOT_CALLABLE -> "'" + type(d[0]) + "' object is not callable";
      case NOT_ERROR -> "exceptions must derive from BaseException";
      case NOT_ERROR_CLASS -> "catching classes that do not inherit from BaseException is not allowed";
      case NOT_CELL, NOT_LIST, NOT_SET, NOT_DICTIONARY -> "'" + type(d[0]) + "' object is not a mapping";
      case NOT_STRING -> "'in <string>' requires string as left operand, not " + type(d[0]);
      case BAD_INDEX -> index((Long) d[0]) + " indices must be integers or slices, not " + type(d[1]);
      case DIVISION_BY_ZERO -> divisionByZero((String) d[0]);
      case NEGATIVE_SHIFT -> "negative shift count";
      case ZERO_STEP -> "slice step cannot be zero";
      case TOO_LARGE -> "int too large to convert to float";
      case FLOAT_RANGE -> "(34, 'Numerical result out of range')";
      case FLOAT_TO_INTEGER -> Double.isNaN(Value.toDouble((Long) d[0])) ? "cannot convert float NaN to integer" : "cannot convert float infinity to integer";
      case UNBOUND_LOCAL -> "cannot access local variable '" + d[0] + "' where it is not associated with a value";
      case UNBOUND_FREE -> "cannot access free variable '" + d[0] + "' where it is not associated with a value in enclosing scope";
      case UNBOUND_NAME -> "name '" + d[0] + "' is not defined";
      case NO_RUNTIME_NAME -> "this runtime has no '" + d[0] + "'";
      case NO_ATTRIBUTE -> attribute(vm, (Long) d[0], (String) d[1]);
      case NO_PROTOCOL -> protocol((Long) d[0], (String) d[1]);
      case INDEX_RANGE -> "list index out of range";
      case NO_KEY, STOP, EXIT, STACK_OVERFLOW, NESTED_TOO_DEEPLY -> throw new IllegalArgumentException("made elsewhere");
      case DICTIONARY_CHANGED -> "dictionary changed size during iteration";
      case SET_CHANGED -> "Set changed size during iteration";
      case TOO_FEW_VALUES -> "not enough values to unpack (expected " + d[0] + ", got " + d[1] + ")";
      case TOO_FEW_AT_LEAST -> "not enough values to unpack (expected at least " + d[0] + ", got " + d[1] + ")";
      case TOO_MANY_VALUES -> "too many values to unpack (expected " + d[0] + ")";
      case NOTHING_TO_RAISE -> "No active exception to reraise";
      case MISSING_POSITIONAL -> missing(function(vm, (Long) d[0]), "positional argument", ((String) d[1]).split("\n"));
      case MISSING_NAMED -> missing(function(vm, (Long) d[0]), "keyword-only argument", ((String) d[1]).split("\n"));
      case TOO_MANY_ARGUMENTS -> tooMany(vm, d);
      case UNKNOWN_NAME -> function(vm, (Long) d[0]) + " got an unexpected keyword argument '" + d[1] + "'";
      case DOUBLE_ARGUMENT -> function(vm, (Long) d[0]) + " got multiple values for argument '" + d[1] + "'";
      case POSITIONAL_ONLY -> function(vm, (Long) d[0]) + " got some positional-only arguments passed as keyword arguments: '" + d[1] + "'";
      case NO_NAMED_ARGUMENTS -> function(vm, (Long) d[0]) + " takes no keyword arguments";
      case NAME_NOT_STRING -> "keywords must be strings";
      case ALREADY_RUNNING -> type(d[0]) + " already executing";
      case IGNORED_EXIT -> type(d[0]) + " ignored GeneratorExit";
      case STOP_RAISED -> type(d[0]) + " raised StopIteration";
      case NOT_STARTED -> "can't send non-None value to a just-started " + type(d[0]);
      case NOT_BASE -> "bases must be types";
      case NO_ORDER -> "Cannot create a consistent method resolution order (MRO) for bases";
      case NOT_A_METHOD_OF -> "super(type, obj): obj must be an instance or subtype of type";
    };
  }

  private String operands(VmState vm, String symbol, long left, long right) {
    if (symbol.equals("+") && Value.isString(left)) {
      return "can only concatenate str (not \"" + type(right) + "\") to str";
    }
    if (symbol.equals("+") && type(left).equals("list")) {
      return "can only concatenate list (not \"" + type(right) + "\") to list";
    }
    String shown = symbol.equals("**") ? "** or pow()" : symbol;
    return "unsupported operand type(s) for " + shown + ": '" + type(left) + "' and '" + type(right) + "'";
  }

  private String index(long container) {
    String name = type(container);
    return name.equals("str") ? "string" : name;
  }

  private static String divisionByZero(String symbol) {
    return switch (symbol) {
      case "%" -> "integer modulo by zero";
      case "//" -> "integer division or modulo by zero";
      case "**" -> "0.0 cannot be raised to a negative power";
      default -> "division by zero";
    };
  }

  private String attribute(VmState vm, long object, String name) {
    if (ClassObject.is(object)) {
      return "type object '" + classes.name(Value.address(object)) + "' has no attribute '" + name + "'";
    }
    String type = type(object);
    if (type.equals("module")) {
      long own = vm.classes().ownSlot(Value.address(object), vm.strings().atom("__name__"));
      return "module '" + (Value.isString(own) ? vm.strings().toJava(Value.address(own)) : "?") + "' has no attribute '" + name + "'";
    }
    return "'" + type + "' object has no attribute '" + name + "'";
  }

  private String protocol(long object, String method) {
    String type = type(object);
    return switch (method) {
      case "__enter__", "__exit__" ->
          "'" + type + "' object does not support the context manager protocol" + (method.equals("__exit__") ? " (missed __exit__ method)" : "");
      case "__aenter__", "__aexit__" ->
          "'" + type + "' object does not support the asynchronous context manager protocol" + (method.equals("__aexit__") ? " (missed __aexit__ method)" : "");
      case "__len__" -> "object of type '" + type + "' has no len()";
      case "__await__" -> "object " + type + " can't be used in 'await' expression";
      case "__aiter__" -> "'async for' requires an object with __aiter__ method, got " + type;
      case "__anext__" -> "'async for' requires an iterator with __anext__ method, got " + type;
      case "__format__" -> "unsupported format string passed to " + type + ".__format__";
      case "__delitem__" -> "'" + type + "' object doesn't support item deletion";
      default -> "'" + type + "' object has no method '" + method + "'";
    };
  }

  /** A function as messages name it. */
  String function(VmState vm, long callee) {
    long function = callee;
    if (Value.isObject(function) && Header.is(Value.address(function), Kind.BOUND_METHOD)) {
      function = PairObject.first(Value.address(function));
    }
    if (ClassObject.is(function)) {
      return classes.name(Value.address(function)) + "()";
    }
    if (!Value.isFunction(function)) {
      return classes.typeName(function) + " object";
    }
    long prototype = FunctionObject.prototype(Value.address(function));
    if (prototype == 0) {
      return vm.hosts().at(FunctionObject.hostNumber(Value.address(function))).name() + "()";
    }
    return vm.functions().at(PrototypeObject.info(prototype)).prototype().general().map(General::name).map(Object::toString).orElse("?") + "()";
  }

  private static String missing(String function, String what, String... names) {
    StringBuilder out = new StringBuilder(function).append(" missing ").append(names.length).append(" required ").append(what);
    out.append(names.length == 1 ? ": " : "s: ");
    for (int i = 0; i < names.length; i++) {
      out.append(i == 0 ? "" : i < names.length - 1 ? ", " : names.length == 2 ? " and " : ", and ").append('\'').append(names[i]).append('\'');
    }
    return out.toString();
  }

  private String tooMany(VmState vm, Object... d) {
    String function = function(vm, (Long) d[0]);
    int most = (Integer) d[1];
    int least = (Integer) d[2];
    int given = (Integer) d[3];
    if (ClassObject.is((Long) d[0])) {
      return function + " takes no arguments";
    }
    String takes = most == least ? Integer.toString(most) : "from " + least + " to " + most;
    return function + " takes " + takes + " positional argument" + (most == 1 && most == least ? "" : "s") + " but " + given + (given == 1 ? " was given" : " were given");
  }

  /** The names of all classes of errors, each with its bases. */
  static void define(BuiltinClasses classes) {
    classes.defineError("BaseException", "object");
    for (String line : HIERARCHY) {
      List<String> words = List.of(line.split(" "));
      for (String name : words.subList(1, words.size())) {
        classes.defineError(name, words.getFirst().split(","));
      }
    }
    for (String alias : List.of("EnvironmentError", "IOError")) {
      classes.alias(alias, "OSError");
    }
  }

  /** A base, and what is derived from it. */
  private static final List<String> HIERARCHY =
      List.of(
          "BaseException Exception GeneratorExit KeyboardInterrupt SystemExit BaseExceptionGroup",
          "BaseExceptionGroup,Exception ExceptionGroup",
          "Exception ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError"
              + " RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",
          "ArithmeticError FloatingPointError OverflowError ZeroDivisionError",
          "ImportError ModuleNotFoundError",
          "LookupError IndexError KeyError",
          "NameError UnboundLocalError",
          "OSError BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError"
              + " NotADirectoryError PermissionError ProcessLookupError TimeoutError",
          "ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",
          "RuntimeError NotImplementedError RecursionError",
          "SyntaxError IndentationError",
          "IndentationError TabError",
          "ValueError UnicodeError",
          "UnicodeError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",
          "Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning"
              + " SyntaxWarning UnicodeWarning UserWarning");

  /** The class of an error, its address. */
  static long typeOf(long error) {
    return Value.address(Memory.getLong(Value.address(error) + ErrorObject.CLASS));
  }
}
