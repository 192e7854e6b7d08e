package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** {@code string.find}, {@code match} and {@code gmatch}. */
final class PatternFunctions {
  private static final int COMPARED_BETWEEN_POLLS = 1 << 20;
  private static final String SPECIAL = "^$*+?.([%-";

  private final VmState vm;
  private final Strings strings;
  private final PatternMatcher matcher;
  private final int iterator;

  private PatternFunctions(LibraryBuilder builder, PatternMatcher matcher) {
    vm = builder.vm();
    strings = vm.strings();
    this.matcher = matcher;
    iterator = builder.closures("gmatch_aux", this::nextMatch);
  }

  static void install(LibraryBuilder builder, Scratch scratch) {
    PatternMatcher matcher = new PatternMatcher(builder.vm());
    PatternFunctions functions = new PatternFunctions(builder, matcher);
    builder
        .add("find", functions::find)
        .add("match", functions::match)
        .add("gmatch", functions::gmatch)
        .add("gsub", new Substitution(builder.vm(), matcher, scratch));
  }

  private int find(Call call) {
    long text = Arguments.string(call, 0);
    long pattern = Arguments.string(call, 1);
    int start = start(call, StringObject.length(text));
    if (!Value.isFalsy(call.argument(3)) || !isSpecial(pattern)) {
      int length = StringObject.length(text);
      int found = indexOf(strings.bytes(text), length, strings.bytes(pattern), StringObject.length(pattern), start);
      if (found < 0) {
        return call.returns(Value.NIL);
      }
      call.push(Value.of(found + 1.0));
      call.push(Value.of((double) found + StringObject.length(pattern)));
      return 2;
    }
    return search(call, text, pattern, start, Wanted.PLACE);
  }

  private int match(Call call) {
    long text = Arguments.string(call, 0);
    long pattern = Arguments.string(call, 1);
    return search(call, text, pattern, start(call, StringObject.length(text)), Wanted.CAPTURES);
  }

  private enum Wanted {
    PLACE,
    CAPTURES
  }

  /** Where to begin, from 0 to the length. */
  private static int start(Call call, int length) {
    int start = Arguments.integer(call, 2, 1);
    long at = start < 0 ? (long) start + length : start - 1L;
    return (int) Math.max(0, Math.min(at, length));
  }

  private boolean isSpecial(long pattern) {
    long bytes = strings.bytes(pattern);
    for (int i = 0; i < StringObject.length(pattern); i++) {
      if (SPECIAL.indexOf(Memory.getByte(bytes + i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Where bytes occur in others from an index on, −1 if nowhere. */
  private int indexOf(long text, int length, long part, int partLength, int from) {
    if (partLength == 0) {
      return from;
    }
    byte first = Memory.getByte(part);
    int compared = 0;
    for (int i = from; i <= length - partLength; i++) {
      if ((i & COMPARED_BETWEEN_POLLS - 1) == 0) {
        vm.work(COMPARED_BETWEEN_POLLS / Scratch.BYTES_OF_A_UNIT);
      }
      if (Memory.getByte(text + i) == first) {
        int same = 1;
        while (same < partLength && Memory.getByte(text + i + same) == Memory.getByte(part + same)) {
          same++;
        }
        if (same == partLength) {
          return i;
        }
        compared += same;
        if (compared < 0 || compared > COMPARED_BETWEEN_POLLS) {
          compared = 0;
          vm.work(COMPARED_BETWEEN_POLLS / Scratch.BYTES_OF_A_UNIT);
        }
      }
    }
    return -1;
  }

  private int search(Call call, long text, long pattern, int start, Wanted wanted) {
    long bytes = strings.bytes(text);
    int length = StringObject.length(text);
    long p = strings.bytes(pattern);
    int patternLength = StringObject.length(pattern);
    boolean anchored = patternLength > 0 && Memory.getByte(p) == '^';
    matcher.begin(bytes, length, anchored ? p + 1 : p, anchored ? patternLength - 1 : patternLength);
    long from = anchored ? p + 1 : p;
    int last = anchored ? start : length;
    for (int at = start; at <= last; at++) {
      long end = matcher.match(bytes + at, from);
      if (end != 0) {
        if (wanted == Wanted.PLACE) {
          call.push(Value.of(at + 1.0));
          call.push(Value.of((double) (end - bytes)));
          return 2 + pushCaptures(call, matcher, bytes, 0, 0);
        }
        return pushCaptures(call, matcher, bytes, bytes + at, end);
      }
    }
    return call.returns(Value.NIL);
  }

  /** Pushes the captures of a match, or if there are none, the whole match, unless its beginning is 0. */
  static int pushCaptures(Call call, PatternMatcher matcher, long bytes, long start, long end) {
    int count = matcher.captures();
    if (count == 0 && start != 0) {
      return call.returns(Value.string(call.vm().strings().make(start, (int) (end - start))));
    }
    for (int i = 0; i < count; i++) {
      call.push(capture(call.vm(), matcher, i, bytes));
    }
    return count;
  }

  /** A capture's value. */
  static long capture(VmState vm, PatternMatcher matcher, int index, long bytes) {
    int length = matcher.captureLength(index);
    return matcher.isPosition(index)
        ? Value.of(matcher.captureStart(index) - bytes + 1.0)
        : Value.string(vm.strings().make(matcher.captureStart(index), length));
  }

  private int gmatch(Call call) {
    long text = Arguments.string(call, 0);
    long pattern = Arguments.string(call, 1);
    return call.returns(Value.function(vm.hostClosure(iterator, Value.string(text), Value.string(pattern), Value.of(0.0))));
  }

  private int nextMatch(Call call) {
    long text = Value.address(call.captured(0));
    long pattern = Value.address(call.captured(1));
    int start = (int) Value.toDouble(call.captured(2));
    long bytes = strings.bytes(text);
    int length = StringObject.length(text);
    long p = strings.bytes(pattern);
    matcher.begin(bytes, length, p, StringObject.length(pattern));
    for (int at = start; at <= length; at++) {
      long end = matcher.match(bytes + at, p);
      if (end != 0) {
        int next = (int) (end - bytes);
        int results = pushCaptures(call, matcher, bytes, bytes + at, end);
        call.setCaptured(2, Value.of((double) (next == at ? next + 1 : next)));
        return results;
      }
    }
    return 0;
  }
}
