package dev.lathe.bcgen.general;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Identifier;
import dev.lathe.ast.MatchCase;
import dev.lathe.ast.Pattern;
import dev.lathe.ast.Stmt;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Matching. What a pattern captures stays in registers until the whole pattern fits; then names are bound, and the guard is
 * evaluated.
 */
final class PatternGen {
  /** Most items that are in registers at a time, and most captures that are. */
  private static final int MOST_AT_ONCE = 32;
  private static final int LAST_LOW_CAPTURE = 180;

  private final UnitGen gen;
  private final CodeBuilder code;

  PatternGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /** A name and the register of its value, which may be high. */
  private record Capture(Identifier name, int register) {}

  void match(Stmt.Match stmt) {
    int subject = gen.values.copy(stmt.subject());
    gen.values.pin();
    Label end = new Label();
    for (MatchCase matchCase : stmt.cases()) {
      if (!code.isReachable()) {
        break;
      }
      int mark = code.free();
      Label next = new Label();
      List<Capture> captures = new ArrayList<>();
      pattern(matchCase.pattern(), subject, next, captures);
      for (Capture capture : captures) {
        code.at(capture.name());
        gen.names.store(gen.names.symbol(capture.name()), low(capture.register()));
      }
      code.release(mark);
      if (matchCase.guard().isPresent()) {
        gen.tests.jump(matchCase.guard().get(), next, TestGen.Sense.FALSE);
      }
      gen.statements.block(matchCase.body());
      if (code.isReachable()) {
        code.jump(end);
      }
      code.release(mark);
      code.place(next);
    }
    code.place(end);
  }

  private int low(int register) {
    if (register < CodeBuilder.FIRST_HIGH) {
      return register;
    }
    int low = code.reserve(1);
    code.load(low, register);
    return low;
  }

  /** Goes on if a pattern fits what a register has, else to {@code fails}. */
  private void pattern(Pattern pattern, int subject, Label fails, List<Capture> captures) {
    code.at(pattern);
    switch (pattern) {
      case Pattern.Wildcard _ -> {}
      case Pattern.Capture capture -> capture(capture.name(), subject, captures);
      case Pattern.As as -> {
        pattern(as.pattern(), subject, fails, captures);
        capture(as.name(), subject, captures);
      }
      case Pattern.Value value -> {
        int mark = code.free();
        int wanted = gen.values.value(value.value());
        code.at(pattern);
        code.jumpIf(Op.ONEQ, subject, wanted, fails);
        code.release(mark);
      }
      case Pattern.Singleton singleton -> {
        OptionalInt primitive = gen.values.literals().primitive(singleton.value());
        code.jumpIf(Op.ISNEP, subject, primitive.orElseThrow(), fails);
      }
      case Pattern.Or or -> alternatives(or, subject, fails, captures);
      case Pattern.Sequence sequence -> sequence(sequence, subject, fails, captures);
      case Pattern.Mapping mapping -> mapping(mapping, subject, fails, captures);
      case Pattern.ClassPattern type -> instance(type, subject, fails, captures);
      case Pattern.Star _, Pattern.Item _, Pattern.Attribute _ -> throw new IllegalArgumentException("a part of a pattern");
    }
  }

  private void capture(Identifier name, int register, List<Capture> captures) {
    if (register < LAST_LOW_CAPTURE) {
      captures.add(new Capture(name, register));
    } else {
      int high = code.reserveHigh(1);
      code.store(register, high);
      captures.add(new Capture(name, high));
    }
  }

  /** A part of a subject; its register is given back if nothing was captured that could be in it. */
  private void part(Pattern pattern, int register, int mark, Label fails, List<Capture> captures) {
    int before = captures.size();
    pattern(pattern, register, fails, captures);
    boolean isKept = false;
    for (Capture capture : captures.subList(before, captures.size())) {
      isKept |= capture.register() < CodeBuilder.FIRST_HIGH;
    }
    if (!isKept) {
      code.release(mark);
    }
  }

  private void alternatives(Pattern.Or or, int subject, Label fails, List<Capture> captures) {
    List<Identifier> names = new ArrayList<>();
    collect(or.alternatives().getFirst(), names);
    List<Capture> chosen = new ArrayList<>();
    for (Identifier name : names) {
      chosen.add(new Capture(name, code.free() < LAST_LOW_CAPTURE ? code.reserve(1) : code.reserveHigh(1)));
    }
    Label fits = new Label();
    for (int i = 0; i < or.alternatives().size() && code.isReachable(); i++) {
      int mark = code.free();
      Label next = i == or.alternatives().size() - 1 ? fails : new Label();
      List<Capture> found = new ArrayList<>();
      pattern(or.alternatives().get(i), subject, next, found);
      for (Capture capture : found) {
        for (Capture wanted : chosen) {
          if (wanted.name().name().equals(capture.name().name())) {
            transfer(capture.register(), wanted.register());
          }
        }
      }
      if (next != fails) {
        code.jump(fits);
        code.place(next);
      }
      code.release(mark);
    }
    code.place(fits);
    captures.addAll(chosen);
  }

  private void transfer(int from, int to) {
    int register = low(from);
    if (to < CodeBuilder.FIRST_HIGH) {
      code.move(to, register);
    } else {
      code.store(register, to);
    }
  }

  /** The names that a pattern binds. */
  private static void collect(Pattern pattern, List<Identifier> names) {
    switch (pattern) {
      case Pattern.Wildcard _, Pattern.Value _, Pattern.Singleton _ -> {}
      case Pattern.Capture capture -> names.add(capture.name());
      case Pattern.As as -> {
        collect(as.pattern(), names);
        names.add(as.name());
      }
      case Pattern.Or or -> collect(or.alternatives().getFirst(), names);
      case Pattern.Sequence sequence -> sequence.elements().forEach(element -> collect(element, names));
      case Pattern.Star star -> star.name().ifPresent(names::add);
      case Pattern.Mapping mapping -> {
        mapping.items().forEach(item -> collect(item.pattern(), names));
        mapping.rest().ifPresent(names::add);
      }
      case Pattern.Item item -> collect(item.pattern(), names);
      case Pattern.ClassPattern type -> {
        type.positional().forEach(element -> collect(element, names));
        type.attributes().forEach(attribute -> collect(attribute.pattern(), names));
      }
      case Pattern.Attribute attribute -> collect(attribute.pattern(), names);
    }
  }

  // --- sequences --------------------------------------------------------------------------------------------------------

  private static boolean isIgnored(Pattern pattern) {
    return pattern instanceof Pattern.Wildcard || pattern instanceof Pattern.Star star && star.name().isEmpty();
  }

  private void sequence(Pattern.Sequence sequence, int subject, Label fails, List<Capture> captures) {
    List<Pattern> elements = sequence.elements();
    int star = -1;
    boolean areIgnored = true;
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Pattern.Star) {
        star = i;
      }
      areIgnored &= isIgnored(elements.get(i));
    }
    test(Intrinsic.IS_SEQUENCE, subject, fails);
    int least = star < 0 ? elements.size() : elements.size() - 1;
    if (star < 0 || least > 0) {
      length(subject, least, star < 0 ? Op.ONEQ : Op.ONGE, fails);
    }
    if (areIgnored) {
      return;
    }
    boolean isSingly = star >= 0 && isIgnored(elements.get(star)) || elements.size() > Math.min(MOST_AT_ONCE, code.room() / 2);
    if (isSingly) {
      singly(elements, star, subject, fails, captures);
      return;
    }
    int first = code.reserve(elements.size());
    code.at(sequence);
    if (star < 0) {
      code.emit(Op.UNPACK, first, subject, elements.size());
    } else {
      code.emitWide(Op.UNPACKS, first, subject, star, elements.size() - star - 1);
    }
    for (int i = 0; i < elements.size(); i++) {
      element(elements.get(i), first + i, code.free(), fails, captures);
    }
  }

  private void element(Pattern element, int register, int mark, Label fails, List<Capture> captures) {
    if (element instanceof Pattern.Star star) {
      star.name().ifPresent(name -> capture(name, register, captures));
    } else {
      part(element, register, mark, fails, captures);
    }
  }

  /** Items one by one, by their index. */
  private void singly(List<Pattern> elements, int star, int subject, Label fails, List<Capture> captures) {
    for (int i = 0; i < elements.size(); i++) {
      if (isIgnored(elements.get(i))) {
        continue;
      }
      int item = code.reserve(1);
      code.at(elements.get(i));
      if (i == star) {
        int bounds = code.reserve(2);
        integer(bounds, i);
        int behind = elements.size() - i - 1;
        if (behind == 0) {
          code.emit(Op.KPRI, bounds + 1, 0);
        } else {
          integer(bounds + 1, -behind);
        }
        code.emit(Op.MKSLICE, bounds, bounds, 2);
        code.emit(Op.LDITEM, item, subject, bounds);
        code.move(item + 1, item);
        code.emit(Op.MKLIST, item, item, 0);
        code.intrinsic(Intrinsic.LIST_EXTEND, item, item);
        code.release(item + 1);
      } else {
        item(item, subject, star >= 0 && i > star ? i - elements.size() : i);
      }
      element(elements.get(i), item, item, fails, captures);
    }
  }

  private void item(int to, int object, int index) {
    if (index == (byte) index) {
      code.emit(Op.LDITEMS, to, object, index & 0xFF);
    } else {
      int at = code.reserve(1);
      integer(at, index);
      code.emit(Op.LDITEM, to, object, at);
      code.release(at);
    }
  }

  private void integer(int to, int value) {
    Literals.load(code, new Constant.Int(BigInteger.valueOf(value)), to);
  }

  private void test(Intrinsic intrinsic, int subject, Label fails) {
    int is = code.reserve(1);
    code.intrinsic(intrinsic, is, subject);
    code.jumpIf(Op.OFALSE, 0, is, fails);
    code.release(is);
  }

  private void length(int subject, int wanted, Op test, Label fails) {
    int length = code.reserve(2);
    code.intrinsic(Intrinsic.LENGTH, length, subject);
    integer(length + 1, wanted);
    code.jumpIf(test, length, length + 1, fails);
    code.release(length);
  }

  // --- mappings ---------------------------------------------------------------------------------------------------------

  private void mapping(Pattern.Mapping mapping, int subject, Label fails, List<Capture> captures) {
    test(Intrinsic.IS_MAPPING, subject, fails);
    List<Pattern.Item> items = mapping.items();
    if (items.isEmpty() && mapping.rest().isEmpty()) {
      return;
    }
    if (!items.isEmpty()) {
      length(subject, items.size(), Op.ONGE, fails);
    }
    int found = code.reserve(1);
    int keys = code.reserve(1);
    List<Expr> wanted = items.stream().map(Pattern.Item::key).toList();
    gen.displays.tuple(wanted, keys);
    code.at(mapping);
    if (!items.isEmpty()) {
      code.move(found, subject);
      code.intrinsic(Intrinsic.MATCH_KEYS, found, found);
      code.jumpIf(Op.ISUNDEF, 0, found, fails);
      values(items.stream().map(Pattern.Item::pattern).toList(), found, fails, captures);
    }
    if (mapping.rest().isPresent()) {
      int rest = code.reserve(2);
      code.at(mapping);
      code.move(rest, subject);
      code.move(rest + 1, keys);
      code.intrinsic(Intrinsic.MAPPING_REST, rest, rest);
      code.release(rest + 1);
      capture(mapping.rest().get(), rest, captures);
    }
  }

  /** Parts whose values are in a tuple. */
  private void values(List<Pattern> patterns, int tuple, Label fails, List<Capture> captures) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!isIgnored(patterns.get(i))) {
        int value = code.reserve(1);
        code.at(patterns.get(i));
        item(value, tuple, i);
        part(patterns.get(i), value, value, fails, captures);
      }
    }
  }

  // --- classes ----------------------------------------------------------------------------------------------------------

  private void instance(Pattern.ClassPattern pattern, int subject, Label fails, List<Capture> captures) {
    int operands = code.reserve(4);
    gen.values.into(pattern.type(), operands + 1);
    code.at(pattern);
    code.move(operands, subject);
    integer(operands + 2, pattern.positional().size());
    List<Constant> names = new ArrayList<>();
    for (Pattern.Attribute attribute : pattern.attributes()) {
      names.add(new Constant.Str(ObjectPool.utf8(attribute.name().name())));
    }
    code.constant(operands + 3, new Constant.Tuple(names));
    code.intrinsic(Intrinsic.MATCH_CLASS, operands, operands);
    code.jumpIf(Op.ISUNDEF, 0, operands, fails);
    code.release(operands + 1);
    List<Pattern> parts = new ArrayList<>(pattern.positional());
    pattern.attributes().forEach(attribute -> parts.add(attribute.pattern()));
    values(parts, operands, fails, captures);
  }
}
