package dev.lathe.bcgen.dump;

import dev.lathe.vm.bytecode.Constant;
import dev.lathe.vm.bytecode.TableTemplate;
import dev.lathe.vm.bytecode.TableTemplate.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads constants as {@link TextForm#constant} writes them. */
final class AssemblyConstants {
  private final AssemblyLine line;

  AssemblyConstants(AssemblyLine line) {
    this.line = line;
  }

  /** The next constant; its first word, unless it is in quotes, was read already. */
  Constant constant(String word) throws AssemblyException {
    return switch (word) {
      case "table" -> new Constant.Template(template());
      case "jumps" -> new Constant.JumpTable(distances());
      default -> element(word, 0);
    };
  }

  private Constant element(int depth) throws AssemblyException {
    return line.isQuoted() ? new Constant.Str(line.quoted()) : element(line.word("a constant or '}'"), depth);
  }

  /** A constant that may stand in a tuple. */
  private Constant element(String word, int depth) throws AssemblyException {
    return switch (word) {
      case "int64" -> new Constant.Int64(line.integer("a signed integer", Long.MIN_VALUE, Long.MAX_VALUE));
      case "uint64" -> new Constant.UInt64(unsigned());
      case "complex" -> new Constant.Complex(line.number(), line.number());
      case "bytes" -> new Constant.Bytes(line.quoted());
      case "integer" -> new Constant.Int(integer());
      case "real" -> new Constant.Real(line.number());
      case "tuple" -> new Constant.Tuple(elements(depth));
      case "frozenset" -> new Constant.FrozenSet(elements(depth));
      default -> {
        for (Constant.Single single : Constant.Single.values()) {
          if (word.equals(TextForm.word(single))) {
            yield single;
          }
        }
        throw line.error("unknown kind of constant");
      }
    };
  }

  private long unsigned() throws AssemblyException {
    try {
      return Long.parseUnsignedLong(line.word("an unsigned integer"));
    } catch (NumberFormatException e) {
      throw line.error("expected an unsigned integer below 2^64");
    }
  }

  /** By its bytes: time grows with the number of digits. */
  private BigInteger integer() throws AssemblyException {
    String word = line.word("an integer in hexadecimal digits");
    boolean negative = word.startsWith("-");
    String digits = negative ? word.substring(1) : word;
    try {
      BigInteger magnitude = new BigInteger(1, HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits));
      if (!digits.isEmpty()) {
        return negative ? magnitude.negate() : magnitude;
      }
    } catch (IllegalArgumentException e) {
      // No digits: as if there were none.
    }
    throw line.error("expected an integer in hexadecimal digits");
  }

  private List<Constant> elements(int depth) throws AssemblyException {
    line.expect("{");
    if (depth >= DumpFormat.MAX_DEPTH) {
      throw line.error("constants nested deeper than " + DumpFormat.MAX_DEPTH);
    }
    List<Constant> elements = new ArrayList<>();
    while (!line.accept("}")) {
      elements.add(element(depth + 1));
    }
    return elements;
  }

  private List<Integer> distances() throws AssemblyException {
    line.expect("{");
    List<Integer> distances = new ArrayList<>();
    while (!line.accept("}")) {
      distances.add((int) line.integer("a distance", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return distances;
  }

  private TableTemplate template() throws AssemblyException {
    line.expect("{");
    List<Value> array = new ArrayList<>();
    while (!line.accept("}")) {
      array.add(value());
    }
    line.expect("{");
    List<TableTemplate.Entry> entries = new ArrayList<>();
    Set<Value> keys = new TreeSet<>(ConstantReader::compareKeys);
    while (!line.accept("}")) {
      Value key = value();
      if (key instanceof Value.Nil || key instanceof Value.Num(double number) && Double.isNaN(number)) {
        throw line.error("a key that is nil or no number");
      }
      if (!keys.add(key)) {
        throw line.error("a key twice in a table");
      }
      line.expect("=");
      entries.add(new TableTemplate.Entry(key, value()));
    }
    return new TableTemplate(array, entries);
  }

  private Value value() throws AssemblyException {
    if (line.isQuoted()) {
      return new Value.Str(line.quoted());
    }
    if (line.accept("nil")) {
      return new Value.Nil();
    }
    if (line.accept("true")) {
      return new Value.Bool(true);
    }
    if (line.accept("false")) {
      return new Value.Bool(false);
    }
    return new Value.Num(line.number());
  }
}
