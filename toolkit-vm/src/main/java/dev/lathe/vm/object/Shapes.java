package dev.lathe.vm.object;

import dev.lathe.vm.memory.Roots;
import dev.lathe.vm.memory.Tracer;
import dev.lathe.vm.memory.Heap;
import dev.lathe.vm.memory.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shapes and behaviours of one machine. Shapes are numbered from 1.
 *
 * <p>A number is given out again only when no table has it and no cache record names it. What the collector does for that:
 *
 * <ol>
 *   <li>{@link #beginCycle} when marking begins; {@link Tables#trace} finds shapes by their tables
 *   <li>after marking all that is alive (not after a cycle that skips old objects): {@link #beginSweep}; from here on, whatever
 *       looks for a shape that was not marked marks it
 *   <li>{@link Caches#sweep} for each prototype that is alive: no record names shapes that are not marked any more
 *   <li>{@link #sweep}: they are buried, and when all are, their numbers are free
 * </ol>
 */
public final class Shapes implements Roots {
  /** Slots that fit in a table itself. */
  static final int MAX_INLINE = 64;

  /** Slots of a shared shape. */
  private static final int MAX_SHARED = 512;
  /** Slots of an owned shape. */
  private static final int MAX_OWNED = 1 << 14;
  /** Keys among a shared shape's that did not come from constants of the program. */
  private static final int MAX_COMPUTED = 32;
  /** Successors of a shared shape; a computed key makes no more than the second number. */
  private static final int MAX_CHILDREN = 1024;
  private static final int MAX_COMPUTED_CHILDREN = 64;
  /** Keys up to which a table with a new metatable shares a shape. */
  private static final int MAX_REBASED = 32;

  /** What it costs to look at a shape, in bytes of marking. */
  private static final int COST = 256;

  private static final int VERSION_CHUNK = 512;
  private static final int SITES = 4096;

  private final Heap heap;
  private final long[] metamethodNames = new long[Metamethod.values().length];
  private Shape[] shapes = new Shape[64];
  private int count = 1;
  private int[] free = new int[16];
  private int freeCount;
  private int[] condemned = new int[16];
  private int condemnedCount;
  private int cycle = 1;
  private boolean isSweeping;
  /** The number of the first shape that is still to be swept. */
  private int unswept;

  private final List<Long> versionChunks = new ArrayList<>();
  private long freeVersion;

  private final Behaviour plain;
  private final List<Behaviour> weakBehaviours = new ArrayList<>();

  private final SlotTable slots;

  /** Inline capacities that constructors have learned, by site; a table's flags tell its site, 0 none. */
  private byte[] learned = new byte[0];
  private int sites;

  public Shapes(Heap heap, Strings strings) {
    this.heap = heap;
    slots = new SlotTable(heap);
    for (Metamethod metamethod : Metamethod.values()) {
      metamethodNames[metamethod.ordinal()] = strings.atom(metamethod.key());
    }
    plain = new Behaviour(0, takeVersion());
  }

  /** The shape of a table, its address. */
  Shape of(long table) {
    return shapes[Header.shape(table)];
  }

  /** What tables without a metatable have. */
  Behaviour plain() {
    return plain;
  }

  /** The atom of a metamethod's key. */
  long name(Metamethod metamethod) {
    return metamethodNames[metamethod.ordinal()];
  }

  /** The bytes of a table object itself. */
  public long tableBytes(long table) {
    return TableObject.SLOTS + 8L * of(table).inlineCapacity();
  }

  /** The slot of an atom, {@link AtomMap#ABSENT} if the shape has none. */
  int find(Shape shape, long atom) {
    int known = slots.find(shape, atom);
    if (known != SlotTable.UNKNOWN) {
      return known;
    }
    int slot = shape.find(atom);
    // An owned shape may get the key later; what is more than a store is not for machine code, which reads the table as well.
    if (!shape.isOwned() || slot >= 0 && !isLink(atom)) {
      slots.remember(shape, atom, slot);
    }
    return slot;
  }

  /** Whether an atom is the key of a metatable's slot on which lookups in other tables depend, or the collector does. */
  boolean isLink(long atom) {
    return atom == name(Metamethod.INDEX) || atom == name(Metamethod.MODE);
  }

  /** Gives memory outside of the heap back. */
  public void close() {
    slots.close();
  }

  /** The empty shape of a behaviour. */
  Shape root(Behaviour behaviour, int inlineCapacity) {
    Shape root = behaviour.root(inlineCapacity);
    if (root == null) {
      root = register(new Shape(takeNumber(), behaviour, inlineCapacity, Shape.Ownership.SHARED, Shape.Storage.SLOTS));
      behaviour.setRoot(inlineCapacity, root);
    }
    return revived(root);
  }

  /** The shape with the same behaviour in dictionary mode; an owned one replaces its predecessor, whose dependents are told. */
  Shape dictionary(Shape shape) {
    Behaviour behaviour = shape.behaviour();
    int inlineCapacity = shape.inlineCapacity();
    if (shape.isOwned()) {
      Shape owned = register(new Shape(takeNumber(), behaviour, inlineCapacity, Shape.Ownership.OWNED, Shape.Storage.DICTIONARY));
      owned.given = shape.takeGiven();
      return owned;
    }
    Shape dictionary = behaviour.dictionary(inlineCapacity);
    if (dictionary == null) {
      dictionary = register(new Shape(takeNumber(), behaviour, inlineCapacity, Shape.Ownership.SHARED, Shape.Storage.DICTIONARY));
      behaviour.setDictionary(inlineCapacity, dictionary);
    }
    return revived(dictionary);
  }

  /** The successor of a shared shape with slots. Null: a table with the key goes to dictionary mode. */
  Shape successor(Shape shape, long atom, KeyOrigin origin) {
    int number = shape.childNumber(atom);
    if (number != AtomMap.ABSENT) {
      return revived(shapes[number]);
    }
    int computed = shape.computed() + (origin == KeyOrigin.COMPUTED ? 1 : 0);
    boolean isFull =
        switch (origin) {
          case CONSTANT -> shape.count() >= MAX_SHARED || shape.childCount() >= MAX_CHILDREN;
          case COMPUTED -> computed > MAX_COMPUTED || shape.childCount() >= MAX_COMPUTED_CHILDREN;
        };
    return isFull ? null : register(shape.child(takeNumber(), atom, computed));
  }

  /** Adds a key to an owned shape, and tells whoever depends on it. */
  void add(Shape owned, long atom) {
    heap.account(-owned.bytes());
    owned.addOwned(atom);
    if (!isSweeping) {
      // The collector is to look at its keys again.
      owned.cycle = 0;
    }
    heap.account(owned.bytes());
    owned.changed();
  }

  /** Whether an owned shape takes one key more. */
  boolean canGrow(Shape owned) {
    return owned.count() < MAX_OWNED;
  }

  /** An owned shape in place of a shared one. */
  Shape owned(Shape shape) {
    return register(shape.owned(takeNumber(), shape.behaviour()));
  }

  /** A shape with the same keys and another behaviour. */
  Shape rebased(Shape shape, Behaviour behaviour) {
    if (shape.isOwned()) {
      return register(shape.owned(takeNumber(), behaviour));
    }
    if (shape.isDictionary()) {
      return dictionary(root(behaviour, shape.inlineCapacity()));
    }
    if (shape.rebased != null && !shape.rebased.isBuried() && shape.rebased.behaviour() == behaviour) {
      return revived(shape.rebased);
    }
    if (shape.count() > MAX_REBASED) {
      return register(shape.owned(takeNumber(), behaviour));
    }
    Shape rebased = withKeysOf(shape, root(behaviour, shape.inlineCapacity()));
    shape.rebased = rebased;
    return rebased;
  }

  /** The shape with a plain shared one's keys and a larger inline capacity. */
  Shape widened(Shape shape, int inlineCapacity) {
    if (shape.widened == null || shape.widened.isBuried() || shape.widened.inlineCapacity() != inlineCapacity) {
      shape.widened = withKeysOf(shape, root(plain, inlineCapacity));
    }
    return revived(shape.widened);
  }

  private Shape withKeysOf(Shape shape, Shape root) {
    Shape at = root;
    for (int slot = 0; slot < shape.count(); slot++) {
      long atom = shape.atom(slot);
      int number = at.childNumber(atom);
      at = number != AtomMap.ABSENT ? revived(shapes[number]) : register(at.child(takeNumber(), atom, Math.min(shape.computed(), slot + 1)));
    }
    return at;
  }

  /** An owned shape with slots for a table that was in dictionary mode. */
  Shape ownedWithoutKeys(Shape dictionary) {
    return register(new Shape(takeNumber(), dictionary.behaviour(), dictionary.inlineCapacity(), Shape.Ownership.OWNED, Shape.Storage.SLOTS));
  }

  /** The behaviour of tables whose metatable has an owned shape. */
  Behaviour given(Shape owned, long metatable) {
    if (owned.given == null) {
      owned.given = new Behaviour(metatable, takeVersion());
    }
    return owned.given;
  }

  private Shape register(Shape shape) {
    heap.account(shape.bytes());
    shapes[shape.number()] = shape;
    return revived(shape);
  }

  private int takeNumber() {
    if (freeCount > 0) {
      freeCount--;
      return free[freeCount];
    }
    if (count == shapes.length) {
      shapes = Arrays.copyOf(shapes, count * 2);
    }
    count++;
    return count - 1;
  }

  private long takeVersion() {
    if (freeVersion == 0) {
      long chunk = heap.allocatePart(VERSION_CHUNK);
      versionChunks.add(chunk);
      for (long cell = chunk; cell < chunk + VERSION_CHUNK; cell += 16) {
        giveVersion(cell);
      }
    }
    long cell = freeVersion;
    freeVersion = Memory.getLong(cell + 8);
    return cell;
  }

  /** A version goes on growing from one behaviour to the next that has it, so that no record takes one for the other. */
  private void giveVersion(long cell) {
    Memory.putLong(cell + 8, freeVersion);
    freeVersion = cell;
  }

  /** A number for a place that makes tables, 1 to 4095; places may share one. */
  int takeSite() {
    if (learned.length == 0) {
      learned = new byte[SITES];
    }
    sites = sites % (SITES - 1) + 1;
    return sites;
  }

  /** The inline capacity that tables of a site need. */
  int learned(int site) {
    return learned[site];
  }

  /** A table of a site has needed room for slots. */
  void learn(int site, int slots) {
    heap.nextEpoch();
    learned[site] = (byte) Math.max(learned[site], Math.min(slots, MAX_INLINE / 2));
  }

  /** Marking begins. */
  public void beginCycle() {
    cycle++;
    weakBehaviours.forEach(Behaviour::forgetTold);
    weakBehaviours.clear();
  }

  /** The collector was told of a weak table of a behaviour. */
  void noteWeak(Behaviour behaviour) {
    if (behaviour.noteTold()) {
      weakBehaviours.add(behaviour);
    }
  }

  /** Behaviours of which the collector was told that they make tables weak, since marking has begun. */
  List<Behaviour> weakBehaviours() {
    return weakBehaviours;
  }

  /** The collector has found a table, or it has got a new shape: tells of its shape's keys and metatable, once a cycle. */
  void mark(Shape shape, Tracer tracer) {
    Shape at = shape;
    while (at != null && at.cycle != cycle) {
      at.cycle = cycle;
      tracer.cost(COST);
      tracer.object(at.behaviour().metatable());
      if (at.isOwned()) {
        for (int slot = 0; slot < at.count(); slot++) {
          tracer.object(at.atom(slot));
        }
      } else if (at.count() > 0) {
        tracer.object(at.atom(at.count() - 1));
      }
      at = at.parent();
    }
  }

  /** Marking has ended: shapes that were not marked are to be forgotten. */
  public void beginSweep() {
    isSweeping = true;
    heap.nextEpoch();
    unswept = 1;
  }

  /**
   * Forgets shapes that no table has. Before it is called first, {@link Caches#sweep} is to see all prototypes.
   *
   * @return what is left of the work, positive if all are swept
   */
  public long sweep(long work) {
    long left = work;
    for (; left > 0 && unswept < count; left -= COST) {
      Shape shape = shapes[unswept];
      if (shape != null) {
        if (!isMarked(shape) && !(shape.behaviour() == plain && shape.parent() == null && !shape.isOwned())) {
          bury(shape);
        } else {
          shape.forgetDead();
        }
      }
      unswept++;
    }
    if (left > 0 && isSweeping) {
      isSweeping = false;
      reclaim();
    }
    return left;
  }

  private boolean isMarked(Shape shape) {
    return shape.cycle == cycle;
  }

  /**
   * A shape that was looked for while shapes are swept, and that a table may be given: it stays, with those on its path. Its keys
   * and its metatable are those of living shapes or of the store that looks for it.
   */
  private Shape revived(Shape shape) {
    if (isSweeping) {
      for (Shape at = shape; at != null && at.cycle != cycle; at = at.parent()) {
        at.cycle = cycle;
      }
    }
    return shape;
  }

  /** The shape with this number, if there is one, is to stay: a table may have got it since marking has ended. */
  void revive(int number) {
    if (shapes[number] != null) {
      revived(shapes[number]);
    }
  }

  private void bury(Shape shape) {
    Behaviour behaviour = shape.behaviour();
    if (shape.parent() != null) {
      shape.parent().removeChild(shape);
    } else if (behaviour.root(shape.inlineCapacity()) == shape) {
      behaviour.setRoot(shape.inlineCapacity(), null);
    } else if (behaviour.dictionary(shape.inlineCapacity()) == shape) {
      behaviour.setDictionary(shape.inlineCapacity(), null);
    }
    Behaviour given = shape.given;
    if (given != null) {
      // The owner is dead, so no table had this behaviour.
      given.bury();
      giveVersion(given.versionAddress());
    }
    shape.cycle = Shape.BURIED;
    shapes[shape.number()] = null;
    heap.account(-shape.bytes());
    if (condemnedCount == condemned.length) {
      condemned = Arrays.copyOf(condemned, condemnedCount * 2);
    }
    condemned[condemnedCount] = shape.number();
    condemnedCount++;
  }

  /** No cache record names a shape that was buried: their numbers are free. */
  private void reclaim() {
    if (condemnedCount == 0) {
      return;
    }
    slots.forget();
    if (freeCount + condemnedCount > free.length) {
      free = Arrays.copyOf(free, Math.max(free.length * 2, freeCount + condemnedCount));
    }
    System.arraycopy(condemned, 0, free, freeCount, condemnedCount);
    freeCount += condemnedCount;
    condemnedCount = 0;
  }

  /** Whether tables may have a shape with this number after the sweep that is to come; 0, which none has, is asked for as well and is not dead. */
  boolean isAlive(int number) {
    return number == 0 || shapes[number] != null && isMarked(shapes[number]);
  }

  @Override
  public void trace(Tracer tracer) {
    for (long name : metamethodNames) {
      tracer.object(name);
    }
    for (long chunk : versionChunks) {
      tracer.part(chunk, VERSION_CHUNK);
    }
  }
}
