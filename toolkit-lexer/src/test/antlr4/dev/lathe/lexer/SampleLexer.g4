/* A lexer of the kind that AntlrTokens expects: takes any text, has no predicates, sees folded characters. */
lexer grammar SampleLexer;

channels { COMMENTS }

tokens { INDENT, DEDENT }

IF : 'if' ;
MATCH : 'match' ;
EQ : '==' ;
DOTS : '...' ;
ASSIGN : '=' ;
PLUS : '+' ;
QUOTE : '\'' ;
BACKSLASH : '\\' ;
LPAREN : '(' ;
RPAREN : ')' ;
COMMA : ',' ;
UNIT : 'u' ;

NAME : [A-Za-z_\u0001] [A-Za-z0-9_\u0001\u0002]* ;
NUMBER : [0-9]+ ;
STRING : '"' ~'"'* '"' ;
UNFINISHED_STRING : '"' ~'"'* ;

LINE_COMMENT : '--' ~[\r\n]* -> channel(COMMENTS) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(COMMENTS) ;
UNFINISHED_COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* -> channel(COMMENTS) ;

NEWLINE : '\r'? '\n' | '\r' ;
JOINED : '&' '\r'? '\n' -> channel(HIDDEN) ;
WHITE_SPACE : [ \t\f]+ -> skip ;

ERROR : . ;

/* What no grammar may have: text that no rule takes. */
mode PARTIAL;
ONLY : 'only' ;
