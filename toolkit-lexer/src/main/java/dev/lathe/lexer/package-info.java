/**
 * Text and its positions: source files, spans, tokens, trivia, layout and diagnostics.
 *
 * <p>Owns everything between bytes on disk and the token array that a parser reads. Invariant: the text of a
 * {@link dev.lathe.lexer.Source} and its bytes determine each other, and every byte of a file lies in exactly one
 * token, comment, line end or stretch of white space.
 */
package dev.lathe.lexer;
