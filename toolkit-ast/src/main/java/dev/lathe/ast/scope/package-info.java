/**
 * Name resolution: which variable each name means, what kind of variable that is, and which rules of scoping a program
 * breaks.
 *
 * <p>{@link dev.lathe.ast.scope.Resolver} is the entry; {@link dev.lathe.ast.Semantics.Scoping} picks between block scopes
 * and function scopes. The result is a tree of {@link dev.lathe.ast.scope.Scope}s with their
 * {@link dev.lathe.ast.scope.Symbol}s and, for each occurrence of a name in the tree, its symbol. Names that a language adds
 * to scopes and its spelling rules come from {@link dev.lathe.ast.scope.ScopeConventions}.
 *
 * <p>Invariants: results are the same in every run; broken rules are data, reported in the order in which a compiler that
 * stops at the first one would meet them; time is linear in the tree, times the nesting of scopes.
 */
package dev.lathe.ast.scope;
