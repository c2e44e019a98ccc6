package dev.perdure.runtime.dialect;

/** Constructs that the engine runs silently wrongly, all in the body of a sloppy function. */
enum RefusedConstruct {
  CONST_IN_A_LOOP(
      "for (var i = 0; i < 3; i++) { const k = i; show(k); }", "0 0 0", "\"const k\" in a loop"),
  CONST_IN_A_FOR_OF_BODY("for (var i of [1, 2]) { const k = i; show(k); }", "1 1", "\"let k = …\""),
  CONST_DEEP_IN_A_LOOP(
      "var i = 0; while (i < 2) { try { const [k] = [i]; show(k); } finally { i++; } }",
      "0 0",
      "\"const k\" in a loop"),
  EMPTY_LET_IN_A_LOOP(
      "for (var i = 0; i < 3; i++) { let k; show(k); k = i; }",
      "undefined 0 1",
      "\"let k = undefined\""),
  CLOSURE_OVER_A_LOOP_VARIABLE(
      "var f = []; for (let i = 0; i < 3; i++) { f.push(() => i); } show(f.map(g => g()));",
      "3,3,3",
      "\"let own = i;\""),
  METHOD_OVER_A_FOR_OF_VARIABLE(
      "var f = []; for (let x of [1, 2]) { f.push({ m() { return x; } }); } show(f[0].m());",
      "2",
      "loop variable \"x\""),
  NESTED_CLOSURE_OVER_A_FOR_IN_VARIABLE(
      "var f = []; for (let x in { a: 1, b: 2 }) { f.push(() => () => x); } show(f[0]()());",
      "b",
      "loop variable \"x\""),
  GENERATOR_OVER_A_LOOP_VARIABLE(
      "var f = []; for (let x of [1, 2]) { f.push((function* () { yield x; })()); }"
          + " show(f[0].next().value);",
      "2",
      "loop variable \"x\""),
  WRITE_TO_A_CONSTANT("const k = 1; k = 2; show(k);", "1", "\"k\" is a constant"),
  UPDATE_OF_A_CONSTANT("const k = 1; k++; show(k);", "1", "\"k\" is a constant"),
  DESTRUCTURING_INTO_A_CONSTANT("const k = 1; [k] = [2]; show(k);", "1", "\"k\" is a constant"),
  WRITE_TO_A_CONSTANT_IN_A_CLOSURE(
      "const k = 1; (() => { k = 2; })(); show(k);", "1", "\"k\" is a constant"),
  LOOPING_OVER_A_CONSTANT("const k = 1; for (k of [2]) {} show(k);", "1", "\"k\" is a constant"),
  USE_BEFORE_LET("show(k); let k = 1;", "undefined", "\"k\" is used before"),
  USE_OF_ITSELF("let k = k + 1; show(k);", "NaN", "\"k\" is used before"),
  USE_BEFORE_INNER_LET("let k = 1; { show(k); let k = 2; }", "undefined", "line 2"),
  PARAMETER_BEFORE_ITS_VALUE(
      "(function (a = b, b = 1) { show(a); })();", "undefined", "\"b\" is used before"),
  PARAMETER_DEFAULT_HIDDEN_BY_THE_BODY(
      "var x = 1; (function (a = () => x) { var x = 2; show(a()); })();",
      "2",
      "Rename that variable."),
  CONST_SEEN_OUTSIDE_ITS_BLOCK(
      "{ const k = 1; } show(typeof k);", "number", "outside of the block"),
  STRICT_FUNCTION_SEEN_OUTSIDE_ITS_BLOCK(
      "'use strict'; { function g() {} } show(typeof g);", "function", "outside of the block"),
  BLOCK_FUNCTION_OVERWRITING_A_LET(
      "let g = 1; { function g() {} } show(typeof g);", "function", "would overwrite"),
  DEFAULT_IN_AN_ASSIGNMENT(
      "var m = 1; ({ m = 7 } = { m: 2 }); show(m);", "1", "default in a destructuring assignment"),
  ARRAY_DEFAULT_IN_AN_ASSIGNMENT(
      "var m = 1; [m = 7] = [2]; show(m);", "1", "default in a destructuring assignment"),
  DEFAULT_IN_A_FOR_OF_HEAD(
      "for (let { b = 5 } of [{}, { b: 4 }]) { show(b); }", "5 5", "in a loop"),
  DEFAULT_IN_A_LOOP(
      "for (var i = 0; i < 2; i++) { let { m = 7 } = {}; show(m); m = i; }", "7 0", "in a loop"),
  DEFAULT_OF_A_VARIABLE_DECLARED_TWICE(
      "var a = 1; var { a = 2 } = { a: 7 }; show(a);", "1", "declares it twice"),
  ARRAY_PATTERN_OF_A_SET("let [a] = new Set([1]); show(a);", "undefined", "[...values]"),
  ARRAY_PATTERN_OF_AN_ITERATOR(
      "let [a] = new Map([[1, 2]]).keys(); show(a);", "undefined", "[...values]"),
  ARRAY_PATTERN_OF_A_GENERATOR(
      "function* g() { yield 1; } let [a] = g(); show(a);", "undefined", "[...values]"),
  CONST_WITHOUT_A_VALUE("const k; show(k);", "undefined", "has no value"),
  LET_AFTER_VAR("var k = 1; let k = 2; show(k);", "2", "already declared"),
  WRITE_TO_THE_OWN_NAME(
      "(function f() { f = 1; show(typeof f); })();", "number", "name of the function expression"),
  SHORTHAND_PROTOTYPE(
      "var __proto__ = { x: 1 }; show(Object.keys({ __proto__ }).length);", "0", "__proto__"),
  COMPUTED_PROTOTYPE("show(Object.keys({ ['__proto__']: 1 }).length);", "0", "__proto__"),
  INSTANCE_TEST(
      "show(5 instanceof { [Symbol.hasInstance]() { return true; } });",
      "false",
      "Symbol.hasInstance");

  final String source;
  final String wrongResult;
  final String message;

  RefusedConstruct(String source, String wrongResult, String message) {
    this.source = source;
    this.wrongResult = wrongResult;
    this.message = message;
  }
}
