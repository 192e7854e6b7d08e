package dev.lathe.vm.interp;

import dev.lathe.vm.object.ClassObject;
import dev.lathe.vm.object.ErrorObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.SpecialMethod;
import dev.lathe.vm.object.TupleObject;
import dev.lathe.vm.runtime.Call;
import dev.lathe.vm.runtime.Failure;
import dev.lathe.vm.runtime.HostFunction;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;

/**
 * Makes an object of a class, which is the first argument: the class's method NEW is called if it has one, then INIT. Its
 * registers are the arguments, their names or nil, the object.
 */
final class Constructor implements HostFunction {
  private static final int MADE = Call.FIRST_STEP;
  private static final int INITIALIZED = Call.FIRST_STEP + 1;

  @Override
  public int call(Call call) {
    return callNamed(call, Value.NIL);
  }

  @Override
  public int callNamed(Call call, long names) {
    VmState vm = call.vm();
    int given = call.count();
    call.setCount(given + 2);
    call.setArgument(given, names);
    long type = Value.address(call.argument(0));
    long maker = vm.classes().find(type, vm.specialName(SpecialMethod.NEW));
    if (maker != Value.UNDEF) {
      return invoke(call, maker, call.argument(0), MADE);
    }
    if ((Header.flags(type) & ClassObject.ERRORS) != 0) {
      long arguments = TupleObject.of(vm.heap(), call.base() + 8, given - 1);
      return initialize(call, Value.object(ErrorObject.create(vm.heap(), call.argument(0), Value.object(arguments))));
    }
    return initialize(call, Value.object(vm.classes().instance(type)));
  }

  /** Calls a function with something in place of the class. */
  private static int invoke(Call call, long function, long first, int step) {
    int given = call.count() - 2;
    call.begin(function);
    call.reserve(given);
    call.push(first);
    for (int i = 1; i < given; i++) {
      call.push(call.argument(i));
    }
    call.setNames(call.argument(given));
    return call.invoke(step);
  }

  private int initialize(Call call, long object) {
    VmState vm = call.vm();
    call.setArgument(call.count() - 1, object);
    long type = Value.address(call.argument(0));
    long initializer = vm.classes().find(type, vm.specialName(SpecialMethod.INIT));
    if (initializer != Value.UNDEF) {
      return invoke(call, initializer, object, INITIALIZED);
    }
    int given = call.count() - 3;
    if (given > 0 && (Header.flags(type) & ClassObject.ERRORS) == 0 && vm.classes().find(type, vm.specialName(SpecialMethod.NEW)) == Value.UNDEF) {
      long names = call.argument(call.count() - 2);
      int named = names == Value.NIL ? 0 : TupleObject.length(Value.address(names));
      throw vm.errors().of(Failure.TOO_MANY_ARGUMENTS, call.argument(0), 0, 0, given - named, named);
    }
    return call.returns(object);
  }

  @Override
  public int resume(Call call, int step) {
    if (step == INITIALIZED) {
      return call.returns(call.argument(call.count() - 1));
    }
    long made = call.result(0);
    VmState vm = call.vm();
    long type = vm.classes().of(made);
    call.setCount(call.count());
    if (type == 0 || !ClassObject.isSubclass(type, Value.address(call.argument(0)))) {
      return call.returns(made);
    }
    return initialize(call, made);
  }
}
