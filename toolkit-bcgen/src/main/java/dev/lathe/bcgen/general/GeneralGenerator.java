package dev.lathe.bcgen.general;

import dev.lathe.ast.ConstantFolder;
import dev.lathe.ast.Module;
import dev.lathe.ast.Semantics;
import dev.lathe.ast.Stmt;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Source;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.General;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.Prototype;
import java.util.List;
import java.util.Optional;

/** Makes bytecode of general rows. */
public final class GeneralGenerator {

  /** The meanings that general rows have. */
  private static final Semantics GENERAL =
      new Semantics(
          Semantics.Truth.EMPTY_AND_ZERO,
          Semantics.Integers.GROWING,
          Semantics.Division.REAL,
          Semantics.Modulo.FLOORED,
          Semantics.IndexBase.ZERO,
          Semantics.Scoping.FUNCTION,
          Semantics.Iteration.ITERATOR_OBJECT,
          Semantics.Calls.KEYWORDS_CHECKED,
          Semantics.Equality.METHODS,
          Semantics.Addition.METHODS,
          Semantics.Strings.CODE_POINTS,
          Semantics.Comparisons.CHAINED,
          Semantics.Parentheses.GROUP,
          Semantics.Assignment.UNPACKS);

  private GeneralGenerator() {}

  /**
   * The function that stands for a whole file.
   *
   * @param source the text that {@code module} was made of, for columns
   * @param conventions of the module's language
   * @throws GeneratorException if the program passes a limit, or means something that general rows do not
   */
  public static Prototype generate(Module module, Source source, GeneralConventions conventions) {
    if (!module.semantics().equals(GENERAL)) {
      throw new GeneratorException("no general bytecode for programs in " + module.language() + ", whose meanings are others", Span.NONE);
    }
    Module folded = ConstantFolder.fold(module);
    ModuleContext context = new ModuleContext(folded, source, conventions);
    Unit unit = new Unit(context, Optional.empty(), Unit.Kind.MODULE, context.resolution.root(), conventions.word(Word.MODULE), Optional.empty());
    UnitGen gen = new UnitGen(unit);
    List<Stmt> statements = folded.body().statements();
    if (!statements.isEmpty()) {
      gen.code.at(statements.getFirst());
    }
    gen.annotations.begin(statements);
    Optional<String> document = DefinitionGen.document(statements);
    if (document.isPresent()) {
      int value = gen.code.reserve(1);
      gen.code.string(value, document.get());
      gen.code.emitName(Op.STGLOB, value, conventions.word(Word.DOCUMENT));
      gen.code.release(value);
    }
    gen.statements.statements(document.isPresent() ? statements.subList(1, statements.size()) : statements);
    gen.statements.implicitReturn();
    return unit.finish(General.Kind.FUNCTION, new General.Binding.Checked(0, 0, 0, General.Binding.Rest.REFUSED, General.Binding.Rest.REFUSED, List.of()), document, 0, source.lineCount());
  }
}
