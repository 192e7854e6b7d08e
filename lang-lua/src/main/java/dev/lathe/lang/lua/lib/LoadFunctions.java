package dev.lathe.lang.lua.lib;

import dev.lathe.bcgen.dump.Dump;
import dev.lathe.bcgen.dump.DumpWriter;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.ChunkLoader;
import dev.lathe.vm.runtime.FunctionInfo;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code load}, {@code loadstring} and {@code string.dump}. */
final class LoadFunctions {

  private LoadFunctions() {}

  static void install(VmState vm) {
    HostFunction load = new Load();
    LibraryBuilder.globals(vm).add("load", load).add("loadstring", load);
  }

  /** {@code load}; register 4 has what a function has given so far, register 5 how many calls of {@code load} wait for their functions. */
  private static final class Load implements HostFunction {
    private static final int READ = 4;
    private static final int NESTED = 5;
    private static final int REGISTERS = 6;
    /** Each level is a compilation, which takes long for a level. */
    private static final int MOST_NESTED = 200;
    private static final int PIECE = Call.FIRST_STEP;

    @Override
    public int call(Call call) {
      long chunk = call.argument(0);
      if (!Arguments.isAbsent(call, 1)) {
        Arguments.string(call, 1);
      }
      Loading.forms(call, 2);
      if (Value.isString(chunk) || Arguments.isNumber(chunk)) {
        return load(call, Arguments.string(call, 0), call.vm().strings().toByteArray(Arguments.string(call, 0)));
      }
      Optional<GuestBuffer> buffer = BufferLibrary.buffer(call.vm(), chunk);
      if (buffer.isPresent()) {
        return load(call, buffer.get().string(), new byte[0]);
      }
      Arguments.function(call, 0);
      call.setCount(REGISTERS);
      call.setArgument(READ, call.vm().string(""));
      int nested = Memory.getInt(readers(call)) + 1;
      if (nested > MOST_NESTED) {
        throw call.vm().errors().atCaller("C stack overflow");
      }
      call.setArgument(NESTED, Value.of((double) nested));
      return read(call);
    }

    private static long readers(Call call) {
      return call.vm().thread().coroutine() + CoroutineObject.READERS;
    }

    /** The function that this call has waited for has returned. */
    private static void leave(Call call) {
      Memory.putInt(readers(call), (int) Value.toDouble(call.argument(NESTED)) - 1);
    }

    private int load(Call call, long chunk, byte[] otherName) {
      byte[] bytes = call.vm().strings().toByteArray(chunk);
      byte[] name = Arguments.isAbsent(call, 1) ? otherName : call.vm().strings().toByteArray(Value.address(call.argument(1)));
      Optional<ChunkLoader.Forms> forms = Loading.forms(call, 2);
      return Loading.push(
          call, forms.isEmpty() ? Loading.wrongMode(call.vm()) : Loading.load(call.vm(), bytes, name, forms.get(), Loading.environment(call, 3)));
    }

    private static int read(Call call) {
      Memory.putInt(readers(call), (int) Value.toDouble(call.argument(NESTED)));
      call.begin(call.argument(0));
      return call.invokeProtected(PIECE);
    }

    @Override
    public int resume(Call call, int step) {
      leave(call);
      long piece = call.result(0);
      if (!Value.isString(piece) && !Arguments.isNumber(piece) && piece != Value.NIL) {
        return fail(call, call.vm().string("reader function must return a string"));
      }
      long read = Value.address(call.argument(READ));
      long text = piece == Value.NIL ? 0 : ValueText.of(call.vm(), piece);
      if (text == 0 || StringObject.length(text) == 0) {
        return load(call, read, "=(load)".getBytes(StandardCharsets.UTF_8));
      }
      if ((long) StringObject.length(read) + StringObject.length(text) > Scratch.LONGEST) {
        return fail(call, call.vm().memoryMessage());
      }
      try {
        call.setArgument(READ, Value.string(call.vm().strings().concatenate(read, text)));
      } catch (OutOfGuestMemory e) {
        return fail(call, call.vm().memoryMessage());
      }
      return read(call);
    }

    @Override
    public int recover(Call call, int step, long error) {
      leave(call);
      return fail(call, error);
    }

    private static int fail(Call call, long message) {
      call.push(Value.NIL);
      call.push(message);
      return 2;
    }
  }

  /** {@code string.dump}. */
  static int dump(Call call) {
    long function = Value.address(Arguments.function(call, 0));
    boolean strips = !Value.isFalsy(call.argument(1));
    if (!BaseLibrary.isGuest(function)) {
      throw call.vm().errors().atCaller("unable to dump given function");
    }
    FunctionInfo info = call.vm().functions().at(PrototypeObject.info(FunctionObject.prototype(function)));
    byte[] bytes = DumpWriter.write(
        Dump.of(info.chunk(), info.prototype()), strips ? DumpWriter.DebugInformation.STRIPPED : DumpWriter.DebugInformation.KEPT);
    return call.returns(Value.string(call.vm().strings().make(bytes)));
  }
}
