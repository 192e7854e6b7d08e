/*
 * Tokens of Python 3.12, one physical line at a time: NEWLINE is any line end, blank lines and brackets included. Layout
 * (INDENT, DEDENT, which NEWLINEs count) and the soft keywords are decided behind this lexer, the inside of f-strings by
 * its super class.
 *
 * There are no predicates, every string has an unfinished twin, and the last rule takes any character: so the lexer
 * cannot fail nor read a text twice. Every character from U+0080 counts as a letter here, as in CPython's tokenizer,
 * which looks at the name as a whole afterwards.
 */
lexer grammar PythonLexer;

options {
  superClass = FormatStringLexer;
}

tokens {
  INDENT, DEDENT,
  MATCH, CASE, TYPE,
  FSTRING_MIDDLE, FSTRING_END,
  // What is no token; the parser grammar names none of these.
  BAD_NUMBER, BAD_NAME,
  UNFINISHED_FSTRING, UNFINISHED_FIELD, SINGLE_RBRACE, TOO_MANY_FSTRINGS, TOO_MANY_FIELDS, UNFINISHED_LINE,
  BAD_TABS, BAD_DEDENT, TOO_MANY_INDENTS, TOO_MANY_BRACKETS, UNMATCHED_BRACKET, MISMATCHED_BRACKET
}

// Keywords

FALSE    : 'False';
NONE     : 'None';
TRUE     : 'True';
AND      : 'and';
AS       : 'as';
ASSERT   : 'assert';
ASYNC    : 'async';
AWAIT    : 'await';
BREAK    : 'break';
CLASS    : 'class';
CONTINUE : 'continue';
DEF      : 'def';
DEL      : 'del';
ELIF     : 'elif';
ELSE     : 'else';
EXCEPT   : 'except';
FINALLY  : 'finally';
FOR      : 'for';
FROM     : 'from';
GLOBAL   : 'global';
IF       : 'if';
IMPORT   : 'import';
IN       : 'in';
IS       : 'is';
LAMBDA   : 'lambda';
NONLOCAL : 'nonlocal';
NOT      : 'not';
OR       : 'or';
PASS     : 'pass';
RAISE    : 'raise';
RETURN   : 'return';
TRY      : 'try';
WHILE    : 'while';
WITH     : 'with';
YIELD    : 'yield';

// Operators and delimiters

LPAR             : '(';
RPAR             : ')';
LSQB             : '[';
RSQB             : ']';
LBRACE           : '{';
RBRACE           : '}';
COLON            : ':';
COMMA            : ',';
SEMI             : ';';
PLUS             : '+';
MINUS            : '-';
STAR             : '*';
SLASH            : '/';
VBAR             : '|';
AMPER            : '&';
LESS             : '<';
GREATER          : '>';
EQUAL            : '=';
DOT              : '.';
PERCENT          : '%';
EQEQUAL          : '==';
NOTEQUAL         : '!=';
LESSGREATER      : '<>';
LESSEQUAL        : '<=';
GREATEREQUAL     : '>=';
TILDE            : '~';
CIRCUMFLEX       : '^';
LEFTSHIFT        : '<<';
RIGHTSHIFT       : '>>';
DOUBLESTAR       : '**';
PLUSEQUAL        : '+=';
MINEQUAL         : '-=';
STAREQUAL        : '*=';
SLASHEQUAL       : '/=';
PERCENTEQUAL     : '%=';
AMPEREQUAL       : '&=';
VBAREQUAL        : '|=';
CIRCUMFLEXEQUAL  : '^=';
LEFTSHIFTEQUAL   : '<<=';
RIGHTSHIFTEQUAL  : '>>=';
DOUBLESTAREQUAL  : '**=';
DOUBLESLASH      : '//';
DOUBLESLASHEQUAL : '//=';
AT               : '@';
ATEQUAL          : '@=';
RARROW           : '->';
ELLIPSIS         : '...';
COLONEQUAL       : ':=';
EXCLAMATION      : '!';

// Names: U+0001 is what the input shows for every character from U+0080.

NAME : [a-zA-Z_\u0001] [a-zA-Z0-9_\u0001]*;

// Numbers

NUMBER
  : '0' [xX] ('_'? [0-9a-fA-F])+
  | '0' [oO] ('_'? [0-7])+
  | '0' [bB] ('_'? [01])+
  | [1-9] ('_'? [0-9])*
  | '0' ('_'? '0')*
  | (POINT_FLOAT | DIGITS EXPONENT) [jJ]?
  | DIGITS [jJ]
  ;

fragment DIGITS      : [0-9] ('_'? [0-9])*;
fragment POINT_FLOAT : (DIGITS '.' DIGITS? | '.' DIGITS) EXPONENT?;
fragment EXPONENT    : [eE] [+\-]? DIGITS;

// Strings

STRING
  : PREFIX? ( '\'' SINGLE* '\'' | '"' DOUBLE* '"' | '\'\'\'' TRIPLE_SINGLE* '\'\'\'' | '"""' TRIPLE_DOUBLE* '"""' );

UNFINISHED_STRING
  : PREFIX?
    ( '\'' SINGLE* '\\'?
    | '"' DOUBLE* '\\'?
    | '\'\'\'' TRIPLE_SINGLE* '\''? '\''? '\\'?
    | '"""' TRIPLE_DOUBLE* '"'? '"'? '\\'?
    )
  ;

FSTRING_START : ([fF] [rR]? | [rR] [fF]) ('\'' | '"' | '\'\'\'' | '"""');

fragment PREFIX        : [uU] | [bB] [rR]? | [rR] [bB]?;
fragment ESCAPED       : '\\' ('\r' '\n'? | ~'\r');
fragment SINGLE        : ~['\\\r\n] | ESCAPED;
fragment DOUBLE        : ~["\\\r\n] | ESCAPED;
fragment TRIPLE_SINGLE : '\''? '\''? (~['\\] | ESCAPED);
fragment TRIPLE_DOUBLE : '"'? '"'? (~["\\] | ESCAPED);

// Lines

NEWLINE : '\r' '\n'? | '\n';
JOIN    : '\\' ('\r' '\n'? | '\n') -> skip;
SPACE   : [ \t\f]+ -> skip;
COMMENT : '#' ~[\r\n]* -> channel(2);

STRAY : .;
