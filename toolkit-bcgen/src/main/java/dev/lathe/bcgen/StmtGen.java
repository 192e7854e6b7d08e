package dev.lathe.bcgen;

import dev.lathe.ast.Block;
import dev.lathe.ast.Execution;
import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Stmt;
import dev.lathe.bcgen.Operand.Kind;
import dev.lathe.bcgen.Scopes.BlockKind;
import dev.lathe.lexer.TokenLines;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype.VariableName.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Statements of one function. Behind each, registers above the active variables are free. */
final class StmtGen {

  /** Registers of a for loop that the program cannot name. */
  private static final int HIDDEN = 3;

  /** A loop with more variables than this never takes the short way through a table. */
  private static final int MAX_SPECIALISED = 5;

  private final BytecodeConventions conventions;
  private final FunctionBuilder function;
  private final Scopes scopes;
  private final TokenLines lines;
  private final Discharge discharge;
  private final ValueGen values;

  StmtGen(FunctionBuilder function, Discharge discharge, ValueGen values) {
    this.conventions = function.conventions;
    this.function = function;
    this.scopes = function.scopes;
    this.lines = function.lines;
    this.discharge = discharge;
    this.values = values;
  }

  /** What can follow the statements of a block. */
  private enum Follower {
    /** The end of the block's scope. */
    END,
    /** A test that sees its variables. */
    TEST
  }

  /** The statements of a block, in the scope that is current. */
  void statements(Block block) {
    statements(block, Follower.END);
  }

  private void statements(Block block, Follower follower) {
    List<Stmt> list = block.statements();
    int trailing = list.size();
    while (follower == Follower.END && trailing > 0 && list.get(trailing - 1) instanceof Stmt.Label) {
      trailing--;
    }
    for (int i = 0; i < list.size(); i++) {
      Stmt stmt = list.get(i);
      lines.passTo(stmt.span().start());
      if (lines.next().is(conventions.jumpWord())) {
        lines.readAhead();
      }
      if (stmt instanceof Stmt.Label label) {
        scopes.place(ValueGen.latin1(label.name().name()), i < trailing ? Scopes.LabelPlace.INSIDE : Scopes.LabelPlace.TRAILING);
      } else {
        statement(stmt);
      }
      function.freeRegister = scopes.activeCount();
    }
    lines.passTo(block.span().end());
  }

  private void block(Block block) {
    scopes.begin(BlockKind.PLAIN);
    lines.passTo(block.span().start());
    statements(block);
    scopes.end();
  }

  private void statement(Stmt stmt) {
    switch (stmt) {
      case Stmt.ExprStmt s -> expression(s);
      case Stmt.Assign s -> assign(s, s.targets(), List.of(s.value()));
      case Stmt.MultiAssign s -> assign(s, s.targets(), s.values());
      case Stmt.Local s -> local(s);
      case Stmt.FunctionDef s -> functionDefinition(s);
      case Stmt.Do s -> {
        block(s.body());
        lines.passTo(s.span().end());
      }
      case Stmt.If s -> conditional(s);
      case Stmt.While s -> whileLoop(s);
      case Stmt.Repeat s -> repeatLoop(s);
      case Stmt.NumericFor s -> numericFor(s);
      case Stmt.ForEach s -> forEach(s);
      case Stmt.Break s -> {
        lines.passTo(s.span().end());
        scopes.breakLoop();
      }
      case Stmt.Return s -> returnStatement(s);
      case Stmt.Goto s -> {
        lines.passTo(s.span().end());
        scopes.jumpTo(ValueGen.latin1(s.label().name()));
      }
      case Stmt.Label _ -> throw new AssertionError("labels belong to their block");
      case Stmt.Pass _ -> {}
      case Stmt.AugAssign _ -> throw Unsupported.node("augmented assignments", stmt);
      case Stmt.AnnAssign _ -> throw Unsupported.node("annotated assignments", stmt);
      case Stmt.ClassDef _ -> throw Unsupported.node("classes", stmt);
      case Stmt.TypeAlias _ -> throw Unsupported.node("type aliases", stmt);
      case Stmt.Continue _ -> throw Unsupported.node("statements that go on with the next round of a loop", stmt);
      case Stmt.Delete _ -> throw Unsupported.node("statements that unbind names or delete elements", stmt);
      case Stmt.Global _ -> throw Unsupported.node("declarations of a module's names", stmt);
      case Stmt.Nonlocal _ -> throw Unsupported.node("declarations of an enclosing function's names", stmt);
      case Stmt.Import _, Stmt.ImportFrom _, Stmt.ImportAll _ -> throw Unsupported.node("imports", stmt);
      case Stmt.Raise _ -> throw Unsupported.node("statements that raise errors", stmt);
      case Stmt.Try _ -> throw Unsupported.node("error handlers", stmt);
      case Stmt.With _ -> throw Unsupported.node("blocks inside context managers", stmt);
      case Stmt.Assert _ -> throw Unsupported.node("assertions", stmt);
      case Stmt.Match _ -> throw Unsupported.node("pattern matching", stmt);
    }
  }

  private void expression(Stmt.ExprStmt stmt) {
    Operand call = values.value(stmt.value());
    if (call.kind != Kind.CALL) {
      throw Unsupported.node("expressions as statements", stmt);
    }
    function.setB(call.info, 1);
  }

  // Assignments

  private void assign(Stmt stmt, List<Expr> targetNodes, List<Expr> valueNodes) {
    if (stmt instanceof Stmt.Assign && targetNodes.size() > 1) {
      throw Unsupported.node("assignments of one value to several targets", stmt);
    }
    List<Operand> targets = new ArrayList<>(targetNodes.size());
    for (Expr node : targetNodes) {
      lines.passTo(node.span().start());
      Operand target = values.value(node);
      if (target.kind == Kind.LOCAL) {
        keepElements(targets, target.info);
      }
      targets.add(target);
    }
    lines.passTo(valueNodes.getFirst().span().start());
    Operand last = values.list(valueNodes);
    int count = targets.size();
    int given = valueNodes.size();
    int next = count - 1;
    if (given == count) {
      if (last.kind == Kind.CALL) {
        if (function.isAt(last.info, Op.VARG)) {
          function.freeRegister--;
          last.kind = Kind.UNPLACED;
        } else {
          last.becomeRegister(last.key);
        }
      }
      discharge.store(targets.get(next--), last);
    } else {
      adjust(count, given, last);
    }
    for (; next >= 0; next--) {
      discharge.store(targets.get(next), Operand.register(function.freeRegister - 1));
    }
  }

  /** A local variable is about to be assigned: elements that use it as table or key use a copy instead. */
  private void keepElements(List<Operand> targets, int register) {
    int copy = function.freeRegister;
    boolean used = false;
    for (Operand target : targets) {
      if (target.kind == Kind.INDEXED) {
        if (target.info == register) {
          target.info = copy;
          used = true;
        }
        if (target.keyKind == Operand.KeyKind.REGISTER && target.key == register) {
          target.key = copy;
          used = true;
        }
      }
    }
    if (used) {
      function.emit(Op.MOV, copy, register);
      function.reserve(1);
    }
  }

  /** Makes {@code given} values, of which the last is open, {@code count} registers. */
  private void adjust(int count, int given, Operand last) {
    int extra = count - given;
    if (last.kind == Kind.CALL) {
      extra = Math.max(0, extra + 1);
      function.setB(last.info, extra + 1);
      if (extra > 1) {
        function.reserve(extra - 1);
      }
    } else {
      if (last.kind != Kind.NOTHING) {
        discharge.toNextRegister(last);
      }
      if (extra > 0) {
        discharge.nil(function.reserve(extra), extra);
      }
    }
    function.freeRegister -= Math.max(0, given - count);
  }

  private void local(Stmt.Local stmt) {
    int count = 0;
    for (Identifier name : stmt.names()) {
      lines.passTo(name.span().end());
      scopes.declare(FunctionGen.named(name.name()), count++);
    }
    Operand last = new Operand(Kind.NOTHING);
    if (!stmt.values().isEmpty()) {
      lines.passTo(stmt.values().getFirst().span().start());
      last = values.list(stmt.values());
    }
    adjust(count, stmt.values().size(), last);
    scopes.activate(count);
  }

  private void functionDefinition(Stmt.FunctionDef stmt) {
    if (!stmt.decorators().isEmpty()) {
      throw Unsupported.node("decorators", stmt);
    }
    lines.passTo(stmt.target().span().start());
    switch (stmt.binding()) {
      case LOCAL -> {
        if (!(stmt.target() instanceof Expr.Name name)) {
          throw Unsupported.node("local functions without a plain name", stmt);
        }
        lines.passTo(name.span().end());
        Variable variable = FunctionGen.named(name.name());
        scopes.declare(variable, 0);
        int register = function.reserve(1);
        scopes.activate(1);
        Operand value = values.function(stmt.function(), stmt.function().span().line());
        discharge.define(register, value);
        // the function can use the variable, but for a debugger it holds nothing before
        variable.start = function.here();
      }
      case ASSIGN -> {
        int line = stmt.span().line();
        Operand target = values.value(stmt.target());
        Operand value = values.function(stmt.function(), line);
        discharge.store(target, value);
        function.setLine(function.here() - 1, line);
      }
    }
  }

  private void returnStatement(Stmt.Return stmt) {
    function.noteReturn();
    int word;
    if (stmt.values().isEmpty()) {
      lines.passTo(stmt.span().end());
      word = Insn.ad(Op.RET0, 0, 1);
    } else {
      lines.passTo(stmt.values().getFirst().span().start());
      Operand last = values.list(stmt.values());
      int count = stmt.values().size();
      int active = scopes.activeCount();
      if (last.kind == Kind.CALL) {
        if (count == 1 && !function.isAt(last.info, Op.VARG)) {
          int call = function.word(last.info);
          Op tail = function.isAt(last.info, Op.CALL) ? Op.CALLT : Op.CALLMT;
          function.dropLast();
          word = Insn.ad(tail, Insn.a(call), Insn.c(call));
        } else {
          function.setB(last.info, 0);
          word = Insn.ad(Op.RETM, active, last.key - active);
        }
      } else if (count == 1) {
        word = Insn.ad(Op.RET1, discharge.toAnyRegister(last), 2);
      } else {
        discharge.toNextRegister(last);
        word = Insn.ad(Op.RET, active, count + 1);
      }
    }
    if (function.hasChildren()) {
      function.emitJump(Op.UCLO, 0, 0);
    }
    function.emit(word);
  }

  // Tests and loops

  /** Goes on if the test holds; the result are the jumps taken if not. */
  private long test(Expr node) {
    lines.passTo(node.span().start());
    Operand test = values.value(node);
    if (test.kind == Kind.NIL) {
      test.kind = Kind.FALSE;
    }
    discharge.goOnIfTrue(test);
    return test.whenFalse;
  }

  private void conditional(Stmt.If stmt) {
    long otherwise = JumpList.EMPTY;
    long escapes = JumpList.EMPTY;
    List<IfBranch> branches = stmt.branches();
    for (int i = 0; i < branches.size(); i++) {
      IfBranch branch = branches.get(i);
      if (i > 0) {
        escapes = function.join(escapes, function.jump());
        function.toHere(otherwise);
      }
      otherwise = test(branch.test());
      block(branch.body());
    }
    if (stmt.orElse().isPresent()) {
      escapes = function.join(escapes, function.jump());
      function.toHere(otherwise);
      block(stmt.orElse().get());
    } else {
      escapes = function.join(escapes, otherwise);
    }
    function.toHere(escapes);
    lines.passTo(stmt.span().end());
  }

  private void whileLoop(Stmt.While stmt) {
    refuseElse(stmt, stmt.orElse().isPresent());
    int start = function.markTarget();
    long exit = test(stmt.test());
    scopes.begin(BlockKind.LOOP);
    lines.passTo(stmt.body().span().start());
    int loop = function.emit(Op.LOOP, scopes.activeCount(), 0);
    block(stmt.body());
    function.patchAll(function.jump(), start);
    lines.passTo(stmt.span().end());
    scopes.end();
    function.toHere(exit);
    function.patch(loop, function.here());
  }

  private static void refuseElse(Stmt stmt, boolean present) {
    if (present) {
      throw Unsupported.node("loops with an else", stmt);
    }
  }

  private void repeatLoop(Stmt.Repeat stmt) {
    int loop = function.markTarget();
    scopes.begin(BlockKind.LOOP);
    scopes.begin(BlockKind.PLAIN);
    lines.passTo(stmt.body().span().start());
    function.emit(Op.LOOP, scopes.activeCount(), 0);
    statements(stmt.body(), Follower.TEST);
    long again = test(stmt.test());
    if (!scopes.current().captured) {
      scopes.end();
    } else {
      // both ways out of the round close its variables
      scopes.breakLoop();
      function.toHere(again);
      scopes.end();
      again = function.jump();
    }
    function.patchAll(again, loop);
    function.patch(loop, function.here());
    scopes.end();
  }

  private void declareHidden(Hidden first, int offset) {
    for (int i = 0; i < HIDDEN; i++) {
      scopes.declare(new Variable("", Hidden.values()[first.ordinal() + i]), offset + i);
    }
  }

  private void numericFor(Stmt.NumericFor stmt) {
    int line = stmt.span().line();
    scopes.begin(BlockKind.LOOP);
    lines.passTo(stmt.variable().span().end());
    int base = function.freeRegister;
    declareHidden(Hidden.FOR_INDEX, 0);
    scopes.declare(FunctionGen.named(stmt.variable().name()), HIDDEN);
    next(stmt.start());
    next(stmt.limit());
    if (stmt.step().isPresent()) {
      next(stmt.step().get());
    } else {
      function.emit(Op.KSHORT, function.freeRegister, 1);
      function.reserve(1);
    }
    scopes.activate(HIDDEN);
    lines.passTo(stmt.body().span().start());
    int loop = function.emitJump(Op.FORI, base, JumpList.END);
    scopes.begin(BlockKind.PLAIN);
    scopes.activate(1);
    function.reserve(1);
    block(stmt.body());
    scopes.end();
    int end = function.emitJump(Op.FORL, base, JumpList.END);
    function.setLine(end, line);
    function.patch(end, loop + 1);
    function.patch(loop, function.here());
    lines.passTo(stmt.span().end());
    scopes.end();
  }

  private void next(Expr node) {
    lines.passTo(node.span().start());
    discharge.toNextRegister(values.value(node));
  }

  private void forEach(Stmt.ForEach stmt) {
    refuseElse(stmt, stmt.orElse().isPresent());
    if (stmt.execution() != Execution.SYNCHRONOUS) {
      throw Unsupported.node("loops that are not synchronous", stmt);
    }
    scopes.begin(BlockKind.LOOP);
    int base = function.freeRegister + HIDDEN;
    int source = function.here();
    declareHidden(Hidden.FOR_GENERATOR, 0);
    int count = HIDDEN;
    for (Expr target : stmt.targets()) {
      if (!(target instanceof Expr.Name name)) {
        throw Unsupported.node("loops over targets that are no variables", target);
      }
      lines.passTo(name.span().end());
      scopes.declare(FunctionGen.named(name.name()), count++);
    }
    lines.passTo(stmt.sources().getFirst().span().start());
    int line = lines.nextLine();
    adjust(HIDDEN, stmt.sources().size(), values.list(stmt.sources()));
    function.ensure(4); // the iterator's call: function, link, two arguments
    boolean specialised = count <= MAX_SPECIALISED && isTableIterator(source);
    scopes.activate(HIDDEN);
    lines.passTo(stmt.body().span().start());
    int loop = function.emitJump(specialised ? Op.ISNEXT : Op.JMP, base, JumpList.END);
    scopes.begin(BlockKind.PLAIN);
    int variables = count - HIDDEN;
    scopes.activate(variables);
    function.reserve(variables);
    block(stmt.body());
    scopes.end();
    function.patch(loop, function.here());
    int call = function.emit(specialised ? Op.ITERN : Op.ITERC, base, variables + 1, 3);
    int end = function.emitJump(Op.ITERL, base, JumpList.END);
    function.setLine(call, line);
    function.setLine(end, line);
    function.patch(end, loop + 1);
    lines.passTo(stmt.span().end());
    scopes.end();
  }

  /** Whether the first instruction of the sources loads a function that is known by name to iterate over a table. */
  private boolean isTableIterator(int place) {
    if (place >= function.here()) {
      return false;
    }
    int word = function.word(place);
    if (function.isAt(place, Op.MOV)) {
      return Insn.d(word) < scopes.activeCount() && conventions.tableIterators().contains(scopes.active(Insn.d(word)).name);
    }
    if (function.isAt(place, Op.UGET)) {
      return conventions.tableIterators().contains(function.upvalueVariable(Insn.d(word)).name);
    }
    if (function.isAt(place, Op.GGET)) {
      for (String name : conventions.tableIterators()) {
        OptionalInt constant = function.constants.find(name);
        if (constant.isPresent() && constant.getAsInt() == Insn.d(word)) {
          return true;
        }
      }
    }
    return false;
  }
}
