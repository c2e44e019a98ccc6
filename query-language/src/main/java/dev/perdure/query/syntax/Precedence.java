package dev.perdure.query.syntax;

/** How tightly the kinds of expressions bind, loosest first. */
enum Precedence {
  OR,
  AND,
  NOT,
  PREDICATE,
  OR_ELSE,
  ADDITION,
  MULTIPLICATION,
  SIGN,
  PATH
}
