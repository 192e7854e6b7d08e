package dev.lathe.bcgen.general;

/** The parts of the generator for one function, which call each other. */
final class UnitGen {
  final Unit unit;
  final CodeBuilder code;
  final NameGen names;
  final ValueGen values;
  final SpineGen spines;
  final TestGen tests;
  final CallGen calls;
  final DisplayGen displays;
  final ComprehensionGen comprehensions;
  final StringGen strings;
  final TargetGen targets;
  final Blocks blocks;
  final StatementGen statements;
  final LoopGen loops;
  final TryGen tries;
  final WithGen withs;
  final PatternGen patterns;
  final DefinitionGen definitions;
  final TypeGen types;
  final AnnotationGen annotations;
  final ImportGen imports;

  UnitGen(Unit unit) {
    this.unit = unit;
    this.code = unit.code;
    this.names = new NameGen(unit);
    this.values = new ValueGen(this);
    this.spines = new SpineGen(this);
    this.tests = new TestGen(this);
    this.calls = new CallGen(this);
    this.displays = new DisplayGen(this);
    this.comprehensions = new ComprehensionGen(this);
    this.strings = new StringGen(this);
    this.targets = new TargetGen(this);
    this.blocks = new Blocks(this);
    this.statements = new StatementGen(this);
    this.loops = new LoopGen(this);
    this.tries = new TryGen(this);
    this.withs = new WithGen(this);
    this.patterns = new PatternGen(this);
    this.definitions = new DefinitionGen(this);
    this.types = new TypeGen(this);
    this.annotations = new AnnotationGen(this);
    this.imports = new ImportGen(this);
  }
}
