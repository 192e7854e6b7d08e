package dev.lathe.lexer;

/**
 * A line end inside a node: the token that follows {@code place} stands on {@code line}.
 *
 * @param line 1-based line of the token behind the break
 * @param blankLines number of blank lines right in front of that token
 */
public record LineBreak(Place place, int line, int blankLines) {}
