/* Tokens of a little language with keyword blocks, for tests of the parser's toolkit. */
lexer grammar BlocksLexer;

channels { COMMENTS }

IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
END : 'end' ;
WHILE : 'while' ;
DO : 'do' ;
LET : 'let' ;
FUN : 'fun' ;

EQ : '==' ;
ASSIGN : '=' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
POWER : '^' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA : ',' ;
SEMICOLON : ';' ;
DOT : '.' ;

NAME : [A-Za-z_] [A-Za-z0-9_]* ;
NUMBER : [0-9]+ ;
STRING : '"' ~["\r\n]* '"' ;
UNFINISHED_STRING : '"' ~["\r\n]* ;

LINE_COMMENT : '--' ~[\r\n]* -> channel(COMMENTS) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(COMMENTS) ;
WHITE_SPACE : [ \t\r\n]+ -> skip ;
ERROR : . ;
