package dev.lathe.lang.lua;

import dev.lathe.lexer.Diagnostic;
import dev.lathe.lexer.Diagnostics;
import dev.lathe.lexer.Span;
import dev.lathe.lexer.Token;
import dev.lathe.lexer.TokenBuffer;
import dev.lathe.parser.SyntaxDiagnoser;
import java.util.List;
import java.util.Optional;

/**
 * Finds the errors of a file with the reference's words, order and lines: a recursive descent that makes its checks where
 * LuaJIT's parser makes them ({@code lj_parse.c}), on the same token. The first error is the one that the reference stops
 * at. Then the search goes on: behind a broken header at its {@code then} or {@code do}, in a table at the next item,
 * elsewhere at the next statement. An error close behind another one is taken for its consequence.
 */
final class LuaSyntaxDiagnoser implements SyntaxDiagnoser {

  @Override
  public void diagnose(TokenBuffer tokens, int refused, List<Diagnostic> tokenErrors, Diagnostics diagnostics) {
    new Search(tokens, diagnostics).run();
    if (!diagnostics.hasErrors()) {
      throw new IllegalStateException("token " + refused + " was refused without an error");
    }
  }

  /** Checks a file that the parser has accepted: labels and gotos. */
  void check(TokenBuffer tokens, Diagnostics diagnostics) {
    new Search(tokens, diagnostics).run();
  }

  /** What can be done with an expression. */
  private enum ValueKind {
    VARIABLE,
    CALL,
    OTHER
  }

  /** What a block needs to end, beside {@code end} and the end of the file. */
  private enum Closer {
    /** {@code else}, {@code elseif}. */
    IF,
    /** {@code until}. */
    REPEAT,
    NONE
  }

  private static final class Search {
    private final TokenBuffer buffer;
    private final Diagnostics diagnostics;
    private ReferenceTokens tokens;
    private ReferenceScopes scopes;
    private int level;
    private int openIfs;
    private int openRepeats;

    Search(TokenBuffer buffer, Diagnostics diagnostics) {
      this.buffer = buffer;
      this.diagnostics = diagnostics;
    }

    void run() {
      try {
        tokens = new ReferenceTokens(buffer, diagnostics);
        scopes = new ReferenceScopes(tokens);
        chunk();
        while (!tokens.is(Token.EOF)) {
          // a block too many ended here: more ends are consequences
          tokens.reportIfFar(tokens.failure(LuaMessage.EXPECTED, "<eof>"));
          if (endsBlock(tokens.type())) {
            tokens.next();
          }
          chunk();
        }
        endFunction();
      } catch (SearchEnd e) {
        // all is said
      }
    }

    // Errors, and where to go on

    private void report(SyntaxFailure failure) {
      tokens.reportUnlessConsequence(failure);
    }

    /** Skips to where a statement may begin or a block end. */
    private void skipToStatement(int from) {
      if (tokens.index() == from && !endsBlock(tokens.type())) {
        skip();
      }
      while (!endsBlock(tokens.type()) && !mayBeginStatement()) {
        skip();
      }
    }

    /** Goes to the next token, over the whole body of a function without a name. */
    private void skip() {
      Token skipped = tokens.token();
      tokens.next();
      if (skipped.type() == LuaLexer.FUNCTION && tokens.is(LuaLexer.LPAREN)) {
        body(Receiver.NONE, skipped, tokens.line());
      }
    }

    private boolean mayBeginStatement() {
      return switch (tokens.type()) {
        case LuaLexer.IF, LuaLexer.WHILE, LuaLexer.FOR, LuaLexer.REPEAT, LuaLexer.LOCAL, LuaLexer.RETURN, LuaLexer.BREAK,
            LuaLexer.DO, LuaLexer.LABEL, LuaLexer.SEMICOLON ->
            true;
        case LuaLexer.FUNCTION -> isName(tokens.typeBehind());
        case LuaLexer.NAME, LuaLexer.GOTO, LuaLexer.LPAREN -> tokens.beginsLine();
        default -> false;
      };
    }

    /** Skips to {@code keyword} or its like and over it, if it comes on this line. */
    private void skipHeader(int keyword) {
      while (!isHeaderEnd(tokens.type()) && !endsBlock(tokens.type()) && !tokens.beginsLine()) {
        skip();
      }
      if (tokens.is(keyword) || isHeaderEnd(tokens.type()) && !tokens.beginsLine()) {
        tokens.next();
      }
    }

    private static boolean isHeaderEnd(int type) {
      return type == LuaLexer.THEN || type == LuaLexer.DO;
    }

    // Tokens

    private void enterLevel() {
      if (++level >= LuaAstBuilder.MAX_LEVELS) {
        report(tokens.failureHere(LuaMessage.TOO_MANY_LEVELS));
        throw new SearchEnd();
      }
    }

    private static boolean isName(int type) {
      return type == LuaLexer.NAME || type == LuaLexer.GOTO;
    }

    private static boolean endsBlock(int type) {
      return switch (type) {
        case LuaLexer.ELSE, LuaLexer.ELSEIF, LuaLexer.END, LuaLexer.UNTIL, Token.EOF -> true;
        default -> false;
      };
    }

    private boolean takeIf(int type) {
      boolean is = tokens.is(type);
      if (is) {
        tokens.next();
      }
      return is;
    }

    private static String spelling(int type) {
      String literal = type == LuaLexer.NAME ? "<name>" : LuaLexer.VOCABULARY.getLiteralName(type);
      return literal.startsWith("'") ? literal.substring(1, literal.length() - 1) : literal;
    }

    private void take(int type) {
      if (!takeIf(type)) {
        throw tokens.failure(LuaMessage.EXPECTED, spelling(type));
      }
    }

    /** The name here; goes on to the next token. */
    private Token name() {
      if (!isName(tokens.type())) {
        throw tokens.failure(LuaMessage.EXPECTED, spelling(LuaLexer.NAME));
      }
      Token name = tokens.token();
      tokens.next();
      return name;
    }

    /** Takes what closes {@code opener}, which stands on {@code line}. */
    private void takeClosing(int type, int opener, int line, Span openerSpan) {
      if (!takeIf(type)) {
        throw unclosed(type, opener, line, openerSpan);
      }
    }

    private SyntaxFailure unclosed(int type, int opener, int line, Span openerSpan) {
      if (line == tokens.line()) {
        return tokens.failure(LuaMessage.EXPECTED, spelling(type));
      }
      SyntaxFailure failure = tokens.failure(LuaMessage.EXPECTED_TO_CLOSE, spelling(type), spelling(opener), line);
      return new SyntaxFailure(failure.diagnostic().withNote("'" + spelling(opener) + "' is here", openerSpan));
    }

    /**
     * Ends a block at its keyword. Where something else stands, the block goes on behind it, or ends without its keyword if
     * something around it ends there.
     */
    private void closeBlock(int type, int opener, int line, Span openerSpan) {
      while (!tokens.is(type)) {
        report(unclosed(type, opener, line, openerSpan));
        switch (tokens.type()) {
          case Token.EOF -> throw new SearchEnd();
          case LuaLexer.END -> {
            return;
          }
          case LuaLexer.ELSE, LuaLexer.ELSEIF -> {
            if (openIfs > 0) {
              return;
            }
            tokens.next();
          }
          case LuaLexer.UNTIL -> {
            if (openRepeats > 0) {
              return;
            }
            tokens.next();
          }
          default -> {}
        }
        chunk();
      }
    }

    // Blocks and statements

    /** Statements up to what ends a block, or behind one that must be the last. */
    private void chunk() {
      enterLevel();
      boolean last = false;
      while (!last && !endsBlock(tokens.type())) {
        int from = tokens.index();
        int levelBefore = level;
        int ifs = openIfs;
        int repeats = openRepeats;
        ReferenceScopes.State state = scopes.state();
        try {
          last = statement();
        } catch (SyntaxFailure e) {
          report(e);
          level = levelBefore;
          openIfs = ifs;
          openRepeats = repeats;
          scopes.restore(state);
          skipToStatement(from);
        }
        takeIf(LuaLexer.SEMICOLON);
      }
      level--;
    }

    private void block(Closer closer) {
      openIfs += closer == Closer.IF ? 1 : 0;
      scopes.beginBlock(ReferenceScopes.BlockKind.PLAIN);
      chunk();
      scopes.endBlock();
      openIfs -= closer == Closer.IF ? 1 : 0;
    }

    /** Whether it must be the last one of its block. */
    private boolean statement() {
      int line = tokens.line();
      Span span = tokens.token().span();
      switch (tokens.type()) {
        case LuaLexer.DO -> {
          tokens.next();
          block(Closer.NONE);
          closeBlock(LuaLexer.END, LuaLexer.DO, line, span);
          takeIf(LuaLexer.END);
          return false;
        }
        case LuaLexer.BREAK -> {
          Token keyword = tokens.token();
          tokens.next();
          scopes.leaveLoop(keyword);
          return true;
        }
        case LuaLexer.LABEL -> {
          label();
          return false;
        }
        case LuaLexer.GOTO -> {
          if (tokens.lookahead() == LuaLexer.NAME) {
            tokens.next();
            scopes.jump(name());
            return false;
          }
        }
        default -> {}
      }
      scopes.instruction();
      boolean last = tokens.is(LuaLexer.RETURN);
      codeStatement(line, span);
      scopes.instruction();
      return last;
    }

    /** A statement that always makes an instruction. */
    private void codeStatement(int line, Span span) {
      switch (tokens.type()) {
        case LuaLexer.IF -> ifStatement(line, span);
        case LuaLexer.WHILE -> {
          header(LuaLexer.DO, this::nextExpression);
          scopes.beginBlock(ReferenceScopes.BlockKind.LOOP);
          block(Closer.NONE);
          closeBlock(LuaLexer.END, LuaLexer.WHILE, line, span);
          takeIf(LuaLexer.END);
          scopes.endBlock();
        }
        case LuaLexer.FOR -> forLoop(line, span);
        case LuaLexer.REPEAT -> repeatLoop(line, span);
        case LuaLexer.FUNCTION -> functionStatement(line);
        case LuaLexer.LOCAL -> {
          tokens.next();
          local();
        }
        case LuaLexer.RETURN -> {
          tokens.next();
          if (!endsBlock(tokens.type()) && !tokens.is(LuaLexer.SEMICOLON)) {
            expressions();
          }
        }
        default -> callOrAssignment();
      }
    }

    /** What stands in front of a block, and the keyword that begins the block. */
    private void header(int keyword, Runnable content) {
      int levelBefore = level;
      try {
        content.run();
        take(keyword);
      } catch (SyntaxFailure e) {
        report(e);
        level = levelBefore;
        skipHeader(keyword);
      }
    }

    private void nextExpression() {
      tokens.next();
      expression();
    }

    private void ifStatement(int line, Span span) {
      header(LuaLexer.THEN, this::nextExpression);
      block(Closer.IF);
      while (tokens.is(LuaLexer.ELSEIF)) {
        scopes.instruction(); // the jump over the blocks to come
        header(LuaLexer.THEN, this::nextExpression);
        block(Closer.IF);
      }
      if (takeIf(LuaLexer.ELSE)) {
        scopes.instruction();
        block(Closer.NONE);
      }
      closeBlock(LuaLexer.END, LuaLexer.IF, line, span);
      takeIf(LuaLexer.END);
    }

    private void repeatLoop(int line, Span span) {
      scopes.beginBlock(ReferenceScopes.BlockKind.LOOP);
      scopes.beginBlock(ReferenceScopes.BlockKind.PLAIN);
      tokens.next();
      openRepeats++;
      chunk();
      openRepeats--;
      closeBlock(LuaLexer.UNTIL, LuaLexer.REPEAT, line, span);
      if (takeIf(LuaLexer.UNTIL)) {
        expression();
      }
      scopes.endBlock();
      scopes.endBlock();
    }

    private void forLoop(int line, Span span) {
      scopes.beginBlock(ReferenceScopes.BlockKind.LOOP);
      ReferenceScopes.Declaration variables = scopes.declaration();
      header(LuaLexer.DO, () -> forHeader(variables));
      scopes.beginBlock(ReferenceScopes.BlockKind.PLAIN);
      variables.activate();
      block(Closer.NONE);
      scopes.endBlock();
      closeBlock(LuaLexer.END, LuaLexer.FOR, line, span);
      takeIf(LuaLexer.END);
      scopes.endBlock();
    }

    private void forHeader(ReferenceScopes.Declaration variables) {
      tokens.next();
      Token first = name();
      switch (tokens.type()) {
        case LuaLexer.ASSIGN -> {
          variables.addHidden().add(first);
          tokens.next();
          expression();
          take(LuaLexer.COMMA);
          expression();
          if (takeIf(LuaLexer.COMMA)) {
            expression();
          }
        }
        case LuaLexer.COMMA, LuaLexer.IN -> {
          variables.addHidden().add(first);
          while (takeIf(LuaLexer.COMMA)) {
            variables.add(name());
          }
          take(LuaLexer.IN);
          expressions();
        }
        default -> throw tokens.failure(LuaMessage.FOR_EXPECTED);
      }
      variables.activate(ReferenceScopes.HIDDEN_LOOP_VARIABLES);
    }

    private void functionStatement(int line) {
      Token keyword = tokens.token();
      tokens.next();
      scopes.use(name().text());
      while (takeIf(LuaLexer.DOT)) {
        name();
      }
      Receiver receiver = Receiver.NONE;
      if (takeIf(LuaLexer.COLON)) {
        receiver = Receiver.SELF;
        name();
      }
      body(receiver, keyword, line);
    }

    private void local() {
      ReferenceScopes.Declaration variables = scopes.declaration();
      Token keyword = tokens.token();
      if (takeIf(LuaLexer.FUNCTION)) {
        variables.add(name()).activate();
        body(Receiver.NONE, keyword, tokens.line());
        return;
      }
      do {
        variables.add(name());
      } while (takeIf(LuaLexer.COMMA));
      if (takeIf(LuaLexer.ASSIGN)) {
        expressions();
      }
      variables.activate();
    }

    private void label() {
      tokens.next();
      Token name = name();
      Optional<ReferenceScopes.OpenLabel> label = Optional.empty();
      try {
        label = Optional.of(scopes.label(name));
      } catch (SyntaxFailure e) {
        tokens.report(e);
      }
      take(LuaLexer.LABEL);
      while (tokens.is(LuaLexer.LABEL)) {
        enterLevel();
        label();
        level--;
      }
      boolean endsBlock = endsBlock(tokens.type()) && !tokens.is(LuaLexer.UNTIL);
      label.map(open -> open.settle(endsBlock)).orElse(List.of()).forEach(tokens::report);
    }

    private void callOrAssignment() {
      ValueKind kind = primary();
      if (kind == ValueKind.CALL) {
        return;
      }
      int targets = 1;
      checkTarget(kind);
      while (takeIf(LuaLexer.COMMA)) {
        kind = primary();
        if (level + targets >= LuaAstBuilder.MAX_LEVELS) {
          throw scopes.tooManyTargets();
        }
        targets++;
        checkTarget(kind);
      }
      take(LuaLexer.ASSIGN);
      expressions();
    }

    private void checkTarget(ValueKind kind) {
      if (kind != ValueKind.VARIABLE) {
        throw tokens.failure(LuaMessage.NO_TARGET);
      }
    }

    // Functions

    /** Whether a function has a first parameter that is not written down. */
    private enum Receiver {
      NONE,
      SELF
    }

    /** From the parameters to {@code end}; {@code line} is where messages say that the function begins. */
    private void body(Receiver receiver, Token keyword, int line) {
      int ifs = openIfs;
      int repeats = openRepeats;
      openIfs = 0;
      openRepeats = 0;
      scopes.beginFunction(line);
      try {
        parameters(receiver);
      } catch (SyntaxFailure e) {
        report(e);
        skipParameters();
      }
      chunk();
      closeBlock(LuaLexer.END, LuaLexer.FUNCTION, line, keyword.span());
      endFunction();
      takeIf(LuaLexer.END);
      openIfs = ifs;
      openRepeats = repeats;
    }

    private void endFunction() {
      for (SyntaxFailure failure : scopes.endFunction()) {
        tokens.report(failure);
      }
    }

    private void parameters(Receiver receiver) {
      take(LuaLexer.LPAREN);
      ReferenceScopes.Declaration variables = scopes.declaration();
      if (receiver == Receiver.SELF) {
        variables.add("self");
      }
      if (!tokens.is(LuaLexer.RPAREN)) {
        do {
          if (takeIf(LuaLexer.DOTS)) {
            scopes.allowVariableArguments();
            break;
          }
          if (!isName(tokens.type())) {
            throw tokens.failure(LuaMessage.PARAMETER_EXPECTED);
          }
          variables.add(name());
        } while (takeIf(LuaLexer.COMMA));
      }
      variables.activate();
      take(LuaLexer.RPAREN);
    }

    private void skipParameters() {
      while (!tokens.is(LuaLexer.RPAREN) && !endsBlock(tokens.type()) && !tokens.beginsLine()) {
        tokens.next();
      }
      takeIf(LuaLexer.RPAREN);
    }

    // Expressions

    private void expressions() {
      do {
        expression();
      } while (takeIf(LuaLexer.COMMA));
    }

    private void expression() {
      expression(0);
    }

    /** Reads operators that bind tighter than {@code limit}. */
    private void expression(int limit) {
      enterLevel();
      if (LuaOperator.isUnary(tokens.type())) {
        LuaOperator operator = LuaOperator.unary(tokens.type());
        tokens.next();
        expression(operator.right());
      } else {
        operand();
      }
      while (LuaOperator.isBinary(tokens.type()) && LuaOperator.binary(tokens.type()).left() > limit) {
        LuaOperator operator = LuaOperator.binary(tokens.type());
        tokens.next();
        expression(operator.right());
      }
      level--;
    }

    private void operand() {
      switch (tokens.type()) {
        case LuaLexer.NUMBER, LuaLexer.STRING, LuaLexer.NIL, LuaLexer.TRUE, LuaLexer.FALSE -> tokens.next();
        case LuaLexer.DOTS -> {
          if (!scopes.hasVariableArguments()) {
            throw tokens.failure(LuaMessage.NO_VARIABLE_ARGUMENTS);
          }
          tokens.next();
        }
        case LuaLexer.LBRACE -> table();
        case LuaLexer.FUNCTION -> {
          Token keyword = tokens.token();
          tokens.next();
          body(Receiver.NONE, keyword, tokens.line());
        }
        default -> primary();
      }
    }

    /** A variable or parenthesized expression with all that is applied to it. */
    private ValueKind primary() {
      ValueKind kind;
      if (tokens.is(LuaLexer.LPAREN)) {
        int line = tokens.line();
        Span span = tokens.token().span();
        tokens.next();
        expression();
        takeClosing(LuaLexer.RPAREN, LuaLexer.LPAREN, line, span);
        kind = ValueKind.OTHER;
      } else if (isName(tokens.type())) {
        scopes.use(name().text());
        kind = ValueKind.VARIABLE;
      } else {
        throw tokens.failure(LuaMessage.UNEXPECTED_SYMBOL);
      }
      while (true) {
        switch (tokens.type()) {
          case LuaLexer.DOT -> {
            tokens.next();
            name();
            kind = ValueKind.VARIABLE;
          }
          case LuaLexer.LBRACK -> {
            brackets();
            kind = ValueKind.VARIABLE;
          }
          case LuaLexer.COLON -> {
            tokens.next();
            name();
            arguments();
            kind = ValueKind.CALL;
          }
          case LuaLexer.LPAREN, LuaLexer.STRING, LuaLexer.LBRACE -> {
            arguments();
            kind = ValueKind.CALL;
          }
          default -> {
            return kind;
          }
        }
      }
    }

    private void brackets() {
      tokens.next();
      expression();
      take(LuaLexer.RBRACK);
    }

    private void arguments() {
      switch (tokens.type()) {
        case LuaLexer.LPAREN -> {
          int line = tokens.line();
          Span span = tokens.token().span();
          if (line != tokens.lastLine()) {
            throw tokens.failure(LuaMessage.AMBIGUOUS_CALL);
          }
          tokens.next();
          if (!tokens.is(LuaLexer.RPAREN)) {
            expressions();
          }
          takeClosing(LuaLexer.RPAREN, LuaLexer.LPAREN, line, span);
        }
        case LuaLexer.LBRACE -> table();
        case LuaLexer.STRING -> tokens.next();
        default -> throw tokens.failure(LuaMessage.ARGUMENTS_EXPECTED);
      }
    }

    // Tables

    private void table() {
      int line = tokens.line();
      Span span = tokens.token().span();
      tokens.next();
      while (!tokens.is(LuaLexer.RBRACE)) {
        int levelBefore = level;
        try {
          field();
          if (!takeIf(LuaLexer.COMMA) && !takeIf(LuaLexer.SEMICOLON) && !tokens.is(LuaLexer.RBRACE)) {
            throw unclosed(LuaLexer.RBRACE, LuaLexer.LBRACE, line, span);
          }
        } catch (SyntaxFailure e) {
          report(e);
          level = levelBefore;
          skipToField(e);
        }
      }
      tokens.next();
    }

    private void field() {
      if (tokens.is(LuaLexer.LBRACK)) {
        brackets();
        take(LuaLexer.ASSIGN);
      } else if (isName(tokens.type()) && tokens.lookahead() == LuaLexer.ASSIGN) {
        name();
        take(LuaLexer.ASSIGN);
      }
      expression();
    }

    /**
     * Behind an error in a table: goes over the next separator, or to where the table or a line that looks like one of its
     * items begins. Gives up at what can only be a statement.
     */
    private void skipToField(SyntaxFailure error) {
      int depth = 0;
      while (true) {
        switch (tokens.type()) {
          case LuaLexer.LPAREN, LuaLexer.LBRACE, LuaLexer.LBRACK -> depth++;
          case LuaLexer.RPAREN, LuaLexer.RBRACK -> depth = Math.max(0, depth - 1);
          case LuaLexer.RBRACE -> {
            if (depth == 0) {
              return;
            }
            depth--;
          }
          case LuaLexer.COMMA, LuaLexer.SEMICOLON -> {
            if (depth == 0) {
              tokens.next();
              return;
            }
          }
          case LuaLexer.NAME, LuaLexer.STRING, LuaLexer.NUMBER -> {
            if (depth == 0 && tokens.beginsLine()) {
              return;
            }
          }
          default -> {
            if (endsBlock(tokens.type()) || tokens.is(LuaLexer.LOCAL) || tokens.is(LuaLexer.RETURN)) {
              throw error;
            }
          }
        }
        skip();
      }
    }
  }
}
