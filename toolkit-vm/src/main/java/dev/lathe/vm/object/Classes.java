package dev.lathe.vm.object;

import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The classes of one machine, and the objects they have.
 *
 * <p>An object of a class has the layout of a table and its shapes; the behaviour of its shape names the table of the class's
 * attributes, in whose array, at 1, the class lies. So one comparison of a shape tells class and slots, as it tells metatable
 * and slots of a table.
 */
public final class Classes {
  private static final int CLASS_INDEX = 1;

  private final Heap heap;
  private final Tables tables;
  private final long[] builtins = new long[BuiltinType.values().length];

  public Classes(Heap heap, Tables tables) {
    this.heap = heap;
    this.tables = tables;
  }

  /**
   * A new class.
   *
   * @param name a string
   * @param bases a tuple of classes
   * @return its address; empty if the bases have no consistent order
   */
  public OptionalLong create(long name, long bases) {
    long tuple = Value.address(bases);
    List<List<Long>> orders = new ArrayList<>();
    List<Long> direct = new ArrayList<>();
    for (int i = 0; i < TupleObject.length(tuple); i++) {
      long base = TupleObject.item(tuple, i);
      direct.add(base);
      orders.add(items(ClassObject.order(Value.address(base))));
    }
    orders.add(direct);
    List<Long> merged = new ArrayList<>();
    if (!merge(orders, merged)) {
      return OptionalLong.empty();
    }
    long type = heap.allocate(Kind.CLASS.ordinal(), ClassObject.BYTES);
    int flags = 0;
    for (long base : direct) {
      flags |= Header.flags(Value.address(base));
    }
    Header.setFlags(type, flags);
    long[] order = new long[merged.size() + 1];
    order[0] = Value.object(type);
    for (int i = 0; i < merged.size(); i++) {
      order[i + 1] = merged.get(i);
    }
    long attributes = tables.create(1, 8);
    tables.own(attributes);
    tables.setInt(attributes, CLASS_INDEX, Value.object(type));
    Memory.putLong(type + ClassObject.NAME, name);
    Memory.putLong(type + ClassObject.BASES, bases);
    Memory.putLong(type + ClassObject.ORDER, Value.object(TupleObject.of(heap, order)));
    Memory.putLong(type + ClassObject.ATTRIBUTES, Value.table(attributes));
    Memory.putLong(type + ClassObject.METACLASS, Value.NIL);
    return OptionalLong.of(type);
  }

  private static List<Long> items(long tuple) {
    List<Long> items = new ArrayList<>();
    for (int i = 0; i < TupleObject.length(tuple); i++) {
      items.add(TupleObject.item(tuple, i));
    }
    return items;
  }

  /** C3: again and again the first head that is in no tail. */
  private static boolean merge(List<List<Long>> lists, List<Long> merged) {
    int[] heads = new int[lists.size()];
    while (true) {
      boolean isDone = true;
      long chosen = Value.NIL;
      for (int i = 0; i < heads.length && chosen == Value.NIL; i++) {
        if (heads[i] < lists.get(i).size()) {
          isDone = false;
          long candidate = lists.get(i).get(heads[i]);
          if (!isInTail(lists, heads, candidate)) {
            chosen = candidate;
          }
        }
      }
      if (chosen == Value.NIL) {
        return isDone;
      }
      merged.add(chosen);
      for (int i = 0; i < heads.length; i++) {
        if (heads[i] < lists.get(i).size() && lists.get(i).get(heads[i]) == chosen) {
          heads[i]++;
        }
      }
    }
  }

  private static boolean isInTail(List<List<Long>> lists, int[] heads, long type) {
    for (int i = 0; i < heads.length; i++) {
      for (int j = heads[i] + 1; j < lists.get(i).size(); j++) {
        if (lists.get(i).get(j) == type) {
          return true;
        }
      }
    }
    return false;
  }

  /** A new object of a class, its address. */
  public long instance(long type) {
    long object = tables.create(0, Memory.getInt(type + ClassObject.SLOTS));
    tables.setMetatable(object, ClassObject.attributes(type));
    Memory.putByte(object + Header.KIND, (byte) Kind.INSTANCE.ordinal());
    return object;
  }

  /** The class of a value, its address; 0 if it has none. */
  public long of(long value) {
    if (Value.isObject(value)) {
      long address = Value.address(value);
      switch (Kind.of(address)) {
        case INSTANCE -> {
          return Value.address(tables.getInt(tables.metatable(address), CLASS_INDEX));
        }
        case ERROR -> {
          return Value.address(Memory.getLong(address + ErrorObject.CLASS));
        }
        case CLASS -> {
          long metaclass = Memory.getLong(address + ClassObject.METACLASS);
          if (metaclass != Value.NIL) {
            return Value.address(metaclass);
          }
        }
        default -> {}
      }
    }
    return builtins[BuiltinType.of(value).ordinal()];
  }

  /** Gives all values of a type a class, its address. */
  public void setBuiltin(BuiltinType type, long address) {
    builtins[type.ordinal()] = address;
  }

  /** What a class or one of its bases has under a name, UNDEF if none. */
  public long find(long type, long atom) {
    long order = ClassObject.order(type);
    return findFrom(order, 0, atom);
  }

  /** The same behind a class in an order; UNDEF if it is not there. */
  public long findBehind(long order, long type, long atom) {
    for (int i = 0; i < TupleObject.length(order); i++) {
      if (TupleObject.item(order, i) == Value.object(type)) {
        return findFrom(order, i + 1, atom);
      }
    }
    return Value.UNDEF;
  }

  private long findFrom(long order, int from, long atom) {
    for (int i = from; i < TupleObject.length(order); i++) {
      long found = own(Value.address(TupleObject.item(order, i)), atom);
      if (found != Value.UNDEF) {
        return found;
      }
    }
    return Value.UNDEF;
  }

  /** What a class itself has under a name, UNDEF if nothing. */
  public long own(long type, long atom) {
    return ClassObject.toSlot(tables.getString(ClassObject.attributes(type), atom));
  }

  /** Gives a class an attribute; UNDEF removes it. */
  public void set(long type, long atom, long value) {
    long attributes = ClassObject.attributes(type);
    if (tables.getString(attributes, atom) != Value.NIL && (Value.isObject(value) || value == Value.UNDEF)) {
      // What is there now may govern the attribute, or what is behind it in the order, see AttributeCaches.
      tables.changed(attributes);
    }
    tables.setString(attributes, atom, ClassObject.toSlot(value));
  }

  /** What an object itself has under a name, UNDEF if nothing. */
  public long ownSlot(long object, long atom) {
    return ClassObject.toSlot(tables.getString(object, atom));
  }

  /** Gives an object a slot; UNDEF removes it. */
  public void setSlot(long object, long atom, long value) {
    tables.setString(object, atom, ClassObject.toSlot(value));
  }

  /** Tells the collector of the builtin types' classes. */
  public void trace(Tracer tracer) {
    for (long type : builtins) {
      tracer.object(type);
    }
  }
}
