package dev.lathe.bcgen;

import dev.lathe.ast.Expr;
import dev.lathe.ast.Spine;
import dev.lathe.ast.TableItem;
import dev.lathe.bcgen.Operand.Kind;
import dev.lathe.lexer.TokenLines;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.Insn;
import dev.lathe.vm.bytecode.Op;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Table constructors: a new table, or a copy of a template that holds all constant items, then stores of the others. String
 * keys of others are in the template too, with nil, so that they need not be added at run time.
 */
final class TableGen {

  /** Most array slots that an instruction can ask for. */
  private static final int MAX_ARRAY = 0x7FF;

  private static final int HASH_SHIFT = 11;

  /** 2^52: a number whose low half is an integer. */
  private static final double INTEGER_BIAS = 0x1p52;

  private final FunctionBuilder function;
  private final TokenLines lines;
  private final Discharge discharge;
  private final ValueGen values;

  TableGen(FunctionBuilder function, Discharge discharge, ValueGen values) {
    this.function = function;
    this.lines = function.lines;
    this.discharge = discharge;
    this.values = values;
  }

  Operand table(Expr.Table node) {
    int register = function.freeRegister;
    int place = function.emit(Op.TNEW, register, 0);
    function.reserve(1);
    int free = register + 1;
    Operand table = Operand.register(register);
    Map<Value, Value> template = new LinkedHashMap<>();
    int templateIndex = JumpList.NONE;
    boolean lastIsOpen = false;
    boolean hasArray = false;
    int next = 1;
    int hashCount = 0;
    List<TableItem> items = node.items();
    for (int i = 0; i < items.size(); i++) {
      TableItem item = items.get(i);
      lines.passTo(item.span().start());
      lastIsOpen = false;
      Operand key;
      Expr valueNode;
      switch (item) {
        case TableItem.Keyed keyed -> {
          lines.passTo(keyed.key().span().start());
          key = values.value(keyed.key());
          discharge.toValue(key);
          lines.take(); // the closing bracket
          if (!key.isConstant()) {
            discharge.index(table, key);
          }
          if (key.isNumber() && key.number == 0) {
            hasArray = true;
          } else {
            hashCount++;
          }
          valueNode = keyed.value();
        }
        case TableItem.Named named -> {
          key = Operand.string(ValueGen.latin1(named.name().name()));
          hashCount++;
          valueNode = named.value();
        }
        case Expr positional -> {
          key = Operand.number(next++);
          hasArray = true;
          lastIsOpen = true;
          valueNode = positional;
          if (Spine.innermost(positional) instanceof Expr.Name) {
            lines.readAhead();
          }
        }
      }
      lines.passTo(valueNode.span().start());
      Operand value = values.value(valueNode);
      boolean constant = value.isPlainConstant();
      boolean inTemplate = key.isConstant() && key.kind != Kind.NIL && (key.kind == Kind.STRING || constant);
      if (inTemplate) {
        if (templateIndex == JumpList.NONE) {
          templateIndex = function.constants.add(new Object());
          function.setWord(place, Insn.ad(Op.TDUP, register, discharge.constantOperand(templateIndex)));
        }
        template.put(constantOf(key), constant ? constantOf(value) : new Value.Nil());
        lastIsOpen &= !constant;
      }
      if (inTemplate && constant) {
        lastIsOpen = false;
      } else {
        lastIsOpen &= !inTemplate;
        if (value.kind != Kind.CALL) {
          discharge.toAnyRegister(value);
          lastIsOpen = false;
        }
        if (key.isConstant()) {
          discharge.index(table, key);
        }
        discharge.store(table, value);
      }
      function.freeRegister = free;
    }
    lines.passTo(node.span().end());
    if (lastIsOpen) {
      openLast(free, next);
    }
    if (place == function.here() - 1) {
      function.freeRegister--;
      table.becomeUnplaced(place);
    } else {
      table.becomeRegister(register);
    }
    if (templateIndex == JumpList.NONE) {
      int array = !hasArray ? 0 : Math.clamp(next, 3, MAX_ARRAY);
      function.setD(place, array | hashBits(hashCount) << HASH_SHIFT);
    } else {
      function.constants.objects().set(templateIndex, new Constant.Template(template(template, hasArray ? next : 0)));
    }
    return table;
  }

  /** All results of the call that the last item is go into the table: its store becomes one of several values. */
  private void openLast(int free, int next) {
    if (next > 256) {
      function.dropLast();
    }
    int store = function.here() - 1;
    int number = discharge.numberOperand(INTEGER_BIAS + (next - 1));
    function.setWord(store, Insn.ad(Op.TSETM, free, number));
    function.setB(store - 1, 0);
  }

  /** The binary logarithm of the number of hash slots for {@code count} keys. */
  private static int hashBits(int count) {
    return count <= 1 ? count : 1 + 31 - Integer.numberOfLeadingZeros(count - 1);
  }

  private static Value constantOf(Operand e) {
    return switch (e.kind) {
      case NIL -> new Value.Nil();
      case FALSE -> new Value.Bool(false);
      case TRUE -> new Value.Bool(true);
      case STRING -> new Value.Str(ByteString.latin1(e.text));
      case NUMBER -> new Value.Num(e.number);
      case BOXED, LOCAL, UPVALUE, GLOBAL, INDEXED, JUMP, UNPLACED, REGISTER, CALL, NOTHING -> throw new AssertionError(e.kind);
    };
  }

  /** Keys from 0 to before {@code arraySize} go to the array, whose end without values is cut off. */
  private static TableTemplate template(Map<Value, Value> items, int arraySize) {
    List<Value> array = new ArrayList<>();
    List<TableTemplate.Entry> entries = new ArrayList<>();
    for (Map.Entry<Value, Value> item : items.entrySet()) {
      if (item.getKey() instanceof Value.Num(double key) && key >= 0 && key < arraySize && key == (int) key) {
        if (!(item.getValue() instanceof Value.Nil)) {
          while (array.size() <= key) {
            array.add(new Value.Nil());
          }
          array.set((int) key, item.getValue());
        }
      } else {
        entries.add(new TableTemplate.Entry(item.getKey(), item.getValue()));
      }
    }
    return new TableTemplate(array, entries);
  }
}
