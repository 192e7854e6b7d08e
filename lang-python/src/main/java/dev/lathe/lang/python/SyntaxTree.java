package dev.lathe.lang.python;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rule of {@link PythonSyntax} found: just enough of a tree to word errors.
 *
 * @param first index of its first token
 * @param last index of its last token; below {@code first} where it is empty
 * @param parts what the rule's words depend on, in source order
 */
record SyntaxTree(Kind kind, int first, int last, List<SyntaxTree> parts) {

  /** Kinds of expressions by what CPython calls them, and the kinds of parts that actions ask for. */
  enum Kind {
    ATTRIBUTE("attribute"),
    SUBSCRIPT("subscript"),
    STARRED("starred"),
    NAME("name"),
    LIST("list"),
    TUPLE("tuple"),
    LAMBDA("lambda"),
    CALL("function call"),
    OPERATION("expression"),
    COMPARISON("comparison"),
    CONDITIONAL("conditional expression"),
    NAMED("named expression"),
    AWAIT("await expression"),
    YIELD("yield expression"),
    GENERATOR("generator expression"),
    LIST_COMPREHENSION("list comprehension"),
    SET_COMPREHENSION("set comprehension"),
    DICT_COMPREHENSION("dict comprehension"),
    DICT("dict literal"),
    SET("set display"),
    FORMAT("f-string expression"),
    TRUE("True"),
    FALSE("False"),
    NONE("None"),
    ELLIPSIS("ellipsis"),
    LITERAL("literal"),
    /** {@code name=value} among arguments. */
    KEYWORD(""),
    /** {@code **value} among arguments. */
    KEYWORDS(""),
    /** Parts without meaning of their own, spliced into the node around. */
    PARTS(""),
    /** Anything else. */
    OTHER("");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What CPython calls such an expression. */
    String word() {
      return word;
    }
  }

  /** A tree without parts. */
  static SyntaxTree leaf(Kind kind, int first, int last) {
    return new SyntaxTree(kind, first, last, List.of());
  }

  /** A tree whose {@link Kind#PARTS} are replaced by what they hold. */
  static SyntaxTree node(Kind kind, int first, int last, List<SyntaxTree> parts) {
    List<SyntaxTree> spliced = new ArrayList<>(parts.size());
    for (SyntaxTree part : parts) {
      if (part.kind == Kind.PARTS) {
        spliced.addAll(part.parts);
      } else {
        spliced.add(part);
      }
    }
    return new SyntaxTree(kind, first, last, spliced);
  }

  SyntaxTree lastPart() {
    return parts.getLast();
  }
}
