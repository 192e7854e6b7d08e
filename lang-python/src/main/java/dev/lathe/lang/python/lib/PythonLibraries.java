package dev.lathe.lang.python.lib;

import dev.lathe.parser.Language;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BuiltinType;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Makes a machine one for Python, and runs programs in it. */
public final class PythonLibraries {
  /** What the part of the runtime that is written in Python is called. */
  static final String BUILTINS = "<builtins>";

  private final VmState vm;
  private final Language language;
  private final BuiltinClasses classes;
  private final Show show;
  private final Output output;
  private final Primitives primitives;
  /** The handle of the object whose slots are the names of the part in Python. */
  private final int namespace;

  private PythonLibraries(VmState vm, Language language, InputStream in, OutputStream out, OutputStream err) {
    this.vm = vm;
    this.language = language;
    classes = new BuiltinClasses(vm);
    PythonErrors.define(classes);
    PythonErrors errors = new PythonErrors(classes);
    vm.setErrorFactory(errors);
    define();
    show = new Show(vm, classes, errors);
    output = new Output(in, out, err);
    Arguments arguments = new Arguments(errors, classes, show);
    primitives = new Primitives(vm, language, classes, errors, show, arguments, output);
    new StringMethods(vm, classes, errors, show, arguments).install();
    new ContainerMethods(vm, classes, errors, show, arguments).install();
    methods(errors);
    long object = vm.classes().instance(classes.at("module"));
    namespace = vm.handles().add(Value.object(object));
    vm.tables().own(object);
    primitives.install(object);
    new InstructionFunctions(vm).install(object);
  }

  /** Gives a machine the runtime of {@code language}; the streams are the program's standard ones. */
  public static PythonLibraries install(VmState vm, Language language, InputStream in, OutputStream out, OutputStream err) {
    PythonLibraries libraries = new PythonLibraries(vm, language, in, out, err);
    libraries.begin();
    return libraries;
  }

  private void define() {
    classes.define("type", BuiltinType.CLASS);
    classes.define("int", BuiltinType.INTEGER);
    vm.classes().setBuiltin(BuiltinType.BOOLEAN, classes.define("bool", "int"));
    classes.define("float", BuiltinType.FLOAT);
    classes.define("complex", BuiltinType.COMPLEX);
    classes.define("str", BuiltinType.STRING);
    classes.define("bytes", BuiltinType.BYTES);
    classes.define("list", BuiltinType.LIST);
    classes.define("tuple", BuiltinType.TUPLE);
    classes.define("dict", BuiltinType.DICTIONARY);
    classes.define("set", BuiltinType.SET);
    classes.define("frozenset", BuiltinType.FROZEN_SET);
    classes.define("slice", BuiltinType.SLICE);
    classes.hide("NoneType", BuiltinType.NIL);
    classes.hide("ellipsis", BuiltinType.ELLIPSIS);
    classes.hide("NotImplementedType", BuiltinType.NOT_IMPLEMENTED);
    classes.hide("function", BuiltinType.FUNCTION);
    classes.hide("builtin_function_or_method", BuiltinType.HOST_FUNCTION);
    classes.hide("method", BuiltinType.BOUND_METHOD);
    classes.hide("generator", BuiltinType.GENERATOR);
    classes.hide("iterator", BuiltinType.ITERATOR);
    classes.hide("cell", BuiltinType.CELL);
    classes.hide("table", BuiltinType.TABLE);
    classes.hide("module", BuiltinType.OTHER);
    vm.tables().setString(vm.builtinNames(), vm.strings().atom("Ellipsis"), Value.ELLIPSIS);
    vm.tables().setString(vm.builtinNames(), vm.strings().atom("NotImplemented"), Value.NOT_IMPLEMENTED);
  }

  private void methods(PythonErrors errors) {
    classes.method("object", "__repr__", call -> call.returns(Arguments.string(vm, show.inherited(call.argument(0)))));
    classes.method("object", "__str__", call -> call.returns(Arguments.string(vm, ErrorObject.is(call.argument(0)) ? show.errorText(call.argument(0)) : show.repr(call.argument(0)))));
    classes.method("object", "__format__", call -> {
      if (Value.isString(call.argument(1)) && !show.text(call.argument(1)).isEmpty()) {
        throw errors.raise(vm, "TypeError", "unsupported format string passed to " + classes.typeName(call.argument(0)) + ".__format__");
      }
      return call.returns(Arguments.string(vm, show.str(call.argument(0))));
    });
    classes.method("object", "__new__", call -> call.returns(Value.object(vm.classes().instance(Value.address(call.argument(0))))));
    classes.method("object", "__init__", call -> initialize(call, errors));
    classes.method("str", "__str__", call -> call.returns(call.argument(0)));
  }

  /** Nobody has taken the arguments, unless a method of the class's own that makes objects has. */
  private int initialize(Call call, PythonErrors errors) {
    long type = vm.classes().of(call.argument(0));
    if (call.count() > 1 && type != 0) {
      if (!isInherited(type, SpecialMethod.INIT)) {
        throw errors.raise(vm, "TypeError", "object.__init__() takes exactly one argument (the instance to initialize)");
      }
      if (isInherited(type, SpecialMethod.NEW)) {
        throw errors.raise(vm, "TypeError", classes.name(type) + "() takes no arguments");
      }
    }
    return call.returns(Value.NIL);
  }

  /** Whether a class has the method of {@code object}. */
  private boolean isInherited(long type, SpecialMethod method) {
    long atom = vm.specialName(method);
    return vm.classes().find(type, atom) == vm.classes().own(classes.at("object"), atom);
  }

  /** Runs the part in Python, and gives programs the names that it has bound. */
  private void begin() {
    byte[] source;
    try (InputStream in = PythonLibraries.class.getResourceAsStream("builtins.py")) {
      source = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      vm.nesting().execute(primitives.load(source, BUILTINS, module()));
    } catch (GuestError error) {
      throw new IllegalStateException(BUILTINS + ": " + new TracebackText(vm, language, classes, show, "").of(error.value()), error);
    }
    long table = Value.address(module());
    for (int at = vm.tables().advance(table, 0); at >= 0; at = vm.tables().advance(table, at + 1)) {
      String name = vm.strings().toJava(Value.address(vm.tables().keyAt(table, at)));
      if (!name.startsWith("_")) {
        vm.tables().setString(vm.builtinNames(), vm.strings().atom(name), vm.tables().valueAt(table, at));
      }
    }
    vm.tables().setString(vm.builtinNames(), vm.strings().atom("__import__"), ClassObject.toSlot(own("_import_by_name")));
  }

  private long module() {
    return vm.handles().at(namespace);
  }

  private long own(String name) {
    return vm.classes().ownSlot(Value.address(module()), vm.strings().atom(name));
  }

  /**
   * Runs a program as the module {@code __main__}.
   *
   * @param arguments the program's name, and what it gets
   * @return the exit status
   */
  public int run(byte[] source, String file, List<String> arguments) {
    try {
      long[] words = arguments.stream().mapToLong(argument -> Arguments.string(vm, argument)).toArray();
      long main = vm.nesting().execute(own("_begin_main"), Arguments.list(vm, words), Arguments.string(vm, file))[0];
      vm.nesting().execute(primitives.load(source, file, main));
      output.flush();
      return 0;
    } catch (GuestError error) {
      output.flush();
      OptionalInt status = exitStatus(error.value());
      if (status.isPresent()) {
        return status.getAsInt();
      }
      output.write(Output.Stream.ERROR, Utf8.encode(new TracebackText(vm, language, classes, show, "@" + BUILTINS).of(error.value())));
      return 1;
    }
  }

  /** What an error that ends the program says of its status. */
  private OptionalInt exitStatus(long error) {
    if (!ErrorObject.is(error) || !ClassObject.isSubclass(PythonErrors.typeOf(error), classes.at("SystemExit"))) {
      return OptionalInt.empty();
    }
    long arguments = Value.address(Memory.getLong(Value.address(error) + ErrorObject.ARGUMENTS));
    long code = TupleObject.length(arguments) == 0 ? Value.NIL : TupleObject.item(arguments, 0);
    if (code == Value.NIL) {
      return OptionalInt.of(0);
    }
    if (Numbers.isInteger(code)) {
      return OptionalInt.of((int) Numbers.low(code) & 0xFF);
    }
    output.write(Output.Stream.ERROR, Utf8.encode(show.str(code) + "\n"));
    return OptionalInt.of(1);
  }
}
