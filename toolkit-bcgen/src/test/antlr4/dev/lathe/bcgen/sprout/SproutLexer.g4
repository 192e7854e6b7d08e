/*
 * Tokens of Sprout, a physical line at a time: IndentTokens makes the layout of them, SproutKeywords the one keyword that
 * is a name elsewhere. Accepts any text: what is no token is STRAY, strings have an unfinished twin, malformed numbers are
 * tokens of their own. Characters from U+0080 come folded: U+0001 begins names, U+0002 continues them.
 */
lexer grammar SproutLexer;

tokens {
  INDENT, DEDENT,
  LET,
  // What is no token; the parser's grammar names none of these.
  BAD_TABS, BAD_DEDENT, TOO_MANY_INDENTS, TOO_MANY_BRACKETS, UNMATCHED_BRACKET, MISMATCHED_BRACKET
}

AND    : 'and' ;
BREAK  : 'break' ;
ELIF   : 'elif' ;
ELSE   : 'else' ;
FALSE  : 'false' ;
FN     : 'fn' ;
IF     : 'if' ;
NIL    : 'nil' ;
NOT    : 'not' ;
OR     : 'or' ;
PASS   : 'pass' ;
RETURN : 'return' ;
TRUE   : 'true' ;
WHILE  : 'while' ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
COLON  : ':' ;
COMMA  : ',' ;
SEMI   : ';' ;
DOT    : '.' ;
ASSIGN : '=' ;
PLUS   : '+' ;
MINUS  : '-' ;
STAR   : '*' ;
SLASH  : '/' ;
CARET  : '^' ;
EQ     : '==' ;
NE     : '!=' ;
LT     : '<' ;
LE     : '<=' ;
GT     : '>' ;
GE     : '>=' ;

NAME : [a-zA-Z_\u0001] [a-zA-Z0-9_\u0001\u0002]* ;

NUMBER     : [0-9]+ ('.' [0-9]+ ([eE] [+\-]? [0-9]+)?)? ;
BAD_NUMBER : [0-9]+ ('.' [0-9]+ ([eE] [+\-]? [0-9]+)?)? [a-zA-Z_\u0001\u0002] [a-zA-Z0-9_\u0001\u0002]* ;

STRING            : '"' ( ~["\\\r\n] | '\\' ~[\r\n] )* '"' ;
UNFINISHED_STRING : '"' ( ~["\\\r\n] | '\\' ~[\r\n] )* '\\'? ;

NEWLINE : '\r' '\n'? | '\n' ;
JOIN    : '\\' ('\r' '\n'? | '\n') -> skip ;
SPACE   : [ \t\f]+ -> skip ;
COMMENT : '#' ~[\r\n]* -> channel(2) ;

STRAY : . ;
