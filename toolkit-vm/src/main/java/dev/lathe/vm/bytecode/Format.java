package dev.lathe.vm.bytecode;

/**
 * How an instruction word is cut.
 *
 * <pre>
 *   31    24 23    16 15     8 7      0
 *   +--------+--------+--------+--------+
 *   |   B    |   C    |   A    |   op   |  ABC
 *   |        D        |   A    |   op   |  AD
 *   +--------+--------+--------+--------+
 * </pre>
 */
public enum Format {
  AD,
  ABC
}
