package dev.lathe.vm;

/** An object that is neither table nor function: a coroutine, a boxed number, a userdata. */
public final class GuestObject extends GuestReference {
  GuestObject(Vm vm, long value) {
    super(vm, value);
  }
}
