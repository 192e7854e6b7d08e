package dev.lathe.vm.runtime;

import dev.lathe.vm.memory.Roots;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.value.Value;
import java.util.EnumSet;
import java.util.Set;

/**
 * A guest function that watches the program: it is called with the event's name and, for {@link Event#LINE}, the line. While it
 * runs there are no events. Functions in Java have but {@link Event#CALL}.
 */
public final class Hooks implements Roots {

  /** What is watched. */
  public enum Event {
    /** A guest function has been entered, or one in Java is about to be. */
    CALL("call"),
    /** A guest function is about to return. */
    RETURN("return"),
    /** Another line is about to run, or the same one again after a jump backwards. */
    LINE("line"),
    /** A number of instructions has run. */
    COUNT("count");

    private final String text;

    Event(String text) {
      this.text = text;
    }

    /** What the hook is told. */
    public String text() {
      return text;
    }
  }

  private final ThreadState thread;
  private long function = Value.NIL;
  private Set<Event> events = Set.of();
  private int period;
  private int remaining;
  private boolean running;

  Hooks(ThreadState thread) {
    this.thread = thread;
  }

  /**
   * Watches from now on.
   *
   * @param function the hook; nil for none
   * @param period how many instructions there are to each {@link Event#COUNT}
   */
  public void set(long function, Set<Event> events, int period) {
    this.function = function;
    this.events = events.isEmpty() ? Set.of() : EnumSet.copyOf(events);
    this.period = period;
    remaining = period;
    if (function == Value.NIL || events.isEmpty()) {
      thread.withdraw(ThreadState.HOOK);
    } else {
      thread.request(ThreadState.HOOK);
    }
  }

  /** The hook, nil if there is none. */
  public long function() {
    return function;
  }

  /** What it watches. */
  public Set<Event> events() {
    return events;
  }

  /** How many instructions there are to each count. */
  public int period() {
    return period;
  }

  /** Whether the hook itself runs. */
  public boolean isRunning() {
    return running;
  }

  /** Whether an event is to be told. */
  public boolean watches(Event event) {
    return !running && events.contains(event);
  }

  /** Counts an instruction; true if a count is complete. */
  public boolean counts() {
    if (running || !events.contains(Event.COUNT) || --remaining > 0) {
      return false;
    }
    remaining = period;
    return true;
  }

  /** The hook begins. */
  public void begin() {
    running = true;
  }

  /** It has ended, by an error perhaps. */
  public void end() {
    running = false;
  }

  @Override
  public void trace(Tracer tracer) {
    tracer.value(function);
  }
}
