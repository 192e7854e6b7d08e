package dev.lathe.bcgen;

import dev.lathe.ast.Module;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.lexer.TokenLines;
import dev.lathe.vm.bytecode.Prototype;

/**
 * Makes bytecode of a tree. Opcodes are chosen by the tree's {@link dev.lathe.ast.Semantics} and its nodes alone; for the
 * meanings that LuaJIT has, the result is what LuaJIT 2.1 makes of the same source text.
 */
public final class BytecodeGenerator {

  private BytecodeGenerator() {}

  /**
   * The function that stands for a whole file.
   *
   * @param tokens of the text that {@code module} was made of
   * @param conventions of the module's language
   * @throws GeneratorException if the program passes a limit, or means something that is not supported
   */
  public static Prototype generate(Module module, TokenBuffer tokens, BytecodeConventions conventions) {
    Unsupported.check(module);
    return new FunctionGen(conventions, new TokenLines(tokens)).module(module).prototype();
  }
}
