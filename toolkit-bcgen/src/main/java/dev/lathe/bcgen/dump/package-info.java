/**
 * Functions as bytes and as text: the dump format, the listing and its assembler, the annotated hex dump, the verifier, and the
 * files that carry dumps into native programs.
 *
 * <pre>
 *   bytes ─DumpReader─▶ Dump (chunk name, Prototype) ─DumpWriter─▶ bytes ─ObjectFile─▶ C, ELF, PE, Mach-O
 *     │                  │        ▲      └─Verifier─▶ violations
 *     └─HexDump          └─Listing┘Assembler
 * </pre>
 *
 * <p>Invariant: what {@link dev.lathe.bcgen.dump.DumpReader} accepts is written back by
 * {@link dev.lathe.bcgen.dump.DumpWriter} so that it reads as an equal prototype. Bytes from outside give a prototype or a
 * {@link dev.lathe.bcgen.dump.DumpException}, nothing else, and no more memory than a small multiple of their number.
 */
package dev.lathe.bcgen.dump;
