package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.Retry;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.value.Value;

/** Reading by formats: {@code "*l" "*L" "*n" "*a"}, with or without the star, and numbers of bytes. */
final class ReadFormats {

  private ReadFormats() {}

  /** Where the formats of a call come from. */
  interface Formats {
    /** How many there are. */
    int count();

    /** One of them. */
    long at(int index);

    /** Which argument to blame for it. */
    int argument(int index);
  }

  /** The arguments from one on. */
  static Formats arguments(Call call, int from) {
    return new Formats() {
      @Override
      public int count() {
        return Math.max(call.count() - from, 0);
      }

      @Override
      public long at(int index) {
        return call.argument(from + index);
      }

      @Override
      public int argument(int index) {
        return from + index;
      }
    };
  }

  /** What an iterator has captured from its second value on. */
  static Formats captured(Call call) {
    return new Formats() {
      @Override
      public int count() {
        return call.capturedCount() - 1;
      }

      @Override
      public long at(int index) {
        return call.captured(1 + index);
      }

      @Override
      public int argument(int index) {
        return index;
      }
    };
  }

  /** Pushes what is read, a line if there are no formats, up to the first nil; the number of values. A failure stays in the stream. */
  static int read(Call call, FileStream stream, Formats formats) {
    stream.clearFailure();
    stream.begin();
    try {
      int count = formats.count();
      if (count == 0) {
        return call.returns(stream.line());
      }
      call.reserve(count);
      for (int i = 0; i < count; i++) {
        long value = readOne(call, stream, formats, i);
        call.push(value);
        if (value == Value.NIL) {
          return i + 1;
        }
      }
      return count;
    } catch (Retry retry) {
      stream.rewind();
      throw retry;
    }
  }

  private static long readOne(Call call, FileStream stream, Formats formats, int index) {
    long format = formats.at(index);
    if (Arguments.isNumber(format)) {
      int count = Arguments.truncate(Arguments.toDouble(format));
      if (count < 0) {
        throw call.vm().errors().plain("not enough memory");
      }
      return count == 0 ? nothingUnlessAtEnd(call, stream) : stream.bytes(count);
    }
    if (!Value.isString(format)) {
      throw Arguments.error(call, formats.argument(index), "invalid option");
    }
    return switch (letter(call, Value.address(format))) {
      case 'n' -> NumberScan.read(stream);
      case 'l' -> stream.line();
      case 'L' -> stream.lineAndEnd();
      case 'a' -> stream.rest();
      default -> throw Arguments.error(call, formats.argument(index), "invalid format");
    };
  }

  private static long nothingUnlessAtEnd(Call call, FileStream stream) {
    return stream.peek() < 0 ? Value.NIL : call.vm().string("");
  }

  private static int letter(Call call, long string) {
    long bytes = call.vm().strings().bytes(string);
    int length = StringObject.length(string);
    int at = length > 0 && Memory.getByte(bytes) == '*' ? 1 : 0;
    return at < length ? Memory.getByte(bytes + at) : 0;
  }
}
