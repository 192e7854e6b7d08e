package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** {@code coroutine}. */
final class CoroutineLibrary {
  private final int wrapped;

  private CoroutineLibrary(LibraryBuilder builder) {
    wrapped = builder.closures("wrap_aux", new Wrapped());
  }

  static void install(VmState vm) {
    LibraryBuilder builder = LibraryBuilder.library(vm, "coroutine");
    CoroutineLibrary library = new CoroutineLibrary(builder);
    builder
        .add("create", CoroutineLibrary::create)
        .add("wrap", library::wrap)
        .add("resume", new Resume())
        .add("yield", CoroutineLibrary::yield)
        .add("status", CoroutineLibrary::status)
        .add("running", CoroutineLibrary::running)
        .add("isyieldable", CoroutineLibrary::isyieldable);
  }

  /** Whether a value is a coroutine. */
  static boolean isCoroutine(long value) {
    return Value.isObject(value) && Kind.of(Value.address(value)) == Kind.COROUTINE;
  }

  private static long coroutine(Call call) {
    long value = call.argument(0);
    if (!isCoroutine(value)) {
      throw Arguments.error(call, 0, "coroutine expected");
    }
    return Value.address(value);
  }

  private static int create(Call call) {
    return call.returns(Value.object(Stacks.coroutine(call.vm(), Arguments.function(call, 0))));
  }

  private int wrap(Call call) {
    long coroutine = Stacks.coroutine(call.vm(), Arguments.function(call, 0));
    return call.returns(Value.function(call.vm().hostClosure(wrapped, Value.object(coroutine))));
  }

  private static int yield(Call call) {
    call.returnArguments(0);
    return call.yield();
  }

  private static int status(Call call) {
    return call.returns(
        call.vm().string(
            switch (CoroutineObject.status(coroutine(call))) {
              case CoroutineObject.SUSPENDED -> "suspended";
              case CoroutineObject.RUNNING -> "running";
              case CoroutineObject.NORMAL -> "normal";
              default -> "dead";
            }));
  }

  private static long resumer(Call call) {
    return Memory.getLong(call.vm().thread().coroutine() + CoroutineObject.RESUMER);
  }

  private static int running(Call call) {
    return call.returns(resumer(call) == 0 ? Value.NIL : Value.object(call.vm().thread().coroutine()));
  }

  private static int isyieldable(Call call) {
    boolean isNested = Memory.getInt(call.vm().thread().coroutine() + CoroutineObject.NESTED) != 0;
    return call.returns(Value.of(resumer(call) != 0 && !isNested));
  }

  /** Why a coroutine cannot be resumed, empty if it can. */
  private static String refusal(long coroutine) {
    return switch (CoroutineObject.status(coroutine)) {
      case CoroutineObject.SUSPENDED -> "";
      case CoroutineObject.DEAD -> "cannot resume dead coroutine";
      default -> "cannot resume running coroutine";
    };
  }

  private static int resume(Call call, long coroutine, int firstArgument) {
    int count = call.count();
    call.reserve(count + 2);
    call.begin(Value.object(coroutine));
    for (int i = firstArgument; i < count; i++) {
      call.push(call.argument(i));
    }
    return call.resume(Call.FIRST_STEP);
  }

  /** {@code coroutine.resume}. */
  private static final class Resume implements HostFunction {
    @Override
    public int call(Call call) {
      long coroutine = coroutine(call);
      String refusal = refusal(coroutine);
      return refusal.isEmpty()
          ? CoroutineLibrary.resume(call, coroutine, 1)
          : ProtectedCall.fail(call, call.vm().string(refusal));
    }

    @Override
    public int resume(Call call, int step) {
      return ProtectedCall.succeed(call);
    }

    @Override
    public int recover(Call call, int step, long error) {
      return ProtectedCall.fail(call, error);
    }
  }

  /** What {@code coroutine.wrap} gives; the coroutine is captured. An error goes on, a message with one more place in front. */
  private static final class Wrapped implements HostFunction {
    @Override
    public int call(Call call) {
      long coroutine = Value.address(call.captured(0));
      String refusal = refusal(coroutine);
      if (!refusal.isEmpty()) {
        throw call.vm().errors().atCaller(refusal);
      }
      return CoroutineLibrary.resume(call, coroutine, 0);
    }

    @Override
    public int resume(Call call, int step) {
      return call.results();
    }

    @Override
    public int recover(Call call, int step, long error) {
      if (Value.isString(error)) {
        throw call.vm().errors().atCaller(Value.address(error));
      }
      throw new GuestError(error);
    }
  }
}
