package dev.lathe.lang.lua;

import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Prototype;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The last bit of folded powers. Ours are rounded correctly, on every machine alike; luajit's are what the C library makes of them
 * that it runs with. glibc 2.36 errs in the last bit for about one power of 1,200.
 */
final class FoldedPowers {

  private FoldedPowers() {}

  /**
   * Our functions with powers rounded as theirs are: of each number constant that differs from theirs by one unit in the last
   * place theirs is taken, if the text has a power at all. Nothing else changes.
   */
  static Prototype roundedAs(Prototype theirs, Prototype ours, byte[] text) {
    for (byte b : text) {
      if (b == '^') {
        return roundedAs(theirs, ours);
      }
    }
    return ours;
  }

  private static Prototype roundedAs(Prototype theirs, Prototype ours) {
    if (theirs.numberCount() != ours.numberCount() || theirs.constants().size() != ours.constants().size()) {
      return ours;
    }
    Prototype.Builder builder = new Prototype.Builder().parameters(ours.parameters()).frameSize(ours.frameSize());
    ours.flags().forEach(builder::flag);
    int[] code = new int[ours.length()];
    for (int i = 0; i < code.length; i++) {
      code[i] = ours.word(i);
    }
    List<Prototype.Upvalue> upvalues = new ArrayList<>();
    for (int i = 0; i < ours.upvalueCount(); i++) {
      upvalues.add(ours.upvalue(i));
    }
    double[] numbers = new double[ours.numberCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = roundedAs(theirs.number(i), ours.number(i));
    }
    List<Constant> constants = new ArrayList<>();
    for (int i = 0; i < ours.constants().size(); i++) {
      constants.add(roundedAs(theirs.constants().get(i), ours.constants().get(i)));
    }
    ours.debug().ifPresent(builder::debug);
    ours.general().ifPresent(builder::general);
    return builder.code(code).upvalues(upvalues).numbers(numbers).constants(constants).build();
  }

  private static Constant roundedAs(Constant theirs, Constant ours) {
    if (theirs instanceof Constant.Child(Prototype theirChild) && ours instanceof Constant.Child(Prototype ourChild)) {
      return new Constant.Child(roundedAs(theirChild, ourChild));
    }
    if (theirs instanceof Constant.Template(TableTemplate theirTable) && ours instanceof Constant.Template(TableTemplate ourTable)) {
      return new Constant.Template(roundedAs(theirTable, ourTable));
    }
    return ours;
  }

  /** Keys stay: two tables with different keys are not known to be the same. */
  private static TableTemplate roundedAs(TableTemplate theirs, TableTemplate ours) {
    List<Value> array = new ArrayList<>();
    for (int i = 0; i < ours.array().size(); i++) {
      Value value = ours.array().get(i);
      array.add(i < theirs.array().size() ? roundedAs(theirs.array().get(i), value) : value);
    }
    List<TableTemplate.Entry> entries = new ArrayList<>();
    for (TableTemplate.Entry entry : ours.entries()) {
      Value value = theirs.at(entry.key()).map(their -> roundedAs(their, entry.value())).orElse(entry.value());
      entries.add(new TableTemplate.Entry(entry.key(), value));
    }
    return new TableTemplate(array, entries);
  }

  private static Value roundedAs(Value theirs, Value ours) {
    return theirs instanceof Value.Num(double their) && ours instanceof Value.Num(double our) ? new Value.Num(roundedAs(their, our)) : ours;
  }

  private static double roundedAs(double theirs, double ours) {
    return theirs == Math.nextUp(ours) || theirs == Math.nextDown(ours) ? theirs : ours;
  }
}
