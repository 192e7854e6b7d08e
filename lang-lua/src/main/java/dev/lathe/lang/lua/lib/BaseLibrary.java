package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.BoxObject;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.LeafFunction;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** The global functions, but those that load programs. */
final class BaseLibrary {
  private static final int MOST_UNPACKED = 7_990;

  /** What {@code newproxy} makes; it holds nothing. */
  private record Proxy() {}

  private final VmState vm;
  private final long proxyMetatables;
  private long next;
  private long countUp;

  private BaseLibrary(VmState vm) {
    this.vm = vm;
    proxyMetatables = LibraryBuilder.registryTable(vm, "_PROXY");
    long weak = vm.tables().create(0, 1);
    vm.tables().setString(weak, vm.strings().atom("__mode"), vm.string("k"));
    vm.tables().setMetatable(proxyMetatables, weak);
  }

  static void install(VmState vm, StandardStreams streams) {
    BaseLibrary library = new BaseLibrary(vm);
    LibraryBuilder builder = LibraryBuilder.globals(vm);
    builder
        .add("assert", LeafFunction.TRUE_ARGUMENT, BaseLibrary::assertTrue)
        .add("type", LeafFunction.TYPE_NAME, BaseLibrary::type)
        .add("next", BaseLibrary::next)
        .add("pairs", library::pairs)
        .add("ipairs", library::ipairs)
        .add("getmetatable", BaseLibrary::getmetatable)
        .add("setmetatable", LeafFunction.SET_METATABLE, BaseLibrary::setmetatable)
        .add("getfenv", BaseLibrary::getfenv)
        .add("setfenv", BaseLibrary::setfenv)
        .add("rawget", BaseLibrary::rawget)
        .add("rawset", BaseLibrary::rawset)
        .add("rawequal", BaseLibrary::rawequal)
        .add("unpack", BaseLibrary::unpack)
        .add("select", LeafFunction.COUNT_OF_REST, BaseLibrary::select)
        .add("tonumber", BaseLibrary::tonumber)
        .add("tostring", BaseLibrary::tostring)
        .add("error", BaseLibrary::error)
        .add("pcall", new ProtectedCall())
        .add("xpcall", new ProtectedCallWithHandler())
        .add("newproxy", library::newproxy)
        .add("print", new Print(streams.output()))
        .set("_G", Value.table(vm.globals()))
        .set("_VERSION", vm.string("Lua 5.1"));
    MemoryFunctions.install(builder);
    library.next = vm.tables().getString(vm.globals(), vm.strings().atom("next"));
    library.countUp = Value.function(vm.hostFunction("ipairs_aux", LeafFunction.NEXT_ITEM, BaseLibrary::countUp));
    long kept = LibraryBuilder.registryTable(vm, "_ITERATORS");
    LibraryBuilder.of(vm, kept, "").set("next", library.next).set("ipairs", library.countUp);
    vm.nesting().setNextFunction(library.next);
    nameTypes(vm);
    LibraryBuilder.register(vm, "_G", vm.globals());
  }

  /** The types whose values a tag tells. */
  private static void nameTypes(VmState vm) {
    for (long value : new long[] {Value.NIL, Value.FALSE, Value.TRUE, Value.of(0.0)}) {
      vm.setTypeName(Value.tag(value), vm.strings().atom(Errors.typeName(value)));
    }
    vm.setTypeName(Value.STRING_TAG, vm.strings().atom("string"));
    vm.setTypeName(Value.TABLE_TAG, vm.strings().atom("table"));
    vm.setTypeName(Value.FUNCTION_TAG, vm.strings().atom("function"));
  }

  private static int assertTrue(Call call) {
    if (!Value.isFalsy(Arguments.any(call, 0))) {
      return call.returnArguments(0);
    }
    if (call.count() == 1) {
      throw call.vm().errors().atCaller("assertion failed!");
    }
    long message = call.argument(1);
    if (Value.isString(message) || Arguments.isNumber(message)) {
      throw call.vm().errors().atCaller(Arguments.string(call, 1));
    }
    throw new GuestError(message);
  }

  private static int type(Call call) {
    return call.returns(Value.string(call.vm().strings().atom(Errors.typeName(Arguments.any(call, 0)))));
  }

  // --- iteration --------------------------------------------------------------------------------------------------------

  private static int next(Call call) {
    long table = Arguments.table(call, 0);
    Tables tables = call.vm().tables();
    int position = tables.positionBehind(table, call.argument(1));
    if (position < 0) {
      throw call.vm().errors().atCaller("invalid key to 'next'");
    }
    position = tables.advance(table, position);
    if (position < 0) {
      return call.returns(Value.NIL);
    }
    call.push(tables.keyAt(table, position));
    call.push(tables.valueAt(table, position));
    return 2;
  }

  private int pairs(Call call) {
    return iterate(call, next, Value.NIL);
  }

  private int ipairs(Call call) {
    return iterate(call, countUp, Value.of(0.0));
  }

  private static int iterate(Call call, long iterator, long first) {
    Arguments.any(call, 0);
    long table = Arguments.table(call, 0);
    call.push(iterator);
    call.push(Value.table(table));
    call.push(first);
    return 3;
  }

  private static int countUp(Call call) {
    long table = Arguments.table(call, 0);
    int index = Arguments.integer(call, 1) + 1;
    long value = call.vm().tables().getInt(table, index);
    if (value == Value.NIL) {
      return 0;
    }
    call.push(Value.of((double) index));
    call.push(value);
    return 2;
  }

  // --- metatables, environments, raw access -----------------------------------------------------------------------------

  private static int getmetatable(Call call) {
    long value = Arguments.any(call, 0);
    if (TypeName.of(value) == TypeName.CDATA) {
      // What __metatable of the reference's hidden metatable has.
      return call.returns(call.vm().string("ffi"));
    }
    long metatable = call.vm().metatable(value);
    if (metatable == 0) {
      return call.returns(Value.NIL);
    }
    long shown = call.vm().metamethod(value, Metamethod.METATABLE);
    return call.returns(shown == Value.NIL ? Value.table(metatable) : shown);
  }

  private static int setmetatable(Call call) {
    long table = Arguments.table(call, 0);
    long metatable = Arguments.tableOrNil(call, 1);
    if (call.vm().metamethod(call.argument(0), Metamethod.METATABLE) != Value.NIL) {
      throw call.vm().errors().atCaller("cannot change a protected metatable");
    }
    call.vm().tables().setMetatable(table, metatable);
    return call.returns(Value.table(table));
  }

  /** The function that an argument means, itself or by its level; UNDEF for one that is not there. */
  private static long functionAt(Call call, int level) {
    if (level < 0) {
      return Value.UNDEF;
    }
    Frames frames = Frames.of(call.vm());
    for (int i = 0; i < level && frames.exists(); i++) {
      frames.next();
    }
    return frames.exists() ? Value.function(frames.function()) : Value.UNDEF;
  }

  private static int getfenv(Call call) {
    long function = call.argument(0);
    if (!Value.isFunction(function)) {
      int level = Arguments.integer(call, 0, 1);
      function = functionAt(call, level);
      if (level == 0) {
        return call.returns(Value.table(threadEnvironment(call)));
      }
      if (function == Value.UNDEF) {
        throw Arguments.error(call, 0, "invalid level");
      }
    }
    return call.returns(Value.table(environment(call, Value.address(function))));
  }

  private static long environment(Call call, long function) {
    return isGuest(function) ? FunctionObject.environment(function) : threadEnvironment(call);
  }

  static boolean isGuest(long function) {
    return FunctionObject.prototype(function) != 0;
  }

  /** The globals of programs that are loaded now. */
  static long threadEnvironment(Call call) {
    return Memory.getLong(call.vm().thread().coroutine() + CoroutineObject.ENVIRONMENT);
  }

  private static int setfenv(Call call) {
    long environment = Arguments.table(call, 1);
    long function = call.argument(0);
    if (!Value.isFunction(function)) {
      int level = Arguments.integer(call, 0);
      if (level == 0) {
        long coroutine = call.vm().thread().coroutine();
        Memory.putLong(coroutine + CoroutineObject.ENVIRONMENT, environment);
        call.vm().heap().barrier(coroutine);
        return 0;
      }
      function = functionAt(call, level);
      if (function == Value.UNDEF) {
        throw Arguments.error(call, 0, "invalid level");
      }
    }
    if (!isGuest(Value.address(function))) {
      throw call.vm().errors().atCaller("'setfenv' cannot change environment of given object");
    }
    setEnvironment(call.vm(), Value.address(function), environment);
    return call.returns(function);
  }

  /** Gives a function other globals. */
  static void setEnvironment(VmState vm, long function, long environment) {
    Memory.putLong(function + FunctionObject.ENVIRONMENT, environment);
    vm.heap().barrier(function);
  }

  private static int rawget(Call call) {
    long table = Arguments.table(call, 0);
    return call.returns(call.vm().tables().get(table, Arguments.any(call, 1)));
  }

  private static int rawset(Call call) {
    long table = Arguments.table(call, 0);
    long key = Arguments.any(call, 1);
    long value = Arguments.any(call, 2);
    checkKey(call.vm(), key);
    call.vm().tables().set(table, key, value);
    return call.returns(Value.table(table));
  }

  /** Raises an error if a value cannot be a key. */
  static void checkKey(VmState vm, long key) {
    if (key == Value.NIL) {
      throw vm.errors().plain("table index is nil");
    }
    if (Value.isDouble(key) && Double.isNaN(Value.toDouble(key))) {
      throw vm.errors().plain("table index is NaN");
    }
  }

  private static int rawequal(Call call) {
    return call.returns(Value.of(areEqual(call.vm(), Arguments.any(call, 0), Arguments.any(call, 1))));
  }

  /** Whether two values are the same without asking metatables. */
  static boolean areEqual(VmState vm, long one, long other) {
    if (Arguments.isNumber(one) && Arguments.isNumber(other)) {
      return Arguments.toDouble(one) == Arguments.toDouble(other);
    }
    if (Value.isString(one) && Value.isString(other)) {
      return vm.strings().equal(Value.address(one), Value.address(other));
    }
    return one == other;
  }

  // --- lists of values --------------------------------------------------------------------------------------------------

  private static int unpack(Call call) {
    long table = Arguments.table(call, 0);
    int from = Arguments.integer(call, 1, 1);
    int to = Arguments.isAbsent(call, 2) ? (int) call.vm().tables().length(table) : Arguments.integer(call, 2);
    if (from > to) {
      return 0;
    }
    long count = (long) to - from + 1;
    if (count > MOST_UNPACKED) {
      throw call.vm().errors().atCaller("too many results to unpack");
    }
    call.reserve((int) count);
    for (long i = from; i <= to; i++) {
      call.push(call.vm().tables().getInt(table, i));
    }
    return (int) count;
  }

  private static int select(Call call) {
    int count = call.count();
    long first = call.argument(0);
    if (Value.isString(first) && isCountSign(call.vm(), Value.address(first))) {
      return call.returns(Value.of((double) (count - 1)));
    }
    int index = Arguments.integer(call, 0);
    if (index < 0) {
      index += count;
    } else if (index > count) {
      index = count;
    }
    if (index < 1) {
      throw Arguments.error(call, 0, "index out of range");
    }
    return call.returnArguments(index);
  }

  private static boolean isCountSign(VmState vm, long string) {
    return StringObject.length(string) > 0 && Memory.getByte(vm.strings().bytes(string)) == '#';
  }

  // --- conversions ------------------------------------------------------------------------------------------------------

  private static int tonumber(Call call) {
    int base = Arguments.integer(call, 1, 10);
    if (base == 10) {
      long value = Arguments.any(call, 0);
      long number = Arguments.toNumber(call, value);
      return call.returns(number != Value.UNDEF ? number : unboxed(value));
    }
    long string = Arguments.string(call, 0);
    if (base < 2 || base > 36) {
      throw Arguments.error(call, 1, "base out of range");
    }
    return call.returns(WholeNumberReader.read(call.vm(), string, base));
  }

  private static long unboxed(long value) {
    if (!Value.isObject(value)) {
      return Value.NIL;
    }
    long address = Value.address(value);
    return switch (Kind.of(address)) {
      case INT64 -> Value.of((double) BoxObject.bits(address));
      case UINT64 -> Value.of(WholeNumberReader.unsigned(BoxObject.bits(address)));
      case COMPLEX -> Value.canonical(BoxObject.real(address));
      default -> Value.NIL;
    };
  }

  private static int tostring(Call call) {
    long value = Arguments.any(call, 0);
    long metamethod = Value.isString(value) ? Value.NIL : call.vm().metamethod(value, Metamethod.TOSTRING);
    if (metamethod == Value.NIL) {
      return call.returns(Value.string(ValueText.of(call.vm(), value)));
    }
    call.begin(metamethod);
    call.push(value);
    return call.tailCall();
  }

  private static int error(Call call) {
    int level = Arguments.integer(call, 1, 1);
    long value = call.argument(0);
    if (level > 0 && (Value.isString(value) || Arguments.isNumber(value))) {
      long text = ValueText.of(call.vm(), value);
      Frames frames = Frames.of(call.vm());
      for (int i = 0; i < level && frames.exists(); i++) {
        frames.next();
      }
      String where = frames.exists() ? frames.where() : "";
      long message = where.isEmpty() ? text : call.vm().strings().concatenate(call.vm().strings().make(where), text);
      throw new GuestError(Value.string(message));
    }
    throw new GuestError(value);
  }

  // --- proxies ----------------------------------------------------------------------------------------------------------

  private int newproxy(Call call) {
    long argument = call.argument(0);
    long metatable = 0;
    if (argument == Value.TRUE) {
      metatable = vm.tables().create(0, 4);
      vm.tables().set(proxyMetatables, Value.table(metatable), Value.TRUE);
    } else if (!Value.isFalsy(argument)) {
      metatable = isProxy(argument) ? UserdataObject.metatable(Value.address(argument)) : 0;
      if (metatable == 0 || vm.tables().get(proxyMetatables, Value.table(metatable)) == Value.NIL) {
        throw Arguments.error(call, 0, "boolean or proxy expected");
      }
    }
    return call.returns(Value.object(vm.userdata(new Proxy(), metatable)));
  }

  private boolean isProxy(long value) {
    return Value.isObject(value)
        && Kind.of(Value.address(value)) == Kind.USERDATA
        && vm.objects().at(UserdataObject.number(Value.address(value))) instanceof Proxy;
  }
}
