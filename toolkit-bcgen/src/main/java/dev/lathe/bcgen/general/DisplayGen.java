package dev.lathe.bcgen.general;

import dev.lathe.ast.DictItem;
import dev.lathe.ast.Expr;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Lists, tuples, sets and dictionaries that are written out. */
final class DisplayGen {
  /** Most elements that are in registers at a time. */
  private static final int MOST_AT_ONCE = 16;
  /** So many constants or more are copied out of one. */
  private static final int LEAST_COPIED = 3;

  private final UnitGen gen;
  private final CodeBuilder code;

  DisplayGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  void tuple(List<Expr> elements, int to) {
    Optional<List<Constant>> constants = gen.values.literals().constants(elements);
    if (constants.isPresent()) {
      code.constant(to, new Constant.Tuple(constants.get()));
      return;
    }
    Span place = code.place();
    int mark = code.free();
    if (isPlain(elements)) {
      run(elements, 0, elements.size());
      code.at(place);
      code.emit(Op.MKTUPLE, to, mark, elements.size());
    } else {
      int list = code.reserve(1);
      grow(elements, list, Op.MKLIST, 0);
      code.at(place);
      code.intrinsic(Intrinsic.LIST_TO_TUPLE, to, list);
    }
    code.release(mark);
  }

  void list(List<Expr> elements, int to) {
    int mark = code.free();
    Optional<List<Constant>> constants = elements.size() >= LEAST_COPIED ? gen.values.literals().constants(elements) : Optional.empty();
    if (constants.isPresent()) {
      int list = code.reserve(2);
      code.emit(Op.MKLIST, list, list, 0);
      code.constant(list + 1, new Constant.Tuple(constants.get()));
      code.intrinsic(Intrinsic.LIST_EXTEND, to, list);
    } else {
      make(elements, to, Op.MKLIST);
    }
    code.release(mark);
  }

  void set(List<Expr> elements, int to) {
    int mark = code.free();
    make(elements, to, Op.MKSET);
    code.release(mark);
  }

  private void make(List<Expr> elements, int to, Op make) {
    Span place = code.place();
    if (isPlain(elements)) {
      int first = code.free();
      run(elements, 0, elements.size());
      code.at(place);
      code.emit(make, to, first, elements.size());
    } else {
      int container = gen.values.isLast(to) ? to : code.reserve(1);
      grow(elements, container, make, 0);
      code.move(to, container);
    }
  }

  /** A list of the values in the {@code before} registers from {@code to} on, the last ones taken, and of elements behind them; it takes the first's place. */
  void listFrom(List<Expr> elements, int to, int before) {
    code.release(to + Math.max(before, 1));
    code.touch(to + 2);
    grow(elements, to, Op.MKLIST, before);
    code.release(to + 1);
  }

  private boolean isPlain(List<Expr> elements) {
    if (elements.size() > MOST_AT_ONCE || elements.size() > code.room() / 2) {
      return false;
    }
    for (Expr element : elements) {
      if (element instanceof Expr.Starred) {
        return false;
      }
    }
    return true;
  }

  private void run(List<Expr> elements, int from, int to) {
    for (int i = from; i < to; i++) {
      gen.values.copy(elements.get(i));
    }
  }

  /** A container that grows; the first {@code before} elements are in registers from {@code container} on. */
  private void grow(List<Expr> elements, int container, Op make, int before) {
    Span place = code.place();
    int count = 0;
    int most = Math.min(MOST_AT_ONCE, code.room() / 2);
    code.release(container + before);
    while (count < elements.size() && count < most && !(elements.get(count) instanceof Expr.Starred)) {
      gen.values.copy(elements.get(count++));
    }
    code.at(place);
    code.emit(make, container, container, before + count);
    code.release(container + 1);
    for (Expr element : elements.subList(count, elements.size())) {
      if (element instanceof Expr.Starred starred) {
        int items = gen.values.copy(starred.value());
        code.at(starred);
        assert items == container + 1;
        code.intrinsic(make == Op.MKSET ? Intrinsic.SET_UPDATE : Intrinsic.LIST_EXTEND, container, container);
      } else {
        int value = gen.values.value(element);
        code.at(place);
        code.emit(make == Op.MKSET ? Op.SETADD : Op.LISTADD, container, value);
      }
      code.release(container + 1);
    }
    code.at(place);
  }

  void dictionary(List<DictItem> items, int to) {
    Span place = code.place();
    int mark = code.free();
    int dictionary = gen.values.isLast(to) ? to : code.reserve(1);
    int count = 0;
    int most = Math.min(MOST_AT_ONCE / 2, code.room() / 4);
    code.release(dictionary);
    code.touch(dictionary + 2);
    while (count < items.size() && count < most && items.get(count) instanceof DictItem.Entry entry) {
      gen.values.copy(entry.key());
      gen.values.copy(entry.value());
      count++;
    }
    code.at(place);
    code.emit(Op.MKDICT, dictionary, dictionary, count);
    code.release(dictionary + 1);
    for (DictItem item : items.subList(count, items.size())) {
      switch (item) {
        case DictItem.Entry entry -> {
          int key = gen.values.value(entry.key());
          int value = gen.values.value(entry.value());
          code.at(place);
          code.emit(Op.DICTADD, dictionary, key, value);
        }
        case DictItem.Unpack unpack -> {
          gen.values.copy(unpack.value());
          code.at(unpack);
          code.intrinsic(Intrinsic.DICT_UPDATE, dictionary, dictionary);
        }
      }
      code.release(dictionary + 1);
    }
    code.at(place);
    code.move(to, dictionary);
    code.release(mark);
  }

  /** An entry under a name; its value is computed into a register. */
  record Entry(String key, IntConsumer value) {}

  /** A dictionary of entries under names. */
  void entries(List<Entry> entries, int to) {
    int mark = code.free();
    int dictionary = gen.values.isLast(to) ? to : code.reserve(1);
    Span place = code.place();
    code.emit(Op.MKDICT, dictionary, dictionary, 0);
    for (Entry entry : entries) {
      int key = code.reserve(2);
      code.at(place);
      code.string(key, entry.key());
      entry.value().accept(key + 1);
      code.at(place);
      code.emit(Op.DICTADD, dictionary, key, key + 1);
      code.release(key);
    }
    code.move(to, dictionary);
    code.release(mark);
  }
}
