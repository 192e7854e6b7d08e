/**
 * Generators, the back ends of the common AST: to bytecode (here), and to source text ({@code dev.lathe.bcgen.source}).
 *
 * <p>Invariant: a generator reads the AST and a language's tables; it never asks which language a tree came from.
 */
package dev.lathe.bcgen;
