package dev.lathe.parser;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;

/**
 * The prediction caches of a grammar, shared by its parsers on all threads. Generated parsers keep theirs in static fields
 * that only grow; these are dropped when they pass 100,000 states. A parse that is under way keeps the old ones.
 */
final class PredictionCaches {

  /** Most DFA states and contexts, about 50 MB. */
  private static final int MAX_STATES = 100_000;

  private final int maxStates;
  private volatile Caches current;

  PredictionCaches() {
    this(MAX_STATES);
  }

  /** @param maxStates most DFA states and contexts that {@link #limit} keeps */
  PredictionCaches(int maxStates) {
    this.maxStates = maxStates;
  }

  /** The DFAs of a grammar's decisions, and the contexts that their states share. */
  record Caches(ATN atn, DFA[] decisions, PredictionContextCache contexts) {
    static Caches of(ATN atn) {
      DFA[] decisions = new DFA[atn.getNumberOfDecisions()];
      for (int i = 0; i < decisions.length; i++) {
        decisions[i] = new DFA(atn.getDecisionState(i), i);
      }
      return new Caches(atn, decisions, new PredictionContextCache());
    }
  }

  /** The caches for parsers over {@code atn}, which is always the same. */
  Caches of(ATN atn) {
    Caches caches = current;
    if (caches == null) {
      caches = Caches.of(atn);
      current = caches;
    }
    return caches;
  }

  /** Makes {@code parser} predict with these caches. */
  void attach(Parser parser) {
    Caches caches = of(parser.getATN());
    parser.setInterpreter(new ParserATNSimulator(parser, caches.atn, caches.decisions, caches.contexts));
  }

  /** Drops the caches if they have grown too large. */
  void limit() {
    Caches caches = current;
    if (caches == null) {
      return;
    }
    int size = caches.contexts.size();
    for (DFA decision : caches.decisions) {
      size += decision.states.size();
    }
    if (size > maxStates) {
      current = null;
    }
  }
}
