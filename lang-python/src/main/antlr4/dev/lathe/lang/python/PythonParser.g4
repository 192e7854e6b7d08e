/*
 * Python 3.12's grammar, with actions that build the common tree.
 *
 * Every decision looks at one token, so that the generated parser never predicts by simulation. What that leaves open is
 * settled by the builders, and what CPython's parser refuses they refuse, at the token where it shows:
 *
 *   - a target is read as an expression, then looked at (Targets); so are names in front of = in calls, and of :=
 *   - not, and, or, comparisons, arithmetic and signs are one flat list, sorted by precedence (OperatorStack)
 *   - the order of parameters and arguments is checked where they are collected
 *   - the items of a with statement in brackets are read as a tuple whose elements may have "as"
 *
 * Items in brackets are item ( COMMA ( item | {endOfItems} ) )*: one comma may stand in front of the closing bracket.
 */
parser grammar PythonParser;

options {
  tokenVocab = PythonLexer;
  superClass = GuardedParser;
}

@header {
import dev.lathe.ast.Argument;
import dev.lathe.ast.Block;
import dev.lathe.ast.ComprehensionClause;
import dev.lathe.ast.Decorator;
import dev.lathe.ast.ExceptHandler;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.FormatPiece;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.StringPart;
import dev.lathe.ast.TypeParameter;
import dev.lathe.ast.WithItem;
import dev.lathe.lexer.Token;
import dev.lathe.parser.GuardedParser;
import java.util.ArrayList;
}

@members {
  private StatementBuilder build;
  private ExpressionBuilder expr;
  private OperatorStack ops;
  private PatternBuilder patterns;
  private StringLiteralBuilder strings;

  /** Sets what the actions build the tree with. */
  PythonParser with(PythonAstBuilder builder) {
    build = builder.statements();
    expr = builder.expressions();
    ops = builder.operators();
    patterns = builder.patterns();
    strings = builder.strings();
    return this;
  }

  /** Behind a separator without an item: nothing but {@code end} may follow. */
  private void endOfItems(int end) {
    if (_input.LA(1) != end) {
      throw Refusal.at(next());
    }
  }

  /** Behind the last comma of a list without brackets. */
  private void endOfTuple() {
    if (_input.LA(1) == COMMA) {
      throw Refusal.at(next());
    }
  }
}

file returns [Module module]
locals [List<Stmt> body = new ArrayList<>()]
  : ( compound { $body.add($compound.s); } | simpleLine[$body] )* { $module = build.module($body, next()); } EOF
  ;

block returns [Block b]
locals [List<Stmt> body = new ArrayList<>(), Token first]
  : NEWLINE INDENT { $first = last(); }
    ( compound { $body.add($compound.s); } | simpleLine[$body] )+
    DEDENT { $b = build.indented($body, $first, last()); }
  | { $first = next(); } simpleLine[$body] { $b = build.inline($body, $first, last()); }
  ;

// Simple statements

simpleLine[List<Stmt> out]
  : simple { $out.add($simple.s); }
    ( SEMI ( more=simple { $out.add($more.s); } | { endOfItems(NEWLINE); } ) )*
    NEWLINE
  ;

simple returns [Stmt s]
locals [Token first, Expr left, Expr right, List<Expr> targets, int operator]
@init { $first = next(); }
  : a=starExpressions { $left = $a.e; }
    ( { $s = build.expression($left, $first, last()); }
    | { $targets = new ArrayList<>(1); }
      ( EQUAL { $targets.add(build.target($left, last())); }
        ( b=starExpressions { $left = $b.e; } | c=yieldExpression { $left = $c.e; } )
      )+
      { $s = build.assign($targets, $left, $first, last()); }
    | COLON { build.checkAnnotated($left, last()); } annotation=expression
      ( EQUAL ( d=starExpressions { $right = $d.e; } | f=yieldExpression { $right = $f.e; } ) )?
      { $s = build.annotated($left, $annotation.e, $right, $first, last()); }
    | ( PLUSEQUAL | MINEQUAL | STAREQUAL | SLASHEQUAL | PERCENTEQUAL | AMPEREQUAL | VBAREQUAL | CIRCUMFLEXEQUAL
      | LEFTSHIFTEQUAL | RIGHTSHIFTEQUAL | DOUBLESTAREQUAL | DOUBLESLASHEQUAL | ATEQUAL
      )
      { $operator = last().type(); build.checkSingleTarget($left, last()); }
      ( g=starExpressions { $right = $g.e; } | h=yieldExpression { $right = $h.e; } )
      { $s = build.augmented($operator, $left, $right, $first, last()); }
    )
  | yieldExpression { $s = build.expression($yieldExpression.e, $first, last()); }
  | RETURN ( r=starExpressions { $right = $r.e; } )? { $s = build.returns($right, $first, last()); }
  | RAISE ( error=expression { $left = $error.e; } ( FROM cause=expression { $right = $cause.e; } )? )?
    { $s = build.raise($left, $right, $first, last()); }
  | ASSERT test=expression ( COMMA message=expression { $right = $message.e; } )?
    { $s = build.assertion($test.e, $right, $first, last()); }
  | DEL deleteTargets { $s = build.delete($deleteTargets.list, $first, last()); }
  | ( PASS | BREAK | CONTINUE ) { $s = build.keyword($first); }
  | GLOBAL names { $s = build.global($names.list, $first, last()); }
  | NONLOCAL names { $s = build.nonlocal($names.list, $first, last()); }
  | IMPORT importedModules { $s = build.imports($importedModules.list, $first, last()); }
  | FROM importFrom[$first] { $s = $importFrom.s; }
  | TYPE typeAlias[$first] { $s = $typeAlias.s; }
  ;

typeAlias[Token first] returns [Stmt s]
locals [Token name, List<TypeParameter> types = List.of()]
  : NAME { $name = last(); } ( typeParameters { $types = $typeParameters.list; } )? EQUAL expression
    { $s = build.typeAlias($name, $types, $expression.e, $first, last()); }
  ;

deleteTargets returns [List<Expr> list = new ArrayList<>(2)]
  : a=primary { $list.add(build.deleted($a.e, next())); }
    ( COMMA ( b=primary { $list.add(build.deleted($b.e, next())); } | { endOfTuple(); } ) )*
  ;

names returns [List<Identifier> list = new ArrayList<>(2)]
  : NAME { $list.add(expr.identifier(last())); } ( COMMA NAME { $list.add(expr.identifier(last())); } )*
  ;

importedModules returns [List<ImportedName> list = new ArrayList<>(1)]
  : a=importedModule { $list.add($a.name); } ( COMMA b=importedModule { $list.add($b.name); } )*
  ;

importedModule returns [ImportedName name]
locals [Token first, Identifier alias]
@init { $first = next(); }
  : dottedName ( AS NAME { $alias = expr.identifier(last()); } )?
    { $name = build.imported($dottedName.list, $alias, $first, last()); }
  ;

dottedName returns [List<Identifier> list = new ArrayList<>(2)]
  : NAME { $list.add(expr.identifier(last())); } ( DOT NAME { $list.add(expr.identifier(last())); } )*
  ;

importFrom[Token first] returns [Stmt s]
locals [int level, List<Identifier> path = List.of(), List<ImportedName> imported = new ArrayList<>()]
  : ( DOT { $level++; } | ELLIPSIS { $level += 3; } )*
    ( dottedName { $path = $dottedName.list; } | { build.checkRelative($level, next()); } )
    IMPORT
    ( STAR { $s = build.importAll($level, $path, $first, last()); }
    | ( a=importedName { $imported.add($a.name); } ( COMMA b=importedName { $imported.add($b.name); } )*
      | LPAR c=importedName { $imported.add($c.name); }
        ( COMMA ( d=importedName { $imported.add($d.name); } | { endOfItems(RPAR); } ) )* RPAR
      )
      { $s = build.importFrom($level, $path, $imported, $first, last()); }
    )
  ;

importedName returns [ImportedName name]
locals [Token first, Identifier alias]
  : NAME { $first = last(); } ( AS NAME { $alias = expr.identifier(last()); } )?
    { $name = build.imported(List.of(expr.identifier($first)), $alias, $first, last()); }
  ;

// Compound statements

compound returns [Stmt s]
locals [Token first]
@init { $first = next(); }
  : IF ifRest[$first] { $s = $ifRest.s; }
  | DEF a=functionRest[$first, $first, List.of(), Execution.SYNCHRONOUS] { $s = $a.s; }
  | CLASS b=classRest[$first, $first, List.of()] { $s = $b.s; }
  | FOR c=forRest[$first, Execution.SYNCHRONOUS] { $s = $c.s; }
  | WITH d=withRest[$first, Execution.SYNCHRONOUS] { $s = $d.s; }
  | TRY tryRest[$first] { $s = $tryRest.s; }
  | WHILE whileRest[$first] { $s = $whileRest.s; }
  | decorated { $s = $decorated.s; }
  | ASYNC
    ( DEF e=functionRest[$first, $first, List.of(), Execution.ASYNCHRONOUS] { $s = $e.s; }
    | FOR f=forRest[$first, Execution.ASYNCHRONOUS] { $s = $f.s; }
    | WITH g=withRest[$first, Execution.ASYNCHRONOUS] { $s = $g.s; }
    )
  | MATCH matchRest[$first] { $s = $matchRest.s; }
  ;

ifRest[Token first] returns [Stmt s]
locals [List<IfBranch> branches = new ArrayList<>(2), Token start, Block otherwise]
  : a=namedExpression COLON b=block { $branches.add(build.branch($a.e, $b.b, $first)); }
    ( ELIF { $start = last(); } c=namedExpression COLON d=block { $branches.add(build.branch($c.e, $d.b, $start)); } )*
    ( elseBlock { $otherwise = $elseBlock.b; } )?
    { $s = build.ifs($branches, $otherwise, $first); }
  ;

elseBlock returns [Block b]
  : ELSE COLON block { $b = $block.b; }
  ;

whileRest[Token first] returns [Stmt s]
locals [Block otherwise]
  : namedExpression COLON block ( elseBlock { $otherwise = $elseBlock.b; } )?
    { $s = build.whiles($namedExpression.e, $block.b, $otherwise, $first); }
  ;

forRest[Token first, Execution execution] returns [Stmt s]
locals [Block otherwise]
  : loopTargets IN starExpressions COLON block ( elseBlock { $otherwise = $elseBlock.b; } )?
    { $s = build.fors($execution, $loopTargets.e, $starExpressions.e, $block.b, $otherwise, $first); }
  ;

/** What stands between for and in. */
loopTargets returns [Expr e]
locals [Token first, List<Expr> list]
@init { $first = next(); }
  : a=target { $e = $a.e; }
    ( COMMA { $list = expr.listOf($list, $e); } ( b=target { $list.add($b.e); } | { endOfTuple(); } ) )*
    { $e = expr.bareTuple($e, $list, $first, last()); }
  ;

/** An assignment target that ends in front of a keyword or bracket. */
target returns [Expr e]
  : primary { $e = expr.target($primary.e, next()); }
  | STAR { Token star = last(); } primary { $e = expr.starred(star, expr.target($primary.e, next()), last()); }
  ;

tryRest[Token first] returns [Stmt s]
locals [TryParts parts = new TryParts()]
  : COLON body=block
    ( handler[$parts]+
      ( elseBlock { $parts.otherwise($elseBlock.b); } )?
      ( FINALLY COLON a=block { $parts.finalizer($a.b); } )?
    | FINALLY COLON b=block { $parts.finalizer($b.b); }
    )
    { $s = build.tries($body.b, $parts, $first); }
  ;

handler[TryParts parts]
locals [Token first, Expr type, Identifier name]
  : EXCEPT { $first = last(); }
    ( STAR { $parts.begin(Stmt.HandlerKind.GROUP, last()); } | { $parts.begin(Stmt.HandlerKind.SINGLE, next()); } )
    ( expression { $type = $expression.e; } ( AS NAME { $name = expr.identifier(last()); } )? )?
    COLON { $parts.checkType($type, last()); }
    block
    { $parts.add(build.handler($type, $name, $block.b, $first)); }
  ;

withRest[Token first, Execution execution] returns [Stmt s]
locals [List<WithItem> items = new ArrayList<>(2)]
@init { expr.beginWith(next()); }
  : withItem[$items] ( COMMA withItem[$items] )* COLON block
    { $s = build.with($execution, $items, $block.b, $first); }
  ;

withItem[List<WithItem> out]
locals [Token first, Expr variable]
@init { $first = next(); }
  : expression ( AS target { $variable = $target.e; } )?
    { expr.withItems($expression.e, $variable, $first, last(), $out); }
  ;

decorated returns [Stmt s]
locals [Token first, Token start, List<Decorator> decorators = new ArrayList<>(1)]
@init { $first = next(); }
  : ( AT { $start = last(); } namedExpression { $decorators.add(build.decorator($start, $namedExpression.e, last())); } NEWLINE )+
    { $start = next(); }
    ( DEF a=functionRest[$first, $start, $decorators, Execution.SYNCHRONOUS] { $s = $a.s; }
    | ASYNC DEF b=functionRest[$first, $start, $decorators, Execution.ASYNCHRONOUS] { $s = $b.s; }
    | CLASS classRest[$first, $start, $decorators] { $s = $classRest.s; }
    )
  ;

functionRest[Token first, Token start, List<Decorator> decorators, Execution execution] returns [Stmt s]
locals [Token name, List<TypeParameter> types = List.of(), ParameterList list, Expr result]
@init { $list = expr.parameters(); }
  : NAME { $name = last(); }
    ( typeParameters { $types = $typeParameters.list; } )?
    LPAR parameters[$list] RPAR
    ( RARROW expression { $result = $expression.e; } )?
    COLON block
    { $s = build.function($first, $start, $decorators, $execution, $name, $types, $list, $result, $block.b); }
  ;

parameters[ParameterList list]
  : ( parameter[$list] ( COMMA ( parameter[$list] | { endOfItems(RPAR); } ) )* )?
  ;

parameter[ParameterList list]
locals [Token first, Token name, Expr annotation, Expr value]
@init { $first = next(); }
  : NAME ( COLON a=expression { $annotation = $a.e; } )? ( EQUAL b=expression { $value = $b.e; } )?
    { $list.named($first, $annotation, $value, last()); }
  | STAR
    ( NAME { $name = last(); }
      ( COLON ( c=expression { $annotation = $c.e; } | starred { $annotation = $starred.e; } ) )?
      { $list.variable($first, $name, $annotation, last()); }
    | { $list.bareStar($first); }
    )
  | DOUBLESTAR NAME { $name = last(); } ( COLON d=expression { $annotation = $d.e; } )?
    { $list.keywords($first, $name, $annotation, last()); }
  | SLASH { $list.slash($first); }
  ;

lambdaParameters[ParameterList list]
  : ( lambdaParameter[$list] ( COMMA ( lambdaParameter[$list] | { endOfItems(COLON); } ) )* )?
  ;

lambdaParameter[ParameterList list]
locals [Token first, Expr value]
@init { $first = next(); }
  : NAME ( EQUAL expression { $value = $expression.e; } )? { $list.named($first, null, $value, last()); }
  | STAR ( NAME { $list.variable($first, last(), null, last()); } | { $list.bareStar($first); } )
  | DOUBLESTAR NAME { $list.keywords($first, last(), null, last()); }
  | SLASH { $list.slash($first); }
  ;

typeParameters returns [List<TypeParameter> list = new ArrayList<>(2)]
  : LSQB typeParameter[$list] ( COMMA ( typeParameter[$list] | { endOfItems(RSQB); } ) )* RSQB
  ;

typeParameter[List<TypeParameter> out]
locals [Token first, Expr bound]
@init { $first = next(); }
  : NAME ( COLON expression { $bound = $expression.e; } )? { $out.add(build.typeParameter($first, $first, $bound, last())); }
  | ( STAR | DOUBLESTAR ) NAME { $out.add(build.typeParameter($first, last(), null, last())); }
  ;

classRest[Token first, Token start, List<Decorator> decorators] returns [Stmt s]
locals [Token name, List<TypeParameter> types = List.of(), List<Argument> superclasses = List.of()]
  : NAME { $name = last(); }
    ( typeParameters { $types = $typeParameters.list; } )?
    ( LPAR { Token open = last(); } ( arguments { $superclasses = build.superclasses($arguments.list, open, next()); } )? RPAR )?
    COLON block
    { $s = build.classDefinition($first, $start, $decorators, $name, $types, $superclasses, $block.b); }
  ;

matchRest[Token first] returns [Stmt s]
locals [List<MatchCase> cases = new ArrayList<>(4)]
  : subject COLON NEWLINE INDENT ( matchCase { $cases.add($matchCase.c); } )+ DEDENT
    { $s = build.match($subject.e, $cases, $first, last()); }
  ;

subject returns [Expr e]
locals [Token first, List<Expr> list]
@init { $first = next(); }
  : a=element { $e = $a.e; }
    ( COMMA { $list = expr.listOf($list, $e); } ( b=element { $list.add($b.e); } | { endOfTuple(); } ) )*
    { $e = expr.subject($e, $list, $first, last()); }
  ;

matchCase returns [MatchCase c]
locals [Token first, Expr guard]
  : CASE { $first = last(); } openPattern ( IF namedExpression { $guard = $namedExpression.e; } )? COLON block
    { $c = build.matchCase($openPattern.p, $guard, $block.b, $first); }
  ;

// Patterns

openPattern returns [Pattern p]
locals [Token first, List<Pattern> list]
@init { $first = next(); }
  : a=patternItem { $p = $a.p; }
    ( COMMA { $list = patterns.listOf($list, $p); } ( b=patternItem { $list.add($b.p); } | { endOfTuple(); } ) )*
    { $p = patterns.open($p, $list, $first, last()); }
  ;

patternItem returns [Pattern p]
locals [Token first]
  : pattern { $p = $pattern.p; }
  | STAR { $first = last(); } NAME { $p = patterns.star($first, last()); }
  ;

pattern returns [Pattern p]
locals [Token first, List<Pattern> alternatives]
@init { $first = next(); }
  : a=closedPattern { $p = $a.p; }
    ( VBAR b=closedPattern { $alternatives = patterns.listOf($alternatives, $p); $alternatives.add($b.p); } )*
    { $p = patterns.or($p, $alternatives, $first, last()); }
    ( AS NAME { $p = patterns.as($p, $first, last()); } )?
  ;

closedPattern returns [Pattern p]
locals [Token first, Expr type]
@init { $first = next(); }
  : numberPattern { $p = $numberPattern.p; }
  | stringLiteral { $p = patterns.value($stringLiteral.e, $first, last()); }
  | ( NONE | TRUE | FALSE ) { $p = patterns.singleton($first); }
  | NAME { $type = expr.name($first); } ( DOT NAME { $type = expr.attribute($type, $first, last()); } )*
    ( LPAR classPattern[$type, $first] { $p = $classPattern.p; }
    | { $p = patterns.named($type, $first, last()); }
    )
  | LPAR roundPattern[$first] { $p = $roundPattern.p; }
  | LSQB squarePattern[$first] { $p = $squarePattern.p; }
  | LBRACE mappingPattern[$first] { $p = $mappingPattern.p; }
  ;

numberPattern returns [Pattern p]
locals [Token first, Expr left]
@init { $first = next(); }
  : signedNumber { $left = $signedNumber.e; }
    ( ( PLUS | MINUS ) { Token sign = last(); } NUMBER { $left = patterns.complex($left, $first, sign, last()); } )?
    { $p = patterns.value($left, $first, last()); }
  ;

signedNumber returns [Expr e]
  : NUMBER { $e = expr.number(last()); }
  | MINUS { Token minus = last(); } NUMBER { $e = patterns.negative(minus, last()); }
  ;

classPattern[Expr type, Token first] returns [Pattern p]
locals [List<Pattern> positional = new ArrayList<>(2), List<Pattern.Attribute> attributes = new ArrayList<>(2)]
  : ( classPatternItem[$positional, $attributes]
      ( COMMA ( classPatternItem[$positional, $attributes] | { endOfItems(RPAR); } ) )*
    )?
    RPAR { $p = patterns.classPattern($type, $positional, $attributes, $first, last()); }
  ;

classPatternItem[List<Pattern> positional, List<Pattern.Attribute> attributes]
locals [Token first]
@init { $first = next(); }
  : a=pattern
    ( { patterns.checkPositional($attributes, next()); $positional.add($a.p); }
    | EQUAL { patterns.checkAttribute($positional, $attributes, $first, last()); } b=pattern { $attributes.add(patterns.attribute($first, $b.p, last())); }
    )
  ;

roundPattern[Token first] returns [Pattern p]
locals [List<Pattern> list]
  : RPAR { $p = patterns.sequence(Pattern.SequenceForm.PARENTHESES, List.of(), $first, last()); }
  | a=patternItem { $p = $a.p; }
    ( COMMA { $list = patterns.listOf($list, $p); } ( b=patternItem { $list.add($b.p); } | { endOfItems(RPAR); } ) )*
    RPAR { $p = patterns.round($p, $list, $first, last()); }
  ;

squarePattern[Token first] returns [Pattern p]
locals [List<Pattern> list = new ArrayList<>(2)]
  : ( a=patternItem { $list.add($a.p); } ( COMMA ( b=patternItem { $list.add($b.p); } | { endOfItems(RSQB); } ) )* )?
    RSQB { $p = patterns.sequence(Pattern.SequenceForm.BRACKETS, $list, $first, last()); }
  ;

mappingPattern[Token first] returns [Pattern p]
locals [List<Pattern.Item> items = new ArrayList<>(2), Identifier rest]
  : ( a=mappingItem[$items] { $rest = $a.rest; }
      ( COMMA { patterns.checkRest($rest, next()); } ( b=mappingItem[$items] { $rest = $b.rest; } | { endOfItems(RBRACE); } ) )*
    )?
    RBRACE { $p = patterns.mapping($items, $rest, $first, last()); }
  ;

mappingItem[List<Pattern.Item> out] returns [Identifier rest]
locals [Token first]
@init { $first = next(); }
  : mappingKey COLON pattern { $out.add(patterns.item($mappingKey.e, $pattern.p, $first, last())); }
  | DOUBLESTAR NAME { $rest = patterns.rest(last()); }
  ;

mappingKey returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : signedNumber { $e = $signedNumber.e; }
    ( ( PLUS | MINUS ) { Token sign = last(); } NUMBER { $e = patterns.complex($e, $first, sign, last()); } )?
  | stringLiteral { $e = $stringLiteral.e; }
  | ( NONE | TRUE | FALSE ) { $e = expr.constant($first); }
  | NAME { $e = expr.name($first); } ( DOT NAME { $e = expr.attribute($e, $first, last()); } )+
  ;

// Expressions

/** One or more, with commas: a tuple. */
starExpressions returns [Expr e]
locals [Token first, List<Expr> list]
@init { $first = next(); }
  : ( a=expression { $e = $a.e; } | b=starred { $e = $b.e; } )
    ( COMMA { $list = expr.listOf($list, $e); }
      ( c=expression { $list.add($c.e); } | d=starred { $list.add($d.e); } | { endOfTuple(); } )
    )*
    { $e = expr.bareTuple($e, $list, $first, last()); }
  ;

starred returns [Expr e]
  : STAR { Token star = last(); } bitOr { $e = expr.starred(star, $bitOr.e, last()); }
  ;

yieldExpression returns [Expr e]
locals [Token first]
  : YIELD { $first = last(); }
    ( FROM expression { $e = expr.yieldFrom($expression.e, $first, last()); }
    | starExpressions { $e = expr.yields($starExpressions.e, $first, last()); }
    | { $e = expr.yields(null, $first, last()); }
    )
  ;

namedExpression returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : a=expression { $e = $a.e; }
    ( COLONEQUAL { expr.checkName($e, last()); } b=expression { $e = expr.assigned($e, $b.e, $first, last()); } )?
  ;

/** An element of a list, set or tuple in brackets. */
element returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : a=expression { $e = $a.e; }
    ( COLONEQUAL { expr.checkName($e, last()); } b=expression { $e = expr.assigned($e, $b.e, $first, last()); } )?
  | starred { $e = $starred.e; }
  ;

expression returns [Expr e]
locals [Token first]
@init { $first = next(); ops.enter($first); }
  : ( a=disjunction { $e = $a.e; }
      ( IF test=disjunction ELSE otherwise=expression { $e = expr.conditional($a.e, $test.e, $otherwise.e, $first, last()); } )?
    | LAMBDA { ParameterList parameters = expr.parameters(); } lambdaParameters[parameters] COLON body=expression
      { $e = expr.lambda(parameters, $body.e, $first, last()); }
    )
    { ops.leave(); }
  ;

disjunction returns [Expr e]
locals [int base, Token first]
@init { $base = ops.open(); }
  : ( NOT { ops.prefix(Operator.NOT, last()); } )*
    ( ( PLUS | MINUS | TILDE ) { ops.sign(last()); } )*
    { $first = next(); }
    ( AWAIT a=primary { ops.operand(expr.await($a.e, $first, last()), $first, last()); }
    | b=primary { ops.operand($b.e, $first, last()); }
    )
    ( ( ( PLUS | MINUS | STAR | SLASH | PERCENT | DOUBLESTAR | DOUBLESLASH | AT
        | VBAR | CIRCUMFLEX | AMPER | LEFTSHIFT | RIGHTSHIFT
        | LESS | GREATER | EQEQUAL | NOTEQUAL | LESSEQUAL | GREATEREQUAL | IN
        ) { ops.binary(last()); }
      | NOT IN { ops.binary(Operator.NOT_IN); }
      | IS ( NOT { ops.binary(Operator.IS_NOT); } | { ops.binary(Operator.IS); } )
      | ( AND | OR ) { ops.binary(last()); } ( NOT { ops.prefix(Operator.NOT, last()); } )*
      )
      ( ( PLUS | MINUS | TILDE ) { ops.sign(last()); } )*
      { $first = next(); }
      ( AWAIT c=primary { ops.operand(expr.await($c.e, $first, last()), $first, last()); }
      | d=primary { ops.operand($d.e, $first, last()); }
      )
    )*
    { $e = ops.close($base); }
  ;

/** Arithmetic only. */
bitOr returns [Expr e]
locals [int base, Token first]
@init { $base = ops.open(); }
  : ( ( PLUS | MINUS | TILDE ) { ops.sign(last()); } )*
    { $first = next(); }
    ( AWAIT a=primary { ops.operand(expr.await($a.e, $first, last()), $first, last()); }
    | b=primary { ops.operand($b.e, $first, last()); }
    )
    ( ( PLUS | MINUS | STAR | SLASH | PERCENT | DOUBLESTAR | DOUBLESLASH | AT
      | VBAR | CIRCUMFLEX | AMPER | LEFTSHIFT | RIGHTSHIFT
      ) { ops.binary(last()); }
      ( ( PLUS | MINUS | TILDE ) { ops.sign(last()); } )*
      { $first = next(); }
      ( AWAIT c=primary { ops.operand(expr.await($c.e, $first, last()), $first, last()); }
      | d=primary { ops.operand($d.e, $first, last()); }
      )
    )*
    { $e = ops.close($base); }
  ;

primary returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : ( NAME { $e = expr.name($first); }
    | NUMBER { $e = expr.number($first); }
    | stringLiteral { $e = $stringLiteral.e; }
    | LPAR round[$first] { $e = $round.e; }
    | LSQB square[$first] { $e = $square.e; }
    | LBRACE curly[$first] { $e = $curly.e; }
    | ( NONE | TRUE | FALSE | ELLIPSIS ) { $e = expr.constant($first); }
    )
    ( DOT NAME { $e = expr.attribute($e, $first, last()); }
    | LPAR { Token open = last(); }
      ( RPAR { $e = expr.call($e, List.of(), $first, open, last()); }
      | arguments RPAR { $e = expr.call($e, $arguments.list, $first, open, last()); }
      )
    | LSQB { Token open = last(); } subscripts RSQB { $e = expr.index($e, $subscripts.e, $first, open, last()); }
    )*
  ;

/** Arguments of a call, at least one. */
arguments returns [List<Argument> list = new ArrayList<>(4)]
locals [ArgumentOrder order = ArgumentOrder.POSITIONAL]
  : a=argument[$list, $order] { $order = $a.next; }
    ( COMMA ( b=argument[$list, $order] { $order = $b.next; } | { endOfItems(RPAR); } ) )*
  ;

argument[List<Argument> out, ArgumentOrder order] returns [ArgumentOrder next]
locals [Token first, Expr value]
@init { $first = next(); $next = $order; }
  : a=expression { $value = $a.e; }
    ( EQUAL { expr.checkName($value, last()); } b=expression { $next = $order.keyword(); $out.add(expr.keyword($value, $b.e, $first, last())); }
    | ( COLONEQUAL { expr.checkName($value, last()); } c=expression { $value = expr.assigned($value, $c.e, $first, last()); } )?
      ( comprehensionClauses { $value = expr.soleGenerator($out, $value, $comprehensionClauses.list, $first, last(), next()); } )?
      { $order.checkPositional(next()); $out.add($value); }
    )
  | STAR d=expression { $order.checkStarred(next()); $out.add(expr.starred($first, $d.e, last())); }
  | DOUBLESTAR f=expression { $next = ArgumentOrder.UNPACKED; $out.add(expr.unpackKeywords($f.e, $first, last())); }
  ;

subscripts returns [Expr e]
locals [Token first, List<Expr> list]
@init { $first = next(); }
  : ( a=subscript { $e = $a.e; } | b=starArgument { $e = $b.e; $list = expr.listOf(null, $e); } )
    ( COMMA { $list = expr.listOf($list, $e); }
      ( c=subscript { $list.add($c.e); } | d=starArgument { $list.add($d.e); } | { endOfItems(RSQB); } )
    )*
    { $e = expr.bareTuple($e, $list, $first, last()); }
  ;

starArgument returns [Expr e]
  : STAR { Token star = last(); } expression { $e = expr.starred(star, $expression.e, last()); }
  ;

subscript returns [Expr e]
locals [Token first]
@init { $first = next(); }
  : a=expression { $e = $a.e; }
    ( COLONEQUAL { expr.checkName($e, last()); } b=expression { $e = expr.assigned($e, $b.e, $first, last()); }
    | c=slice[$e, $first] { $e = $c.e; }
    )?
  | d=slice[null, $first] { $e = $d.e; }
  ;

slice[Expr lower, Token first] returns [Expr e]
locals [Expr upper, Expr step, int colons]
  : COLON { $colons = 1; } ( a=expression { $upper = $a.e; } )?
    ( COLON { $colons = 2; } ( b=expression { $step = $b.e; } )? )?
    { $e = expr.slice($lower, $upper, $step, $colons, $first, last()); }
  ;

/** What stands between parentheses: a group, a tuple, a generator, the items of a with statement. */
round[Token open] returns [Expr e]
locals [Token first, List<Expr> list, List<ComprehensionClause> clauses]
  : RPAR { $e = expr.emptyTuple($open, last()); }
  | yieldExpression RPAR { $e = expr.paren($yieldExpression.e, $open, last()); }
  | { $first = next(); }
    a=element { $e = $a.e; }
    ( comprehensionClauses { $clauses = $comprehensionClauses.list; expr.checkElement($e, next(), RPAR); } )?
    ( AS { expr.checkWith($open, last()); } v=target { expr.withItem(0, null, $e, $v.e, $first, last()); } )?
    ( COMMA { $list = expr.listOf($list, $e); }
      ( { $first = next(); } b=element { $list.add($b.e); }
        ( AS { expr.checkWith($open, last()); } w=target { expr.withItem($list.size() - 1, $list, $b.e, $w.e, $first, last()); } )?
      | { endOfItems(RPAR); }
      )
    )*
    RPAR
    { $e = $clauses == null ? expr.round($e, $list, $open, last()) : expr.comprehension(Expr.ComprehensionKind.GENERATOR, $e, $clauses, $open, last()); }
  ;

square[Token open] returns [Expr e]
locals [List<Expr> list, List<ComprehensionClause> clauses]
  : RSQB { $e = expr.list(List.of(), $open, last()); }
  | a=element { $e = $a.e; }
    ( comprehensionClauses { expr.checkElement($e, next(), RSQB); }
      RSQB { $e = expr.comprehension(Expr.ComprehensionKind.LIST, $e, $comprehensionClauses.list, $open, last()); }
    | { $list = expr.listOf(null, $e); }
      ( COMMA ( b=element { $list.add($b.e); } | { endOfItems(RSQB); } ) )*
      RSQB { $e = expr.list($list, $open, last()); }
    )
  ;

curly[Token open] returns [Expr e]
locals [BraceItems items]
@init { $items = expr.braceItems(); }
  : ( braceItem[$items]
      ( comprehensionClauses { $items.clauses($comprehensionClauses.list, next()); } )?
      ( COMMA ( braceItem[$items] | { endOfItems(RBRACE); } ) )*
    )?
    RBRACE { $e = $items.finish($open, last()); }
  ;

braceItem[BraceItems items]
locals [Token first]
@init { $first = next(); }
  : a=expression
    ( COLON b=expression { $items.entry($a.e, $b.e, $first, last()); }
    | COLONEQUAL { expr.checkName($a.e, last()); } c=expression { $items.element(expr.assigned($a.e, $c.e, $first, last()), $first); }
    | { $items.element($a.e, $first); }
    )
  | starred { $items.element($starred.e, $first); }
  | DOUBLESTAR bitOr { $items.unpack($bitOr.e, $first, last()); }
  ;

comprehensionClauses returns [List<ComprehensionClause> list = new ArrayList<>(2)]
locals [Token first, Execution execution]
  : ( { $first = next(); $execution = Execution.SYNCHRONOUS; }
      ( ASYNC { $execution = Execution.ASYNCHRONOUS; } )?
      FOR loopTargets IN a=disjunction { $list.add(expr.loop($execution, $loopTargets.e, $a.e, $first, last())); }
      ( IF { $first = last(); } b=disjunction { $list.add(expr.condition($b.e, $first, last())); } )*
    )+
  ;

// Strings

stringLiteral returns [Expr e]
locals [Token first, List<StringPart> parts = new ArrayList<>(1)]
@init { $first = next(); }
  : ( STRING { $parts.add(strings.literal(last())); } | formatString { $parts.add($formatString.part); } )+
    { $e = strings.join($parts, $first, last()); }
  ;

formatString returns [StringPart part]
locals [Token open, List<FormatPiece> pieces = new ArrayList<>(4)]
  : FSTRING_START { $open = last(); }
    ( FSTRING_MIDDLE { $pieces.add(strings.text(last(), $open)); }
    | replacement[$open] { $pieces.add($replacement.piece); }
    )*
    FSTRING_END { $part = strings.format($open, $pieces, last()); }
  ;

replacement[Token string] returns [FormatPiece piece]
locals [Token open, Expr value, String debug = "", Token conversion, FormatPiece.Specification spec]
  : LBRACE { $open = last(); }
    ( starExpressions { $value = $starExpressions.e; } | yieldExpression { $value = $yieldExpression.e; } )
    ( EQUAL { $debug = strings.debugText($string, $open, next()); } )?
    ( EXCLAMATION { Token mark = last(); } NAME { $conversion = strings.conversion(mark, last()); } )?
    ( specification[$string] { $spec = $specification.spec; } )?
    RBRACE { $piece = strings.replacement($open, $value, $debug, $conversion, $spec, last()); }
  ;

specification[Token string] returns [FormatPiece.Specification spec]
locals [Token colon, List<FormatPiece> pieces = new ArrayList<>(2)]
  : COLON { $colon = last(); }
    ( FSTRING_MIDDLE { $pieces.add(strings.specificationText(last())); }
    | replacement[$string] { $pieces.add($replacement.piece); }
    )*
    { $spec = strings.specification($pieces, $colon, last()); }
  ;
