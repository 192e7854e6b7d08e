package dev.lathe.lang.python.lib;

import dev.lathe.lang.python.text.Representation;
import dev.lathe.parser.Language;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.BytesObject;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.PairObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.SliceObject;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.ResumeMode;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What the part of the runtime that is written in Python asks of Java: names with an underscore in its namespace. */
final class Primitives {
  private final VmState vm;
  private final Language language;
  private final BuiltinClasses classes;
  private final PythonErrors errors;
  private final Show show;
  private final Arguments arguments;
  private final Output output;

  Primitives(VmState vm, Language language, BuiltinClasses classes, PythonErrors errors, Show show, Arguments arguments, Output output) {
    this.vm = vm;
    this.language = language;
    this.classes = classes;
    this.errors = errors;
    this.show = show;
    this.arguments = arguments;
    this.output = output;
  }

  private void add(long namespace, String name, HostFunction function) {
    vm.tables().setString(namespace, vm.strings().atom(name), Value.function(vm.hostFunction(name, function)));
  }

  void install(long namespace) {
    add(namespace, "_repr", call -> call.returns(Arguments.string(vm, show.repr(call.argument(0)))));
    add(namespace, "_str", call -> call.returns(Arguments.string(vm, show.str(call.argument(0)))));
    add(namespace, "_ascii", this::ascii);
    add(namespace, "_write", this::write);
    add(namespace, "_flush", this::flush);
    add(namespace, "_read_line", this::readLine);
    add(namespace, "_type", call -> call.returns(type(call.argument(0))));
    add(namespace, "_make_class", this::makeClass);
    add(namespace, "_fill_cell", this::fillCell);
    add(namespace, "_class_own", this::classOwn);
    add(namespace, "_class_set", call -> {
      vm.classes().set(Value.address(call.argument(0)), atom(call, 1), call.argument(2));
      return call.returns(Value.NIL);
    });
    add(namespace, "_class_names", this::classNames);
    add(namespace, "_class_part", this::classPart);
    add(namespace, "_is_subclass", this::isSubclass);
    add(namespace, "_instance", call -> call.returns(Value.object(vm.classes().instance(Value.address(call.argument(0))))));
    add(namespace, "_own_names", this::ownNames);
    add(namespace, "_own_get", this::ownGet);
    add(namespace, "_own_set", this::ownSet);
    add(namespace, "_error", this::error);
    add(namespace, "_error_get", this::errorGet);
    add(namespace, "_error_set", this::errorSet);
    add(namespace, "_function_get", this::functionGet);
    add(namespace, "_method_get", this::methodGet);
    add(namespace, "_resume", new Resume(ResumeMode.NEXT));
    add(namespace, "_throw", new Resume(ResumeMode.THROW));
    add(namespace, "_hash", call -> call.returns(Value.ofInt(vm.keys().hash(call.argument(0)))));
    add(namespace, "_id", call -> call.returns(Value.ofInt(call.argument(0) & Value.PAYLOAD)));
    add(namespace, "_callable", this::callable);
    add(namespace, "_integer", this::integer);
    add(namespace, "_float", this::real);
    add(namespace, "_complex", call -> call.returns(Value.object(BoxObject.complex(vm.heap(), toReal(call.argument(0)), toReal(call.argument(1))))));
    add(namespace, "_freeze", this::freeze);
    add(namespace, "_compile", this::compile);
    add(namespace, "_run", this::run);
    add(namespace, "_source", this::source);
    add(namespace, "_runtime", call -> {
      classes.runtimeName(text(call, 0), call.argument(1));
      return call.returns(Value.NIL);
    });
    add(namespace, "_bind", call -> call.returns(Value.object(PairObject.create(vm.heap(), Kind.BOUND_METHOD, call.argument(0), call.argument(1)))));
    add(namespace, "_new_error", new NewError());
    add(namespace, "_undefined", call -> call.returns(Value.UNDEF));
    add(namespace, "_module", this::module);
    add(namespace, "_as_module", call -> call.returns(Value.object(Value.address(call.argument(0)))));
    add(namespace, "_function_set", this::functionSet);
    add(namespace, "_slice", call -> call.returns(Value.object(SliceObject.create(vm.heap(), call.argument(0), call.argument(1), call.argument(2)))));
    add(namespace, "_slice_part", call -> call.returns(Memory.getLong(Value.address(call.argument(0)) + SliceObject.START + 8 * Value.toInt(call.argument(1)))));
    add(namespace, "_complex_part", call -> call.returns(Value.of(complexPart(call))));
    add(namespace, "_bytes", this::bytes);
    add(namespace, "_chr", this::character);
    add(namespace, "_ord", this::codePoint);
    add(namespace, "_round", this::round);
    add(namespace, "_power", this::power);
    add(namespace, "_nanoseconds", call -> call.returns(IntegerObject.value(vm.heap(), System.nanoTime())));
    add(namespace, "_milliseconds", call -> call.returns(IntegerObject.value(vm.heap(), System.currentTimeMillis())));
  }

  private String text(Call call, int index) {
    return show.text(call.argument(index));
  }

  // --- text and streams -------------------------------------------------------------------------------------------------

  private int ascii(Call call) {
    StringBuilder out = new StringBuilder();
    for (int c : show.repr(call.argument(0)).codePoints().toArray()) {
      if (c < 0x7F) {
        out.append((char) c);
      } else {
        StringBuilder escaped = new StringBuilder();
        Representation.ascii(escaped, new int[] {c});
        out.append(escaped, 1, escaped.length() - 1);
      }
    }
    return call.returns(Arguments.string(vm, out.toString()));
  }

  private int write(Call call) {
    output.write(call.argument(0) == Value.TRUE ? Output.Stream.ERROR : Output.Stream.OUTPUT, Utf8.encode(text(call, 1)));
    return call.returns(Value.NIL);
  }

  private int flush(Call call) {
    output.flush();
    return call.returns(Value.NIL);
  }

  private int readLine(Call call) {
    output.flush();
    return call.returns(Arguments.string(vm, Utf8.decode(output.readLine())));
  }

  // --- classes and objects ----------------------------------------------------------------------------------------------

  private long type(long value) {
    long type = vm.classes().of(value);
    return Value.object(type == 0 ? classes.at("object") : type);
  }

  /** A class of its own class, a name, a tuple of bases, and a dictionary of attributes. */
  private int makeClass(Call call) {
    OptionalLong made = vm.classes().create(call.argument(1), call.argument(2));
    if (made.isEmpty()) {
      StringBuilder names = new StringBuilder();
      for (long base : Arguments.items(call.argument(2))) {
        names.append(names.isEmpty() ? "" : ", ").append(classes.name(Value.address(base)));
      }
      throw errors.raise(vm, "TypeError", "Cannot create a consistent method resolution order (MRO) for bases " + names);
    }
    long type = made.getAsLong();
    if (call.argument(0) != Value.object(classes.at("type"))) {
      Memory.putLong(type + ClassObject.METACLASS, call.argument(0));
    }
    long attributes = Value.address(call.argument(3));
    for (int i = 0; i < HashObject.places(attributes); i++) {
      long name = HashObject.keyAt(attributes, i);
      if (Value.isString(name)) {
        vm.classes().set(type, vm.strings().intern(Value.address(name)), HashObject.valueAt(attributes, i));
      }
    }
    return call.returns(Value.object(type));
  }

  private int fillCell(Call call) {
    long cell = Value.address(call.argument(0));
    Memory.putLong(Memory.getLong(cell + UpvalueObject.WHERE), call.argument(1));
    vm.heap().barrier(cell);
    return call.returns(Value.NIL);
  }

  private long atom(Call call, int index) {
    return vm.strings().intern(Value.address(call.argument(index)));
  }

  /** What a class itself has under a name, else the third argument. */
  private int classOwn(Call call) {
    long found = vm.classes().own(Value.address(call.argument(0)), atom(call, 1));
    return call.returns(found == Value.UNDEF ? call.argument(2) : found);
  }

  private int classNames(Call call) {
    return names(call, ClassObject.attributes(Value.address(call.argument(0))));
  }

  private int names(Call call, long table) {
    long list = ListObject.create(vm.heap(), 8);
    for (int at = vm.tables().advance(table, 0); at >= 0; at = vm.tables().advance(table, at + 1)) {
      long key = vm.tables().keyAt(table, at);
      if (Value.isString(key)) {
        ListObject.append(vm.heap(), list, key);
      }
    }
    return call.returns(ListObject.value(list));
  }

  private int classPart(Call call) {
    long type = Value.address(call.argument(0));
    return call.returns(
        switch (text(call, 1)) {
          case "name" -> Memory.getLong(type + ClassObject.NAME);
          case "bases" -> Memory.getLong(type + ClassObject.BASES);
          default -> Value.object(ClassObject.order(type));
        });
  }

  private int isSubclass(Call call) {
    boolean both = ClassObject.is(call.argument(0)) && ClassObject.is(call.argument(1));
    return call.returns(Value.of(both && ClassObject.isSubclass(Value.address(call.argument(0)), Value.address(call.argument(1)))));
  }

  /** The names of an object's own attributes; nothing if it can have none. */
  private int ownNames(Call call) {
    long value = call.argument(0);
    if (Arguments.isKind(value, Kind.INSTANCE)) {
      return names(call, Value.address(value));
    }
    if (ErrorObject.is(value)) {
      long table = Memory.getLong(Value.address(value) + ErrorObject.ATTRIBUTES);
      return Value.isTable(table) ? names(call, Value.address(table)) : call.returns(Arguments.list(vm));
    }
    return call.returns(Value.NIL);
  }

  private int ownGet(Call call) {
    long value = call.argument(0);
    long found = Value.UNDEF;
    if (Arguments.isKind(value, Kind.INSTANCE)) {
      found = vm.classes().ownSlot(Value.address(value), atom(call, 1));
    } else if (ErrorObject.is(value)) {
      long table = Memory.getLong(Value.address(value) + ErrorObject.ATTRIBUTES);
      found = Value.isTable(table) ? ClassObject.toSlot(vm.tables().getString(Value.address(table), atom(call, 1))) : Value.UNDEF;
    }
    return call.returns(found == Value.UNDEF ? call.argument(2) : found);
  }

  /** Sets an own slot; without a value, removes it. */
  private int ownSet(Call call) {
    if (!Arguments.isKind(call.argument(0), Kind.INSTANCE)) {
      throw errors.raise(vm, "AttributeError", "'" + classes.typeName(call.argument(0)) + "' object has no attribute '" + text(call, 1) + "'");
    }
    vm.classes().setSlot(Value.address(call.argument(0)), atom(call, 1), call.count() > 2 ? call.argument(2) : Value.UNDEF);
    return call.returns(Value.NIL);
  }

  private int callable(Call call) {
    long value = call.argument(0);
    boolean is = Value.isFunction(value) || ClassObject.is(value) || Arguments.isKind(value, Kind.BOUND_METHOD);
    return call.returns(Value.of(is || vm.special(value, SpecialMethod.CALL) != Value.UNDEF));
  }

  private int freeze(Call call) {
    long set = Value.address(call.argument(0));
    Header.setFlags(set, Header.flags(set) | HashObject.FROZEN);
    return call.returns(call.argument(0));
  }

  // --- errors -----------------------------------------------------------------------------------------------------------

  /** A new error of a class with a tuple of arguments. */
  private int error(Call call) {
    return call.returns(Value.object(ErrorObject.create(vm.heap(), call.argument(0), call.argument(1))));
  }

  /** What {@code BaseException.__new__} makes: all arguments but the class and the named ones are kept. */
  private final class NewError implements HostFunction {
    @Override
    public int call(Call call) {
      return create(call, call.count() - 1);
    }

    @Override
    public int callNamed(Call call, long names) {
      return create(call, call.count() - 1 - TupleObject.length(Value.address(names)));
    }

    private int create(Call call, int count) {
      long arguments = TupleObject.of(vm.heap(), call.base() + 8, Math.max(count, 0));
      return call.returns(Value.object(ErrorObject.create(vm.heap(), call.argument(0), Value.object(arguments))));
    }
  }

  private static int errorField(String name) {
    return switch (name) {
      case "args" -> ErrorObject.ARGUMENTS;
      case "cause" -> ErrorObject.CAUSE;
      case "context" -> ErrorObject.CONTEXT;
      default -> ErrorObject.TRACEBACK;
    };
  }

  private int errorGet(Call call) {
    if (text(call, 1).equals("suppress")) {
      return call.returns(Value.of((Header.flags(Value.address(call.argument(0))) & ErrorObject.CAUSED) != 0));
    }
    return call.returns(Memory.getLong(Value.address(call.argument(0)) + errorField(text(call, 1))));
  }

  private int errorSet(Call call) {
    long error = Value.address(call.argument(0));
    String field = text(call, 1);
    if (!field.equals("suppress")) {
      Memory.putLong(error + errorField(field), call.argument(2));
      vm.heap().barrier(error);
    }
    if (field.equals("cause") || field.equals("suppress") && call.argument(2) == Value.TRUE) {
      Header.setFlags(error, Header.flags(error) | ErrorObject.CAUSED);
    }
    return call.returns(Value.NIL);
  }

  // --- functions and generators -----------------------------------------------------------------------------------------

  private int functionGet(Call call) {
    long function = Value.address(call.argument(0));
    long prototype = FunctionObject.prototype(function);
    String qualified = show.qualifiedName(call.argument(0));
    return call.returns(
        switch (text(call, 1)) {
          case "name" -> Arguments.string(vm, qualified.substring(qualified.lastIndexOf('.') + 1));
          case "qualname" -> Arguments.string(vm, qualified);
          case "doc" -> prototype == 0 ? Value.NIL : document(vm.functions().at(PrototypeObject.info(prototype)).prototype());
          case "defaults" -> prototype == 0 ? Value.NIL : Memory.getLong(FunctionObject.property(function, FunctionObject.DEFAULTS));
          case "kwdefaults" -> prototype == 0 ? Value.NIL : Memory.getLong(FunctionObject.property(function, FunctionObject.KEYWORD_DEFAULTS));
          case "attributes" -> prototype == 0 ? Value.NIL : Memory.getLong(FunctionObject.property(function, FunctionObject.ATTRIBUTES));
          default -> Value.NIL;
        });
  }

  private int functionSet(Call call) {
    long function = Value.address(call.argument(0));
    long slot = FunctionObject.property(function, FunctionObject.ATTRIBUTES);
    if (Memory.getLong(slot) == Value.NIL) {
      Memory.putLong(slot, Value.object(HashObject.create(vm.heap(), Kind.DICT, 4)));
      vm.heap().barrier(function);
    }
    vm.keys().put(Value.address(Memory.getLong(slot)), call.argument(1), call.argument(2));
    return call.returns(Value.NIL);
  }

  private long document(Prototype prototype) {
    Optional<ByteString> document = prototype.general().flatMap(General::document);
    return document.isPresent() ? Value.string(vm.strings().make(document.get().toByteArray())) : Value.NIL;
  }

  private int methodGet(Call call) {
    long pair = Value.address(call.argument(0));
    return call.returns(text(call, 1).equals("self") ? PairObject.second(pair) : PairObject.first(pair));
  }

  /** Resumes a generator with a value or an error: what it yields, or its result and true, as a pair. */
  private record Resume(ResumeMode mode) implements HostFunction {
    @Override
    public int call(Call call) {
      return call.generate(Value.address(call.argument(0)), mode, call.argument(1), Call.FIRST_STEP);
    }

    @Override
    public int resume(Call call, int step) {
      long isEnd = Value.of(call.results() > 1);
      return call.returns(Value.object(TupleObject.of(call.vm().heap(), call.result(0), isEnd)));
    }

    @Override
    public int recover(Call call, int step, long error) {
      throw new GuestError(error, GuestError.Origin.AGAIN);
    }
  }

  // --- numbers ----------------------------------------------------------------------------------------------------------

  private static double toReal(long value) {
    return Value.isDouble(value) ? Value.toDouble(value) : Numbers.big(value).doubleValue();
  }

  /** An integer of a number, or of text in a base. */
  private int integer(Call call) {
    long value = call.argument(0);
    if (Numbers.isInteger(value)) {
      return call.returns(IntegerObject.value(vm.heap(), Numbers.big(value)));
    }
    if (Value.isDouble(value)) {
      double real = Value.toDouble(value);
      if (Double.isNaN(real) || Double.isInfinite(real)) {
        throw errors.raise(
            vm, Double.isNaN(real) ? "ValueError" : "OverflowError", "cannot convert float " + (Double.isNaN(real) ? "NaN" : "infinity") + " to integer");
      }
      return call.returns(IntegerObject.value(vm.heap(), new BigDecimal(real).toBigInteger()));
    }
    int base = call.count() > 1 ? arguments.index(call, 1) : 10;
    Optional<BigInteger> parsed = NumberText.integer(text(call, 0), base);
    if (parsed.isEmpty()) {
      throw errors.raise(vm, "ValueError", "invalid literal for int() with base " + base + ": " + show.repr(value));
    }
    return call.returns(IntegerObject.value(vm.heap(), parsed.get()));
  }

  private int real(Call call) {
    long value = call.argument(0);
    if (Value.isDouble(value)) {
      return call.returns(value);
    }
    if (Numbers.isInteger(value)) {
      double real = Numbers.big(value).doubleValue();
      if (Double.isInfinite(real)) {
        throw errors.raise(vm, "OverflowError", "int too large to convert to float");
      }
      return call.returns(Value.of(real));
    }
    Optional<Double> parsed = NumberText.real(text(call, 0));
    if (parsed.isEmpty()) {
      throw errors.raise(vm, "ValueError", "could not convert string to float: " + show.repr(value));
    }
    return call.returns(Value.canonical(parsed.get()));
  }

  private static double complexPart(Call call) {
    long number = Value.address(call.argument(0));
    return Value.toInt(call.argument(1)) == 0 ? BoxObject.real(number) : BoxObject.imaginary(number);
  }

  private int bytes(Call call) {
    long[] items = Arguments.items(call.argument(0));
    byte[] bytes = new byte[items.length];
    for (int i = 0; i < bytes.length; i++) {
      if (!Numbers.isInteger(items[i])) {
        throw errors.raise(vm, "TypeError", "'" + classes.typeName(items[i]) + "' object cannot be interpreted as an integer");
      }
      if (!Numbers.fitsLong(items[i]) || Numbers.low(items[i]) >>> 8 != 0) {
        throw errors.raise(vm, "ValueError", "bytes must be in range(0, 256)");
      }
      bytes[i] = (byte) Numbers.low(items[i]);
    }
    return call.returns(Value.object(BytesObject.of(vm.heap(), bytes)));
  }

  private int character(Call call) {
    int code = arguments.index(call, 0);
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      throw errors.raise(vm, "ValueError", "chr() arg not in range(0x110000)");
    }
    return call.returns(Arguments.string(vm, Character.toString(code)));
  }

  private int codePoint(Call call) {
    long value = call.argument(0);
    boolean isBytes = Arguments.isKind(value, Kind.BYTES);
    if (!Value.isString(value) && !isBytes) {
      throw errors.raise(vm, "TypeError", "ord() expected string of length 1, but " + classes.typeName(value) + " found");
    }
    int[] characters = isBytes ? new String(Arguments.bytes(value), StandardCharsets.ISO_8859_1).chars().toArray()
        : Utf8.codePoints(vm.strings().toByteArray(Value.address(value)));
    if (characters.length != 1) {
      throw errors.raise(vm, "TypeError", "ord() expected a character, but string of length " + characters.length + " found");
    }
    return call.returns(Value.ofInt(characters[0]));
  }

  /** To the nearest, and of two equally near ones to the even one. */
  private int round(Call call) {
    long value = call.argument(0);
    boolean hasDigits = arguments.has(call, 1);
    int digits = hasDigits ? arguments.index(call, 1) : 0;
    if (!Value.isDouble(value)) {
      BigDecimal decimal = new BigDecimal(Numbers.big(value));
      return call.returns(IntegerObject.value(vm.heap(), digits >= 0 ? Numbers.big(value) : decimal.setScale(digits, RoundingMode.HALF_EVEN).toBigInteger()));
    }
    double real = Value.toDouble(value);
    if (Double.isNaN(real) || Double.isInfinite(real)) {
      if (hasDigits) {
        return call.returns(value);
      }
      throw errors.raise(
          vm, Double.isNaN(real) ? "ValueError" : "OverflowError", "cannot convert float " + (Double.isNaN(real) ? "NaN" : "infinity") + " to integer");
    }
    BigDecimal rounded = new BigDecimal(real).setScale(digits, RoundingMode.HALF_EVEN);
    if (!hasDigits) {
      return call.returns(IntegerObject.value(vm.heap(), rounded.toBigInteger()));
    }
    return call.returns(Value.of(Math.copySign(rounded.doubleValue(), real)));
  }

  private int power(Call call) {
    BigInteger modulus = Numbers.big(call.argument(2));
    if (modulus.signum() == 0) {
      throw errors.raise(vm, "ValueError", "pow() 3rd argument cannot be 0");
    }
    try {
      BigInteger result = Numbers.big(call.argument(0)).modPow(Numbers.big(call.argument(1)), modulus.abs());
      return call.returns(IntegerObject.value(vm.heap(), modulus.signum() < 0 && result.signum() != 0 ? result.add(modulus) : result));
    } catch (ArithmeticException none) {
      throw errors.raise(vm, "ValueError", "base is not invertible for the given modulus");
    }
  }

  // --- modules ----------------------------------------------------------------------------------------------------------

  /** A new module: an object whose slots can be the globals of functions. */
  private int module(Call call) {
    long module = vm.classes().instance(classes.at("module"));
    vm.tables().own(module);
    return call.returns(Value.object(module));
  }

  /** The function that a file of source text stands for, its globals those of a module. */
  private int compile(Call call) {
    return call.returns(load(text(call, 0).getBytes(StandardCharsets.UTF_8), text(call, 1), call.argument(2)));
  }

  private int source(Call call) {
    Path file = vm.directory().orElse(Path.of("")).resolve(text(call, 0));
    if (!Files.isRegularFile(file)) {
      return call.returns(Value.NIL);
    }
    try {
      return call.returns(load(Files.readAllBytes(file), text(call, 0), call.argument(1)));
    } catch (IOException e) {
      throw errors.raise(vm, "OSError", e.getMessage());
    }
  }

  /** Compiles and loads; raises a SyntaxError for what cannot be compiled. */
  long load(byte[] source, String file, long module) {
    ChunkLoader.Result result = vm.compile(source, ByteString.utf8("@" + file), Optional.of(language.name()), ChunkLoader.Forms.TEXT);
    return switch (result) {
      case ChunkLoader.Result.Loaded(Prototype main, ByteString name) -> {
        long function = new Loader(vm).function(main, name);
        Memory.putLong(function + FunctionObject.ENVIRONMENT, Value.address(module));
        vm.heap().barrier(function);
        yield Value.function(function);
      }
      case ChunkLoader.Result.Refused(ByteString message) -> throw errors.raise(vm, "SyntaxError", message.toString());
      case ChunkLoader.Result.Fault(String fault) -> throw errors.raise(vm, "SystemError", fault);
    };
  }

  /** Calls a function; so it is not this one's caller that waits. */
  private int run(Call call) {
    call.begin(call.argument(0));
    return call.tailCall();
  }
}
