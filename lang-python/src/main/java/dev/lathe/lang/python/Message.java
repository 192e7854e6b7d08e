package dev.lathe.lang.python;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Span;

/**
 * What CPython 3.12's {@code compile} says. Rows are grouped by the stage that finds the error; texts and categories are
 * CPython's, arguments as in {@link String#format}. A test provokes each row.
 */
enum Message {
  // Decoding
  NULL_BYTES("source code cannot contain null bytes"),
  UNKNOWN_ENCODING("unknown encoding: %s"),
  ENCODING_PROBLEM("encoding problem: %s with BOM"),
  CODEC("%s"),
  BAD_UTF8("(unicode error) %s"),

  // Tokens
  BAD_CHARACTER("invalid character '%s' (U+%04X)"),
  NOT_PRINTABLE("invalid non-printable character U+%04X"),
  BEHIND_BACKSLASH("unexpected character after line continuation character"),
  UNEXPECTED_EOF("unexpected EOF while parsing"),
  UNFINISHED_STRING("unterminated string literal (detected at line %d)"),
  UNFINISHED_TRIPLE("unterminated triple-quoted string literal (detected at line %d)"),
  UNFINISHED_FORMAT("unterminated f-string literal (detected at line %d)"),
  UNFINISHED_TRIPLE_FORMAT("unterminated triple-quoted f-string literal (detected at line %d)"),
  FORMAT_BRACE_EXPECTED("f-string: expecting '}'"),
  FORMAT_SINGLE_BRACE("f-string: single '}' is not allowed"),
  FORMAT_UNMATCHED("f-string: unmatched '%s'"),
  FORMAT_TOO_DEEP("f-string: expressions nested too deeply"),
  TOO_MANY_FORMATS("too many nested f-strings"),
  NUMBER("%s"),
  UNMATCHED("unmatched '%s'"),
  MISMATCHED("closing parenthesis '%s' does not match opening parenthesis '%s'"),
  MISMATCHED_LINE("closing parenthesis '%s' does not match opening parenthesis '%s' on line %d"),
  NEVER_CLOSED("'%s' was never closed"),
  TOO_MANY_BRACKETS("too many nested parentheses"),
  TOO_MANY_INDENTS(Category.INDENTATION, "too many levels of indentation"),
  BAD_DEDENT(Category.INDENTATION, "unindent does not match any outer indentation level"),
  BAD_TABS(Category.TAB, "inconsistent use of tabs and spaces in indentation"),

  // Grammar: what fits no rule
  INVALID_SYNTAX("invalid syntax"),
  EXPECTED("expected '%s'"),
  UNEXPECTED_INDENT(Category.INDENTATION, "unexpected indent"),
  UNEXPECTED_DEDENT(Category.INDENTATION, "unexpected unindent"),
  TOO_COMPLEX(Category.MEMORY, "Parser stack overflowed - Python source too complex to parse"),

  // Grammar: statements
  EXPECTED_BLOCK(Category.INDENTATION, "expected an indented block"),
  EXPECTED_BLOCK_OF(Category.INDENTATION, "expected an indented block after %s on line %d"),
  CANNOT_ASSIGN("cannot assign to %s"),
  CANNOT_DELETE("cannot delete %s"),
  ONLY_SINGLE_TARGET("only single target (not %s) can be annotated"),
  BAD_ANNOTATION_TARGET("illegal target for annotation"),
  ASSIGNMENT_TO_YIELD("assignment to yield expression not possible"),
  BAD_AUGMENTED("'%s' is an illegal expression for augmented assignment"),
  MEANT_FROM_IMPORT("Did you mean to use 'from ... import ...' instead?"),
  TRAILING_COMMA("trailing comma not allowed without surrounding parentheses"),
  EXPECTED_HANDLER("expected 'except' or 'finally' block"),
  MIXED_HANDLERS("cannot have both 'except' and 'except*' on the same 'try'"),
  HANDLER_TYPES_UNGROUPED("multiple exception types must be parenthesized"),
  EXPECTED_HANDLER_TYPES("expected one or more exception types"),
  TYPE_LIST_CONSTRAINTS("cannot use constraints with TypeVarTuple"),
  TYPE_LIST_BOUND("cannot use bound with TypeVarTuple"),
  PARAMETERS_CONSTRAINTS("cannot use constraints with ParamSpec"),
  PARAMETERS_BOUND("cannot use bound with ParamSpec"),

  // Grammar: patterns
  UNDERSCORE_TARGET("cannot use '_' as a target"),
  BAD_PATTERN_TARGET("invalid pattern target"),
  POSITIONAL_PATTERN("positional patterns follow keyword patterns"),
  EXPECTED_REAL("real number required in complex literal"),
  EXPECTED_IMAGINARY("imaginary number required in complex literal"),

  // Grammar: expressions
  FORGOT_COMMA("invalid syntax. Perhaps you forgot a comma?"),
  EXPECTED_ELSE("expected 'else' after 'if' expression"),
  MISSING_PARENTHESES("Missing parentheses in call to '%s'. Did you mean %s(...)?"),
  FORMAT_LAMBDA("f-string: lambda expressions are not allowed without parentheses"),
  BAD_NAMED_TARGET("cannot use assignment expressions with %s"),
  MEANT_EQUALS_OR_NAMED("invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
  MEANT_EQUALS("cannot assign to %s here. Maybe you meant '==' instead of '='?"),
  UNPACKING_IN_COMPREHENSION("iterable unpacking cannot be used in comprehension"),
  DICT_UNPACKING_IN_COMPREHENSION("dict unpacking cannot be used in dict comprehension"),
  UNGROUPED_COMPREHENSION_TARGET("did you forget parentheses around the comprehension target?"),
  STARRED_HERE("cannot use starred expression here"),
  DOUBLE_STARRED_HERE("cannot use double starred expression here"),
  STARRED_DICT_VALUE("cannot use a starred expression in a dictionary value"),
  EXPECTED_DICT_VALUE("expression expected after dictionary key and ':'"),
  EXPECTED_DICT_COLON("':' expected after dictionary key"),

  // Grammar: arguments and parameters
  UNPACKING_BEHIND_KEYWORDS("iterable argument unpacking follows keyword argument unpacking"),
  UNGROUPED_GENERATOR("Generator expression must be parenthesized"),
  EXPECTED_ARGUMENT("expected argument value expression"),
  POSITIONAL_BEHIND_KEYWORD("positional argument follows keyword argument"),
  POSITIONAL_BEHIND_KEYWORDS("positional argument follows keyword argument unpacking"),
  ASSIGNMENT_IN_ARGUMENT("expression cannot contain assignment, perhaps you meant \"==\"?"),
  ASSIGNMENT_TO_UNPACKING("cannot assign to iterable argument unpacking"),
  ASSIGNMENT_TO_KEYWORDS("cannot assign to keyword argument unpacking"),
  NOTHING_BEFORE_SLASH("at least one argument must precede /"),
  SECOND_SLASH("/ may appear only once"),
  SLASH_BEHIND_STAR("/ must be ahead of *"),
  NO_COMMA_BEHIND_SLASH("expected comma between / and *"),
  NO_DEFAULT("parameter without a default follows parameter with a default"),
  FUNCTION_PARAMETERS_GROUPED("Function parameters cannot be parenthesized"),
  LAMBDA_PARAMETERS_GROUPED("Lambda expression parameters cannot be parenthesized"),
  EXPECTED_DEFAULT("expected default value expression"),
  BARE_STAR("named arguments must follow bare *"),
  STAR_DEFAULT("var-positional argument cannot have default value"),
  SECOND_STAR("* argument may appear only once"),
  KEYWORDS_DEFAULT("var-keyword argument cannot have default value"),
  BEHIND_KEYWORDS("arguments cannot follow var-keyword argument"),

  // Grammar: literals
  FORMAT_NO_EXPRESSION("f-string: valid expression required before '%s'"),
  FORMAT_BAD_EXPRESSION("f-string: expecting a valid expression after '{'"),
  FORMAT_BEHIND_EXPRESSION("f-string: expecting '=', or '!', or ':', or '}'"),
  FORMAT_BEHIND_EQUAL("f-string: expecting '!', or ':', or '}'"),
  FORMAT_NO_CONVERSION("f-string: missing conversion character"),
  FORMAT_NAMELESS_CONVERSION("f-string: invalid conversion character"),
  FORMAT_BAD_CONVERSION("f-string: invalid conversion character '%s': expected 's', 'r', or 'a'"),
  FORMAT_SPACED_CONVERSION("f-string: conversion type must come right after the exclamanation mark"), // sic
  FORMAT_BEHIND_CONVERSION("f-string: expecting ':' or '}'"),
  FORMAT_BEHIND_SPECIFICATION("f-string: expecting '}', or format specs"),
  MIXED_BYTES("cannot mix bytes and nonbytes literals"),
  /** What {@link PythonStrings} and {@link PythonNumbers} say. */
  LITERAL("%s"),

  // Future statements
  FUTURE_LATE("from __future__ imports must occur at the beginning of the file"),
  FUTURE_UNKNOWN("future feature %s is not defined"),
  FUTURE_BRACES("not a chance"),

  // Scopes
  DUPLICATE_PARAMETER("duplicate argument '%s' in function definition"),
  DUPLICATE_TYPE_PARAMETER("duplicate type parameter '%s'"),
  PARAMETER_AND_GLOBAL("name '%s' is parameter and global"),
  USED_BEFORE_GLOBAL("name '%s' is used prior to global declaration"),
  ANNOTATED_GLOBAL("annotated name '%s' can't be global"),
  ASSIGNED_BEFORE_GLOBAL("name '%s' is assigned to before global declaration"),
  PARAMETER_AND_NONLOCAL("name '%s' is parameter and nonlocal"),
  USED_BEFORE_NONLOCAL("name '%s' is used prior to nonlocal declaration"),
  ANNOTATED_NONLOCAL("annotated name '%s' can't be nonlocal"),
  ASSIGNED_BEFORE_NONLOCAL("name '%s' is assigned to before nonlocal declaration"),
  NAMED_IN_ITERABLE("assignment expression cannot be used in a comprehension iterable expression"),
  NAMED_REBINDS_ITERATION("assignment expression cannot rebind comprehension iteration variable '%s'"),
  ITERATION_REBINDS_NAMED("comprehension inner loop cannot rebind assignment expression target '%s'"),
  NAMED_IN_COMPREHENSION("assignment expression within a comprehension cannot be used %s"),
  NOT_IN_ANNOTATION("%s cannot be used within %s"),
  YIELD_IN_COMPREHENSION("'yield' inside %s"),
  LAMBDA_IN_CLASS_ANNOTATION("Cannot use lambda in annotation scope within class scope"),
  COMPREHENSION_IN_CLASS_ANNOTATION("Cannot use comprehension in annotation scope within class scope"),
  IMPORT_ALL_IN_SCOPE("import * only allowed at module level"),
  NONLOCAL_AND_GLOBAL("name '%s' is nonlocal and global"),
  NONLOCAL_IN_MODULE("nonlocal declaration not allowed at module level"),
  NONLOCAL_UNBOUND("no binding for nonlocal '%s' found"),
  NONLOCAL_TYPE_PARAMETER("nonlocal binding not allowed for type parameter '%s'"),

  // Placement
  RETURN_OUTSIDE("'return' outside function"),
  RETURN_IN_ASYNC_GENERATOR("'return' with value in async generator"),
  BREAK_OUTSIDE("'break' outside loop"),
  CONTINUE_OUTSIDE("'continue' not properly in loop"),
  JUMP_OUT_OF_GROUP_HANDLER("'break', 'continue' and 'return' cannot appear in an except* block"),
  YIELD_OUTSIDE("'yield' outside function"),
  YIELD_FROM_IN_ASYNC("'yield from' inside async function"),
  AWAIT_OUTSIDE("'await' outside function"),
  AWAIT_OUTSIDE_ASYNC("'await' outside async function"),
  ASYNC_FOR_OUTSIDE("'async for' outside async function"),
  ASYNC_WITH_OUTSIDE("'async with' outside async function"),
  ASYNC_COMPREHENSION_OUTSIDE("asynchronous comprehension outside of an asynchronous function"),
  BARE_EXCEPT_NOT_LAST("default 'except:' must be last"),
  TOO_MANY_BLOCKS("too many statically nested blocks"),
  ASSIGN_DEBUG("cannot assign to __debug__"),
  DELETE_DEBUG("cannot delete __debug__"),
  REPEATED_KEYWORD("keyword argument repeated: %s"),
  STARRED_TARGET("starred assignment target must be in a list or tuple"),
  STARRED_PLACE("can't use starred expression here"),
  SEVERAL_STARRED("multiple starred expressions in assignment"),
  LATE_STARRED("too many expressions in star-unpacking assignment"),
  PATTERN_CAPTURES_ALL("name capture '%s' makes remaining patterns unreachable"),
  PATTERN_MATCHES_ALL("wildcard makes remaining patterns unreachable"),
  PATTERN_NAME_TWICE("multiple assignments to name '%s' in pattern"),
  PATTERN_NAMES_DIFFER("alternative patterns bind different names"),
  PATTERN_ATTRIBUTE_TWICE("attribute name repeated in class pattern: %s"),
  PATTERN_KEY_TWICE("mapping pattern checks duplicate key (%s)"),
  PATTERN_SEVERAL_STARS("multiple starred names in sequence pattern"),
  PATTERN_LATE_STAR("too many expressions in star-unpacking sequence pattern"),
  PATTERN_BAD_VALUE("patterns may only match literals and attribute lookups"),
  PATTERN_BAD_KEY("mapping pattern keys may only match literals and attribute lookups");

  /** CPython's class of an error. */
  enum Category {
    SYNTAX("SyntaxError"),
    INDENTATION("IndentationError"),
    TAB("TabError"),
    MEMORY("MemoryError");

    private final String word;

    Category(String word) {
      this.word = word;
    }

    /** The name of CPython's exception class. */
    String word() {
      return word;
    }
  }

  private final Category category;
  private final String text;

  Message(String text) {
    this(Category.SYNTAX, text);
  }

  Message(Category category, String text) {
    this.category = category;
    this.text = text;
  }

  Category category() {
    return category;
  }

  /** The message with its arguments filled in. */
  String text(Object... arguments) {
    return arguments.length == 0 ? text : String.format(java.util.Locale.ROOT, text, arguments);
  }

  /** The error at {@code span}. */
  Diagnostic at(Span span, Object... arguments) {
    return Diagnostic.error(category.word(), text(arguments), span);
  }
}
