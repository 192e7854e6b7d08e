/**
 * The common abstract syntax tree: one set of node records for every front end.
 *
 * <p>Owns the nodes, what they mean ({@link dev.lathe.ast.Semantics}), and what can be done with a tree without knowing
 * its language: schema, equality, validation, constant folding, name resolution ({@code scope}) and dumps ({@code dump}).
 * Invariant: a tree is immutable and acyclic, and no component is null; only left spines (see {@link dev.lathe.ast.Spine})
 * may be deep.
 */
package dev.lathe.ast;
