package dev.lathe.lang.lua.lib;

import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.object.StringObject;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.TableObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Errors;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/** {@code table}. All access is raw, as in LuaJIT. */
final class TableLibrary {
  /** So many items that are moved together count as one instruction. */
  private static final int ITEMS_OF_A_UNIT = 8;
  /** Items of a table, or strings, that are gone through without a look at interrupts. */
  private static final int ITEMS_BETWEEN_POLLS = 1 << 12;
  private static final int LARGEST_ARRAY = (1 << 27) + 1;
  private static final int LARGEST_HASH = 1 << 26;

  private final VmState vm;
  private final Tables tables;
  private final Scratch scratch;

  private TableLibrary(VmState vm, Scratch scratch) {
    this.vm = vm;
    this.tables = vm.tables();
    this.scratch = scratch;
  }

  static void install(VmState vm, Scratch scratch) {
    TableLibrary library = new TableLibrary(vm, scratch);
    LibraryBuilder.library(vm, "table")
        .add("concat", library::concat)
        .add("insert", library::insert)
        .add("remove", library::remove)
        .add("maxn", library::maxn)
        .add("getn", library::getn)
        .add("move", library::move)
        .add("sort", new Sort(vm))
        .add("foreach", new ForEach())
        .add("foreachi", new ForEachIndex());
    library.preload("new", library::create);
    library.preload("clear", library::clear);
  }

  /** Makes a function one that only {@code require} brings, which also puts it into the library. */
  private void preload(String name, HostFunction function) {
    long preload = LibraryBuilder.registryTable(vm, "_PRELOAD");
    HostFunction loader =
        call -> {
          long made = Value.function(vm.hostFunction("table." + name, function));
          long library = tables.getString(LibraryBuilder.loaded(vm), vm.strings().atom("table"));
          if (Value.isTable(library)) {
            tables.setString(Value.address(library), vm.strings().atom(name), made);
          }
          return call.returns(made);
        };
    LibraryBuilder.of(vm, preload, "").add("table." + name, loader);
  }

  private int concat(Call call) {
    long table = Arguments.table(call, 0);
    long separator = Arguments.isAbsent(call, 1) ? 0 : Arguments.string(call, 1);
    int from = Arguments.integer(call, 2, 1);
    int to = Arguments.isAbsent(call, 3) ? (int) tables.length(table) : Arguments.integer(call, 3);
    long between = separator == 0 ? 0 : vm.strings().bytes(separator);
    int betweenLength = separator == 0 ? 0 : StringObject.length(separator);
    scratch.clear();
    for (long i = from; i <= to; i++) {
      pollSometimes(i);
      long value = tables.getInt(table, i);
      if (Value.isString(value)) {
        scratch.addString(Value.address(value));
      } else if (Arguments.isNumber(value)) {
        scratch.addNumber(Arguments.toDouble(value));
      } else {
        throw vm.errors().atCaller("invalid value (" + Errors.typeName(value) + ") at index " + i + " in table for 'concat'");
      }
      if (betweenLength > 0 && i < to) {
        scratch.add(between, betweenLength);
      }
    }
    return call.returns(Value.string(scratch.toStringObject()));
  }

  private int insert(Call call) {
    long table = Arguments.table(call, 0);
    int index = (int) tables.length(table) + 1;
    if (call.count() == 2) {
      tables.setInt(table, index, call.argument(1));
      return 0;
    }
    if (call.count() != 3) {
      throw vm.errors().atCaller("wrong number of arguments to 'insert'");
    }
    int at = Arguments.integer(call, 1);
    if (index > at) {
      tables.setInt(table, index, tables.getInt(table, index - 1L));
      moveBlock(table, at, index - 2, at + 1);
    }
    tables.setInt(table, at, call.argument(2));
    return 0;
  }

  /** Moves the values of keys {@code from} to {@code to} up or down by one, to begin at {@code target}. */
  private void moveBlock(long table, int from, int to, int target) {
    if (from > to) {
      return;
    }
    int length = TableObject.arrayLength(table);
    if (from >= 1 && target >= 1 && to <= length && (long) target + to - from <= length) {
      long array = TableObject.array(table);
      Memory.copy(array + 8L * (from - 1), array + 8L * (target - 1), 8L * (to - from + 1));
      vm.heap().barrier(table);
      vm.work((to - from) / ITEMS_OF_A_UNIT);
    } else if (target > from) {
      for (int i = to; i >= from; i--) {
        pollSometimes(i);
        tables.setInt(table, (long) i + target - from, tables.getInt(table, i));
      }
    } else {
      for (int i = from; i <= to; i++) {
        pollSometimes(i);
        tables.setInt(table, (long) i + target - from, tables.getInt(table, i));
      }
    }
  }

  private static long builtinTable(Call call, int index) {
    fillWithNil(call, index);
    return Arguments.table(call, index);
  }

  /** Makes an argument that is missing a nil: functions that LuaJIT has in Lua cannot tell them apart. */
  private static void fillWithNil(Call call, int index) {
    if (call.count() <= index) {
      call.setCount(index + 1);
    }
  }

  private int remove(Call call) {
    long table = builtinTable(call, 0);
    int length = (int) tables.length(table);
    int at = length;
    if (Arguments.isAbsent(call, 1)) {
      if (length == 0) {
        return 0;
      }
    } else {
      at = Arguments.integer(call, 1);
      if (at < 1 || at > length) {
        return 0;
      }
    }
    long removed = tables.getInt(table, at);
    moveBlock(table, at + 1, length, at);
    tables.setInt(table, length, Value.NIL);
    return call.returns(removed);
  }

  private int maxn(Call call) {
    long table = Arguments.table(call, 0);
    double largest = 0;
    for (int i = TableObject.arrayLength(table); i > 0; i--) {
      if (tables.getInt(table, i) != Value.NIL) {
        largest = i;
        break;
      }
    }
    int start = TableObject.arrayLength(table);
    for (int at = tables.advance(table, start); at >= 0; at = tables.advance(table, at + 1)) {
      pollSometimes(at);
      long key = tables.keyAt(table, at);
      if (Arguments.isNumber(key)) {
        largest = Math.max(largest, Arguments.toDouble(key));
      }
    }
    return call.returns(Value.of(largest));
  }

  private int getn(Call call) {
    return call.returns(Value.of((double) tables.length(builtinTable(call, 0))));
  }

  private int move(Call call) {
    long source = builtinTable(call, 0);
    fillWithNil(call, 4);
    long from = Arguments.truncateLong(Arguments.number(call, 1));
    long to = Arguments.truncateLong(Arguments.number(call, 2));
    long target = Arguments.truncateLong(Arguments.number(call, 3));
    long destination = Arguments.isAbsent(call, 4) ? source : Arguments.table(call, 4);
    if (to >= from) {
      long distance = target - from;
      if (target > to || target <= from || destination != source) {
        for (long i = from; i <= to; i++) {
          tables.setInt(destination, i + distance, tables.getInt(source, i));
          pollSometimes(i);
        }
      } else {
        for (long i = to; i >= from; i--) {
          tables.setInt(destination, i + distance, tables.getInt(source, i));
          pollSometimes(i);
        }
      }
    }
    return call.returns(Value.table(destination));
  }

  private void pollSometimes(long i) {
    if ((i & ITEMS_BETWEEN_POLLS - 1) == 0) {
      vm.work(ITEMS_BETWEEN_POLLS);
    }
  }

  private int create(Call call) {
    int array = Arguments.integer(call, 0);
    int hash = Arguments.integer(call, 1);
    if (array > LARGEST_ARRAY || hash > LARGEST_HASH) {
      throw vm.errors().here("table overflow");
    }
    return call.returns(Value.table(tables.create(Math.max(array, 0), Math.max(hash, 0))));
  }

  private int clear(Call call) {
    tables.clear(Arguments.table(call, 0));
    return 0;
  }

  /** {@code table.foreach}: register 2 has the key that was last. */
  private static final class ForEach implements HostFunction {
    @Override
    public int call(Call call) {
      builtinTable(call, 0);
      fillWithNil(call, 1);
      Arguments.function(call, 1);
      call.setCount(3);
      call.setArgument(2, Value.NIL);
      return next(call);
    }

    @Override
    public int resume(Call call, int step) {
      return call.result(0) == Value.NIL ? next(call) : call.returns(call.result(0));
    }

    private static int next(Call call) {
      Tables tables = call.vm().tables();
      long table = Value.address(call.argument(0));
      int position = tables.positionBehind(table, call.argument(2));
      position = position < 0 ? -1 : tables.advance(table, position);
      if (position < 0) {
        return 0;
      }
      long key = tables.keyAt(table, position);
      call.setArgument(2, key);
      call.begin(call.argument(1));
      call.push(key);
      call.push(tables.valueAt(table, position));
      return call.invoke(Call.FIRST_STEP);
    }
  }

  /** {@code table.foreachi}: registers 2 and 3 have the index that was last, and the length. */
  private static final class ForEachIndex implements HostFunction {
    @Override
    public int call(Call call) {
      long table = builtinTable(call, 0);
      fillWithNil(call, 1);
      Arguments.function(call, 1);
      call.setCount(4);
      call.setArgument(2, Value.of(0.0));
      call.setArgument(3, Value.of((double) call.vm().tables().length(table)));
      return next(call);
    }

    @Override
    public int resume(Call call, int step) {
      return call.result(0) == Value.NIL ? next(call) : call.returns(call.result(0));
    }

    private static int next(Call call) {
      double index = Value.toDouble(call.argument(2)) + 1;
      if (index > Value.toDouble(call.argument(3))) {
        return 0;
      }
      call.setArgument(2, Value.of(index));
      call.begin(call.argument(1));
      call.push(Value.of(index));
      call.push(call.vm().tables().getInt(Value.address(call.argument(0)), (long) index));
      return call.invoke(Call.FIRST_STEP);
    }
  }
}
