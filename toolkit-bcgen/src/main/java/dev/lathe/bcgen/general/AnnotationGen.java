package dev.lathe.bcgen.general;

import dev.lathe.ast.Block;
import dev.lathe.ast.Expr;
import dev.lathe.ast.IfBranch;
import dev.lathe.ast.Stmt;
import dev.lathe.ast.scope.ScopeConventions.Annotations;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.List;
import java.util.Optional;

/** Annotations of variables, and those of functions as values. */
final class AnnotationGen {
  private final UnitGen gen;
  private final CodeBuilder code;

  AnnotationGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  private boolean areDeferred() {
    return gen.unit.module.scopes.annotations() == Annotations.DEFERRED;
  }

  /** An annotation's value, or its text. */
  void value(Expr annotation, int to) {
    code.at(annotation);
    if (areDeferred()) {
      code.string(to, gen.unit.module.conventions.annotationText(annotation));
    } else if (annotation instanceof Expr.Starred starred) {
      gen.values.into(starred.value(), to);
      code.at(annotation);
      code.emit(Op.UNPACK, to, to, 1);
    } else {
      gen.values.into(annotation, to);
    }
  }

  // --- variables --------------------------------------------------------------------------------------------------------

  void assign(Stmt.AnnAssign stmt) {
    int mark = code.free();
    if (stmt.value().isPresent()) {
      if (Literals.inner(stmt.target()) instanceof Expr.Name name) {
        gen.targets.single(name, stmt.value().get());
      } else {
        gen.targets.store(stmt.target(), gen.values.value(stmt.value().get()));
      }
    } else {
      parts(Literals.inner(stmt.target()));
    }
    code.release(mark);
    if (gen.unit.kind == Unit.Kind.FUNCTION) {
      return;
    }
    code.at(stmt);
    if (stmt.target() instanceof Expr.Name name) {
      int value = code.reserve(1);
      value(stmt.annotation(), value);
      int annotations = code.reserve(2);
      code.at(stmt);
      loadAnnotations(annotations);
      code.string(annotations + 1, gen.unit.mangle(name.name()));
      code.emit(Op.STITEM, value, annotations, annotations + 1);
    } else if (!areDeferred()) {
      gen.values.effect(stmt.annotation());
    }
    code.release(mark);
  }

  /** Parts of a target that gets no value are evaluated all the same. */
  private void parts(Expr target) {
    switch (target) {
      case Expr.Attribute attribute -> gen.values.effect(attribute.object());
      case Expr.Index index -> {
        gen.values.effect(index.object());
        gen.values.effect(index.index());
      }
      default -> {} // a name
    }
  }

  private void loadAnnotations(int to) {
    String name = gen.unit.module.word(Word.ANNOTATIONS);
    if (gen.unit.kind == Unit.Kind.CLASS) {
      Label found = new Label();
      code.emitName(Op.NSGET, to, 0, name);
      code.jumpIf(Op.ISDEF, 0, to, found);
      code.emitName(Op.LDGLOB, to, name);
      code.place(found);
    } else {
      code.emitName(Op.LDGLOB, to, name);
    }
  }

  /** Before the first statement of a module or class that has annotations: the dictionary that takes them. */
  void begin(List<Stmt> body) {
    if (!areIn(body)) {
      return;
    }
    String name = gen.unit.module.word(Word.ANNOTATIONS);
    int value = code.reserve(1);
    Label found = new Label();
    boolean isClass = gen.unit.kind == Unit.Kind.CLASS;
    if (!isClass) {
      code.intrinsic(Intrinsic.GLOBALS, value, value);
    }
    code.emitName(Op.NSGET, value, isClass ? 0 : value, name);
    code.jumpIf(Op.ISDEF, 0, value, found);
    code.emit(Op.MKDICT, value, value, 0);
    if (isClass) {
      gen.names.storeEntry(name, value);
    } else {
      code.emitName(Op.STGLOB, value, name);
    }
    code.place(found);
    code.release(value);
  }

  private static boolean areIn(Optional<Block> block) {
    return block.isPresent() && areIn(block.get().statements());
  }

  private static boolean areIn(List<Stmt> statements) {
    for (Stmt stmt : statements) {
      boolean found =
          switch (stmt) {
            case Stmt.AnnAssign _ -> true;
            case Stmt.If s -> {
              boolean inBranch = areIn(s.orElse());
              for (IfBranch branch : s.branches()) {
                inBranch |= areIn(branch.body().statements());
              }
              yield inBranch;
            }
            case Stmt.While s -> areIn(s.body().statements()) || areIn(s.orElse());
            case Stmt.ForEach s -> areIn(s.body().statements()) || areIn(s.orElse());
            case Stmt.With s -> areIn(s.body().statements());
            case Stmt.Match s -> s.cases().stream().anyMatch(c -> areIn(c.body().statements()));
            case Stmt.Try s ->
                areIn(s.body().statements())
                    || areIn(s.orElse())
                    || areIn(s.finalizer())
                    || s.handlers().stream().anyMatch(h -> areIn(h.body().statements()));
            default -> false; // no block that runs here
          };
      if (found) {
        return true;
      }
    }
    return false;
  }
}
