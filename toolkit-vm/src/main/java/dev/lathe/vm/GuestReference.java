package dev.lathe.vm;

import dev.lathe.vm.runtime.Handles;
import dev.lathe.vm.runtime.TypeName;
import java.lang.ref.Cleaner;

/**
 * A guest object that Java holds. It keeps the object alive as long as Java can reach it; {@link Vm#close} ends it. Two references
 * are equal if they are of one object.
 */
public abstract sealed class GuestReference permits GuestTable, GuestFunction, GuestObject {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Vm vm;
  private final int handle;

  GuestReference(Vm vm, long value) {
    this.vm = vm;
    Handles handles = vm.state().handles();
    int added = handles.add(value);
    handle = added;
    CLEANER.register(this, () -> handles.release(added));
  }

  Vm vm() {
    return vm;
  }

  /** The value, while this object is reachable. */
  long value() {
    vm.checkOpen();
    return vm.state().handles().at(handle);
  }

  /** What its language calls its type. */
  public String type() {
    return (String) vm.guarded(() -> TypeName.of(value()).text());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GuestReference that && that.vm == vm && that.value() == value();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value());
  }
}
