package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Functions, blocks, local variables, labels and gotos in the order in which the reference meets them, with its checks.
 *
 * <p>A goto waits among the marks of its function for a label. When a block ends, gotos that go on waiting count as standing
 * in the block around it; at the end of the function they are errors. A goto knows how many variables were active where it
 * stands; a label that sees more of them cannot be its target. {@code break} is a goto to a label behind the loop.
 */
final class ReferenceScopes {

  /** Most active local variables of a function. */
  static final int MAX_VARIABLES = 200;

  private static final int MAX_UPVALUES = 60;
  /** Variables, labels and gotos of a function and those around it. */
  private static final int MAX_ENTRIES = 65_536 - MAX_UPVALUES;

  /** Variables of a for loop that the program cannot name: what the loop keeps its state in. */
  static final int HIDDEN_LOOP_VARIABLES = 3;

  private static final String HIDDEN = "";

  private final ReferenceTokens tokens;
  private FunctionScope function;
  private BlockScope block;
  private int entries;

  private record Variable(String name, Span span) {}

  /** A function in progress. */
  private static final class FunctionScope {
    final FunctionScope outer;
    final BlockScope outerBlock;
    final int line;
    final int entriesOutside;
    final List<Variable> active = new ArrayList<>();
    final List<Variable> upvalues = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    /** Limits that have been reported. */
    final Set<String> exceeded = new HashSet<>();
    boolean variableArguments;
    /** An error has hidden part of the function, perhaps a label. */
    boolean incomplete;
    /** Line of the instruction that closes upvalues, while it is the last one; a jump that follows becomes part of it. */
    Optional<Span> closing = Optional.empty();

    FunctionScope(FunctionScope outer, BlockScope outerBlock, int line, int entriesOutside) {
      this.outer = outer;
      this.outerBlock = outerBlock;
      this.line = line;
      this.entriesOutside = entriesOutside;
    }
  }

  /** A block in progress. */
  private static final class BlockScope {
    final BlockScope outer;
    final BlockKind kind;
    final int activeOutside;
    final int firstMark;
    /** A function inside uses a variable of this block. */
    boolean captured;

    BlockScope(BlockScope outer, BlockKind kind, int activeOutside, int firstMark) {
      this.outer = outer;
      this.kind = kind;
      this.activeOutside = activeOutside;
      this.firstMark = firstMark;
    }
  }

  /** Whether a break leaves the block. */
  enum BlockKind {
    PLAIN,
    LOOP
  }

  private enum MarkKind {
    LABEL,
    GOTO,
    BREAK
  }

  /** A label, or a goto or break that waits. */
  private static final class Mark {
    final MarkKind kind;
    final String name;
    final Span span;
    /** Number of active variables at its place. */
    int active;
    boolean settled;

    Mark(MarkKind kind, String name, Span span, int active) {
      this.kind = kind;
      this.name = name;
      this.span = span;
      this.active = active;
    }

    boolean jumpsTo(Mark label) {
      return kind == MarkKind.GOTO && !settled && name.equals(label.name);
    }
  }

  /** Where an error may take the search back to. */
  record State(Object function, Object block, int active) {}

  ReferenceScopes(ReferenceTokens tokens) {
    this.tokens = tokens;
    beginFunction(0);
    allowVariableArguments();
  }

  State state() {
    return new State(function, block, function.active.size());
  }

  /** Leaves what has begun since {@code state}, as an error has hidden its end. */
  void restore(State state) {
    while (function != state.function) {
      block = function.outerBlock;
      entries = function.entriesOutside;
      function = function.outer;
    }
    while (block != state.block) {
      block = block.outer;
    }
    dropVariables(Math.min(state.active, function.active.size()));
    for (Mark mark : function.marks) {
      mark.active = Math.min(mark.active, function.active.size());
    }
    function.incomplete = true;
  }

  // Functions and blocks

  /**
   * @param line where it begins, 0 for the main function
   */
  void beginFunction(int line) {
    function = new FunctionScope(function, block, line, entries);
    block = null;
    beginBlock(BlockKind.PLAIN);
  }

  /** Ends the function; gives the errors of gotos and breaks that have found no target. */
  List<SyntaxFailure> endFunction() {
    settle(block);
    List<SyntaxFailure> failures = new ArrayList<>();
    if (!function.incomplete) {
      for (Mark jump : function.marks) {
        failures.add(withoutTarget(jump));
      }
    }
    block = function.outerBlock;
    entries = function.entriesOutside;
    function = function.outer;
    if (function != null) {
      instruction();
    }
    return failures;
  }

  private static SyntaxFailure withoutTarget(Mark jump) {
    String message = jump.kind == MarkKind.BREAK ? LuaMessage.NO_LOOP.text() : LuaMessage.UNDEFINED_LABEL.text(jump.name);
    return new SyntaxFailure(Diagnostic.error(message, jump.span));
  }

  void allowVariableArguments() {
    function.variableArguments = true;
  }

  boolean hasVariableArguments() {
    return function.variableArguments;
  }

  void beginBlock(BlockKind kind) {
    block = new BlockScope(block, kind, function.active.size(), function.marks.size());
  }

  void endBlock() {
    BlockScope ended = block;
    block = ended.outer;
    dropVariables(ended.activeOutside);
    if (ended.captured) {
      function.closing = Optional.of(LuaTokenErrors.spanOnLine(tokens.previous(), tokens.lastLine()));
    }
    settle(ended);
  }

  private void dropVariables(int count) {
    function.active.subList(count, function.active.size()).clear();
  }

  /** Something else than a jump follows in the code, or is jumped to. */
  void instruction() {
    function.closing = Optional.empty();
  }

  /** Reports that a function passes a limit, once for each limit. */
  private void exceed(FunctionScope of, int limit, String what) {
    if (of.exceeded.add(what)) {
      throw limit(of, limit, what);
    }
  }

  private SyntaxFailure limit(FunctionScope of, int limit, String what) {
    return of.line == 0
        ? tokens.failureHere(LuaMessage.TOO_MANY_IN_MAIN, limit, what)
        : tokens.failureHere(LuaMessage.TOO_MANY_IN_FUNCTION, of.line, limit, what);
  }

  /** The targets of one assignment recur, so they count as levels. */
  SyntaxFailure tooManyTargets() {
    return limit(function, LuaAstBuilder.MAX_LEVELS, "variable names");
  }

  private void newEntry() {
    if (entries >= MAX_ENTRIES) {
      tokens.report(tokens.failureHere(LuaMessage.TOO_MANY_IN_CHUNK, MAX_ENTRIES));
      throw new SearchEnd();
    }
    entries++;
  }

  // Variables

  /** Variables that are declared together, active from {@code activate} on. */
  final class Declaration {
    private final List<Variable> variables = new ArrayList<>();

    /** Adds the variable that {@code name} names; call it when the reference has gone on to the next token. */
    Declaration add(Token name) {
      return add(new Variable(name.text(), name.span()));
    }

    /** Adds one that no token names. */
    Declaration add(String name) {
      return add(new Variable(name, Span.NONE));
    }

    /** Adds what a for loop keeps its state in. */
    Declaration addHidden() {
      for (int i = 0; i < HIDDEN_LOOP_VARIABLES; i++) {
        add(HIDDEN);
      }
      return this;
    }

    private Declaration add(Variable variable) {
      if (function.active.size() + variables.size() >= MAX_VARIABLES) {
        exceed(function, MAX_VARIABLES, "local variables");
        return this;
      }
      newEntry();
      variables.add(variable);
      return this;
    }

    /** Makes the first {@code count} of those that are left active. */
    void activate(int count) {
      List<Variable> first = variables.subList(0, Math.min(count, variables.size()));
      function.active.addAll(first);
      first.clear();
    }

    void activate() {
      activate(variables.size());
    }
  }

  Declaration declaration() {
    return new Declaration();
  }

  /** A use of a variable; call it when the reference has gone on to the next token. */
  void use(String name) {
    find(function, block, name);
  }

  /** Looks for a variable in {@code from} and the functions around it; those in between get it as an upvalue. */
  private Optional<Variable> find(FunctionScope from, BlockScope innermost, String name) {
    for (int i = from.active.size() - 1; i >= 0; i--) {
      Variable variable = from.active.get(i);
      if (variable.name.equals(name)) {
        if (from != function) {
          capture(innermost, i);
        }
        return Optional.of(variable);
      }
    }
    if (from.outer == null) {
      return Optional.empty();
    }
    Optional<Variable> found = find(from.outer, from.outerBlock, name);
    found.ifPresent(variable -> addUpvalue(from, variable));
    return found;
  }

  private static void capture(BlockScope innermost, int variable) {
    BlockScope owner = innermost;
    while (owner != null && owner.activeOutside > variable) {
      owner = owner.outer;
    }
    if (owner != null) {
      owner.captured = true;
    }
  }

  private void addUpvalue(FunctionScope to, Variable variable) {
    for (Variable known : to.upvalues) {
      if (known == variable) {
        return;
      }
    }
    if (to.upvalues.size() >= MAX_UPVALUES) {
      exceed(to, MAX_UPVALUES, "upvalues");
    } else {
      to.upvalues.add(variable);
    }
  }

  // Labels and gotos

  /** A label that has just been read up to its name. */
  final class OpenLabel {
    private final Mark mark;
    private final BlockScope owner;
    private final FunctionScope in;
    private final int position;

    private OpenLabel(Mark mark) {
      this.mark = mark;
      this.owner = block;
      this.in = function;
      this.position = function.marks.size() - 1;
    }

    /**
     * Settles the gotos that wait for the label, when the token behind it is known; gives the errors of those that cannot
     * jump to it.
     *
     * @param endsBlock whether only the end of the block follows, so that its variables do not matter
     */
    List<SyntaxFailure> settle(boolean endsBlock) {
      List<SyntaxFailure> failures = new ArrayList<>();
      if (endsBlock) {
        mark.active = owner.activeOutside;
      }
      for (int i = owner.firstMark; i < position; i++) {
        Mark waiting = in.marks.get(i);
        if (waiting.jumpsTo(mark)) {
          if (waiting.active < mark.active) {
            failures.add(jumpsIntoScope(waiting));
          }
          waiting.settled = true;
        }
      }
      return failures;
    }
  }

  private SyntaxFailure jumpsIntoScope(Mark jump) {
    Variable variable = function.active.get(jump.active);
    Diagnostic error = Diagnostic.error(LuaMessage.JUMPS_INTO_SCOPE.text(jump.name, variable.name), jump.span);
    return new SyntaxFailure(
        variable.span.isPresent() ? error.withNote("'" + variable.name + "' is declared here", variable.span) : error);
  }

  /** Declares a label; call it when the reference has gone on to the token behind its name. */
  OpenLabel label(Token name) {
    instruction();
    String text = name.text();
    Optional<Mark> same = findLabel(text);
    if (same.isPresent()) {
      SyntaxFailure failure = tokens.failureHere(LuaMessage.DUPLICATE_LABEL, text);
      throw new SyntaxFailure(failure.diagnostic().withNote("the first one is here", same.get().span));
    }
    return new OpenLabel(newMark(MarkKind.LABEL, text, name.span()));
  }

  private Optional<Mark> findLabel(String name) {
    for (int i = block.firstMark; i < function.marks.size(); i++) {
      Mark mark = function.marks.get(i);
      if (mark.kind == MarkKind.LABEL && !mark.settled && mark.name.equals(name)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  private Mark newMark(MarkKind kind, String name, Span span) {
    newEntry();
    Mark mark = new Mark(kind, name, span, function.active.size());
    function.marks.add(mark);
    return mark;
  }

  /** A goto; call it when the reference has gone on to the token behind the label's name. */
  void jump(Token target) {
    String name = target.text();
    if (findLabel(name).isPresent()) {
      instruction();
    }
    newMark(MarkKind.GOTO, name, jumpPlace(target));
  }

  /** A break, {@code keyword}, likewise. */
  void leaveLoop(Token keyword) {
    newMark(MarkKind.BREAK, "", jumpPlace(keyword));
  }

  /** The reference reports a jump at the line of its instruction, which may be one that was there before. */
  private Span jumpPlace(Token token) {
    Span place = function.closing.orElse(token.span());
    instruction();
    return place;
  }

  /** Settles what can be at the end of {@code ended}. */
  private void settle(BlockScope ended) {
    List<Mark> marks = function.marks;
    for (int i = ended.firstMark; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.settled) {
        continue;
      }
      switch (mark.kind) {
        case LABEL -> {
          mark.settled = true;
          settleBackward(mark, i + 1);
        }
        case BREAK -> {
          mark.settled = ended.kind == BlockKind.LOOP;
          leave(mark, ended);
        }
        case GOTO -> leave(mark, ended);
      }
    }
    marks.subList(ended.firstMark, marks.size()).removeIf(mark -> mark.settled);
  }

  private void settleBackward(Mark label, int from) {
    for (int i = from; i < function.marks.size(); i++) {
      Mark jump = function.marks.get(i);
      if (jump.jumpsTo(label)) {
        jump.settled = true;
      }
    }
  }

  private static void leave(Mark jump, BlockScope ended) {
    jump.active = ended.activeOutside;
  }
}
