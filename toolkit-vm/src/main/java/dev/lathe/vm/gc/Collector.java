package dev.lathe.vm.gc;

import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Shapes;
import dev.lathe.vm.object.Tables;

/**
 * The collector of one machine: it marks in steps between which the program runs, and sweeps as memory is needed.
 *
 * <pre>
 *   PAUSED ─roots─▶ MARKING ─finish─▶ SWEEPING ─▶ PAUSED
 * </pre>
 *
 * <p>Objects are white (mark of an earlier cycle), grey (to be traced) or black. What is stored into a black object makes it
 * grey again: Steele's barrier, as Boehm, Demers and Shenker, "Mostly parallel garbage collection", PLDI 1991, use it; such
 * objects are traced again when nothing else is left. From then on barriers make the stored value grey instead, as in Dijkstra,
 * Lamport et al., "On-the-fly garbage collection", CACM 1978. Stacks have no barrier: one is traced again when the program leaves
 * it, the running one at the end.
 *
 * <p>A pause is a step. The last step of marking, which sees that nothing is grey while the program waits, gives up when it has
 * done {@link #ATTEMPT}, and comes again later. It comes to an end, because the program cannot make work for it for ever: near the
 * end an object becomes grey again only with a new part or shape of its own, so by allocation, and for each byte that is
 * allocated more than a byte is looked at.
 *
 * <p>Runs at polls only, when all that the program has is on stacks of coroutines and in roots.
 */
public final class Collector {
  private static final long STEP = 128 << 10;
  private static final long SMALLEST_THRESHOLD = 256 << 10;
  /** How many bytes the end of marking may look at while the program waits. */
  private static final long ATTEMPT = 512 << 10;
  /** After so many attempts the program waits as long as it takes: more than any program needs. */
  private static final int ROUNDS = 64;

  /** What marking a byte of small objects costs, with what each object costs beside its bytes. */
  private static final int WORK_FOR_BYTE = 2;

  /** Bytes to look at in a step under stress. */
  private static final long STRESS_WORK = 256;

  private enum Phase {
    PAUSED,
    MARKING,
    SWEEPING
  }

  private final Heap heap;
  private final Shapes shapes;
  private final Mutator mutator;
  private final Marker marker;
  private final WeakTables weakTables;
  private final Coroutines coroutines;
  private final Finalizers finalizers;

  private Phase phase = Phase.PAUSED;
  private int pause = 200;
  private int stepMultiplier = 200;
  private boolean isStopped;
  private Stress stress = Stress.NONE;
  private long polls;
  /** How often nothing was grey in this cycle. */
  private int rounds;
  private long cycles;
  /** What the longest step has done since it was asked, in bytes of marking. */
  private long longestStep;

  private PauseListener pauseListener = PauseListener.NONE;

  /** The collector of a machine that is complete but for it. */
  public Collector(Heap heap, Shapes shapes, Tables tables, Caches caches, Mutator mutator) {
    this.heap = heap;
    this.shapes = shapes;
    this.mutator = mutator;
    marker = new Marker(heap, tables);
    weakTables = marker.weakTables();
    coroutines = new Coroutines(heap);
    finalizers = new Finalizers(heap, mutator, marker);
    heap.addWeakReferences(coroutines);
    heap.addWeakReferences(finalizers);
    heap.addWeakReferences(new Leftovers(shapes, caches, mutator, marker));
    begin(Stress.ofProperty());
  }

  /** To be told of every new coroutine. */
  public void addCoroutine(long coroutine) {
    coroutines.add(coroutine);
  }

  /** To be told of every coroutine from which the program goes to another one, when its values were taken from its stack. */
  public void left(long coroutine) {
    if (phase == Phase.MARKING) {
      marker.left(coroutine);
    }
  }

  /** To be told of every new userdata. */
  public void addUserdata(long address) {
    finalizers.add(address);
  }

  /** Who is told of pauses. */
  public void setPauseListener(PauseListener listener) {
    pauseListener = listener;
  }

  /**
   * The heap has asked for it: does some work.
   *
   * @throws OutOfGuestMemory if the limit is reached, and a full collection has found next to nothing
   */
  public void step() {
    heap.withdrawPoll();
    if (heap.isUrgent()) {
      full();
      // Room for little more would mean to collect all the time.
      if (heap.room() < heap.limit() / 64) {
        throw OutOfGuestMemory.INSTANCE;
      }
    } else {
      switch (stress) {
        case NONE -> stepUnlessStopped();
        case FULL -> {
          polls++;
          if (Stress.isDue(polls)) {
            full();
          }
          heap.askForPoll();
        }
        case STEPS -> {
          advance(STRESS_WORK);
          heap.askForPoll();
        }
      }
    }
  }

  private void stepUnlessStopped() {
    if (isStopped) {
      heap.setBudget(Long.MAX_VALUE / 4);
    } else {
      advance(work());
      setBudget();
    }
  }

  /** Bytes to look at in a step: more if little room is left for what is still to be marked. */
  private long work() {
    long work = STEP / 100 * Math.max(stepMultiplier, 40) * WORK_FOR_BYTE;
    long room = Math.max(heap.room(), STEP);
    double needed = 2.0 * STEP * heap.objectBytes() / room;
    return Math.max(work, (long) needed);
  }

  private void setBudget() {
    if (phase != Phase.PAUSED) {
      heap.setBudget(STEP);
      return;
    }
    long threshold = Math.max(SMALLEST_THRESHOLD, heap.liveBytes() / 100 * pause) - heap.objectBytes();
    heap.setBudget(Math.max(STEP, Math.min(threshold, heap.room() / 2)));
  }

  /** Goes on by about so many bytes of marking. */
  private void advance(long work) {
    pauseListener.begin();
    long before = marker.work();
    switch (phase) {
      case PAUSED -> {
        begin();
        before = 0;
      }
      case MARKING -> {
        mutator.saveRunning();
        // Near the end, twice as much: all that the program allocates may be work now.
        mark(marker.work() + (rounds == 0 ? work : 2 * work));
      }
      case SWEEPING -> {
        long left = heap.sweep(work);
        before -= work - left;
        if (left > 0) {
          phase = Phase.PAUSED;
        }
      }
    }
    longestStep = Math.max(longestStep, marker.work() - before);
    pauseListener.end();
  }

  private void begin() {
    phase = Phase.MARKING;
    rounds = 0;
    heap.beginMarking();
    shapes.beginCycle();
    marker.begin();
    finalizers.begin();
    mutator.saveRunning();
    traceRoots();
  }

  private void traceRoots() {
    mutator.trace(marker);
    shapes.trace(marker);
    finalizers.trace();
  }

  /** Marks until about so much has been done, and ends marking if that is possible. */
  private void mark(long end) {
    while (marker.drain(end)) {
      if (rounds == 0) {
        rounds = 1;
        marker.beginForward();
        traceAgain();
      } else if (!finalizers.look(end) || !weakTables.look(end)) {
        return;
      } else if (tryToFinish()) {
        return;
      }
    }
  }

  /** Makes grey what may refer to something new; gives the bytes of the running stack. */
  private long traceAgain() {
    traceRoots();
    long running = mutator.saveRunning();
    if (running == 0) {
      return 0;
    }
    marker.again(running);
    return 8L * CoroutineObject.slots(running);
  }

  /** Sees whether all is marked, and ends marking then; gives up if that takes long. */
  private boolean tryToFinish() {
    rounds++;
    // The running stack has to be looked at as a whole, however large it is.
    long stack = traceAgain();
    long end = rounds < ROUNDS ? marker.work() + ATTEMPT + stack : Long.MAX_VALUE;
    do {
      if (!complete(end)) {
        return false;
      }
    } while (finalizers.separate());
    finish();
    return true;
  }

  /** Marks all that can be reached, and knows of all weak references to other things; false if the end of the work comes first. */
  private boolean complete(long end) {
    do {
      if (!marker.drain(end) || !finalizers.look(end) || !weakTables.look(end)) {
        return false;
      }
    } while (weakTables.traceChanged() || !marker.isDone());
    return true;
  }

  /** All is marked. */
  private void finish() {
    weakTables.clear();
    marker.drain(Long.MAX_VALUE);
    heap.endMarking(marker.bytes());
    marker.end();
    phase = Phase.SWEEPING;
    cycles++;
  }

  /** Marks all at once. */
  private void finishMarking() {
    // Tracing a stack clears it above the frame that is said to be the innermost.
    mutator.saveRunning();
    finalizers.waitForAll();
    weakTables.waitForAll();
    marker.beginForward();
    rounds = ROUNDS;
    mark(Long.MAX_VALUE);
  }

  /**
   * The userdata whose finalizer is to be called next, 0 if there is none. It is kept alive by nobody but the caller from now
   * on. To be asked after {@link #step} and {@link #full}.
   */
  public long takeFinalizer() {
    return finalizers.take();
  }

  /** The machine ends: every userdata with a finalizer is to be taken by {@link #takeFinalizer}. */
  public void finalizeAll() {
    finalizers.queueAll();
  }

  /** Collects all that is dead now. */
  public void full() {
    pauseListener.begin();
    if (phase == Phase.MARKING) {
      // What has died since it was marked is found by the next cycle only.
      finishMarking();
    }
    heap.finishSweep();
    begin();
    finishMarking();
    heap.finishSweep();
    phase = Phase.PAUSED;
    pauseListener.end();
    heap.clearUrgent();
    setBudgetUnlessStopped();
  }

  private void setBudgetUnlessStopped() {
    if (isStopped) {
      heap.setBudget(Long.MAX_VALUE / 4);
    } else {
      setBudget();
    }
  }

  /**
   * Does as much as the allocation of so many bytes would have it do, at least a step; also when it is stopped.
   *
   * @return whether a cycle has come to its end
   */
  public boolean step(long bytes) {
    long left = bytes;
    do {
      Phase before = phase;
      advance(work());
      left -= STEP;
      if (phase == Phase.PAUSED && before == Phase.SWEEPING) {
        setBudgetUnlessStopped();
        return true;
      }
    } while (left > 0);
    setBudgetUnlessStopped();
    return false;
  }

  /** Nothing is collected from now on, unless the limit is reached. */
  public void stop() {
    isStopped = true;
    heap.setBudget(Long.MAX_VALUE / 4);
  }

  /** Collects again. */
  public void restart() {
    isStopped = false;
    setBudget();
  }

  /** Whether {@link #stop} was called last. */
  public boolean isStopped() {
    return isStopped;
  }

  /**
   * A cycle begins when objects have grown to so many per cent of what the last one has found.
   *
   * @return what it was
   */
  public int setPause(int percent) {
    int old = pause;
    pause = percent;
    if (!isStopped) {
      setBudget();
    }
    return old;
  }

  /**
   * For each byte allocated so many hundredths of a byte are looked at.
   *
   * @return what it was
   */
  public int setStepMultiplier(int percent) {
    int old = stepMultiplier;
    stepMultiplier = percent;
    return old;
  }

  /** Bytes of objects, dead ones that were not found yet included. */
  public long count() {
    return heap.objectBytes();
  }

  /** What the longest step has done since this was asked last, in bytes of marking; full collections are no steps. */
  long takeLongestStep() {
    long longest = longestStep;
    longestStep = 0;
    return longest;
  }

  /** How often the running cycle, or the last one, has found nothing grey. */
  int attempts() {
    return rounds;
  }

  /** How many cycles have marked all. */
  public long cycles() {
    return cycles;
  }

  /** Collects fully at each of the first 2,000 polls from now on, then at every 97th. */
  public void beginStress() {
    begin(Stress.FULL);
  }

  /** Marks a little at every poll from now on. */
  public void beginStressOfSteps() {
    begin(Stress.STEPS);
  }

  private void begin(Stress kind) {
    stress = kind;
    polls = 0;
    if (kind != Stress.NONE) {
      heap.overwriteFreeLines();
      heap.askForPoll();
    }
  }

  /** Collects as usual again. */
  public void endStress() {
    begin(Stress.NONE);
  }
}
