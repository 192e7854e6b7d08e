/**
 * Memory for machine code and the way into it, for all machines of the process; knows nothing of bytecode. Nothing of the
 * foreign-function API is loaded before {@link dev.lathe.vm.nativecode.NativeCode#prepare} is called.
 *
 * <p><b>Who enters machine code</b> ({@link dev.lathe.vm.nativecode.NativeEntry#enter}) answers for what it does. A fault in it
 * (SIGSEGV, SIGBUS, SIGILL, SIGFPE) is none of Java's own: HotSpot writes its crash report and ends the process; SIGTRAP ends it without one.
 * No handler of ours could go on from there. So what guest programs can choose (indexes, types, sizes, addresses read from guest
 * memory) is checked in the code, before it is used. What must hold:
 *
 * <ul>
 *   <li>Machine code returns by itself: it never calls Java, never unwinds over the frame of its entry, keeps no frame on the native
 *       stack after it returned, and polls in every loop, since nothing else can stop it.
 *   <li>It uses the native stack for its entry's frame and what calls of leaf routines need, less than a page: below lies the yellow
 *       zone of a Java thread, and a fault there in native code is not turned into a StackOverflowError.
 *   <li>The convention of the System V ABI: rdi has the thread's state at entry, rax the result; rbx, rbp, r12 to r15 and rsp are as
 *       they were, so are the control bits of MXCSR and of the x87 unit; the direction flag is clear; the upper halves of the ymm registers
 *       are zero (VZEROUPPER) where AVX was used. At entry rsp + 8 is a multiple of 16.
 *   <li>Code is released only when no thread is inside and no frame, gate or cache leads to it.
 *   <li>While a thread is inside, Java treats it as in native code: collections go on without it, so nothing of the Java heap is touched
 *       by address; {@code Thread.interrupt} sets its flag and nothing more, the poll word has to be set too. A virtual thread keeps its
 *       carrier.
 * </ul>
 *
 * <p><b>Code that was written is run without a flush.</b> A store invalidates instructions in every processor's caches by physical address,
 * so through either mapping (Intel, Software Developer's Manual, volume 3A, "Self-Modifying Code"). What remains are instructions that a
 * processor has already fetched when they change: such cross-modification needs a serialising instruction on the one that executes
 * ("Handling Self- and Cross-Modifying Code"). Therefore code is never changed where a thread may be executing: it is written whole
 * into memory that nobody is in, and its address is made known by a store or a lock that comes later in program order. The thread that wrote
 * it jumps to it, which the manual allows; another thread first sees the address, and x86-64 shows stores in their order. In memory
 * that is used again a stale instruction would have to stay fetched from the time its piece was released until the new one is entered; between them
 * lie the compilation and the transition, thousands of instructions. Whoever patches code that may be running has to serialise. And
 * data that changes does not belong beside code: a store near instructions that were fetched, through either mapping, empties the pipeline
 * (0.2 µs, measured).
 */
package dev.lathe.vm.nativecode;
