/**
 * Trees as text for people ({@link dev.lathe.ast.dump.TextDump}), as JSON for other tools
 * ({@link dev.lathe.ast.dump.JsonWriter}, {@link dev.lathe.ast.dump.JsonReader}) and as Graphviz DOT
 * ({@link dev.lathe.ast.dump.DotDump}).
 *
 * <p>Invariants: output is linear in the size of the tree and the same for equal trees; nothing recurs, so trees may be of
 * any depth; a left spine of more than 100 links is written flat. What the JSON writer writes, the reader reads back to an
 * equal tree.
 */
package dev.lathe.ast.dump;
