package dev.lathe.ast;

/** The rules that {@link AstValidator} holds trees to. */
public enum Rule {
  PRESENT("must not be null"),
  DEPTH("nodes are nested deeper than " + AstValidator.MAX_DEPTH),
  POSITION("this expression cannot stand here"),
  NOT_EMPTY("must not be empty"),

  IDENTIFIER("is not a name of the language"),
  NUMBER_SPELLING("does not spell the number"),
  NUMBER_RANGE("must be a number without sign that can be written"),
  NUMBER_KIND("integers are not part of the module's semantics"),
  STRING_SPELLING("does not spell the string"),
  BYTES("must hold characters up to U+00FF only"),
  CODE_POINTS("must be code points, a high surrogate in front of a low one somewhere"),
  STRING_PARTS("parts of one string must all be text or all be bytes"),
  FORMAT("is not a well-formed format string"),
  FORMAT_PIECES("a specification can only stand in a replacement"),
  COMMENT("is not one comment"),

  CHAINED("chained comparisons are not part of the module's semantics"),
  COMPARISON_OPERATORS("must be two comparison operators at least"),
  COMPARISON_OPERANDS("must be one more than the operators"),
  AUGMENTED_OPERATOR("must not be a comparison"),
  BARE_CALL("a call without parentheses has one string or table as argument"),
  BARE_TUPLE("a tuple without parentheses has an element"),
  COLONS("must be 1, or 2; 2 with a step"),
  GENERATING("the first clause must be a loop"),
  DICT_VALUE("a dictionary comprehension has a value, another one has none"),

  PARAMETER_ORDER("parameters must be in the order of their kinds, variable ones once"),
  PARAMETER_NAME("only a last variable parameter may be without name"),
  PARAMETER_DEFAULT("a variable parameter has no default"),
  TYPE_BOUND("only a parameter for one type has a bound"),
  RECEIVER("a receiver that is not written down needs a path that ends in a method's name"),
  ANONYMOUS("an anonymous function has a written receiver, no type parameters"),

  SEVERAL("must be several targets or several values"),
  ONE_SOURCE("the module's iteration takes one target and one source"),
  ONE_RESULT("functions of the module's semantics return one value at most"),
  CAUSE("a cause needs a value"),
  HANDLERS("a try needs a handler or a finalizer, an else needs a handler"),
  HANDLER_TYPE("a handler of groups or with a name needs a type"),
  IMPORT_LEVEL("must be 0 to " + AstValidator.MAX_LEVEL + ", and 1 at least where the path is empty"),
  IMPORT_NAME("must be one name"),
  ALTERNATIVES("must be two at least"),
  STAR_PATTERN("can only be an element of a sequence"),
  PATTERN_PART("can only be part of a mapping or class pattern"),
  BARE_SEQUENCE("a sequence without brackets is a whole case with an element"),

  SPAN("is not a span: offsets, lines or columns are out of range or order"),
  SPAN_INSIDE("is not inside the parent's span"),
  SPAN_ORDER("begins before the end of what is in front of it"),
  TRIVIA_RANGE("numbers of lines and places must not be negative, lines at most " + AstValidator.MAX_LINE),
  TRIVIA_ORDER("must be in the order of their places");

  private final String text;

  Rule(String text) {
    this.text = text;
  }

  /** What is asked, to be read behind the way to the node. */
  public String text() {
    return text;
  }
}
