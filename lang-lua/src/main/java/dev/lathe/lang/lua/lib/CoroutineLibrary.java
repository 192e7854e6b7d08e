package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Frames;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.HostInfo;
import dev.lathe.vm.runtime.Stacks;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * {@code coroutine}. A new coroutine's stack holds its function below the place of the first frame:
 *
 * <pre>
 *   +0 function  +8 link HOST  +16 first frame
 * </pre>
 */
final class CoroutineLibrary {
  private static final int RESUMED = Call.FIRST_STEP;

  private CoroutineLibrary() {}

  static void install(VmState vm) {
    LibraryBuilder.library(vm, "coroutine")
        .add("create", CoroutineLibrary::create)
        .add("resume", new Resume())
        .add("yield", CoroutineLibrary::yield)
        .add("wrap", wrapping(vm))
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

  private static long make(Call call) {
    return Stacks.coroutine(call.vm(), Arguments.function(call, 0));
  }

  private static int create(Call call) {
    return call.returns(Value.object(make(call)));
  }

  private static boolean isSuspended(long coroutine) {
    return CoroutineObject.status(coroutine) == CoroutineObject.SUSPENDED;
  }

  /** Why a coroutine that is not suspended cannot be resumed. */
  private static String refusal(long coroutine) {
    return CoroutineObject.status(coroutine) == CoroutineObject.DEAD ? "cannot resume dead coroutine" : "cannot resume running coroutine";
  }

  private static int yield(Call call) {
    for (int i = 0, count = call.count(); i < count; i++) {
      call.push(call.argument(i));
    }
    return call.yield();
  }

  private static int status(Call call) {
    String status = switch (CoroutineObject.status(coroutine(call))) {
      case CoroutineObject.SUSPENDED -> "suspended";
      case CoroutineObject.RUNNING -> "running";
      case CoroutineObject.NORMAL -> "normal";
      default -> "dead";
    };
    return call.returns(Value.string(call.vm().strings().atom(status)));
  }

  private static boolean isMain(long coroutine) {
    return Memory.getLong(coroutine + CoroutineObject.RESUMER) == 0;
  }

  private static int running(Call call) {
    long current = call.vm().thread().coroutine();
    return call.returns(isMain(current) ? Value.NIL : Value.object(current));
  }

  private static int isyieldable(Call call) {
    long current = call.vm().thread().coroutine();
    return call.returns(Value.of(!isMain(current) && Memory.getInt(current + CoroutineObject.NESTED) == 0));
  }

  /** {@code resume}: true and what the coroutine yields or returns, or false and its error. */
  private static final class Resume extends ProtectedFunction {
    @Override
    public int call(Call call) {
      long coroutine = coroutine(call);
      if (!isSuspended(coroutine)) {
        return recover(call, RESUMED, call.vm().string(refusal(coroutine)));
      }
      begin(call, Value.object(coroutine), 1);
      return call.resume(RESUMED);
    }
  }

  private static HostFunction wrapping(VmState vm) {
    HostInfo wrapped = new HostInfo("coroutine.wrap_aux", new Wrapped());
    return call -> {
      long coroutine = make(call);
      return call.returns(Value.function(vm.hostClosure(vm.hosts().add(wrapped), Value.object(coroutine))));
    };
  }

  /** What {@code wrap} gives: resumes the coroutine that it has captured, and hands errors on, with the place of the call in front. */
  private static final class Wrapped implements HostFunction {
    @Override
    public int call(Call call) {
      long value = call.captured(0);
      if (!isSuspended(Value.address(value))) {
        throw call.vm().errors().atCaller(refusal(Value.address(value)));
      }
      ProtectedFunction.begin(call, value, 0);
      return call.resume(RESUMED);
    }

    @Override
    public int resume(Call call, int step) {
      return call.results();
    }

    @Override
    public int recover(Call call, int step, long error) {
      String where = Frames.of(call.vm()).caller().where();
      if (where.isEmpty() || !Value.isString(error)) {
        throw new GuestError(error);
      }
      Strings strings = call.vm().strings();
      throw new GuestError(Value.string(strings.concatenate(strings.make(where), Value.address(error))));
    }
  }
}
