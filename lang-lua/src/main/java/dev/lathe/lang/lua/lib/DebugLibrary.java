package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Hooks;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code debug}. */
final class DebugLibrary {

  private DebugLibrary() {}

  static void install(VmState vm, StandardStreams streams, Loading loading, Scratch scratch) {
    LibraryBuilder.library(vm, "debug")
        .add("debug", new Console(streams, loading, scratch))
        .add("getfenv", DebugLibrary::getfenv)
        .add("setfenv", DebugLibrary::setfenv)
        .add("gethook", DebugLibrary::gethook)
        .add("sethook", DebugLibrary::sethook)
        .add("getinfo", DebugInfo::getinfo)
        .add("getlocal", DebugLibrary::getlocal)
        .add("setlocal", DebugLibrary::setlocal)
        .add("getmetatable", DebugLibrary::getmetatable)
        .add("setmetatable", DebugLibrary::setmetatable)
        .add("getregistry", DebugLibrary::getregistry)
        .add("getupvalue", DebugLibrary::getupvalue)
        .add("setupvalue", DebugLibrary::setupvalue)
        .add("upvalueid", DebugLibrary::upvalueid)
        .add("upvaluejoin", DebugLibrary::upvaluejoin)
        .add("traceback", DebugLibrary::traceback);
    long registry = LibraryBuilder.registryTable(vm, "_VISIBLE");
    LibraryBuilder.of(vm, registry, "")
        .set("_LOADED", Value.table(LibraryBuilder.loaded(vm)))
        .set("_PRELOAD", Value.table(LibraryBuilder.registryTable(vm, "_PRELOAD")))
        .set("FILE*", Value.table(LibraryBuilder.registryTable(vm, "FILE*")));
  }

  /** Number of the first argument behind a coroutine that may come first. */
  private static int first(Call call) {
    return CoroutineLibrary.isCoroutine(call.argument(0)) ? 1 : 0;
  }

  private static long coroutine(Call call) {
    return first(call) == 1 ? Value.address(call.argument(0)) : call.vm().thread().coroutine();
  }

  // --- metatables and environments --------------------------------------------------------------------------------------

  /** What programs see as the registry: it holds nothing that the machine relies on. */
  private static int getregistry(Call call) {
    return call.returns(Value.table(LibraryBuilder.registryTable(call.vm(), "_VISIBLE")));
  }

  private static int getmetatable(Call call) {
    long metatable = call.vm().metatable(Arguments.any(call, 0));
    return call.returns(metatable == 0 ? Value.NIL : Value.table(metatable));
  }

  private static int setmetatable(Call call) {
    VmState vm = call.vm();
    long metatable = Arguments.tableOrNil(call, 1);
    long value = call.argument(0);
    if (Value.isTable(value)) {
      vm.tables().setMetatable(Value.address(value), metatable);
    } else if (isUserdata(value)) {
      Memory.putLong(Value.address(value) + UserdataObject.METATABLE, metatable);
      vm.heap().barrier(Value.address(value));
    } else {
      vm.setTypeMetatable(TypeName.of(value), metatable);
    }
    return call.returns(Value.TRUE);
  }

  private static boolean isUserdata(long value) {
    return Value.isObject(value) && Kind.of(Value.address(value)) == Kind.USERDATA;
  }

  /** Where an object keeps its environment, 0 if it has none. */
  private static long environmentSlot(long value) {
    if (Value.isFunction(value)) {
      return Value.address(value) + FunctionObject.ENVIRONMENT;
    }
    if (isUserdata(value)) {
      return Value.address(value) + UserdataObject.ENVIRONMENT;
    }
    return CoroutineLibrary.isCoroutine(value) ? Value.address(value) + CoroutineObject.ENVIRONMENT : 0;
  }

  private static int getfenv(Call call) {
    long slot = environmentSlot(Arguments.any(call, 0));
    return call.returns(slot == 0 ? Value.NIL : Value.table(Memory.getLong(slot)));
  }

  private static int setfenv(Call call) {
    long environment = Arguments.table(call, 1);
    long slot = environmentSlot(call.argument(0));
    if (slot == 0) {
      throw call.vm().errors().atCaller("'setfenv' cannot change environment of given object");
    }
    Memory.putLong(slot, environment);
    call.vm().heap().barrier(Value.address(call.argument(0)));
    return call.returns(call.argument(0));
  }

  // --- variables --------------------------------------------------------------------------------------------------------

  private static StackLevel level(Call call, int index) {
    return StackLevel.of(call.vm(), coroutine(call), Arguments.integer(call, index))
        .orElseThrow(() -> Arguments.error(call, index, "level out of range"));
  }

  private static int getlocal(Call call) {
    int first = first(call);
    int number = Arguments.integer(call, first + 1);
    long function = call.argument(first);
    if (Value.isFunction(function)) {
      return call.returns(parameter(call.vm(), Value.address(function), number).map(call.vm()::string).orElse(Value.NIL));
    }
    Optional<StackLevel.Local> local = level(call, first).local(number);
    if (local.isEmpty()) {
      return call.returns(Value.NIL);
    }
    long value = Memory.getLong(local.get().slot());
    call.push(call.vm().string(local.get().name()));
    call.push(value);
    return 2;
  }

  /** The name of a parameter. */
  private static Optional<String> parameter(VmState vm, long function, int number) {
    if (!BaseLibrary.isGuest(function) || number < 1) {
      return Optional.empty();
    }
    return Names.local(vm.functions().at(PrototypeObject.info(FunctionObject.prototype(function))).prototype(), -1, number - 1);
  }

  private static int setlocal(Call call) {
    int first = first(call);
    StackLevel level = level(call, first);
    long value = Arguments.any(call, first + 2);
    Optional<StackLevel.Local> local = level.local(Arguments.integer(call, first + 1));
    if (local.isEmpty()) {
      return call.returns(Value.NIL);
    }
    Memory.putLong(local.get().slot(), value);
    return call.returns(call.vm().string(local.get().name()));
  }

  /** An upvalue: its name, and where its value is. */
  private record Upvalue(String name, long slot, long owner) {}

  private static Optional<Upvalue> upvalue(VmState vm, long function, int number) {
    if (number < 1) {
      return Optional.empty();
    }
    if (!BaseLibrary.isGuest(function)) {
      int count = Memory.getInt(function + FunctionObject.HOST_COUNT);
      long slot = function + FunctionObject.HOST_VALUES + 8L * (number - 1);
      // Values that Java functions keep are theirs: they are shown to nobody who could change them.
      return number <= count ? Optional.of(new Upvalue("", slot, function)) : Optional.empty();
    }
    long prototype = FunctionObject.prototype(function);
    if (number > PrototypeObject.upvalues(prototype)) {
      return Optional.empty();
    }
    String name = Names.upvalue(vm.functions().at(PrototypeObject.info(prototype)).prototype(), number - 1).orElse("");
    long object = FunctionObject.upvalue(function, number - 1);
    return Optional.of(new Upvalue(name, Memory.getLong(object + UpvalueObject.WHERE), object));
  }

  private static int getupvalue(Call call) {
    int number = Arguments.integer(call, 1);
    Optional<Upvalue> upvalue = upvalue(call.vm(), Value.address(Arguments.function(call, 0)), number);
    if (upvalue.isEmpty()) {
      return 0;
    }
    long value = Memory.getLong(upvalue.get().slot());
    call.push(call.vm().string(upvalue.get().name()));
    call.push(value);
    return 2;
  }

  private static int setupvalue(Call call) {
    long value = Arguments.any(call, 2);
    int number = Arguments.integer(call, 1);
    long function = Value.address(Arguments.function(call, 0));
    Optional<Upvalue> upvalue = upvalue(call.vm(), function, number);
    if (upvalue.isEmpty() || !BaseLibrary.isGuest(function)) {
      return 0;
    }
    Memory.putLong(upvalue.get().slot(), value);
    call.vm().heap().barrier(upvalue.get().owner());
    return call.returns(call.vm().string(upvalue.get().name()));
  }

  private static int upvalueid(Call call) {
    long function = Value.address(Arguments.function(call, 0));
    Optional<Upvalue> upvalue = upvalue(call.vm(), function, Arguments.integer(call, 1));
    if (upvalue.isEmpty()) {
      throw Arguments.error(call, 1, "index out of range");
    }
    long id = BaseLibrary.isGuest(function) ? upvalue.get().owner() : upvalue.get().slot();
    return call.returns(Value.of(Value.LIGHT_TAG, id));
  }

  private static long guestFunction(Call call, int index) {
    long function = Value.address(Arguments.function(call, index));
    if (!BaseLibrary.isGuest(function)) {
      throw Arguments.error(call, index, "Lua function expected");
    }
    return function;
  }

  private static int upvalueNumber(Call call, long function, int index) {
    int number = Arguments.integer(call, index);
    if (number < 1 || number > PrototypeObject.upvalues(FunctionObject.prototype(function))) {
      throw Arguments.error(call, index, "index out of range");
    }
    return number - 1;
  }

  private static int upvaluejoin(Call call) {
    long to = guestFunction(call, 0);
    int toNumber = upvalueNumber(call, to, 1);
    long from = guestFunction(call, 2);
    int fromNumber = upvalueNumber(call, from, 3);
    Memory.putLong(to + FunctionObject.UPVALUES + 8L * toNumber, FunctionObject.upvalue(from, fromNumber));
    call.vm().heap().barrier(to);
    return 0;
  }

  // --- hooks and tracebacks ---------------------------------------------------------------------------------------------

  private static int gethook(Call call) {
    Hooks hooks = call.vm().hooks();
    StringBuilder mask = new StringBuilder();
    mask.append(hooks.events().contains(Hooks.Event.CALL) ? "c" : "");
    mask.append(hooks.events().contains(Hooks.Event.RETURN) ? "r" : "");
    mask.append(hooks.events().contains(Hooks.Event.LINE) ? "l" : "");
    call.push(hooks.function());
    call.push(call.vm().string(mask.toString()));
    call.push(Value.of((double) hooks.period()));
    return 3;
  }

  private static int sethook(Call call) {
    int first = first(call);
    Hooks hooks = call.vm().hooks();
    if (Arguments.isAbsent(call, first)) {
      hooks.set(Value.NIL, Set.of(), 0);
      return 0;
    }
    String mask = Arguments.text(call, first + 1);
    long function = Arguments.function(call, first);
    int count = Arguments.integer(call, first + 2, 0);
    Set<Hooks.Event> events = EnumSet.noneOf(Hooks.Event.class);
    if (mask.indexOf('c') >= 0) {
      events.add(Hooks.Event.CALL);
    }
    if (mask.indexOf('r') >= 0) {
      events.add(Hooks.Event.RETURN);
    }
    if (mask.indexOf('l') >= 0) {
      events.add(Hooks.Event.LINE);
    }
    if (count > 0) {
      events.add(Hooks.Event.COUNT);
    }
    hooks.set(function, events, Math.max(count, 0));
    return 0;
  }

  private static int traceback(Call call) {
    int first = first(call);
    long message = call.argument(first);
    boolean isText = Value.isString(message) || Arguments.isNumber(message);
    if (!isText && call.count() > first) {
      return call.returns(message);
    }
    Optional<String> text = isText ? Optional.of(Arguments.text(call, first)) : Optional.empty();
    int level = Arguments.integer(call, first + 1, first == 0 ? 1 : 0);
    return call.returns(call.vm().string(Traceback.of(call.vm(), coroutine(call), text, level)));
  }

  /** {@code debug.debug}: runs lines of standard input until one says {@code cont}. */
  private record Console(StandardStreams streams, Loading loading, Scratch scratch) implements HostFunction {
    @Override
    public int call(Call call) {
      for (;;) {
        try {
          tell("lua_debug> ");
          if (!streams.input().readLine(scratch.clear(), GuestFile.LineEnd.DROPPED)) {
            return 0;
          }
        } catch (IOException e) {
          return 0;
        }
        byte[] line = scratch.toByteArray();
        if (new String(line, StandardCharsets.ISO_8859_1).equals("cont")) {
          return 0;
        }
        byte[] name = "=(debug command)".getBytes(StandardCharsets.UTF_8);
        switch (loading.load(line, name, Optional.empty(), BaseLibrary.threadEnvironment(call))) {
          case Loading.Outcome.Function(long address) -> {
            call.begin(Value.function(address));
            return call.invokeProtected(Call.FIRST_STEP);
          }
          case Loading.Outcome.Failure(long message) -> report(call, Value.string(message));
        }
      }
    }

    @Override
    public int resume(Call call, int step) {
      call.setCount(call.count());
      return call(call);
    }

    @Override
    public int recover(Call call, int step, long error) {
      report(call, error);
      return resume(call, step);
    }

    private void report(Call call, long message) {
      String text = Value.isString(message) ? call.vm().strings().toJava(Value.address(message)) : "(null)";
      try {
        tell(text + "\n");
      } catch (IOException e) {
        assert FileFailure.of(e) != null; // there is nobody else to tell
      }
    }

    private void tell(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      streams.error().write(bytes, 0, bytes.length);
      streams.error().flush();
    }
  }
}
