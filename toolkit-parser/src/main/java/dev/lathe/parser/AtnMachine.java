package dev.lathe.parser;

import dev.lathe.lexer.TokenBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LoopEndState;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PrecedencePredicateTransition;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Follows a token buffer through the ATN of a generated parser: which rules are in progress, how far the tokens fit, what
 * could follow. Makes no tree, runs no action, takes semantic predicates for true.
 *
 * <p>Positions are immutable, so a parse can be tried from any of them. Rules in progress are a linked list on the heap: depth
 * costs memory, not stack. Decisions are predicted with the caches that the parser itself uses.
 */
final class AtnMachine {

  /** Decisions inside more rules than this are made without their full context, whose cost grows with the depth. */
  private static final int FULL_CONTEXT_DEPTH = 500;

  /** Most tokens over which several ways are followed at once. */
  private static final int MAX_REPLAY = 10_000;

  /** Most positions followed at once. */
  private static final int MAX_POSITIONS = 1_000;

  /** Most positions reached without a token. */
  private static final int MAX_CLOSURE = 200_000;

  /** A place in a parse. */
  record Position(ATNState state, Frame frame) {}

  /** An opening token that waits for its partner. */
  record Opener(int token, int type, Opener below) {}

  /** A rule in progress. The simulator wants contexts, and reads the chain of invoking states only. */
  static final class Frame extends ParserRuleContext {
    private final Frame caller;
    private final int precedence;
    private final int depth;
    /** Unclosed openers that the rule itself has consumed, the last one first, or null. */
    private final Opener openers;

    private Frame(Frame caller, int invokingState, int precedence, Opener openers) {
      super(caller, invokingState);
      this.caller = caller;
      this.precedence = precedence;
      this.depth = caller == null ? 0 : caller.depth + 1;
      this.openers = openers;
    }

    private Frame with(Opener changed) {
      return changed == openers ? this : new Frame(caller, invokingState, precedence, changed);
    }

    /** Number of rules in progress around this one. */
    int rulesAround() {
      return depth;
    }

    /** The last unclosed opener of this rule, or else of the one that called it, that a token of type {@code closer} closes. */
    Opener openerFor(int closer, Pairs pairs) {
      for (Frame frame = this; frame != null && frame.depth >= depth - 1; frame = frame.caller) {
        for (Opener opener = frame.openers; opener != null; opener = opener.below) {
          if (pairs.close(opener.type, closer)) {
            return opener;
          }
        }
      }
      return null;
    }
  }

  /** How far the tokens fit. */
  sealed interface Progress {
    /** As many tokens as asked for were consumed. */
    record Going(Position position, int index) implements Progress {}

    /** The start rule is complete; {@code index} is the token behind it. */
    record Finished(int index) implements Progress {}

    /**
     * Token {@code index} fits at none of {@code positions}, all of which stand right behind the token before it. There are
     * none where the start rule is complete.
     */
    record Stuck(List<Position> positions, int index) implements Progress {}
  }

  /**
   * A token transition that may come next.
   *
   * @param rule the outermost rule, among those that the languages' words name, that it would begin, or -1
   */
  record Terminal(Transition transition, Frame frame, int rule) {}

  private final TokenBuffer tokens;
  private final Pairs pairs;
  private final ATN atn;
  private final GuidedParser parser;
  private final ParserATNSimulator simulator;

  AtnMachine(TokenBuffer tokens, Parser grammar, PredictionCaches caches, Pairs pairs) {
    this.tokens = tokens;
    this.pairs = pairs;
    this.atn = grammar.getATN();
    this.parser = new GuidedParser(tokens, grammar);
    this.simulator = new ExactSimulator(parser, caches.of(atn));
  }

  /** The beginning of the grammar's first rule. */
  Position start() {
    return new Position(atn.ruleToStartState[0], new Frame(null, ATNState.INVALID_STATE_NUMBER, 0, null));
  }

  /** Consumes up to {@code limit} tokens from token {@code index} on. */
  Progress advance(Position from, int index, int limit) {
    Progress progress = follow(from, index, limit);
    while (progress instanceof Progress.Stuck(List<Position> positions, int at) && !positions.isEmpty()) {
      progress = followAll(positions.getFirst(), at);
      if (!(progress instanceof Progress.Going(Position position, int reached))) {
        return progress;
      }
      progress = reached - index >= limit ? progress : follow(position, reached, limit - (reached - index));
    }
    return progress;
  }

  /**
   * Goes on from a position at which predictions end: no alternative of a decision fits the tokens ahead. All ways are
   * followed at once, to the token at which the last one ends, or until a single one is left after all: predictions without
   * full context can be wrong.
   */
  private Progress followAll(Position from, int index) {
    List<Position> positions = List.of(from);
    for (int at = index; ; at++) {
      tokens.pass(at);
      List<Position> next = step(positions, at);
      if (next.isEmpty()) {
        return new Progress.Stuck(positions, at);
      }
      if (at == tokens.size() - 1) {
        return new Progress.Finished(at);
      }
      positions = next;
      if (positions.size() == 1 || at - index > MAX_REPLAY) {
        return new Progress.Going(positions.getFirst(), at + 1);
      }
    }
  }

  /** Consumes tokens as predictions say. Where one does not fit, the only position is the one behind the token before it. */
  private Progress follow(Position from, int index, int limit) {
    ATNState state = from.state;
    Frame frame = from.frame;
    Position behindLast = from;
    int at = index;
    boolean atEnd = false;
    while (true) {
      if (state.getStateType() == ATNState.RULE_STOP) {
        if (frame.caller == null) {
          return at < tokens.size() - 1 ? new Progress.Stuck(List.of(), at) : new Progress.Finished(at);
        }
        state = returnState(frame);
        frame = frame.caller;
        continue;
      }
      Transition transition;
      if (state.getNumberOfTransitions() == 1) {
        transition = state.transition(0);
      } else {
        int alternative = predict((DecisionState) state, frame, at);
        if (alternative == ATN.INVALID_ALT_NUMBER) {
          return new Progress.Stuck(List.of(behindLast), at);
        }
        transition = state.transition(alternative - 1);
      }
      if (transition instanceof RuleTransition call) {
        frame = new Frame(frame, state.stateNumber, call.precedence, null);
      } else if (!transition.isEpsilon()) {
        int type = tokens.token(at).type();
        if (atEnd || !matches(transition, type)) {
          return new Progress.Stuck(List.of(behindLast), at);
        }
        if (at - index >= limit) {
          return new Progress.Going(behindLast, at);
        }
        frame = consume(frame, type, at);
        if (type == Token.EOF) {
          atEnd = true;
        } else {
          at++;
        }
        behindLast = new Position(transition.target, frame);
      }
      state = transition.target;
    }
  }

  private ATNState returnState(Frame frame) {
    return ((RuleTransition) atn.states.get(frame.invokingState).transition(0)).followState;
  }

  private boolean matches(Transition transition, int type) {
    return transition.matches(type, Token.MIN_USER_TOKEN_TYPE, atn.maxTokenType);
  }

  private Frame consume(Frame frame, int type, int token) {
    Opener openers = close(frame.openers, type);
    // of two that wait for the same closer, as "while" and "do" may, the first is the construct's
    if (pairs.opens(type) && (openers == null || !pairs.shareCloser(openers.type, type))) {
      openers = new Opener(token, type, openers);
    }
    return frame.with(openers);
  }

  /** What is left open behind a token of type {@code type}. */
  private Opener close(Opener openers, int type) {
    for (Opener opener = openers; opener != null; opener = opener.below) {
      if (pairs.close(opener.type, type)) {
        return opener.below;
      }
    }
    return openers;
  }

  /** The alternative, from 1, that token {@code at} and those behind it choose, or none. */
  private int predict(DecisionState state, Frame frame, int at) {
    DFA dfa = simulator.decisionToDFA[state.decision];
    DFAState first = dfa.isPrecedenceDfa() ? dfa.getPrecedenceStartState(frame.precedence) : dfa.s0;
    if (first != null && first.edges != null) {
      DFAState target = first.edges[tokens.token(at).type() + 1];
      if (target != null && target.isAcceptState && !target.requiresFullContext && target.predicates == null) {
        return target.prediction;
      }
    }
    parser.enter(frame);
    simulator.setPredictionMode(frame.depth <= FULL_CONTEXT_DEPTH ? PredictionMode.LL : PredictionMode.SLL);
    tokens.seek(at);
    try {
      return simulator.adaptivePredict(tokens, state.decision, frame);
    } catch (NoViableAltException e) {
      return ATN.INVALID_ALT_NUMBER;
    }
  }

  /** The positions behind token {@code at}. */
  private List<Position> step(List<Position> positions, int at) {
    int type = tokens.token(at).type();
    Set<Position> next = new LinkedHashSet<>();
    for (Terminal terminal : terminals(positions, rule -> false)) {
      if (matches(terminal.transition, type) && next.size() < MAX_POSITIONS) {
        next.add(new Position(terminal.transition.target, consume(terminal.frame, type, at)));
      }
    }
    return List.copyOf(next);
  }

  /** The position behind a token of type {@code type}, which is not in the text, at {@code terminal}. */
  Position behind(Terminal terminal, int type) {
    return new Position(terminal.transition.target, terminal.frame.with(close(terminal.frame.openers, type)));
  }

  /** The token types that {@code terminal} takes, the end of the file among them, ascending. */
  List<Integer> types(Terminal terminal) {
    List<Integer> types = new ArrayList<>();
    for (int type = Token.EOF; type <= atn.maxTokenType; type++) {
      if (type != 0 && matches(terminal.transition, type)) {
        types.add(type);
      }
    }
    return types;
  }

  /** What may come next at {@code positions}, exactly: with the rules in progress as context. In the order of the grammar. */
  List<Terminal> terminals(List<Position> positions, RuleFilter named) {
    return new Closure(named, Walk.ALL).of(positions);
  }

  /**
   * What must come next before anything around can go on: what is left when every optional part is left out. Nothing where
   * a rule that {@code named} takes may begin: the construct before it is complete.
   */
  List<Terminal> required(List<Position> positions, RuleFilter named) {
    return new Closure(named, Walk.REQUIRED).of(positions);
  }

  /** Which rules have names of their own in messages. */
  @FunctionalInterface
  interface RuleFilter {
    boolean has(int rule);
  }

  private enum Walk {
    ALL,
    REQUIRED
  }

  /** All token transitions that positions reach without a token. */
  private final class Closure {
    private final RuleFilter named;
    private final Walk walk;
    private final List<Terminal> found = new ArrayList<>();
    private final Set<Position> seen = new HashSet<>();
    /** Callees by the position of the call, and what was named where they were called. */
    private final Map<Position, Frame> calls = new HashMap<>();
    private final Map<Frame, Integer> ruleOfCall = new HashMap<>();
    private final List<Step> stack = new ArrayList<>();

    private record Step(Position position, int rule) {}

    Closure(RuleFilter named, Walk walk) {
      this.named = named;
      this.walk = walk;
    }

    List<Terminal> of(List<Position> positions) {
      positions.reversed().forEach(position -> push(position.state, position.frame, -1));
      while (!stack.isEmpty() && seen.size() < MAX_CLOSURE) {
        Step step = stack.removeLast();
        if (seen.add(step.position)) {
          expand(step);
        }
      }
      return found;
    }

    private void push(ATNState state, Frame frame, int rule) {
      stack.add(new Step(new Position(state, frame), rule));
    }

    private void expand(Step step) {
      ATNState state = step.position.state;
      Frame frame = step.position.frame;
      if (state.getStateType() == ATNState.RULE_STOP) {
        if (frame.caller != null) {
          push(returnState(frame), frame.caller, ruleOfCall.getOrDefault(frame, -1));
        }
        return;
      }
      int count = state.getNumberOfTransitions();
      boolean optional = false;
      if (walk == Walk.REQUIRED && count > 1) {
        for (int i = 0; i < count; i++) {
          optional |= leavesOut(state.transition(i));
        }
        if (optional && beginsNamedRule(state)) {
          return;
        }
      }
      for (int i = count - 1; i >= 0; i--) {
        Transition transition = state.transition(i);
        if (!optional || leavesOut(transition)) {
          follow(step, transition);
        }
      }
    }

    private void follow(Step step, Transition transition) {
      Frame frame = step.position.frame;
      if (transition instanceof RuleTransition call) {
        Frame callee =
            calls.computeIfAbsent(
                step.position, caller -> new Frame(frame, caller.state.stateNumber, call.precedence, null));
        ruleOfCall.putIfAbsent(callee, step.rule);
        push(transition.target, callee, step.rule < 0 && named.has(call.ruleIndex) ? call.ruleIndex : step.rule);
      } else if (!transition.isEpsilon()) {
        found.add(new Terminal(transition, frame, step.rule));
      } else if (!(transition instanceof PrecedencePredicateTransition predicate) || predicate.precedence >= frame.precedence) {
        push(transition.target, frame, step.rule);
      }
    }

    /** Whether one of a decision's alternatives may begin with a rule that has a name. */
    private boolean beginsNamedRule(ATNState decision) {
      Set<ATNState> reached = new HashSet<>(Set.of(decision));
      List<ATNState> open = new ArrayList<>(reached);
      while (!open.isEmpty()) {
        ATNState state = open.removeLast();
        if (isEndOfPart(state)) {
          continue;
        }
        for (Transition transition : state.getTransitions()) {
          if (transition instanceof RuleTransition call && named.has(call.ruleIndex)) {
            return true;
          }
          if (transition.isEpsilon() && reached.add(transition.target)) {
            open.add(transition.target);
          }
        }
      }
      return false;
    }
  }

  /** Whether an alternative is to do nothing: the exit of a loop, or an empty part. */
  private static boolean leavesOut(Transition alternative) {
    if (!alternative.isEpsilon() || alternative instanceof RuleTransition) {
      return false;
    }
    ATNState state = alternative.target;
    while (!isEndOfPart(state)) {
      if (state.getNumberOfTransitions() != 1) {
        return false;
      }
      Transition only = state.transition(0);
      if (!only.isEpsilon() || only instanceof RuleTransition) {
        return false;
      }
      state = only.target;
    }
    return true;
  }

  private static boolean isEndOfPart(ATNState state) {
    return state instanceof LoopEndState
        || state.getStateType() == ATNState.BLOCK_END
        || state.getStateType() == ATNState.RULE_STOP;
  }

  /**
   * For each token type where a parse can go on with it after giving up rules in progress: the fewest of them. Types that
   * {@code positions} themselves take keep these.
   *
   * @return indexed by token type + 1
   */
  Position[] restarts(List<Position> positions) {
    Position[] restarts = new Position[atn.maxTokenType + 2];
    for (Position position : positions) {
      for (Terminal terminal : terminals(List.of(position), rule -> false)) {
        types(terminal).forEach(type -> restarts[type + 1] = restarts[type + 1] == null ? position : restarts[type + 1]);
      }
    }
    Set<ATNState> seen = new HashSet<>();
    for (Position position : positions) {
      for (Frame frame = position.frame; frame.caller != null; frame = frame.caller) {
        ATNState state = returnState(frame);
        if (seen.add(state)) {
          IntervalSet types = atn.nextTokens(state);
          for (int type = Token.EOF; type <= atn.maxTokenType; type++) {
            if (restarts[type + 1] == null && types.contains(type)) {
              restarts[type + 1] = new Position(state, frame.caller);
            }
          }
        }
      }
    }
    return restarts;
  }

  /**
   * Finds no alternative where none fits. The one of the runtime then chooses one that would end the rule in progress, for
   * the sake of its messages, and its parse goes wrong before it ends.
   */
  private static final class ExactSimulator extends ParserATNSimulator {
    ExactSimulator(Parser parser, PredictionCaches.Caches caches) {
      super(parser, caches.atn(), caches.decisions(), caches.contexts());
    }

    @Override
    protected int getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
        ATNConfigSet configs, ParserRuleContext outerContext) {
      return ATN.INVALID_ALT_NUMBER;
    }
  }

  /** What the simulator needs of a parser: the names of the grammar, and the precedence that the rule in progress asks for. */
  private static final class GuidedParser extends Parser {
    private final Parser grammar;

    GuidedParser(TokenBuffer tokens, Parser grammar) {
      super(tokens);
      this.grammar = grammar;
    }

    void enter(Frame frame) {
      _precedenceStack.pop();
      _precedenceStack.push(frame.precedence);
    }

    @Override
    public boolean precpred(RuleContext context, int precedence) {
      return precedence >= ((Frame) context).precedence;
    }

    @Override
    @Deprecated
    public String[] getTokenNames() {
      return grammar.getTokenNames();
    }

    @Override
    public String[] getRuleNames() {
      return grammar.getRuleNames();
    }

    @Override
    public String getGrammarFileName() {
      return grammar.getGrammarFileName();
    }

    @Override
    public ATN getATN() {
      return grammar.getATN();
    }
  }
}
