package dev.lathe.vm.nativecode;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The event that a function of a guest program was compiled; its duration is the compiler's. */
@Name("dev.lathe.CompiledFunction")
@Label("Compiled Function")
@Description("A function of a guest program became machine code")
@Category("Lathe")
@StackTrace(false)
final class CompiledFunction extends Event {
  @Label("Name")
  String name;

  @Label("Bytecodes")
  int bytecodes;

  @Label("Bytes")
  @DataAmount
  int bytes;

  @Label("Address")
  @MemoryAddress
  long address;
}
