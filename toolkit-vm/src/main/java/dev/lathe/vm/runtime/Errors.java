package dev.lathe.vm.runtime;

import dev.lathe.vm.object.FunctionObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.PrototypeObject;
import dev.lathe.vm.value.Value;
import java.util.Optional;

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
    return plain(callersPlace() + message);
  }

  /** The same with a message whose bytes need not be text, the string's address. */
  public GuestError atCaller(long message) {
    String where = callersPlace();
    return new GuestError(Value.string(where.isEmpty() ? message : vm.strings().concatenate(vm.strings().make(where), message)));
  }

  private String callersPlace() {
    Frames frames = Frames.of(vm);
    if (frames.exists() && !frames.isGuest()) {
      frames.next();
    }
    return frames.where();
  }

  /**
   * An argument of the running Java function is not what it must be.
   *
   * @param index from 0
   * @param text what is wrong with it
   */
  public GuestError argument(Call call, int index, String text) {
    Optional<Names.Name> name = Names.ofCall(Frames.of(vm));
    String shown = name.map(Names.Name::text).orElse("?");
    if (name.isPresent() && name.get().kind().equals("method")) {
      return atCaller(index == 0 ? "calling '" + shown + "' on bad self (" + text + ")" : badArgument(index, shown, text));
    }
    return atCaller(badArgument(index + 1, shown, text));
  }

  private static String badArgument(int number, String function, String text) {
    return "bad argument #" + number + " to '" + function + "' (" + text + ")";
  }

  /** Of an instruction of a general function; see the row for the details. */
  public GuestError of(Failure failure, Object... details) {
    return new GuestError(vm.errorFactory().make(vm, failure, details));
  }

  /** The stack has no more room. */
  public GuestError stackOverflow() {
    return isGeneral() ? of(Failure.STACK_OVERFLOW) : here("stack overflow");
  }

  /** Whether the running frame, or the one that is about to be, is a general function's. */
  public boolean isGeneral() {
    Frames frames = Frames.of(vm);
    return frames.exists() && frames.isGuest() && (Header.flags(FunctionObject.prototype(frames.function())) & PrototypeObject.GENERAL) != 0;
  }

  /** The word for a value's type. */
  public static String typeName(long value) {
    return TypeName.of(value).text();
  }
}
