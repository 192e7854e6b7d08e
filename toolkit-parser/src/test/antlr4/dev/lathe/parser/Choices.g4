/* Decisions that are hard: one that SLL gets wrong, and one that has two right answers. */
grammar Choices;

options { superClass = GuardedParser; }

file
  : ( first | second | condition )* EOF
  ;

/* In both, the operand may be missing: whether "1 a" behind the sign has one only the caller's rule can tell. */
first
  : '$' operand NAME
  ;

second
  : '@' operand NUMBER NAME
  ;

operand
  : NUMBER
  |
  ;

/* The dangling else: it may belong to either condition. */
condition
  : 'if' NAME consequence ( 'else' consequence )?
  ;

consequence
  : condition
  | NAME
  ;

NAME : [a-z]+ ;
NUMBER : [0-9]+ ;
COMMENT : '#' ~[\n]* -> channel(2) ;
WHITE_SPACE : [ \n]+ -> skip ;
ERROR : . ;
