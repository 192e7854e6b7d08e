package dev.lathe.lang.lua.lib;

import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Names;
import dev.lathe.vm.runtime.TypeName;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/** {@code debug}. Where a function takes a coroutine as its first argument, the others move up by one. */
final class DebugLibrary {

  private DebugLibrary() {}

  static void install(VmState vm, StandardStreams streams) {
    LibraryBuilder builder = LibraryBuilder.library(vm, "debug")
        .add("getregistry", call -> call.returns(Value.table(call.vm().registry())))
        .add("getmetatable", DebugLibrary::getmetatable)
        .add("setmetatable", DebugLibrary::setmetatable)
        .add("getfenv", DebugLibrary::getfenv)
        .add("setfenv", DebugLibrary::setfenv)
        .add("getinfo", DebugLibrary::getinfo)
        .add("getlocal", DebugLibrary::getlocal)
        .add("setlocal", DebugLibrary::setlocal)
        .add("traceback", DebugLibrary::traceback)
        .add("debug", new DebugPrompt(streams));
    UpvalueFunctions.install(builder);
    HookFunctions.install(builder);
  }

  // --- metatables and environments --------------------------------------------------------------------------------------

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
    } else if (Value.isObject(value) && TypeName.of(value) == TypeName.USERDATA) {
      Memory.putLong(Value.address(value) + UserdataObject.METATABLE, metatable);
      vm.heap().barrier(Value.address(value));
    } else {
      vm.setTypeMetatable(TypeName.of(value), metatable);
    }
    return call.returns(Value.TRUE);
  }

  /** Where a value keeps its environment, 0 if it has none. */
  private static long environmentField(long value) {
    return switch (TypeName.of(value)) {
      case FUNCTION -> Value.address(value) + FunctionObject.ENVIRONMENT;
      case THREAD -> Value.address(value) + CoroutineObject.ENVIRONMENT;
      case USERDATA -> Value.isObject(value) ? Value.address(value) + UserdataObject.ENVIRONMENT : 0;
      default -> 0;
    };
  }

  private static int getfenv(Call call) {
    long field = environmentField(Arguments.any(call, 0));
    return call.returns(field == 0 ? Value.NIL : Value.table(Memory.getLong(field)));
  }

  private static int setfenv(Call call) {
    long environment = Arguments.table(call, 1);
    long field = environmentField(call.argument(0));
    if (field == 0) {
      throw call.vm().errors().atCaller("'setfenv' cannot change environment of given object");
    }
    Memory.putLong(field, environment);
    call.vm().heap().barrier(Value.address(call.argument(0)));
    return call.returns(call.argument(0));
  }

  // --- functions that run -----------------------------------------------------------------------------------------------

  /** Number of arguments in front of those that all calls have: 1 if the first is a coroutine. */
  static int skipped(Call call) {
    return CoroutineLibrary.isCoroutine(call.argument(0)) ? 1 : 0;
  }

  private static long coroutine(Call call) {
    return skipped(call) == 1 ? Value.address(call.argument(0)) : call.vm().thread().coroutine();
  }

  private static int getinfo(Call call) {
    VmState vm = call.vm();
    int first = skipped(call);
    String options = Arguments.text(call, first + 1, "flnSu");
    long what = call.argument(first);
    long number = Arguments.toNumber(call, what);
    Optional<Activation> activation = Optional.empty();
    if (number != Value.UNDEF) {
      activation = Activation.at(vm, coroutine(call), Arguments.truncate(Value.toDouble(number)));
      if (activation.isEmpty()) {
        return call.returns(Value.NIL);
      }
    } else if (!Value.isFunction(what)) {
      throw Arguments.error(call, first, "function or level expected");
    }
    for (int i = 0; i < options.length(); i++) {
      if (FunctionDescription.LETTERS.indexOf(options.charAt(i)) < 0) {
        throw Arguments.error(call, first + 1, "invalid option");
      }
    }
    long function = activation.map(a -> a.frame().function()).orElseGet(() -> Value.address(what));
    long table = new FunctionDescription(vm, function, activation.map(Activation::frame)).table(options);
    return call.returns(Value.table(table));
  }

  private static Activation activation(Call call, int argument) {
    return Activation.at(call.vm(), coroutine(call), Arguments.integer(call, argument))
        .orElseThrow(() -> Arguments.error(call, argument, "level out of range"));
  }

  private static int getlocal(Call call) {
    int first = skipped(call);
    int number = Arguments.integer(call, first + 1);
    if (Value.isFunction(call.argument(first))) {
      return parameterName(call, Value.address(call.argument(first)), number);
    }
    Optional<Activation.Variable> variable = activation(call, first).variable(number);
    if (variable.isEmpty()) {
      return call.returns(Value.NIL);
    }
    long name = call.vm().string(variable.get().name());
    call.push(name);
    call.push(Memory.getLong(variable.get().slot()));
    return 2;
  }

  private static int parameterName(Call call, long function, int number) {
    Optional<String> name = Optional.empty();
    if (BaseLibrary.isGuest(function)) {
      Prototype prototype = call.vm().functions().at(PrototypeObject.info(FunctionObject.prototype(function))).prototype();
      name = Names.local(prototype, -1, number - 1);
    }
    return call.returns(name.map(call.vm()::string).orElse(Value.NIL));
  }

  private static int setlocal(Call call) {
    int first = skipped(call);
    Activation activation = activation(call, first);
    long value = Arguments.any(call, first + 2);
    Optional<Activation.Variable> variable = activation.variable(Arguments.integer(call, first + 1));
    if (variable.isEmpty()) {
      return call.returns(Value.NIL);
    }
    Frames.willChange(call.vm(), coroutine(call), activation.frame());
    Memory.putLong(variable.get().slot(), value);
    return call.returns(call.vm().string(variable.get().name()));
  }

  private static int traceback(Call call) {
    VmState vm = call.vm();
    int first = skipped(call);
    long message = call.argument(first);
    boolean isText = Value.isString(message) || Arguments.isNumber(message);
    if (!isText && first < call.count()) {
      return call.returns(message);
    }
    long coroutine = coroutine(call);
    int level = Arguments.integer(call, first + 1, coroutine == vm.thread().coroutine() ? 1 : 0);
    String lines = Traceback.text(vm, coroutine, level);
    if (!isText) {
      return call.returns(vm.string(lines));
    }
    Strings strings = vm.strings();
    return call.returns(Value.string(strings.concatenate(ValueText.of(vm, message), strings.make("\n" + lines))));
  }
}
