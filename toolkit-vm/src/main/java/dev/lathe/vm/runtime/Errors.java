package dev.lathe.vm.runtime;

import dev.lathe.vm.object.FunctionObject;

/** Makes errors whose value is a message. */
public final class Errors {
  private final VmState vm;

  Errors(VmState vm) {
    this.vm = vm;
  }

  /** With nothing but the message. */
  public GuestError plain(String message) {
    return new GuestError(vm.string(message));
  }

  /** From an instruction: with the place of the running frame. */
  public GuestError here(String message) {
    return plain(Frames.of(vm).where() + message);
  }

  /** From a Java function: with the place of the guest function that called it. */
  public GuestError atCaller(String message) {
    Frames frames = Frames.of(vm);
    if (frames.exists() && !frames.isGuest()) {
      frames.next();
    }
    return plain(frames.where() + message);
  }

  /**
   * An argument of the running Java function is not what it must be.
   *
   * @param index from 0
   * @param text what is wrong with it
   */
  public GuestError argument(Call call, int index, String text) {
    return atCaller("bad argument #" + (index + 1) + " to '" + shortName(call) + "' (" + text + ")");
  }

  private String shortName(Call call) {
    String name = vm.hosts().at(FunctionObject.hostNumber(call.function())).name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The stack has no more room. */
  public GuestError stackOverflow() {
    return here("stack overflow");
  }

  /** The word for a value's type. */
  public static String typeName(long value) {
    return TypeName.of(value).text();
  }
}
