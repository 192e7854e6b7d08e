package dev.lathe.vm.gc;

import dev.lathe.vm.memory.AddressList;
import dev.lathe.vm.memory.AddressStack;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import dev.lathe.vm.memory.OutOfGuestMemory;
import dev.lathe.vm.object.Caches;
import dev.lathe.vm.object.CoroutineObject;
import dev.lathe.vm.object.Header;
import dev.lathe.vm.object.Shapes;
import dev.lathe.vm.object.Tables;
import dev.lathe.vm.object.UpvalueObject;
import dev.lathe.vm.object.UserdataObject;

/**
 * The collector of one machine: it marks in steps between which the program runs, and sweeps as memory is needed.
 *
 * <pre>
 *   PAUSED ─roots─▶ MARKING ─finish─▶ SWEEPING ─▶ PAUSED
 * </pre>
 *
 * <p>Objects are white (mark of an earlier cycle), grey (to be traced) or black. What is stored into a black object makes it
 * grey again: Steele's barrier, as Boehm, Demers and Shenker, "Mostly parallel garbage collection", PLDI 1991, use it; such
 * objects are traced again when nothing else is left. Stacks have no barrier: they are looked at again at the end. A few
 * rounds of that take place between steps, so that the last one, during which the program waits, finds little.
 *
 * <p>Runs at polls only, when all that the program has is on stacks of coroutines and in roots.
 */
public final class Collector {
  private static final long STEP = 128 << 10;
  private static final long SMALLEST_THRESHOLD = 256 << 10;
  /** When no more than about so many bytes are to be looked at, the end of marking may come. */
  private static final long LITTLE = 256 << 10;
  /** It comes after so many rounds in any case. */
  private static final int ROUNDS = 16;
  /** Each round's steps are twice as long as those of the round before, so many times: a program must not write faster than they look. */
  private static final int DOUBLINGS = 3;
  /** How many blocks, large objects and buckets of atoms a step of the smallest size sweeps. */
  private static final int SWEEP = 64;

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

  private final AddressList coroutines = new AddressList();
  private final AddressList userdata = new AddressList();
  /** Userdata whose finalizers are to be called, the next one last. */
  private final AddressList finalizers = new AddressList();

  private Phase phase = Phase.PAUSED;
  private int pause = 200;
  private int stepMultiplier = 200;
  private boolean isStopped;
  private Stress stress = Stress.NONE;
  private long polls;
  private int rounds;
  /** How many objects the running round has begun with. */
  private long roundObjects;
  private long cycles;

  /** The collector of a machine that is complete but for it. */
  public Collector(Heap heap, Shapes shapes, Tables tables, Caches caches, Mutator mutator) {
    this.heap = heap;
    this.shapes = shapes;
    this.mutator = mutator;
    marker = new Marker(heap, tables, caches);
    begin(Stress.ofProperty());
  }

  /** To be told of every new coroutine. */
  public void addCoroutine(long coroutine) {
    coroutines.add(coroutine);
  }

  /** To be told of every new userdata. */
  public void addUserdata(long address) {
    userdata.add(address);
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
    long work = STEP / 100 * Math.max(stepMultiplier, 40);
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
    switch (phase) {
      case PAUSED -> begin();
      case MARKING -> {
        if (marker.drain(work << Math.min(rounds, DOUBLINGS)) && isMarked()) {
          finish();
        }
      }
      case SWEEPING -> {
        if (!heap.sweep((int) Math.min(SWEEP * (work / STEP + 1), Integer.MAX_VALUE))) {
          phase = Phase.PAUSED;
        }
      }
    }
  }

  private void begin() {
    phase = Phase.MARKING;
    rounds = 0;
    roundObjects = 1;
    heap.beginMarking();
    shapes.beginCycle();
    marker.begin();
    mutator.saveRunning();
    traceRoots();
  }

  private void traceRoots() {
    mutator.trace(marker);
    shapes.trace(marker);
    for (int i = 0; i < finalizers.size(); i++) {
      marker.object(finalizers.get(i));
    }
  }

  /** Nothing is grey: is little left for the end, or is there to be another round? */
  private boolean isMarked() {
    long perObject = marker.takeWork() / Math.max(1, roundObjects);
    roundObjects = heap.again().size() + coroutines.size();
    if (rounds == ROUNDS || rounds > 0 && perObject * roundObjects < LITTLE) {
      return true;
    }
    rounds++;
    mutator.saveRunning();
    traceAgain();
    return false;
  }

  /** Makes grey what may refer to something new. */
  private void traceAgain() {
    marker.beginAgain();
    traceRoots();
    for (int i = 0; i < coroutines.size(); i++) {
      if (heap.isMarked(coroutines.get(i))) {
        marker.again(coroutines.get(i));
      }
    }
    AddressStack again = heap.again();
    while (!again.isEmpty()) {
      marker.again(again.pop());
    }
  }

  /** The end of marking, during which the program waits. */
  private void finish() {
    mutator.saveRunning();
    traceAgain();
    marker.traceWeakAgain();
    drainAll();
    separateFinalizable();
    drainAll();
    marker.clearWeak();
    closeUpvaluesOfTheDead();
    for (int i = 0; i < coroutines.size(); i++) {
      Stack.clearAbove(coroutines.get(i));
    }
    sweepShapes();
    mutator.forget(marker.functions(), marker.hosts(), marker.objects());
    heap.endMarking(marker.bytes());
    marker.end();
    phase = Phase.SWEEPING;
    cycles++;
  }

  /** Marks all that can be reached, also what open upvalues see in stacks of coroutines that are dead themselves. */
  private void drainAll() {
    do {
      marker.drain(Long.MAX_VALUE);
      for (int i = 0; i < coroutines.size(); i++) {
        long coroutine = coroutines.get(i);
        if (!heap.isMarked(coroutine)) {
          traceOpenUpvalues(coroutine);
        }
      }
    } while (!marker.isDone());
  }

  private void traceOpenUpvalues(long coroutine) {
    for (long open = Memory.getLong(coroutine + CoroutineObject.OPEN); open != 0; open = Memory.getLong(open + UpvalueObject.NEXT)) {
      if (heap.isMarked(open)) {
        marker.value(UpvalueObject.get(open));
      }
    }
  }

  private void closeUpvaluesOfTheDead() {
    int kept = 0;
    for (int i = 0; i < coroutines.size(); i++) {
      long coroutine = coroutines.get(i);
      if (heap.isMarked(coroutine)) {
        coroutines.set(kept, coroutine);
        kept++;
        continue;
      }
      for (long open = Memory.getLong(coroutine + CoroutineObject.OPEN); open != 0; open = Memory.getLong(open + UpvalueObject.NEXT)) {
        if (heap.isMarked(open)) {
          Memory.putLong(open + UpvalueObject.VALUE, UpvalueObject.get(open));
          Memory.putLong(open + UpvalueObject.WHERE, open + UpvalueObject.VALUE);
        }
      }
    }
    coroutines.truncate(kept);
  }

  /** Finds userdata that are dead but for their finalizers, which run in the reverse order of the userdata's creation. */
  private void separateFinalizable() {
    int before = finalizers.size();
    int kept = 0;
    for (int i = 0; i < userdata.size(); i++) {
      long address = userdata.get(i);
      if (heap.isMarked(address)) {
        userdata.set(kept, address);
        kept++;
      } else if (mutator.hasFinalizer(address)) {
        awaitFinalizer(address);
      }
    }
    userdata.truncate(kept);
    moveBelow(before);
    for (int i = 0; i < finalizers.size(); i++) {
      marker.object(finalizers.get(i));
    }
  }

  private void awaitFinalizer(long address) {
    Header.setFlags(address, Header.flags(address) | UserdataObject.FINALIZED);
    finalizers.add(address);
  }

  /** Puts those from an index on, which are called after the others, below them. */
  private void moveBelow(int index) {
    int added = finalizers.size() - index;
    if (index == 0 || added == 0) {
      return;
    }
    long[] all = new long[finalizers.size()];
    for (int i = 0; i < all.length; i++) {
      all[(i + added) % all.length] = finalizers.get(i);
    }
    for (int i = 0; i < all.length; i++) {
      finalizers.set(i, all[i]);
    }
  }

  private void sweepShapes() {
    if (shapes.sweep() > 0) {
      marker.sweepCaches();
      shapes.reclaim();
    }
  }

  /**
   * The userdata whose finalizer is to be called next, 0 if there is none. It is kept alive by nobody but the caller from now
   * on. To be asked after {@link #step} and {@link #full}.
   */
  public long takeFinalizer() {
    return finalizers.isEmpty() ? 0 : finalizers.removeLast();
  }

  /** The machine ends: every userdata with a finalizer is to be taken by {@link #takeFinalizer}. */
  public void finalizeAll() {
    int before = finalizers.size();
    for (int i = 0; i < userdata.size(); i++) {
      if (mutator.hasFinalizer(userdata.get(i))) {
        awaitFinalizer(userdata.get(i));
      }
    }
    userdata.truncate(0);
    moveBelow(before);
  }

  /** Collects all that is dead now. */
  public void full() {
    if (phase == Phase.MARKING) {
      // What has died since it was marked is found by the next cycle only.
      finish();
    }
    heap.finishSweep();
    begin();
    finish();
    heap.finishSweep();
    phase = Phase.PAUSED;
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
