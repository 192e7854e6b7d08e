package dev.lathe.bcgen.general;

import dev.lathe.ast.Identifier;
import dev.lathe.ast.ImportedName;
import dev.lathe.ast.Stmt;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Imports: calls of the runtime's own functions, which get the function's globals. */
final class ImportGen {
  private static final String ALL = "*";

  private final UnitGen gen;
  private final CodeBuilder code;

  ImportGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  void modules(Stmt.Import stmt) {
    for (ImportedName name : stmt.names()) {
      int mark = code.free();
      code.at(stmt);
      int module = module(path(name.path()), Optional.empty(), 0);
      if (name.alias().isPresent()) {
        for (Identifier part : name.path().subList(1, name.path().size())) {
          int inner = attribute(module, part.name());
          code.move(module, inner);
          code.release(module + 1);
        }
      }
      code.at(stmt);
      gen.names.store(gen.names.symbol(name.alias().orElseGet(() -> name.path().getFirst())), module);
      code.release(mark);
    }
  }

  private static String path(List<Identifier> parts) {
    return parts.stream().map(Identifier::name).collect(Collectors.joining("."));
  }

  /** A module in a register that is taken. */
  private int module(String path, Optional<Constant> names, int level) {
    int call = gen.calls.begin(Word.RUNTIME_IMPORT);
    code.intrinsic(Intrinsic.GLOBALS, code.reserve(1), call);
    code.string(code.reserve(1), path);
    Literals.load(code, names.orElse(Constant.Single.NIL), code.reserve(1));
    Literals.load(code, new Constant.Int(BigInteger.valueOf(level)), code.reserve(1));
    gen.calls.end(call);
    return call;
  }

  /** What a module has under a name, in a register that is taken. */
  private int attribute(int module, String name) {
    int call = gen.calls.begin(Word.RUNTIME_IMPORT_FROM);
    code.move(code.reserve(1), module);
    code.string(code.reserve(1), name);
    gen.calls.end(call);
    return call;
  }

  void names(Stmt.ImportFrom stmt) {
    List<Constant> wanted = stmt.names().stream().map(name -> text(name.path().getFirst().name())).toList();
    int module = module(path(stmt.path()), Optional.of(new Constant.Tuple(wanted)), stmt.level());
    for (ImportedName name : stmt.names()) {
      int value = attribute(module, name.path().getFirst().name());
      gen.names.store(gen.names.symbol(name.alias().orElseGet(() -> name.path().getFirst())), value);
      code.release(module + 1);
    }
  }

  private static Constant text(String name) {
    return new Constant.Str(ObjectPool.utf8(name));
  }

  void all(Stmt.ImportAll stmt) {
    int module = module(path(stmt.path()), Optional.of(new Constant.Tuple(List.of(text(ALL)))), stmt.level());
    int call = gen.calls.begin(Word.RUNTIME_IMPORT_ALL);
    code.move(code.reserve(1), module);
    code.intrinsic(Intrinsic.GLOBALS, code.reserve(1), call);
    gen.calls.end(call);
  }
}
