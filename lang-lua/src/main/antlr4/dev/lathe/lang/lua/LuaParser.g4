/*
 * Lua as LuaJIT 2.1 reads it. Actions hand tokens and results to LuaAstBuilder, which makes the common tree; no parse tree
 * is made. Every decision is taken on the next token (ANTLR compiles such decisions to switches).
 *
 * What the reference decides by more than that is decided in actions:
 * - operators of an expression come as a flat list, the builder knows their priorities;
 * - an opening parenthesis behind a value always continues it, although it could also begin a statement (see suffixed);
 * - whether an expression can be assigned to, or stand as a statement, and whether two separators of a table follow each
 *   other. What fails there ends the parse like any other syntax error.
 */
parser grammar LuaParser;

options { tokenVocab = LuaLexer; superClass = GuardedParser; }

@header {
import dev.lathe.ast.Argument;
import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Function;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.TableItem;
import dev.lathe.parser.GuardedParser;
import java.util.ArrayList;
import java.util.Optional;
}

@members {
LuaAstBuilder ast;
}

chunk returns [Module result]
  : block EOF { $result = ast.module($block.result); }
  ;

block returns [Block result]
locals [int activeOutside, List<Stmt> statements = new ArrayList<>()]
  : { $activeOutside = ast.beginBlock(); }
    ( statement { $statements.add($statement.result); } SEMICOLON? )*
    ( lastStatement { $statements.add($lastStatement.result); } SEMICOLON? )?
    { $result = ast.endBlock($activeOutside, $start, $statements); }
  ;

statement returns [Stmt result]
  : IF ifStatement[$start] { $result = $ifStatement.result; }
  | WHILE expr DO { ast.beginLoop(); } block END
    { ast.endLoop(); $result = ast.whileLoop($start, $expr.result, $block.result); }
  | DO block END { $result = ast.doBlock($start, $block.result); }
  | FOR name
    ( ASSIGN numericFor[$start, $name.result] { $result = $numericFor.result; }
    | genericFor[$start, $name.result] { $result = $genericFor.result; }
    )
  | REPEAT { ast.beginLoop(); } block UNTIL { ast.endLoop(); } expr
    { $result = ast.repeatLoop($start, $block.result, $expr.result); }
  | FUNCTION functionName body[$functionName.receiver]
    { $result = ast.functionStatement($start, $functionName.result, $body.result); }
  | LOCAL localStatement[$start] { $result = $localStatement.result; }
  | LABEL name LABEL { $result = ast.label($start, $name.result); }
  | GOTO
    ( target=NAME { $result = ast.gotoStatement($start, $target); }
    | { ast.readAhead($start); } suffix[$start, ast.name($start)] suffixes[$start, $suffix.result]
      assignmentOrCall[$start, $suffixes.result] { $result = $assignmentOrCall.result; }
    | assignment[$start, ast.name($start)] { $result = $assignment.result; }
    )
  | primary suffixes[$start, $primary.result] assignmentOrCall[$start, $suffixes.result]
    { $result = $assignmentOrCall.result; }
  ;

lastStatement returns [Stmt result]
  : RETURN exprListOrNone { $result = ast.returnStatement($start, $exprListOrNone.result); }
  | BREAK { $result = ast.breakStatement($start); }
  ;

ifStatement[Token first] returns [Stmt result]
locals [List<IfBranch> branches = new ArrayList<>(), Optional<Block> orElse = Optional.empty()]
  : test=expr THEN body1=block { $branches.add(ast.branch($first, $test.result, $body1.result)); }
    ( elseif=ELSEIF test2=expr THEN body2=block { $branches.add(ast.branch($elseif, $test2.result, $body2.result)); } )*
    ( ELSE body3=block { $orElse = Optional.of($body3.result); } )?
    END
    { $result = ast.ifStatement($first, $branches, $orElse); }
  ;

numericFor[Token first, Identifier variable] returns [Stmt result]
locals [Optional<Expr> step = Optional.empty()]
  : begin=expr COMMA limit=expr ( COMMA by=expr { $step = Optional.of($by.result); } )?
    DO { ast.beginFor(1); } block END
    { ast.endFor(1); $result = ast.numericFor($first, $variable, $begin.result, $limit.result, $step, $block.result); }
  ;

genericFor[Token first, Identifier variable] returns [Stmt result]
locals [List<Identifier> variables = new ArrayList<>()]
@init { $variables.add($variable); }
  : ( COMMA name { $variables.add($name.result); } )*
    IN exprList DO { ast.beginFor($variables.size()); } block END
    {
      ast.endFor($variables.size());
      $result = ast.genericFor($first, $variables, $exprList.result, $block.result);
    }
  ;

functionName returns [Expr result, Function.Receiver receiver]
@init { $receiver = Function.Receiver.EXPLICIT; }
  : name { $result = ast.variable($name.result); }
    ( DOT part=name { $result = ast.attribute($start, $result, $part.result); } )*
    ( COLON method=name
      { $result = ast.attribute($start, $result, $method.result); $receiver = Function.Receiver.IMPLICIT; }
    )?
  ;

localStatement[Token first] returns [Stmt result]
locals [List<Identifier> names, List<Expr> values]
  : FUNCTION name body[Function.Receiver.EXPLICIT]
    { $result = ast.localFunction($first, $name.result, $body.result); }
  | { $names = new ArrayList<>(); $values = List.of(); }
    one=name { $names.add($one.result); }
    ( COMMA other=name { $names.add($other.result); } )*
    ( ASSIGN exprList { $values = $exprList.result; } )?
    { $result = ast.localVariables($first, $names, $values); }
  ;

/* Behind a value at the beginning of a statement. */
assignmentOrCall[Token first, Expr head] returns [Stmt result]
  : assignment[$first, $head] { $result = $assignment.result; }
  | { $result = ast.callStatement($first, $head); }
  ;

assignment[Token first, Expr head] returns [Stmt result]
locals [List<Expr> targets]
  : ASSIGN exprList { $result = ast.assign($first, $head, $exprList.result); }
  | { $targets = ast.targets($head); }
    ( COMMA suffixed { ast.target($targets, $suffixed.result); } )+
    ASSIGN exprList { $result = ast.multiAssign($first, $targets, $exprList.result); }
  ;

exprListOrNone returns [List<Expr> result]
  : exprList { $result = $exprList.result; }
  | { $result = List.of(); }
  ;

exprList returns [List<Expr> result = new ArrayList<>()]
  : one=expr { $result.add($one.result); } ( COMMA other=expr { $result.add($other.result); } )*
  ;

expr returns [Expr result]
locals [int base]
  : { $base = ast.beginExpression(); }
    ( unary=( NOT | MINUS | HASH ) { ast.unary($unary); } )*
    one=operand { ast.operand($one.start, $one.result); }
    ( binary=( PLUS | MINUS | STAR | SLASH | PERCENT | CARET | CONCAT | EQ | NE | LT | GT | LE | GE | AND | OR )
      { ast.binary($binary, $base); }
      ( unary=( NOT | MINUS | HASH ) { ast.unary($unary); } )*
      other=operand { ast.operand($other.start, $other.result); }
    )*
    { $result = ast.endExpression($base); }
  ;

operand returns [Expr result]
  : NIL { $result = ast.nil($NIL); }
  | FALSE { $result = ast.no($FALSE); }
  | TRUE { $result = ast.yes($TRUE); }
  | NUMBER { $result = ast.number($NUMBER); }
  | STRING { $result = ast.string($STRING); }
  | DOTS { $result = ast.varArgs($DOTS); }
  | table { $result = $table.result; }
  | FUNCTION body[Function.Receiver.EXPLICIT] { $result = ast.function($start, $body.result); }
  | suffixed { $result = $suffixed.result; }
  ;

suffixed returns [Expr result]
  : primary suffixes[$start, $primary.result] { $result = $suffixes.result; }
  | GOTO suffixes[$start, ast.name($GOTO)] { $result = $suffixes.result; }
  ;

/* But for goto, which also begins a statement of its own. */
primary returns [Expr result]
  : NAME { $result = ast.name($NAME); }
  | LPAREN expr RPAREN { $result = ast.paren($start, $expr.result); }
  ;

/*
 * Any number of fields, indexes and calls behind a value. The loop is an action: to ANTLR an opening parenthesis might as
 * well begin the next statement, which it would find out by reading that to its end; the language never reads it so.
 */
suffixes[Token first, Expr head] returns [Expr result]
  : { $result = $head; while (ast.isSuffix(_input.LA(1))) { $result = suffix($first, $result).result; } }
  ;

suffix[Token first, Expr object] returns [Expr result]
  : DOT name { $result = ast.attribute($first, $object, $name.result); }
  | LBRACK expr RBRACK { $result = ast.index($first, $object, $expr.result); }
  | COLON name arguments { $result = ast.methodCall($first, $object, $name.result, $arguments.form, $arguments.result); }
  | arguments { $result = ast.call($first, $object, $arguments.form, $arguments.result); }
  ;

arguments returns [Expr.CallForm form, List<? extends Argument> result]
@init { $form = Expr.CallForm.BARE; }
  : LPAREN { ast.callParenthesis($LPAREN); $form = Expr.CallForm.PARENTHESES; }
    exprListOrNone RPAREN { $result = $exprListOrNone.result; }
  | table { $result = List.of($table.result); }
  | STRING { $result = List.of(ast.string($STRING)); }
  ;

table returns [Expr result]
locals [List<TableItem> items = new ArrayList<>()]
  : LBRACE
    ( one=field { $items.add($one.result); }
      ( separator=( COMMA | SEMICOLON ) { ast.fieldSeparator($separator); }
        ( other=field { $items.add($other.result); } )?
      )*
    )?
    RBRACE
    { $result = ast.table($start, $items); }
  ;

field returns [TableItem result]
  : LBRACK key=expr RBRACK ASSIGN value=expr { $result = ast.keyedItem($start, $key.result, $value.result); }
  | { ast.readAhead($start); }
    item=expr { $result = $item.result; }
    ( ASSIGN value=expr { $result = ast.namedItem($start, $item.result, $value.result); } )?
  ;

/* Behind the keyword and the name of any function. */
body[Function.Receiver receiver] returns [Function result]
  : LPAREN { ast.beginFunction($receiver); } parameters RPAREN block END
    { ast.endFunction(); $result = ast.body($start, $receiver, $parameters.result, $block.result); }
  ;

parameters returns [List<Parameter> result = new ArrayList<>()]
  : ( parameter { $result.add($parameter.result); } ( COMMA parameter { $result.add($parameter.result); } )* )?
  ;

parameter returns [Parameter result]
  : name { $result = ast.parameter($name.result); }
  | DOTS { $result = ast.variableParameter($DOTS); }
  ;

name returns [Identifier result]
  : ( NAME | GOTO ) { $result = ast.identifier($start); }
  ;
