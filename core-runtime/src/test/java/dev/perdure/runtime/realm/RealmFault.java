package dev.perdure.runtime.realm;

/** Faults of the engine's built-in functions, each with its wrong and its right result. */
enum RealmFault {
  CONSTRUCT_MAP(
      "function N() {} N.prototype = Object.create(Map.prototype);"
          + " let m = Reflect.construct(Map, [[[1, 2]]], N); show(m instanceof N, m.get(1));",
      "TypeError",
      "true 2"),
  CONSTRUCT_SET(
      "function N() {} N.prototype = Object.create(Set.prototype);"
          + " let m = Reflect.construct(Set, ['ab'], N); show(m instanceof N, m.has('a'), m.size);",
      "TypeError",
      "true true 2"),
  CONSTRUCT_A_MAP_WITH_ITS_OWN_SET(
      "function N() {} N.prototype = Object.create(Map.prototype); N.prototype.set = function (k) {"
          + " show('set', k); }; show(Reflect.construct(Map, [[[1, 2]]], N).size);",
      "TypeError",
      "set 1 0"),
  CONSTRUCT_A_SET_WITHOUT_ADD(
      "function N() {} Reflect.construct(Set, ['a'], N); show('made');", "TypeError", "TypeError"),
  CONSTRUCT_PROMISE(
      "function N() {} let p = Reflect.construct(Promise, [r => r(1)], N);"
          + " show(p instanceof N); Promise.prototype.then.call(p, v => show(v));",
      "TypeError",
      "true 1"),
  CONSTRUCT_TYPED_ARRAY(
      "function N() {} N.prototype = Object.create(Uint8Array.prototype);"
          + " let a = Reflect.construct(Uint8Array, [2], N); show(a instanceof N, a.length);",
      "TypeError",
      "true 2"),
  CONSTRUCT_ARRAY(
      "function N() {} let a = Reflect.construct(Array, [1, 2], N);"
          + " show(a instanceof N, Array.isArray(a), a.length);",
      "false true 2",
      "true true 2"),
  CONSTRUCT_FUNCTION(
      "function N() {} let f = Reflect.construct(Function, ['return 5'], N);"
          + " show(f instanceof N, typeof f);",
      "false function",
      "true function"),
  CONSTRUCT_OBJECT(
      "function N() {} let o = {}; let m = Reflect.construct(Object, [o], N);"
          + " show(m instanceof N, m === o, o instanceof N);",
      "false true false",
      "true false false"),
  CONSTRUCT_BOUND(
      "function F(a) { this.a = a; } function N() {}"
          + " let m = Reflect.construct(F.bind(null, 1), [], N); show(m instanceof N, m.a);",
      "true undefined",
      "true 1"),
  STACK_AFTER_ANOTHER_PROTOTYPE(
      "let e = new Error('x'); Object.setPrototypeOf(e, {}); show(typeof e.stack);",
      "ClassCastException",
      "string"),
  STACK_AFTER_REFLECT_SET_PROTOTYPE(
      "let e = new TypeError('x'); Reflect.setPrototypeOf(e, {}); show(typeof e.stack);",
      "ClassCastException",
      "string"),
  STACK_WITHOUT_A_PROTOTYPE(
      "let e = new Error('x'); Object.setPrototypeOf(e, null); show(typeof e.stack);",
      "NullPointerException",
      "string"),
  STACK_OF_A_CONSTRUCTED_ERROR(
      "function N() {} show(typeof Reflect.construct(Error, ['x'], N).stack);",
      "ClassCastException",
      "string"),
  ALL_SETTLED(
      "Promise.allSettled([1, Promise.reject(2)]).then(r => show(JSON.stringify(r)));",
      "[{\"status\":\"fulfilled\",\"value\":1},{\"status\":\" rejected\",\"reason\":2}]",
      "[{\"status\":\"fulfilled\",\"value\":1},{\"status\":\"rejected\",\"reason\":2}]"),
  ASSIGN_TO_AN_ARRAY(
      "let s = Symbol(); let a = Object.assign([1, 2], [9], { 2: 3, n: 4, [s]: 5 });"
          + " show(JSON.stringify(a), a.length, a.n, a[s], Object.keys(a));",
      "[1,2] 2 4 5 0,1,0,2,n",
      "[9,2,3] 3 4 5 0,1,2,n"),
  NUMBER_FORMAT(
      "show((1234567.891).toLocaleString('en-US'), (1234.5).toLocaleString('de-DE'),"
          + " (2).toLocaleString('en', { minimumFractionDigits: 2 }), (5.5).toLocaleString());",
      "RangeError",
      "1,234,567.891 1.234,5 2.00 5.5"),
  THE_SAME_NUMBER(
      "function counter() { var n = 0; return function () { return ++n; }; }"
          + " let c = counter(); c(); show(Object.is(c(), 2), Object.is(0, -0), Object.is(NaN, 0 / 0));",
      "false false true",
      "true false true"),
  REST_THROUGH_APPLY(
      "function f(x, ...r) { return x + ':' + r; } show(f.apply(null, [1, 2, 3]));",
      "1:1,2,3,3",
      "1:2,3"),
  REST_THROUGH_APPLY_OF_ARGUMENTS(
      "function f(...r) { return r.length + ':' + r; }"
          + " function g() { return f.apply(null, arguments); } show(g(1, 2, 3));",
      "3:,[object Arguments],",
      "3:1,2,3"),
  REST_THROUGH_BIND(
      "function f(...r) { return String(r); } show(f.bind(null, 1)(2));", "2,1", "1,2");

  final String source;
  final String wrongResult;
  final String rightResult;

  RealmFault(String source, String wrongResult, String rightResult) {
    this.source = source;
    this.wrongResult = wrongResult;
    this.rightResult = rightResult;
  }
}
