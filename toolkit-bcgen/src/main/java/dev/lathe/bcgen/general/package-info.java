/**
 * Bytecode of general rows: of languages whose names belong to whole functions, whose operands say what operators mean, and
 * which have keyword arguments, errors with handlers, generators and classes.
 *
 * <p>What it owns: the way from a tree whose names are resolved to a verified prototype. Meanings are the tree's
 * {@link dev.lathe.ast.Semantics}; spellings and the few choices that no node states are a language's {@link
 * dev.lathe.bcgen.general.GeneralConventions}. Its invariant: what it makes passes the verifier, and no instruction that may
 * raise has written a variable before it does.
 */
package dev.lathe.bcgen.general;
