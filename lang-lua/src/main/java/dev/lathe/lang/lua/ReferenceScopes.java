package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Functions, blocks, local variables, labels and gotos in the order in which the reference meets them, with its checks.
 *
 * <p>A goto or break is a jump that waits in its block for a label or the end of a loop. When the block ends, jumps that go
 * on waiting count as standing in the block around it; at the end of the function they are errors. A goto knows how many
 * variables were active where it stands; a label that sees more of them cannot be its target.
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
    /** Limits that have been reported. */
    final Set<String> exceeded = new HashSet<>();
    boolean variableArguments;
    int jumps;
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
    final Map<String, Label> labels = new HashMap<>(0);
    /** Gotos that wait, by the name of their label. */
    final Map<String, List<Jump>> gotos = new HashMap<>(0);
    final List<Jump> breaks = new ArrayList<>(0);
    /** A function inside uses a variable of this block. */
    boolean captured;

    BlockScope(BlockScope outer, BlockKind kind, int activeOutside) {
      this.outer = outer;
      this.kind = kind;
      this.activeOutside = activeOutside;
    }

    /** Takes the jumps that wait in {@code ended}, a block inside this one. */
    void inherit(BlockScope ended) {
      for (Map.Entry<String, List<Jump>> waiting : ended.gotos.entrySet()) {
        waiting.getValue().forEach(jump -> jump.active = ended.activeOutside);
        gotos.merge(waiting.getKey(), waiting.getValue(), BlockScope::append);
      }
      breaks.addAll(ended.breaks);
    }

    private static List<Jump> append(List<Jump> jumps, List<Jump> more) {
      jumps.addAll(more);
      return jumps;
    }
  }

  /** Whether a break leaves the block. */
  enum BlockKind {
    PLAIN,
    LOOP
  }

  private static final class Label {
    final Span span;
    /** Number of variables that are active at its place. */
    int active;

    Label(Span span, int active) {
      this.span = span;
      this.active = active;
    }
  }

  /** A goto, or a break with "" for a label. */
  private static final class Jump {
    final String label;
    final Span span;
    /** Number among the jumps of its function. */
    final int number;
    /** Number of variables that are active at its place. */
    int active;

    Jump(String label, Span span, int number, int active) {
      this.label = label;
      this.span = span;
      this.number = number;
      this.active = active;
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

  /** Ends the function; gives the errors of gotos and breaks that have found no target, in their order. */
  List<SyntaxFailure> endFunction() {
    settle(block);
    List<SyntaxFailure> failures = new ArrayList<>();
    if (!function.incomplete) {
      List<Jump> jumps = new ArrayList<>(block.breaks);
      block.gotos.values().forEach(jumps::addAll);
      jumps.sort(Comparator.comparingInt(jump -> jump.number));
      jumps.forEach(jump -> failures.add(withoutTarget(jump)));
    }
    block = function.outerBlock;
    entries = function.entriesOutside;
    function = function.outer;
    if (function != null) {
      instruction();
    }
    return failures;
  }

  private static SyntaxFailure withoutTarget(Jump jump) {
    String message = jump.label.isEmpty() ? LuaMessage.NO_LOOP.text() : LuaMessage.UNDEFINED_LABEL.text(jump.label);
    return new SyntaxFailure(Diagnostic.error(message, jump.span));
  }

  void allowVariableArguments() {
    function.variableArguments = true;
  }

  boolean hasVariableArguments() {
    return function.variableArguments;
  }

  void beginBlock(BlockKind kind) {
    block = new BlockScope(block, kind, function.active.size());
  }

  void endBlock() {
    BlockScope ended = block;
    block = ended.outer;
    dropVariables(ended.activeOutside);
    if (ended.captured) {
      function.closing = Optional.of(LuaTokenErrors.spanOnLine(tokens.previous(), tokens.lastLine()));
    }
    settle(ended);
    block.inherit(ended);
  }

  /** Settles the jumps that the end of {@code ended} is the target of: those back to its labels, breaks of a loop. */
  private static void settle(BlockScope ended) {
    ended.gotos.keySet().removeAll(ended.labels.keySet());
    if (ended.kind == BlockKind.LOOP) {
      ended.breaks.clear();
    }
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
    private final String name;
    private final Label label;
    private final BlockScope owner = block;

    private OpenLabel(String name, Label label) {
      this.name = name;
      this.label = label;
    }

    /**
     * Settles the gotos that wait for the label, when the token behind it is known; gives the errors of those that cannot
     * jump to it.
     *
     * @param endsBlock whether only the end of the block follows, so that its variables do not matter
     */
    List<SyntaxFailure> settle(boolean endsBlock) {
      if (endsBlock) {
        label.active = owner.activeOutside;
      }
      List<SyntaxFailure> failures = new ArrayList<>();
      List<Jump> waiting = owner.gotos.remove(name);
      if (waiting != null) {
        for (Jump jump : waiting) {
          if (jump.active < label.active) {
            failures.add(jumpsIntoScope(jump));
          }
        }
      }
      return failures;
    }
  }

  private SyntaxFailure jumpsIntoScope(Jump jump) {
    Variable variable = function.active.get(jump.active);
    Diagnostic error = Diagnostic.error(LuaMessage.JUMPS_INTO_SCOPE.text(jump.label, variable.name), jump.span);
    return new SyntaxFailure(
        variable.span.isPresent() ? error.withNote("'" + variable.name + "' is declared here", variable.span) : error);
  }

  /** Declares a label; call it when the reference has gone on to the token behind its name. */
  OpenLabel label(Token token) {
    instruction();
    String name = token.text();
    Label same = block.labels.get(name);
    if (same != null) {
      Span place = token.line() == tokens.line() ? token.span() : tokens.place();
      Diagnostic error = Diagnostic.error(LuaMessage.DUPLICATE_LABEL.text(name), place);
      throw new SyntaxFailure(error.withNote("the first one is here", same.span));
    }
    newEntry();
    Label label = new Label(token.span(), function.active.size());
    block.labels.put(name, label);
    return new OpenLabel(name, label);
  }

  /** A goto; call it when the reference has gone on to the token behind the label's name. */
  void jump(Token target) {
    String name = target.text();
    if (block.labels.containsKey(name)) {
      instruction();
    }
    block.gotos.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(newJump(name, target));
  }

  /** A break, {@code keyword}, likewise. */
  void leaveLoop(Token keyword) {
    block.breaks.add(newJump("", keyword));
  }

  /** The reference reports a jump at the line of its instruction, which may be one that was there before. */
  private Jump newJump(String label, Token token) {
    newEntry();
    Span place = function.closing.orElse(token.span());
    instruction();
    return new Jump(label, place, function.jumps++, function.active.size());
  }
}
