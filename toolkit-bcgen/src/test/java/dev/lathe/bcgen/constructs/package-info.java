/**
 * The constructs that {@code docs/bytecode.md} writes out in general opcodes.
 *
 * <p>Invariant: page and files are one text, and what the files say assembles, verifies and is listed as it stands there.
 */
package dev.lathe.bcgen.constructs;
