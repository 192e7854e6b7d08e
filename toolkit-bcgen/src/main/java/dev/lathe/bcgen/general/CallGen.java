package dev.lathe.bcgen.general;

import dev.lathe.ast.Argument;
import dev.lathe.ast.Expr;
import dev.lathe.bcgen.general.GeneralConventions.Word;
import dev.lathe.lexer.Span;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Intrinsic;
import dev.lathe.vm.bytecode.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Calls and their arguments: in registers if they are few and none is spread, else out of a list and a dictionary. */
final class CallGen {
  /** Most arguments that are passed in registers. */
  private static final int MOST_PLAIN = 40;

  private final UnitGen gen;
  private final CodeBuilder code;

  CallGen(UnitGen gen) {
    this.gen = gen;
    this.code = gen.code;
  }

  /**
   * What a call passes in registers.
   *
   * @param names the number of the tuple of the last arguments' names
   */
  record Passed(int count, OptionalInt names) {}

  /** Whether arguments can be passed in registers. */
  boolean isPlain(List<Argument> arguments) {
    if (arguments.size() > MOST_PLAIN || arguments.size() > code.room() / 2 - SpineGen.METHOD_REGISTERS) {
      return false;
    }
    for (Argument argument : arguments) {
      if (argument instanceof Expr.Starred || argument instanceof Argument.UnpackKeywords) {
        return false;
      }
    }
    return true;
  }

  /** Computes arguments into the registers that come next: those by position first. */
  Passed arguments(List<Argument> arguments) {
    for (Argument argument : arguments) {
      if (argument instanceof Expr positional) {
        gen.values.copy(positional);
      }
    }
    List<Constant> names = new ArrayList<>(0);
    for (Argument argument : arguments) {
      if (argument instanceof Argument.Keyword keyword) {
        gen.values.copy(keyword.value());
        names.add(new Constant.Str(ObjectPool.utf8(keyword.name().name())));
      }
    }
    return new Passed(arguments.size(), names.isEmpty() ? OptionalInt.empty() : OptionalInt.of(code.constants.number(new Constant.Tuple(names))));
  }

  /** Calls what a register has. */
  void call(Expr.Call call, int callee, int to) {
    int mark = code.free();
    int base = gen.values.isLast(to) ? to : code.reserve(1);
    code.move(base, callee);
    code.reserve(1);
    code.at(call);
    pass(base, call.arguments(), 0);
    code.move(to, base);
    code.release(mark);
    if (isReaderOfVariables(call.callee())) {
      gen.unit.showVariables();
    }
  }

  private boolean isReaderOfVariables(Expr callee) {
    return callee instanceof Expr.Name name && gen.unit.module.conventions.readsVariables(name.name());
  }

  /**
   * Passes arguments to the function at {@code base} and calls it; its result takes its place.
   *
   * @param before number of arguments that are there already, the last registers taken
   */
  void pass(int base, List<Argument> arguments, int before) {
    Span place = code.place();
    if (!isPlain(arguments)) {
      spread(base, arguments, before, place);
      return;
    }
    Passed passed = arguments(arguments);
    int count = passed.count() + before + 1;
    code.at(place);
    if (passed.names().isPresent()) {
      code.emitWide(Op.CALLKW, base, 2, count, passed.names().getAsInt());
    } else {
      code.emit(Op.CALL, base, 2, count);
    }
  }

  private void spread(int base, List<Argument> arguments, int before, Span place) {
    List<Expr> positional = new ArrayList<>();
    boolean hasNames = false;
    for (Argument argument : arguments) {
      if (argument instanceof Expr expr) {
        positional.add(expr);
      } else {
        hasNames = true;
      }
    }
    gen.displays.listFrom(positional, base + 2, before);
    if (hasNames) {
      names(arguments, base);
    }
    code.at(place);
    code.touch(base + 4);
    code.emit(Op.CALLEX, base, hasNames ? 1 : 0);
  }

  /** The dictionary of named arguments; a name that comes twice is an error of the call. */
  private void names(List<Argument> arguments, int base) {
    int dictionary = code.reserve(1);
    int group = dictionary;
    boolean isMerged = false;
    int i = 0;
    List<Argument> named = arguments.stream().filter(argument -> !(argument instanceof Expr)).toList();
    while (i < named.size()) {
      if (isMerged) {
        group = code.reserve(1);
      }
      if (named.get(i) instanceof Argument.UnpackKeywords unpack) {
        if (!isMerged) {
          code.emit(Op.MKDICT, dictionary, dictionary, 0);
          group = code.reserve(1);
        }
        gen.values.into(unpack.value(), group);
        code.at(unpack);
        i++;
        merge(dictionary, base);
      } else {
        i = pairs(named, i, group);
        if (isMerged) {
          merge(dictionary, base);
        }
      }
      isMerged = true;
      code.release(dictionary + 1);
    }
  }

  /** A dictionary of named arguments up to the next that is spread, whose number is returned. */
  private int pairs(List<Argument> named, int from, int to) {
    code.emit(Op.MKDICT, to, to, 0);
    int i = from;
    for (; i < named.size() && named.get(i) instanceof Argument.Keyword keyword; i++) {
      int key = code.reserve(1);
      code.string(key, keyword.name().name());
      int value = gen.values.value(keyword.value());
      code.emit(Op.DICTADD, to, key, value);
      code.release(key);
    }
    return i;
  }

  /** Puts the entries of the mapping behind the dictionary into it. */
  private void merge(int dictionary, int base) {
    int function = code.reserve(1);
    code.move(function, base);
    code.intrinsic(Intrinsic.DICT_MERGE, dictionary, dictionary);
  }

  /** Puts one of the runtime's own functions into the register that comes next, with room for a link behind it. */
  int begin(Word function) {
    int base = code.reserve(2);
    code.emitName(Op.LDRT, base, gen.unit.module.word(function));
    return base;
  }

  /** Calls it with all registers that were taken since; only its result stays taken. */
  void end(int base) {
    code.emit(Op.CALL, base, 2, code.free() - base - 1);
    code.release(base + 1);
  }
}
