/**
 * The interpreter: {@link dev.lathe.vm.interp.Interpreter} is the loop with the fast paths, {@code Instructions} what every
 * opcode means in full, {@code Calls} how frames begin and end, {@code Operations} what operands of any kind do,
 * {@code Unwinder} where errors go.
 *
 * <p>Invariant: at every instruction boundary the whole state of the guest is on its stack, in {@code ThreadState} and in pc.
 * Nothing here recurs on the Java stack for a guest's call.
 */
package dev.lathe.vm.interp;
