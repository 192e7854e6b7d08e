package dev.lathe.bcgen;

import dev.lathe.ast.Execution;
import dev.lathe.ast.Function;
import dev.lathe.ast.Module;
import dev.lathe.ast.Parameter;
import dev.lathe.lexer.TokenLines;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.bytecode.Prototype.VariableName;

/** One function: parameters and body. */
final class FunctionGen {

  private final FunctionBuilder function;
  private final StmtGen statements;

  /** The function of a whole file. */
  FunctionGen(BytecodeConventions conventions, TokenLines lines) {
    this(new FunctionBuilder(conventions, lines));
  }

  /** A function inside another one. */
  FunctionGen(FunctionBuilder outer, int firstLine) {
    this(new FunctionBuilder(outer, firstLine));
  }

  private FunctionGen(FunctionBuilder function) {
    this.function = function;
    Discharge discharge = new Discharge(function);
    statements = new StmtGen(function, discharge, new ValueGen(function, discharge));
  }

  /** The function that a whole file is. */
  FunctionBuilder module(Module module) {
    function.variableArguments = true;
    statements.statements(module.body());
    function.lastLine = function.lines.lastLine();
    function.finish();
    return function;
  }

  FunctionBuilder function(Function node) {
    if (node.execution() != Execution.SYNCHRONOUS) {
      throw Unsupported.node("functions that are not synchronous", node);
    }
    if (!node.typeParameters().isEmpty() || node.returns().isPresent()) {
      throw Unsupported.node("functions with types", node);
    }
    if (node.receiver() == Function.Receiver.IMPLICIT) {
      declareParameter(function.conventions.receiver());
    }
    for (Parameter parameter : node.parameters()) {
      function.lines.passTo(parameter.span().end());
      if (parameter.annotation().isPresent() || parameter.defaultValue().isPresent()) {
        throw Unsupported.node("parameters with defaults or types", parameter);
      }
      switch (parameter.kind()) {
        case POSITIONAL -> declareParameter(parameter.name().orElseThrow().name());
        case VARIABLE -> {
          if (parameter.name().isPresent()) {
            throw Unsupported.node("variable arguments with a name", parameter);
          }
          function.variableArguments = true;
        }
        case POSITIONAL_ONLY -> throw Unsupported.node("parameters by position only", parameter);
        case KEYWORD_ONLY, VARIABLE_KEYWORDS -> throw Unsupported.node("keyword parameters", parameter);
      }
    }
    function.scopes.activate(function.parameters);
    for (int i = 0; i < function.parameters; i++) {
      function.scopes.active(i).start = 0; // alive from the header on
    }
    function.reserve(function.parameters);
    function.lines.passTo(node.body().span().start());
    statements.statements(node.body());
    function.lines.passTo(node.span().end());
    function.lastLine = node.span().endLine();
    function.finish();
    return function;
  }

  private void declareParameter(String name) {
    function.scopes.declare(named(name), function.parameters++);
  }

  /** A variable that the program names. */
  static Variable named(String name) {
    String latin1 = ValueGen.latin1(name);
    return new Variable(latin1, new VariableName.Named(ByteString.latin1(latin1)));
  }
}
