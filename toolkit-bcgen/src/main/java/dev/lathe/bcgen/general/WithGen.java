package dev.lathe.bcgen.general;

import dev.lathe.ast.Execution;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.WithItem;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.List;
import java.util.Optional;

/**
 * Contexts. Registers of one:
 *
 * <pre>
 *   error   a value that waits while the context is left, or the error at hand
 *   saved   the error that was handled before
 *   exit    what leaves the context, as LDSPEC gives it: function, link, object; then its three arguments
 * </pre>
 *
 * A call takes everything from its function on, so what must survive it is below.
 */
final class WithGen {
  private static final int EXIT_REGISTERS = 3;
  private static final int ARGUMENTS = 3;

  private final UnitGen gen;
  private final CodeBuilder code;

  WithGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** An open context. */
  record Context(WithItem item, Execution execution, int error) {
    int saved() {
      return error + 1;
    }

    int exit() {
      return error + 2;
    }
  }

  void with(Stmt.With stmt) {
    item(stmt, 0);
  }

  private void item(Stmt.With stmt, int index) {
    if (index == stmt.items().size()) {
      gen.statements.block(stmt.body());
      return;
    }
    WithItem item = stmt.items().get(index);
    int mark = code.free();
    Context context = new Context(item, stmt.execution(), code.reserve(2 + EXIT_REGISTERS));
    enter(context);
    Region region = code.protect(code.free(), gen.unit.unbound());
    int value = code.reserve(1);
    gen.blocks.push(new Blocks.Managed(context, List.of(region)));
    int pinned = gen.values.pin();
    Optional<dev.lathe.ast.Expr> target = item.target();
    target.ifPresent(t -> gen.targets.store(t, value));
    code.release(value);
    gen.values.pin();
    item(stmt, index + 1);
    gen.values.unpin(pinned);
    gen.blocks.pop();
    Label end = new Label();
    if (code.isReachable()) {
      exit(context);
      code.jump(end);
    }
    handle(context, region, end);
    code.release(mark);
    code.place(end);
  }

  /** Enters a context; what that gives is in the first register behind those of the context. */
  private void enter(Context context) {
    boolean isAsynchronous = context.execution() == Execution.ASYNCHRONOUS;
    int value = code.free();
    int manager = code.reserve(1);
    int pinned = gen.values.pin();
    gen.values.into(context.item().context(), manager);
    gen.values.unpin(pinned);
    code.at(context.item().context());
    int method = code.reserve(EXIT_REGISTERS);
    code.emitName(Op.LDSPEC, method, manager, gen.unit.module.word(isAsynchronous ? Word.ASYNC_ENTER : Word.ENTER));
    code.emitName(Op.LDSPEC, context.exit(), manager, gen.unit.module.word(isAsynchronous ? Word.ASYNC_EXIT : Word.EXIT));
    code.emit(Op.CALLMETH, method, 2, 2);
    if (isAsynchronous) {
      code.release(method + 1);
      gen.values.await(method);
    }
    code.move(value, method);
    code.release(value);
  }

  /** Leaves a context without an error. */
  void exit(Context context) {
    code.at(context.item().context());
    int arguments = context.exit() + EXIT_REGISTERS;
    code.touch(arguments + ARGUMENTS);
    code.emit(Op.KNIL, arguments, arguments + ARGUMENTS - 1);
    call(context, 1);
  }

  private void call(Context context, int results) {
    boolean isAsynchronous = context.execution() == Execution.ASYNCHRONOUS;
    code.emit(Op.CALLMETH, context.exit(), isAsynchronous ? 2 : results, 2 + ARGUMENTS);
    if (isAsynchronous) {
      int free = code.free();
      code.release(context.exit() + 1);
      gen.values.await(context.exit());
      code.release(free);
    }
  }

  /** Leaves a context with an error, which the context may swallow. */
  private void handle(Context context, Region region, Label end) {
    // the error lies behind the context's registers, where it is the second argument
    code.placeHandler(region);
    if (!code.isReachable()) {
      return;
    }
    int arguments = context.exit() + EXIT_REGISTERS;
    code.release(arguments + ARGUMENTS);
    code.touch(arguments + ARGUMENTS + 1);
    code.at(context.item().context());
    code.move(context.error(), region.register);
    code.emit(Op.PUSHEXC, context.saved(), context.error());
    Region handling = code.protect(arguments + 1, gen.unit.unbound());
    code.move(arguments + 1, context.error());
    code.intrinsic(Intrinsic.TYPE_OF, arguments, arguments + 1);
    code.intrinsic(Intrinsic.TRACEBACK, arguments + 2, arguments + 1);
    call(context, 2);
    Label swallowed = new Label();
    code.jumpIf(Op.OTRUE, 0, context.exit(), swallowed);
    code.emit(Op.RERAISE, context.error(), 0);
    code.end();
    code.endProtection(handling);
    code.placeHandler(handling);
    code.emit(Op.POPEXC, context.saved(), 0);
    code.emit(Op.RERAISE, handling.register, 0);
    code.end();
    code.place(swallowed);
    code.emit(Op.POPEXC, context.saved(), 0);
    code.jump(end);
  }
}
