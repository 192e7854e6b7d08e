package dev.lathe.bcgen.run;

import dev.lathe.bcgen.dump.Assembler;
import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.Verifier;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.LineEnds;
import dev.lathe.lexer.Source;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.HashObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.IntegerObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.ListObject;
import dev.lathe.vm.object.Numbers;
import dev.lathe.vm.object.SliceObject;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.ResumeMode;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine for bytecode as text: calls functions with arguments that are written out, and writes results out. */
final class GuestMachine implements AutoCloseable {
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|\\S+");

  private final Vm vm;

  GuestMachine() {
    this(64L << 20);
  }

  GuestMachine(long limit) {
    vm = new Vm(limit, (_, _, _, _, _) -> new ChunkLoader.Result.Refused(ByteString.utf8("no texts here")));
    define("make-class", GuestMachine::makeClass);
    define("super", call -> call.returns(Value.NIL));
    define("resume", new Resume(ResumeMode.NEXT));
    define("throw", new Resume(ResumeMode.THROW));
  }

  /** Gives programs a function of the runtime's own. */
  private void define(String name, HostFunction function) {
    state().tables().setString(state().runtimeNames(), state().strings().atom(name), Value.function(state().hostFunction(name, function)));
  }

  /** A class of a name, a tuple of bases, and a dictionary of attributes. */
  private static int makeClass(Call call) {
    VmState vm = call.vm();
    require(vm, Value.isString(call.argument(0)) && isA(call.argument(1), Kind.TUPLE) && isA(call.argument(2), Kind.DICT));
    long bases = Value.address(call.argument(1));
    for (int i = 0; i < TupleObject.length(bases); i++) {
      require(vm, isA(TupleObject.item(bases, i), Kind.CLASS));
    }
    OptionalLong type = vm.classes().create(call.argument(0), call.argument(1));
    if (type.isEmpty()) {
      throw vm.errors().of(Failure.NO_ORDER, call.argument(0));
    }
    long attributes = Value.address(call.argument(2));
    for (int i = 0; i < HashObject.places(attributes); i++) {
      long name = HashObject.keyAt(attributes, i);
      require(vm, Value.isString(name));
      vm.classes().set(type.getAsLong(), vm.strings().intern(Value.address(name)), HashObject.valueAt(attributes, i));
    }
    return call.returns(Value.object(type.getAsLong()));
  }

  private static boolean isA(long value, Kind kind) {
    return Value.isObject(value) && Kind.of(Value.address(value)) == kind;
  }

  /** Programs may be hostile: functions of the runtime's own believe nothing. */
  private static void require(VmState vm, boolean holds) {
    if (!holds) {
      throw vm.errors().plain("not the arguments of the runtime's function");
    }
  }

  /** Resumes a generator with a value or an error; gives what it yields, or its result and true. */
  private record Resume(ResumeMode mode) implements HostFunction {
    @Override
    public int call(Call call) {
      require(call.vm(), isA(call.argument(0), Kind.GENERATOR));
      return call.generate(Value.address(call.argument(0)), mode, call.argument(1), Call.FIRST_STEP);
    }

    @Override
    public int resume(Call call, int step) {
      int results = call.results();
      long first = call.result(0);
      long second = call.result(1);
      call.push(first);
      if (results > 1) {
        call.push(second);
      }
      return results;
    }

    @Override
    public int recover(Call call, int step, long error) {
      throw new GuestError(error, GuestError.Origin.AGAIN);
    }
  }

  VmState state() {
    return vm.state();
  }

  Vm vm() {
    return vm;
  }

  /** A text that has no errors. */
  static Dump assemble(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.utf8("test.bc", text.getBytes(StandardCharsets.UTF_8), LineEnds.STANDARD);
    return Assembler.assemble(source, diagnostics).orElseThrow(() -> new AssertionError(diagnostics.list()));
  }

  /** The function of a text that the verifier accepts, as a value. */
  long load(String text) {
    Dump dump = assemble(text);
    Optional<?> broken = Verifier.check(dump);
    if (broken.isPresent()) {
      throw new AssertionError(broken.get());
    }
    return Value.function(new Loader(state()).function(dump.main(), ByteString.latin1("=test")));
  }

  /** What a call gives. */
  long[] execute(long function, String arguments) {
    List<Long> values = new ArrayList<>();
    Matcher matcher = ARGUMENT.matcher(arguments);
    while (matcher.find()) {
      values.add(matcher.group(1) != null ? state().string(matcher.group(1)) : value(matcher.group()));
    }
    return state().nesting().execute(function, values.stream().mapToLong(Long::longValue).toArray());
  }

  /** Results, separated by commas, or {@code raises} and the error. */
  String call(long function, String arguments) {
    try {
      long[] results = execute(function, arguments);
      List<String> shown = new ArrayList<>();
      for (long result : results) {
        shown.add(show(result));
      }
      return String.join(", ", shown);
    } catch (GuestError error) {
      return "raises " + show(error.value());
    }
  }

  private long value(String word) {
    return switch (word) {
      case "nil" -> Value.NIL;
      case "true" -> Value.TRUE;
      case "false" -> Value.FALSE;
      case "nan" -> Value.canonical(Double.NaN);
      case "inf" -> Value.of(Double.POSITIVE_INFINITY);
      case "undef" -> Value.UNDEF;
      default -> word.matches("-?\\d+") ? IntegerObject.value(state().heap(), new BigInteger(word)) : Value.of(Double.parseDouble(word));
    };
  }

  String show(long value) {
    if (Value.isDouble(value)) {
      return Double.toString(Value.toDouble(value));
    }
    if (Value.tag(value) == Value.INT_TAG) {
      return Long.toString(Value.toInt(value));
    }
    long address = Value.address(value);
    return switch (Value.tag(value)) {
      case Value.NIL_TAG -> "nil";
      case Value.FALSE_TAG -> "false";
      case Value.TRUE_TAG -> "true";
      case Value.UNDEF_TAG -> "undef";
      case Value.SINGLE_TAG -> value == Value.ELLIPSIS ? "..." : "not-implemented";
      case Value.STRING_TAG -> '"' + state().strings().toJava(address) + '"';
      case Value.LIST_TAG -> "[" + items(Memory.getLong(address + ListObject.ITEMS), ListObject.length(address)) + "]";
      case Value.FUNCTION_TAG -> "function";
      case Value.TABLE_TAG -> "table";
      case Value.OBJECT_TAG -> ofKind(address);
      default -> "?";
    };
  }

  private String ofKind(long address) {
    return switch (Kind.of(address)) {
      case INTEGER -> Numbers.big(Value.object(address)).toString();
      case TUPLE -> "(" + items(address + TupleObject.ITEMS, TupleObject.length(address)) + ")";
      case DICT -> "{" + entries(address, ": ") + "}";
      case SET -> ((Header.flags(address) & HashObject.FROZEN) != 0 ? "frozen{" : "set{") + entries(address, null) + "}";
      case SLICE -> "slice(" + items(address + SliceObject.START, 3) + ")";
      case ERROR -> {
        long type = Value.address(Memory.getLong(address + ErrorObject.CLASS));
        yield state().strings().toJava(Value.address(ClassObject.name(type))) + show(Memory.getLong(address + ErrorObject.ARGUMENTS));
      }
      case CLASS -> "class " + state().strings().toJava(Value.address(ClassObject.name(address)));
      case Kind kind -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  private String items(long at, int count) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shown.add(show(Memory.getLong(at + 8L * i)));
    }
    return String.join(", ", shown);
  }

  private String entries(long object, String separator) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < HashObject.places(object); i++) {
      long key = HashObject.keyAt(object, i);
      if (key != Value.UNDEF) {
        shown.add(separator == null ? show(key) : show(key) + separator + show(HashObject.valueAt(object, i)));
      }
    }
    return String.join(", ", shown);
  }

  @Override
  public void close() {
    vm.close();
  }
}
