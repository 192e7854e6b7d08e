/*
 * A little language with keyword blocks. No actions but those of the tests: rules tell a listener what they have read, the
 * innermost first, as front ends do that build a tree.
 */
parser grammar BlocksParser;

options { tokenVocab = BlocksLexer; superClass = BlocksNodes; }

file
  : block EOF
  ;

block
  : { int from = next().index(); } ( statement | SEMICOLON )* { block(from, next().index()); }
  ;

statement
  : ( IF expr THEN block ( ELSE block )? END
    | WHILE expr DO block END
    | DO block END
    | LET NAME ( ASSIGN expr )?
    | LET NAME COMMA NAME ASSIGN expr COMMA expr
    | FUN NAME LPAREN ( NAME ( COMMA NAME )* )? RPAREN block END
    | place ( ASSIGN expr )?
    )
    { statement($start, last()); }
  ;

/* Begins with a name, so that a bracket behind an expression always continues it. */
place
  : NAME ( DOT NAME | LPAREN arguments RPAREN | LBRACKET expr RBRACKET )* { inside($start, last()); }
  ;

expr
  : <assoc = right> expr POWER expr { inside($start, last()); }
  | MINUS expr { inside($start, last()); }
  | expr STAR expr { inside($start, last()); }
  | expr ( PLUS | MINUS ) expr { inside($start, last()); }
  | expr EQ expr { inside($start, last()); }
  | expr DOT NAME { inside($start, last()); }
  | expr LPAREN arguments RPAREN { inside($start, last()); }
  | expr LBRACKET expr RBRACKET { inside($start, last()); }
  | LPAREN expr RPAREN { inside($start, last()); }
  | LBRACKET arguments RBRACKET { inside($start, last()); }
  | NAME { inside($start, last()); }
  | NUMBER { inside($start, last()); }
  | STRING { inside($start, last()); }
  ;

arguments
  : ( expr ( COMMA expr )* )?
  ;
