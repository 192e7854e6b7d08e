package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Strings;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * {@code string.gsub}. Where a replacement needs a guest function, what was built so far is a string in a register, and so are
 * the numbers that tell where to go on:
 *
 * <pre>
 *   0 text  1 pattern  2 replacement  3 most  4 built  5 number of matches  6 begin and 7 end of the last one
 * </pre>
 */
final class Substitution implements HostFunction {
  private static final int REPLACED = Call.FIRST_STEP;
  /** A match for whose captures memory is reserved. */
  private static final int LARGE = 1 << 10;
  private static final int BUILT = 4;
  private static final int MATCHES = 5;
  private static final int START = 6;
  private static final int END = 7;
  private static final int REGISTERS = 8;

  private final VmState vm;
  private final Strings strings;
  private final PatternMatcher matcher;
  private final Scratch scratch;

  Substitution(VmState vm, PatternMatcher matcher, Scratch scratch) {
    this.vm = vm;
    this.strings = vm.strings();
    this.matcher = matcher;
    this.scratch = scratch;
  }

  @Override
  public int call(Call call) {
    long text = Arguments.string(call, 0);
    Arguments.string(call, 1);
    long replacement = call.argument(2);
    if (Arguments.isNumber(replacement)) {
      Arguments.string(call, 2);
    } else if (!Value.isString(replacement) && !Value.isTable(replacement) && !Value.isFunction(replacement)) {
      throw Arguments.error(call, 2, "string/function/table expected");
    }
    int most = Arguments.integer(call, 3, StringObject.length(text) + 1);
    call.setCount(REGISTERS);
    call.setArgument(3, Value.of((double) most));
    scratch.clear();
    return proceed(call, 0, 0);
  }

  @Override
  public int resume(Call call, int step) {
    long text = Value.address(call.argument(0));
    int start = get(call, START);
    int end = get(call, END);
    int matches = get(call, MATCHES);
    scratch.clear();
    addReplacement(call.result(0), strings.bytes(text) + start, end - start);
    int index = behind(text, start, end);
    return isAnchored(call) ? finish(call, index, matches) : proceed(call, index, matches);
  }

  private static int get(Call call, int register) {
    return (int) Value.toDouble(call.argument(register));
  }

  private static void set(Call call, int register, int value) {
    call.setArgument(register, Value.of((double) value));
  }

  private boolean isAnchored(Call call) {
    long pattern = Value.address(call.argument(1));
    return StringObject.length(pattern) > 0 && Memory.getByte(strings.bytes(pattern)) == '^';
  }

  /** Where matching goes on behind a match or failure at {@code start}: an empty one copies a byte; one more than the length is the end. */
  private int behind(long text, int start, int end) {
    if (end > start) {
      return end;
    }
    if (start < StringObject.length(text)) {
      scratch.add(strings.bytes(text) + start, 1);
    }
    return start + 1;
  }

  /** Goes on matching; what is in the scratch comes behind what was built before. Changes no register until nothing can fail. */
  private int proceed(Call call, int from, int before) {
    long text = Value.address(call.argument(0));
    int length = StringObject.length(text);
    long bytes = strings.bytes(text);
    long pattern = Value.address(call.argument(1));
    boolean anchored = isAnchored(call);
    long p = strings.bytes(pattern) + (anchored ? 1 : 0);
    matcher.begin(bytes, length, p, StringObject.length(pattern) - (anchored ? 1 : 0));
    long replacement = call.argument(2);
    int most = get(call, 3);
    int index = from;
    int matches = before;
    while (matches < most && index <= length) {
      long end = matcher.match(bytes + index, p);
      int next = index;
      if (end != 0) {
        matches++;
        next = (int) (end - bytes);
        if (Value.isString(replacement)) {
          addTemplate(Value.address(replacement), bytes, bytes + index, end);
        } else {
          long value = Value.isTable(replacement) ? Indexing.get(vm, replacement, key(bytes, bytes + index, end)) : Value.UNDEF;
          if (value == Value.UNDEF) {
            return callGuest(call, bytes, index, next, matches);
          }
          addReplacement(value, bytes + index, next - index);
        }
      }
      index = behind(text, index, next);
      if (anchored) {
        break;
      }
    }
    return finish(call, index, matches);
  }

  private int callGuest(Call call, long bytes, int start, int end, int matches) {
    long replacement = call.argument(2);
    // What may ask for a collection comes before the call takes the place of the result that this function would be tried again with.
    long built = built(call);
    if (end - start > LARGE) {
      vm.heap().reserve((matcher.captures() + 1L) * (end - start + LARGE));
    }
    int outcome;
    if (Value.isTable(replacement)) {
      outcome = Indexing.invoke(call, replacement, key(bytes, bytes + start, bytes + end), REPLACED);
    } else {
      call.begin(replacement);
      PatternFunctions.pushCaptures(call, matcher, bytes, bytes + start, bytes + end);
      outcome = call.invoke(REPLACED);
    }
    call.setArgument(BUILT, built);
    set(call, START, start);
    set(call, END, end);
    set(call, MATCHES, matches);
    return outcome;
  }

  /** What was built before with what is in the scratch behind it. */
  private long built(Call call) {
    long piece = scratch.toStringObject();
    long before = call.argument(BUILT);
    return Value.string(before == Value.NIL ? piece : strings.concatenate(Value.address(before), piece));
  }

  private int finish(Call call, int index, int matches) {
    long text = Value.address(call.argument(0));
    int length = StringObject.length(text);
    if (index < length) {
      scratch.add(strings.bytes(text) + index, length - index);
    }
    call.push(built(call));
    call.push(Value.of((double) matches));
    return 2;
  }

  /** The key for a table: the first capture, or the whole match. */
  private long key(long bytes, long start, long end) {
    return matcher.captures() > 0
        ? PatternFunctions.capture(vm, matcher, 0, bytes)
        : Value.string(strings.make(start, (int) (end - start)));
  }

  /** Adds what a function or table gave; nil and false leave the match as it was. */
  private void addReplacement(long value, long match, int length) {
    if (Value.isFalsy(value)) {
      scratch.add(match, length);
    } else if (Value.isString(value)) {
      scratch.addString(Value.address(value));
    } else if (Arguments.isNumber(value)) {
      scratch.addNumber(Arguments.toDouble(value));
    } else {
      throw vm.errors().atCaller("invalid replacement value (a " + Errors.typeName(value) + ")");
    }
  }

  /** Adds a replacement string, with captures in place of {@code %1} and its like. */
  private void addTemplate(long template, long bytes, long start, long end) {
    long at = strings.bytes(template);
    long stop = at + StringObject.length(template);
    for (; at < stop; at++) {
      int c = Memory.getByte(at);
      if (c != '%') {
        scratch.add(c);
        continue;
      }
      at++;
      int next = at < stop ? Memory.getByte(at) : 0;
      if (!CharClass.DIGIT.has(next)) {
        scratch.add(next);
      } else if (next == '0') {
        scratch.add(start, (int) (end - start));
      } else {
        addCapture(next - '1', bytes, start, end);
      }
    }
  }

  private void addCapture(int index, long bytes, long start, long end) {
    if (index >= matcher.captures()) {
      if (index > 0) {
        throw vm.errors().atCaller("invalid capture index");
      }
      scratch.add(start, (int) (end - start));
      return;
    }
    int length = matcher.captureLength(index);
    if (matcher.isPosition(index)) {
      scratch.addNumber(matcher.captureStart(index) - bytes + 1.0);
    } else {
      scratch.add(matcher.captureStart(index), length);
    }
  }
}
