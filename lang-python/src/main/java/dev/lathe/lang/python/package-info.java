/**
 * The front end for Python 3.12: grammar, AST builder and source style.
 *
 * <p>Invariant: what is accepted, what is rejected and in which words are those of CPython's {@code compile}.
 */
package dev.lathe.lang.python;
