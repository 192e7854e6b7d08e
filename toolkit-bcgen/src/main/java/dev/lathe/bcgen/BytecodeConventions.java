package dev.lathe.bcgen;

import java.util.Set;

/**
 * What a language's bytecode depends on besides the meanings of its nodes: spellings. A {@link dev.lathe.parser.Language} whose
 * programs can be compiled has one among its parts.
 *
 * @param receiver the name of the first parameter of methods that do not write it down
 * @param tableIterators the functions whose call, or use, as the source of a loop promises iteration over a table: such a loop
 *     begins with an instruction that goes the short way if the promise holds
 * @param jumpWord the word that begins a jump or, as a name, another statement. A reader of the text has to look at the token
 *     behind it to tell, and that token's line becomes the line of the statement's first instruction
 */
public record BytecodeConventions(String receiver, Set<String> tableIterators, String jumpWord) {

  /** Keeps a copy of the set. */
  public BytecodeConventions {
    tableIterators = Set.copyOf(tableIterators);
  }
}
