/*
 * Sprout's grammar. Actions hand tokens and results to SproutAstBuilder, which makes the common tree. Operators come as a
 * flat list, the builder knows how they bind; what may be assigned to, it looks at behind the fact.
 */
parser grammar SproutParser;

options { tokenVocab = SproutLexer; superClass = GuardedParser; }

@header {
import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.lexer.Token;
import dev.lathe.parser.GuardedParser;
import java.util.ArrayList;
}

@members {
  private SproutAstBuilder ast;

  /** Sets what the actions build the tree with. */
  SproutParser with(SproutAstBuilder builder) {
    ast = builder;
    return this;
  }
}

file returns [Module module]
locals [List<Stmt> body = new ArrayList<>()]
  : statement[$body]* { $module = ast.module($body, next()); } EOF
  ;

statement[List<Stmt> out]
  : ifStatement { $out.add($ifStatement.s); }
  | whileStatement { $out.add($whileStatement.s); }
  | function { $out.add($function.s); }
  | simpleLine[$out]
  ;

simpleLine[List<Stmt> out]
  : a=simple { $out.add($a.s); } ( SEMI b=simple { $out.add($b.s); } )* SEMI? NEWLINE
  ;

block returns [Block b]
locals [List<Stmt> body = new ArrayList<>(), Token first]
  : COLON NEWLINE INDENT { $first = last(); } statement[$body]+ DEDENT { $b = ast.indented($body, $first, last()); }
  | COLON { $first = next(); } simpleLine[$body] { $b = ast.inline($body, $first, last()); }
  ;

simple returns [Stmt s]
locals [Token first, List<Identifier> names = new ArrayList<>(1), List<Expr> values = new ArrayList<>(1)]
@init { $first = next(); }
  : LET NAME { $names.add(ast.identifier(last())); } ( COMMA NAME { $names.add(ast.identifier(last())); } )*
    ( ASSIGN expressions[$values] )?
    { $s = ast.local($names, $values, $first, last()); }
  | e=expression
    ( ASSIGN { ast.checkTarget($e.e); } v=expression { $s = ast.assign($e.e, $v.e, $first, last()); }
    | { $s = ast.expression($e.e, $first, last()); }
    )
  | RETURN expressions[$values]? { $s = ast.returns($values, $first, last()); }
  | BREAK { $s = ast.breaks($first); }
  | PASS { $s = ast.pass($first); }
  ;

ifStatement returns [Stmt s]
locals [Token first, Token start, List<IfBranch> branches = new ArrayList<>(2), Block orElse]
  : IF { $first = last(); } a=expression b=block { $branches.add(ast.branch($a.e, $b.b, $first)); }
    ( ELIF { $start = last(); } c=expression d=block { $branches.add(ast.branch($c.e, $d.b, $start)); } )*
    ( ELSE f=block { $orElse = $f.b; } )?
    { $s = ast.ifs($branches, $orElse, $first); }
  ;

whileStatement returns [Stmt s]
locals [Token first]
  : WHILE { $first = last(); } expression block { $s = ast.whiles($expression.e, $block.b, $first); }
  ;

function returns [Stmt s]
locals [Token first, Token name, Token open, List<Parameter> parameters = new ArrayList<>()]
  : FN { $first = last(); } NAME { $name = last(); }
    LPAREN { $open = last(); }
    ( NAME { $parameters.add(ast.parameter(last())); } ( COMMA NAME { $parameters.add(ast.parameter(last())); } )* COMMA? )?
    RPAREN block
    { $s = ast.function($name, $parameters, $block.b, $first, $open); }
  ;

expressions[List<Expr> out]
  : a=expression { $out.add($a.e); } ( COMMA b=expression { $out.add($b.e); } )*
  ;

expression returns [Expr e]
locals [int base]
@init { $base = ast.open(); }
  : operand ( operator operand )* { $e = ast.close($base); }
  ;

operator
  : ( OR | AND | EQ | NE | LT | LE | GT | GE | PLUS | MINUS | STAR | SLASH | CARET ) { ast.binary(last()); }
  ;

operand
locals [Token first]
  : ( ( MINUS | NOT ) { ast.prefix(last()); } )* { $first = next(); } primary { ast.operand($primary.e, $first, last()); }
  ;

primary returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : atom { $e = $atom.e; }
    ( DOT NAME { $e = ast.attribute($e, last(), $first); }
    | LPAREN a=elements RPAREN { $e = ast.call($e, $a.list, $first, last()); }
    | LBRACK i=expression RBRACK { $e = ast.index($e, $i.e, $first, last()); }
    )*
  ;

atom returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : NAME { $e = ast.name($first); }
  | NUMBER { $e = ast.number($first); }
  | STRING { $e = ast.string($first); }
  | ( NIL | TRUE | FALSE ) { $e = ast.constant($first); }
  | LPAREN expression RPAREN { $e = ast.paren($expression.e, $first, last()); }
  | LBRACK elements RBRACK { $e = ast.list($elements.list, $first, last()); }
  ;

elements returns [List<Expr> list = new ArrayList<>(4)]
  : ( expressions[$list] COMMA? )?
  ;
