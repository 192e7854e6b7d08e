package dev.lathe.vm.interp;

import dev.lathe.vm.runtime.VmState;

/** The parts that general functions need, made together: none holds state between two instructions. */
record Machinery(
    Arithmetic arithmetic,
    Protocols protocols,
    Raising raising,
    Containers containers,
    Iteration iteration,
    Attributes attributes,
    GeneralCalls calls,
    Generators generators,
    Intrinsics intrinsics) {

  static Machinery create(VmState vm, Operations operations, Calls calls) {
    Arithmetic arithmetic = new Arithmetic(vm);
    Text text = new Text(vm);
    Protocols protocols = new Protocols(vm, arithmetic, new Sequences(vm), operations);
    Raising raising = new Raising(vm);
    Containers containers = new Containers(vm, operations, text);
    Generators generators = new Generators(vm, raising, operations);
    Iteration iteration = new Iteration(vm, text, operations, generators, containers);
    Attributes attributes = new Attributes(vm, operations);
    Intrinsics intrinsics = new Intrinsics(vm, arithmetic, protocols, raising, containers, iteration, attributes, operations, text);
    return new Machinery(arithmetic, protocols, raising, containers, iteration, attributes, new GeneralCalls(vm, operations, calls), generators, intrinsics);
  }
}
