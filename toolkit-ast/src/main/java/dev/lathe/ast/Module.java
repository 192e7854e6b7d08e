package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;

/**
 * A whole source file.
 *
 * @param language name of the front end that made the tree, or that is to print it
 * @param semantics what the nodes mean
 */
public record Module(Span span, Trivia trivia, String language, Semantics semantics, Block body) implements Node {}
