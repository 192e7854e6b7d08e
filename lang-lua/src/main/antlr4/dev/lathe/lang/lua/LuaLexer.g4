/*
 * Tokens of Lua as LuaJIT 2.1 reads it. Accepts any text: what is no token is UNEXPECTED, strings and comments have
 * unfinished twins. Characters from U+0080 come folded into one class, U+0001, since they all may stand in names.
 * Brackets of any level are closed in Java (LongBracketLexer): levels must match, which no regular rule can say.
 */
lexer grammar LuaLexer;

options { superClass = LongBracketLexer; }

channels { COMMENTS }

tokens { STRING, UNFINISHED_LONG_STRING, UNFINISHED_COMMENT }

AND : 'and' ;
BREAK : 'break' ;
DO : 'do' ;
ELSE : 'else' ;
ELSEIF : 'elseif' ;
END : 'end' ;
FALSE : 'false' ;
FOR : 'for' ;
FUNCTION : 'function' ;
GOTO : 'goto' ;
IF : 'if' ;
IN : 'in' ;
LOCAL : 'local' ;
NIL : 'nil' ;
NOT : 'not' ;
OR : 'or' ;
REPEAT : 'repeat' ;
RETURN : 'return' ;
THEN : 'then' ;
TRUE : 'true' ;
UNTIL : 'until' ;
WHILE : 'while' ;

CONCAT : '..' ;
DOTS : '...' ;
EQ : '==' ;
GE : '>=' ;
LE : '<=' ;
NE : '~=' ;
LABEL : '::' ;

PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
CARET : '^' ;
HASH : '#' ;
LT : '<' ;
GT : '>' ;
ASSIGN : '=' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' ;
RBRACE : '}' ;
LBRACK : '[' ;
RBRACK : ']' ;
SEMICOLON : ';' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;

NAME : [A-Za-z_\u0001] [A-Za-z0-9_\u0001]* ;

/* Whatever the reference takes as one numeral, well formed or not: signs belong to it behind e, in hexadecimal behind p. */
NUMBER : '.'? ( '0' [xX] HEX_TAIL* | '0' ( ZERO_TAIL TAIL* )? | [1-9] TAIL* ) ;
fragment TAIL : [0-9A-Za-z_.\u0001] | [eE] [+\-] ;
fragment ZERO_TAIL : [0-9A-WYZa-wyz_.\u0001] | [eE] [+\-] ;
fragment HEX_TAIL : [0-9A-Za-z_.\u0001] | [pP] [+\-] ;

DOUBLE_QUOTED : '"' ( ~["\\\r\n] | ESCAPE )* '"' -> type(STRING) ;
SINGLE_QUOTED : '\'' ( ~['\\\r\n] | ESCAPE )* '\'' -> type(STRING) ;
UNFINISHED_STRING : ( '"' ( ~["\\\r\n] | ESCAPE )* | '\'' ( ~['\\\r\n] | ESCAPE )* ) '\\'? ;
fragment ESCAPE : '\\' ( ~[z\r\n] | 'z' [ \t\u000B\f\r\n]* | '\r' '\n'? | '\n' '\r'? ) ;

LONG_STRING : '[' '='* '[' { longString(); } ;
BAD_DELIMITER : '[' '='+ ;

LONG_COMMENT : '--[' '='* '[' { longComment(); } ;
COMMENT : '--' ( '[' '='* ( ~[=[\r\n] ~[\r\n]* )? | ~[[\r\n] ~[\r\n]* )? -> channel(COMMENTS) ;

WHITE_SPACE : [ \t\u000B\f\r\n]+ -> skip ;

UNEXPECTED : . ;

/* Where a file begins with '#': its first line is skipped. */
mode FIRST_LINE;
SHEBANG : '#' ~[\r\n]* -> channel(COMMENTS), mode(DEFAULT_MODE) ;
