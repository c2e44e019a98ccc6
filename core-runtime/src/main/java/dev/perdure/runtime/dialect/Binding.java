package dev.perdure.runtime.dialect;

import org.mozilla.javascript.ast.AstNode;

/** A name that a source declares, at one place. Confined to one check. */
final class Binding {

  enum Kind {
    VAR,
    /** A function declared at the top level of a function or script. */
    FUNCTION,
    /** A function declared in a block. */
    BLOCK_FUNCTION,
    /** What a sloppy block function leaves in its function's scope. */
    HOISTED_FUNCTION,
    LET,
    CONST,
    PARAMETER,
    CATCH_PARAMETER,
    /** The name of a function expression, visible in itself. */
    OWN_NAME;

    boolean isLexical() {
      return this == LET || this == CONST;
    }
  }

  final String name;
  final Kind kind;
  final BlockScope scope;
  final AstNode declaration;

  /** Whether it is the variable of a {@code for (let …)}. */
  final boolean isLoopVariable;

  /** The place in the walk from which on the binding has a value. */
  int initialisedAt = Integer.MAX_VALUE;

  Binding(String name, Kind kind, BlockScope scope, AstNode declaration, boolean isLoopVariable) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.declaration = declaration;
    this.isLoopVariable = isLoopVariable;
  }
}
