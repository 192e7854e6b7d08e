package dev.lathe.lang.lua.lib;

import dev.lathe.vm.object.Kind;
import dev.lathe.vm.object.Metamethod;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.UserdataObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.GuestError;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.Optional;

/**
 * The module {@code string.buffer}. What LuaJIT does with pointers (putcdata, reserve, commit, ref, set of cdata) takes the ffi
 * library, and is refused.
 */
final class BufferLibrary {
  private static final String METATABLE = "buffer";

  private final VmState vm;
  private final long metatable;

  private BufferLibrary(VmState vm, long metatable) {
    this.vm = vm;
    this.metatable = metatable;
  }

  static void install(VmState vm, Scratch scratch) {
    Preload.add(vm, "string.buffer", module -> fill(vm, scratch, module));
  }

  private static void fill(VmState vm, Scratch scratch, LibraryBuilder module) {
    // The registry keeps it alive, whatever becomes of the module's table.
    long metatable = LibraryBuilder.registryTable(vm, METATABLE);
    BufferLibrary library = new BufferLibrary(vm, metatable);
    LibraryBuilder.of(vm, metatable, "buffer.")
        .add("put", new BufferPut(vm))
        .add("putf", new Format(vm, scratch))
        .add("putcdata", BufferLibrary::needsCdata)
        .add("set", library::set)
        .add("reserve", BufferLibrary::reserve)
        .add("commit", BufferLibrary::commit)
        .add("ref", library::ref)
        .add("skip", BufferLibrary::skip)
        .add("get", library::get)
        .add("tostring", BufferLibrary::tostring)
        .add("encode", library::encodeInto)
        .add("decode", library::decodeFrom)
        .add("reset", BufferLibrary::reset)
        .add("free", BufferLibrary::free)
        .add("__tostring", BufferLibrary::tostring)
        .add("__len", BufferLibrary::length)
        .add("__concat", library::concat)
        .set("__index", Value.table(metatable))
        .set("__metatable", vm.string(METATABLE));
    module.add("new", library::create).add("encode", library::encode).add("decode", library::decode);
  }

  /** The buffer that a value is, if it is one. */
  static Optional<GuestBuffer> buffer(VmState vm, long value) {
    if (!Value.isObject(value) || Kind.of(Value.address(value)) != Kind.USERDATA) {
      return Optional.empty();
    }
    return vm.objects().at(UserdataObject.number(Value.address(value))) instanceof GuestBuffer buffer ? Optional.of(buffer) : Optional.empty();
  }

  /** The buffer that a method was called on. */
  static GuestBuffer self(Call call) {
    return buffer(call.vm(), call.argument(0)).orElseThrow(() -> Arguments.typeError(call, 0, "buffer"));
  }

  /** A method's result where it has none of its own. */
  static int returnSelf(Call call) {
    return call.returns(call.argument(0));
  }

  /** A number of bytes; strings that spell one do not do. */
  private static int size(Call call, int index) {
    long value = call.argument(index);
    if (!Arguments.isNumber(value)) {
      throw Arguments.typeError(call, index, "number");
    }
    int size = Arguments.truncate(Arguments.toDouble(value));
    if (size < 0 || size > GuestBuffer.LONGEST) {
      throw Arguments.error(call, index, "number out of range");
    }
    return size;
  }

  private int create(Call call) {
    int options = call.count() > 0 && Value.isTable(call.argument(0)) ? 0 : 1;
    int size = options == 1 && !Arguments.isAbsent(call, 0) ? size(call, 0) : 0;
    long optionTable = options < call.count() ? Arguments.table(call, options) : 0;
    GuestBuffer buffer = new GuestBuffer(vm);
    long userdata = vm.userdata(buffer, metatable);
    if (optionTable != 0) {
      SerialDictionaries.attach(vm, userdata, optionTable);
    }
    buffer.ensure(size);
    return call.returns(Value.object(userdata));
  }

  private int set(Call call) {
    GuestBuffer buffer = self(call);
    long value = call.argument(1);
    if (!Value.isString(value)) {
      throw Arguments.typeError(call, 1, "string");
    }
    // First what may ask for the call to be tried again: the string may be made of what the buffer held.
    long string = Value.address(value);
    long bytes = vm.strings().bytes(string);
    buffer.ensure(StringObject.length(string));
    buffer.reset();
    buffer.add(bytes, StringObject.length(string));
    return returnSelf(call);
  }

  private static int reset(Call call) {
    self(call).reset();
    return returnSelf(call);
  }

  private static int free(Call call) {
    self(call).release();
    return returnSelf(call);
  }

  private static int skip(Call call) {
    GuestBuffer buffer = self(call);
    buffer.skip(Math.min(size(call, 1), buffer.length()));
    return returnSelf(call);
  }

  private int get(Call call) {
    GuestBuffer buffer = self(call);
    int strings = Math.max(call.count() - 1, 1);
    call.reserve(strings);
    int position = 0;
    for (int i = 1; i <= strings; i++) {
      int left = buffer.length() - position;
      int count = Arguments.isAbsent(call, i) ? left : Math.min(size(call, i), left);
      call.push(Value.string(buffer.string(position, count)));
      position += count;
    }
    buffer.skip(position);
    return strings;
  }

  private static int tostring(Call call) {
    return call.returns(Value.string(self(call).string()));
  }

  private static int length(Call call) {
    return call.returns(Value.of((double) self(call).length()));
  }

  private int concat(Call call) {
    long left = call.argument(0);
    long right = call.argument(1);
    GuestBuffer joined = new GuestBuffer(vm);
    try {
      if (append(joined, left) && append(joined, right)) {
        return call.returns(Value.string(joined.string()));
      }
    } finally {
      joined.release();
    }
    return otherConcat(call, left, right);
  }

  /** One of the operands is neither a buffer nor text: it has a metamethod of its own, or the operation fails. */
  private int otherConcat(Call call, long left, long right) {
    long other = buffer(vm, left).isEmpty() && !isText(left) ? left : right;
    long metamethod = vm.metamethod(other, Metamethod.CONCAT);
    if (metamethod == Value.NIL) {
      throw vm.errors().atCaller("attempt to concatenate a " + Errors.typeName(other) + " value");
    }
    call.begin(metamethod);
    call.push(left);
    call.push(right);
    return call.tailCall();
  }

  private static boolean isText(long value) {
    return Value.isString(value) || Arguments.isNumber(value);
  }

  private boolean append(GuestBuffer joined, long value) {
    Optional<GuestBuffer> buffer = buffer(vm, value);
    if (buffer.isPresent()) {
      joined.addBuffer(buffer.get());
    } else if (isText(value)) {
      joined.addString(ValueText.of(vm, value));
    } else {
      return false;
    }
    return true;
  }

  private int encode(Call call) {
    long value = Arguments.any(call, 0);
    GuestBuffer buffer = new GuestBuffer(vm);
    try {
      new Serializer(vm, buffer, SerialDictionaries.none(vm)).write(value);
      return call.returns(Value.string(buffer.string()));
    } finally {
      buffer.release();
    }
  }

  private int decode(Call call) {
    long value = call.argument(0);
    if (!Value.isString(value)) {
      throw Arguments.typeError(call, 0, "string");
    }
    GuestBuffer buffer = new GuestBuffer(vm);
    try {
      buffer.addString(Value.address(value));
      Deserializer deserializer = new Deserializer(vm, buffer, SerialDictionaries.none(vm));
      long decoded = deserializer.read();
      if (deserializer.position() < buffer.length()) {
        throw vm.errors().atCaller("left-over data in buffer");
      }
      return call.returns(decoded);
    } finally {
      buffer.release();
    }
  }

  private int encodeInto(Call call) {
    GuestBuffer buffer = self(call);
    long value = Arguments.any(call, 1);
    new Serializer(vm, buffer, SerialDictionaries.of(vm, Value.address(call.argument(0)))).write(value);
    return returnSelf(call);
  }

  private int decodeFrom(Call call) {
    GuestBuffer buffer = self(call);
    Deserializer deserializer = new Deserializer(vm, buffer, SerialDictionaries.of(vm, Value.address(call.argument(0))));
    long decoded = deserializer.read();
    buffer.skip(deserializer.position());
    return call.returns(decoded);
  }

  // --- what takes the ffi library ----------------------------------------------------------------------------------------

  private static int needsCdata(Call call) {
    self(call);
    throw Arguments.typeError(call, 1, "cdata");
  }

  private static int reserve(Call call) {
    self(call);
    size(call, 1);
    throw withoutFfi(call);
  }

  private static int commit(Call call) {
    self(call);
    if (size(call, 1) > 0) {
      // Nothing was reserved.
      throw Arguments.error(call, 1, "number out of range");
    }
    return returnSelf(call);
  }

  private int ref(Call call) {
    self(call);
    throw withoutFfi(call);
  }

  private static GuestError withoutFfi(Call call) {
    return call.vm().errors().atCaller("pointers into buffers need the ffi library");
  }

  /** {@code putf}: formats as {@code string.format} does. */
  private static final class Format implements HostFunction {
    private final StringFormat format;

    Format(VmState vm, Scratch scratch) {
      format = new StringFormat(vm, scratch, 1, call -> append(call, scratch));
    }

    private static int append(Call call, Scratch formatted) {
      GuestBuffer buffer = self(call);
      buffer.ensure(formatted.length());
      formatted.addTo(buffer);
      return returnSelf(call);
    }

    @Override
    public int call(Call call) {
      self(call);
      return format.call(call);
    }

    @Override
    public int resume(Call call, int step) {
      return format.resume(call, step);
    }
  }
}
