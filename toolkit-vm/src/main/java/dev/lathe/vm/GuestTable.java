package dev.lathe.vm;

import dev.lathe.vm.object.Tables;
import dev.lathe.vm.value.Value;

/** A table that Java holds. Access is raw: no metamethod is asked. */
public final class GuestTable extends GuestReference {
  GuestTable(Vm vm, long value) {
    super(vm, value);
  }

  /** The value under a key, null if there is none; for the types see {@link Vm}. */
  public Object get(Object key) {
    return vm().guarded(() -> vm().toJava(vm().state().tables().get(Value.address(value()), vm().toGuest(key))));
  }

  /**
   * Stores a value; null removes.
   *
   * @throws IllegalArgumentException if the key is null or NaN, or one of them has no guest form
   */
  public void put(Object key, Object value) {
    vm().guarded(
        () -> {
          long guestKey = vm().toGuest(key);
          if (guestKey == Value.NIL || Value.isDouble(guestKey) && Double.isNaN(Value.toDouble(guestKey))) {
            throw new IllegalArgumentException("no key: " + key);
          }
          vm().state().tables().set(Value.address(value()), guestKey, vm().toGuest(value));
          return null;
        });
  }

  /** A border, as the guest's length operator gives it. */
  public long length() {
    return (Long) vm().guarded(() -> vm().state().tables().length(Value.address(value())));
  }

  /** Sees all keys and values. */
  public interface Visitor {
    /** One entry. It may change the values of keys that are there, but add none. */
    void entry(Object key, Object value);
  }

  /** Shows all entries to a visitor, in the order of the guest's iteration. */
  public void forEach(Visitor visitor) {
    vm().guarded(
        () -> {
          Tables tables = vm().state().tables();
          long table = Value.address(value());
          for (int position = tables.advance(table, 0); position >= 0; position = tables.advance(table, position + 1)) {
            visitor.entry(vm().toJava(tables.keyAt(table, position)), vm().toJava(tables.valueAt(table, position)));
          }
          return null;
        });
  }
}
