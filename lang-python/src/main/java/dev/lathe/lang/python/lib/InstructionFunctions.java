package dev.lathe.lang.python.lib;

import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.runtime.Loader;
import dev.lathe.vm.runtime.VmState;
import dev.lathe.vm.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions of one instruction: what the machine can do, for programs that ask by name. */
final class InstructionFunctions {
  private final VmState vm;

  InstructionFunctions(VmState vm) {
    this.vm = vm;
  }

  void install(long namespace) {
    define(namespace, "_length", Intrinsic.LENGTH);
    define(namespace, "_iterator", Intrinsic.ITERATOR);
    define(namespace, "_get_attribute", Intrinsic.LOAD_ATTRIBUTE);
    define(namespace, "_set_attribute", Intrinsic.STORE_ATTRIBUTE);
    define(namespace, "_delete_attribute", Intrinsic.DELETE_ATTRIBUTE);
    define(namespace, "_handled", Intrinsic.HANDLED);
  }

  private void define(long namespace, String name, Intrinsic intrinsic) {
    int operands = intrinsic.operands();
    List<ByteString> names = new ArrayList<>();
    for (int i = 0; i < operands; i++) {
      names.add(ByteString.latin1(Character.toString('a' + i)));
    }
    General.Binding binding =
        new General.Binding.Checked(operands, operands, 0, General.Binding.Rest.REFUSED, General.Binding.Rest.REFUSED, names);
    ByteString shown = ByteString.latin1(name.substring(1));
    Prototype prototype =
        new Prototype.Builder()
            .parameters(operands)
            .frameSize(operands + 1)
            .code(Insn.abc(Op.INTR, operands, 0, intrinsic.ordinal()), Insn.ad(Op.RET1, operands, 2))
            .general(new General(General.Kind.FUNCTION, binding, List.of(), List.of(), shown, Optional.empty(), List.of()))
            .build();
    long function = new Loader(vm).function(prototype, ByteString.latin1("@" + PythonLibraries.BUILTINS));
    vm.tables().setString(namespace, vm.strings().atom(name), Value.function(function));
  }
}
