package dev.lathe.ast;

import dev.lathe.lexer.Span;
import dev.lathe.lexer.Trivia;
import java.util.List;
import java.util.Optional;

/**
 * A node of the common tree. Every node is a record whose first two components are {@code span} and {@code trivia}; the
 * others are nodes, {@link Optional}s and {@link List}s of nodes, enums, strings, ints and literal values, which is what
 * {@link NodeSchema} relies on.
 */
public sealed interface Node
    permits Argument,
        Block,
        ComprehensionClause,
        Decorator,
        DictItem,
        ExceptHandler,
        FormatPiece,
        Function,
        Identifier,
        IfBranch,
        ImportedName,
        MatchCase,
        Module,
        Parameter,
        Pattern,
        StringPart,
        Stmt,
        TableItem,
        TypeParameter,
        WithItem {

  /** The source text of the node, its brackets included unless they are a {@link Expr.Paren} of their own. */
  Span span();

  /** Comments, blank lines and line ends that no child claims. */
  Trivia trivia();
}
