package dev.perdure.cli.reload;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of every kind that programs make, how to make it, and what tells that it is the same.
 *
 * <p>In sources and probes {@code V}, also as the end of a longer name, stands for a name that is
 * the row's own. A line with slashes alone begins another turn. New kinds are new rows.
 */
final class ReloadMatrix {

  /**
   * One row.
   *
   * @param kind what is kept
   * @param source makes it
   * @param probe looks at it, after a restart
   * @param expected what a shell shows of the probe
   */
  record Row(String kind, String source, String probe, String expected) {

    private static final Pattern NAME = Pattern.compile("\\b([A-Za-z]*)V\\b");

    List<String> turns(int row) {
      return List.of(named(source, row).split("\n//\n"));
    }

    String probe(int row) {
      return named(probe, row);
    }

    private static String named(String text, int row) {
      return NAME.matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "v" + row));
    }
  }

  static final List<Row> ROWS =
      List.of(
          new Row(
              "plain object, all attributes combined",
              """
              V = {}; for (var i = 0; i < 8; i++) Object.defineProperty(V, 'p' + i, { value: \
              i, writable: !!(i & 1), enumerable: !!(i & 2), configurable: !!(i & 4) }); \
              delete this.i\
              """,
              """
              Object.getOwnPropertyNames(V).map(function (n) { var d = \
              Object.getOwnPropertyDescriptor(V, n); return n + '=' + d.value + (d.writable ? \
              'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : ''); }).join(' \
              ')\
              """,
              """
              "p0=0 p1=1w p2=2e p3=3we p4=4c p5=5wc p6=6ec p7=7wec"\
              """),
          new Row(
              "property order after deletes",
              """
              V = { z: 1, y: 2, x: 3, 9: 4, 1: 5 }; delete V.z; V.z = 6\
              """,
              """
              Object.keys(V).join()\
              """,
              """
              "1,9,y,x,z"\
              """),
          new Row(
              "accessor pair",
              """
              V = { _v: 1, get v() { return this._v * 2; }, set v(x) { this._v = x; } }\
              """,
              """
              V.v = 5; V.v\
              """,
              """
              10\
              """),
          new Row(
              "getter only, setter only",
              """
              V = {}; Object.defineProperty(V, 'g', { get: function () { return 'g'; } }); \
              Object.defineProperty(V, 's', { set: function (x) { } })\
              """,
              """
              [V.g, V.s, typeof Object.getOwnPropertyDescriptor(V, 's').set, typeof \
              Object.getOwnPropertyDescriptor(V, 'g').set]\
              """,
              """
              ["g", undefined, "function", "undefined"]\
              """),
          new Row(
              "symbols as keys",
              """
              V = { s: Symbol('s') }; V[V.s] = 1; V[Symbol.for('k')] = 2; V[Symbol.iterator] \
              = null\
              """,
              """
              [V[V.s], V[Symbol.for('k')], Object.getOwnPropertySymbols(V).map(String).join()]\
              """,
              """
              [1, 2, "Symbol(s),Symbol(k),Symbol(Symbol.iterator)"]\
              """),
          new Row(
              "prototype chain",
              """
              V = Object.create(Object.create({ deep: 1 }, { mid: { value: 2 } }))\
              """,
              """
              [V.deep, V.mid, V.hasOwnProperty('mid')]\
              """,
              """
              [1, 2, false]\
              """),
          new Row(
              "null prototype",
              """
              V = Object.create(null); V.x = 1\
              """,
              """
              [Object.getPrototypeOf(V), V.x]\
              """,
              """
              [null, 1]\
              """),
          new Row(
              "sealed object",
              """
              V = Object.seal({ a: 1 })\
              """,
              """
              V.a = 2; V.b = 3; delete V.a; [Object.isSealed(V), Object.isFrozen(V), V]\
              """,
              """
              [true, false, {a: 2}]\
              """),
          new Row(
              "frozen object",
              """
              V = Object.freeze({ a: { b: 1 } })\
              """,
              """
              V.a.b = 2; V.c = 1; [Object.isFrozen(V), V.a.b, V.c]\
              """,
              """
              [true, 2, undefined]\
              """),
          new Row(
              "not extensible object",
              """
              V = Object.preventExtensions({ a: 1 })\
              """,
              """
              V.b = 1; V.a = 2; [Object.isExtensible(V), V]\
              """,
              """
              [false, {a: 2}]\
              """),
          new Row(
              "object with 200 properties",
              """
              V = {}; for (var i = 200; i--;) V['k' + i] = i; delete this.i\
              """,
              """
              [Object.keys(V).length, Object.keys(V)[0], V.k7]\
              """,
              """
              [200, "k199", 7]\
              """),
          new Row(
              "dense array",
              """
              V = [1, 'a', null, undefined, [2]]\
              """,
              """
              V\
              """,
              """
              [1, "a", null, undefined, [2]]\
              """),
          new Row(
              "array with holes",
              """
              V = [, 1, , 2, ,]\
              """,
              """
              [V.length, 0 in V, 1 in V, 2 in V, 4 in V]\
              """,
              """
              [5, false, true, false, false]\
              """),
          new Row(
              "sparse array",
              """
              V = []; V[123456789] = 'x'; V[5] = 'y'\
              """,
              """
              [V.length, Object.keys(V).join()]\
              """,
              """
              [123456790, "5,123456789"]\
              """),
          new Row(
              "array with length set",
              """
              V = [1, 2, 3]; V.length = 1; V.length = 10\
              """,
              """
              [V.length, V[0], 1 in V]\
              """,
              """
              [10, 1, false]\
              """),
          new Row(
              "array with properties",
              """
              V = [1]; V.tag = 't'; V[-1] = 'm'\
              """,
              """
              [V.tag, V[-1], V.length, Object.keys(V).join()]\
              """,
              """
              ["t", "m", 1, "0,tag,-1"]\
              """),
          new Row(
              "frozen array",
              """
              V = Object.freeze([1, 2])\
              """,
              """
              V[0] = 9; [Object.isFrozen(V), V[0], V.length]\
              """,
              """
              [true, 1, 2]\
              """),
          new Row(
              "array with fixed length",
              """
              V = [1]; Object.defineProperty(V, 'length', { writable: false })\
              """,
              """
              V[1] = 2; V.length\
              """,
              """
              1\
              """),
          new Row(
              "array with accessor element",
              """
              V = [1]; Object.defineProperty(V, 1, { get: function () { return this[0] + 1; \
              }, enumerable: true })\
              """,
              """
              [V[1], V.length]\
              """,
              """
              [2, 2]\
              """),
          new Row(
              "array of another prototype",
              """
              V = Object.setPrototypeOf([1, 2], Object.create(Array.prototype, { second: { \
              get: function () { return this[1]; } } }))\
              """,
              """
              [V.second, Array.isArray(V), V.map(function (x) { return x; }).length]\
              """,
              """
              [2, true, 2]\
              """),
          new Row(
              "function declaration",
              """
              function fV(a, b) { return a - b; } V = fV\
              """,
              """
              [V(5, 3), V.name.slice(0, 1), V.length]\
              """,
              """
              [2, "f", 2]\
              """),
          new Row(
              "function expression, recursive",
              """
              V = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }\
              """,
              """
              V(6)\
              """,
              """
              720\
              """),
          new Row(
              "arrow with lexical this",
              """
              V = { n: 3, make: function () { return () => this.n; } }; V.arrow = V.make()\
              """,
              """
              V.n = 4; V.arrow()\
              """,
              """
              4\
              """),
          new Row(
              "method with super",
              """
              V = { __proto__: { hi() { return 'super'; } }, hi() { return super.hi() + '!'; \
              } }\
              """,
              """
              V.hi()\
              """,
              """
              "super!"\
              """),
          new Row(
              "getter and setter functions",
              """
              V = Object.getOwnPropertyDescriptor({ get x() { return 'got' + this.y; } }, \
              'x').get\
              """,
              """
              V.call({ y: 1 })\
              """,
              """
              "got1"\
              """),
          new Row(
              "bound function",
              """
              V = (function (a, b) { return [this.t, a, b]; }).bind({ t: 't' }, 1)\
              """,
              """
              V(2)\
              """,
              """
              ["t", 1, 2]\
              """),
          new Row(
              "arguments, tied to the parameters",
              """
              V = (function (x, y) { return { all: arguments, x: function (n) { x = n; }, \
              y: function () { return y; } }; })(1, 2, 3)
              //
              V.x(4); V.all[2] = 5\
              """,
              """
              V.all[1] = 6; [V.all[0], V.y(), V.all[2], V.all.length, \
              Object.prototype.toString.call(V.all)]\
              """,
              """
              [4, 6, 5, 3, "[object Arguments]"]\
              """),
          new Row(
              "arguments of a strict function",
              """
              V = (function (x) { 'use strict'; return arguments; })(1, 2)\
              """,
              """
              var callee; try { V.callee } catch (e) { callee = e.name } [[...V].join(), callee]\
              """,
              """
              ["1,2", "TypeError"]\
              """),
          new Row(
              "bound bound function and constructor",
              """
              V = (function (a, b) { this.s = a + b; }).bind(null, 1).bind(null, 2)\
              """,
              """
              new V().s\
              """,
              """
              3\
              """),
          new Row(
              "generator function",
              """
              V = function* (n) { while (n--) yield n; }\
              """,
              """
              [...V(3)]\
              """,
              """
              [2, 1, 0]\
              """),
          new Row(
              "generator in a loop and a try block",
              """
              V = { log: [], g: null }; V.g = (function* (log) { try { for (var k in { a: 1, \
              b: 2 }) yield k; } finally { log.push('f'); } })(V.log)
              //
              V.g.next()\
              """,
              """
              [V.g.next().value, V.g.return('r').value, V.log.join(), V.g.next().done]\
              """,
              """
              ["b", "r", "f", true]\
              """),
          new Row(
              "generator in the middle of an expression",
              """
              V = (function* (x) { return [x, 0.5 + (yield 1), ...(yield 2), { k: (yield 3) }]; })(7)
              //
              V.next(); V.next(1)\
              """,
              """
              V.next('ab'); JSON.stringify(V.next(null).value)\
              """,
              """
              "[7,1.5,\\"a\\",\\"b\\",{\\"k\\":null}]"\
              """),
          new Row(
              "generator that delegates",
              """
              V = (function* () { var r = yield* (function* () { try { yield 'i'; } catch (e) { \
              yield 'caught ' + e; } return 'r'; })(); yield r; yield* [1, 2]; })()
              //
              V.next()\
              """,
              """
              [V.throw('x').value, V.next().value, V.next().value, V.next().value, V.next().done]\
              """,
              """
              ["caught x", "r", 1, 2, true]\
              """),
          new Row(
              "generator with an error on its way",
              """
              V = (function* () { try { throw new TypeError('t'); } finally { yield 'f'; } })()
              //
              V.next()\
              """,
              """
              var caughtV; try { V.next(); } catch (e) { caughtV = e.name; } [caughtV, V.next().done]\
              """,
              """
              ["TypeError", true]\
              """),
          new Row(
              "generator that is over, and one that has not begun",
              """
              V = [(function* () { yield 1; })(), (function* (a, b = a) { yield this.t + a + b; }).call({ t: 't' }, 1)]
              //
              V[0].next(); V[0].next()\
              """,
              """
              [V[0].next().done, V[1].next().value]\
              """,
              """
              [true, "t11"]\
              """),
          new Row(
              "function made by eval",
              """
              V = eval('(function (x) { return x * 2; })')\
              """,
              """
              V(4)\
              """,
              """
              8\
              """),
          new Row(
              "function made by new Function",
              """
              V = new Function('a', 'b', 'return a + b')\
              """,
              """
              [V(1, 2), V.name]\
              """,
              """
              [3, "anonymous"]\
              """),
          new Row(
              "default and rest parameters",
              """
              V = function (a, b = a + 1, ...c) { return [a, b, c.length]; }\
              """,
              """
              [V(1), V(1, 2, 3, 4)]\
              """,
              """
              [[1, 2, 0], [1, 2, 2]]\
              """),
          new Row(
              "destructuring parameters",
              """
              V = function ({ a, b: [c = 3] = [] }) { return [a, c]; }\
              """,
              """
              V({ a: 1 })\
              """,
              """
              [1, 3]\
              """),
          new Row(
              "closures in a loop by functions",
              """
              V = []; for (var i = 0; i < 3; i++) (function (j) { V.push(function () { return \
              j++; }); })(i); delete this.i\
              """,
              """
              V[1](); V.map(function (f) { return f(); })\
              """,
              """
              [0, 2, 2]\
              """),
          new Row(
              "two closures over one activation",
              """
              V = (function (x) { return { get: function () { return x; }, set: function (y) \
              { x = y; } }; })(1)\
              """,
              """
              V.set(2); V.get()\
              """,
              """
              2\
              """),
          new Row(
              "block scope, shared",
              """
              { let x = 1; V = { up: function () { return ++x; }, see: function () { return \
              x; } }; }\
              """,
              """
              V.up(); V.see()\
              """,
              """
              2\
              """),
          new Row(
              "with scope, shared",
              """
              V = { o: { x: 1 } }; with (V.o) { V.get = function () { return x; }; V.set = \
              function (y) { x = y; }; }\
              """,
              """
              V.set(5); [V.get(), V.o.x]\
              """,
              """
              [5, 5]\
              """),
          new Row(
              "catch scope, shared",
              """
              try { throw 1; } catch (e) { V = { get: function () { return e; }, set: \
              function (x) { e = x; } }; }\
              """,
              """
              V.set(7); V.get()\
              """,
              """
              7\
              """),
          new Row(
              "constructor and instances",
              """
              function CV(x) { this.x = x; } CV.prototype.twice = function () { return this.x \
              * 2; }; V = { c: CV, i: new CV(4) }\
              """,
              """
              [V.i.twice(), V.i instanceof V.c, V.i.constructor === V.c, new V.c(1).twice()]\
              """,
              """
              [8, true, true, 2]\
              """),
          new Row(
              "function with properties",
              """
              V = function () {}; V.a = 1; V.self = V; Object.freeze(V)\
              """,
              """
              [V.a, V.self === V, Object.isFrozen(V)]\
              """,
              """
              [1, true, true]\
              """),
          new Row(
              "untouched prototype of a function",
              """
              V = function () {}\
              """,
              """
              [V.prototype.constructor === V, Object.keys(V.prototype).length, new V() \
              instanceof V]\
              """,
              """
              [true, 0, true]\
              """),
          new Row(
              "inheritance by Object.create",
              """
              function AV() {} AV.prototype.a = function () { return 'a'; }; function BV() {} \
              BV.prototype = Object.create(AV.prototype); V = new BV()\
              """,
              """
              V.a()\
              """,
              """
              "a"\
              """),
          new Row(
              "strict function",
              """
              V = function () { 'use strict'; return (function () { try { undeclaredV = 1; \
              return 'sloppy'; } catch (e) { return e.name; } })(); }\
              """,
              """
              V()\
              """,
              """
              "ReferenceError"\
              """),
          new Row(
              "Date",
              """
              V = new Date(1234567890123); V.note = 'n'\
              """,
              """
              [V.getTime(), V.note, V instanceof Date]\
              """,
              """
              [1234567890123, "n", true]\
              """),
          new Row(
              "invalid Date",
              """
              V = new Date(NaN)\
              """,
              """
              [isNaN(V), Object.prototype.toString.call(V)]\
              """,
              """
              [true, "[object Date]"]\
              """),
          new Row(
              "RegExp with lastIndex and flags",
              """
              V = /a(.)/gim; V.exec('a1a2')\
              """,
              """
              [V.lastIndex, V.flags, V.exec('a1a2')[1]]\
              """,
              """
              [2, "gim", "2"]\
              """),
          new Row(
              "Error with stack",
              """
              V = new Error('m'); V.was = V.stack\
              """,
              """
              [V.message, V.stack === V.was, V instanceof Error, String(V)]\
              """,
              """
              ["m", true, true, "Error: m"]\
              """),
          new Row(
              "every kind of Error",
              """
              V = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, \
              URIError].map(function (E) { return new E('x'); })\
              """,
              """
              V.map(String).join()\
              """,
              """
              "EvalError: x,RangeError: x,ReferenceError: x,SyntaxError: x,TypeError: \
              x,URIError: x"\
              """),
          new Row(
              "Error with cause",
              """
              V = new Error('out', { cause: new TypeError('in') })\
              """,
              """
              [V.cause.message, V.cause instanceof TypeError, Object.keys(V).length]\
              """,
              """
              ["in", true, 0]\
              """),
          new Row(
              "AggregateError",
              """
              V = new AggregateError([1, new Error('e')], 'agg')\
              """,
              """
              [V.errors.length, V.errors[1].message, V.message, V.name]\
              """,
              """
              [2, "e", "agg", "AggregateError"]\
              """),
          new Row(
              "thrown and caught engine error",
              """
              try { undefined.x; } catch (e) { V = e; }\
              """,
              """
              [V.name, V instanceof TypeError]\
              """,
              """
              ["TypeError", true]\
              """),
          new Row(
              "Map, kinds of keys",
              """
              var kV = {}; V = new Map([[1, 'n'], ['1', 's'], [1n, 'b'], [true, 't'], [null, \
              'nul'], [undefined, 'u'], [NaN, 'nan'], [kV, 'o'], [Symbol.for('m'), 'y']])\
              """,
              """
              [V.size, V.get(1), V.get('1'), V.get(1n), V.get(true), V.get(null), \
              V.get(undefined), V.get(NaN), V.get(kV), V.get(Symbol.for('m'))]\
              """,
              """
              [9, "n", "s", "b", "t", "nul", "u", "nan", "o", "y"]\
              """),
          new Row(
              "Map order and self-reference",
              """
              V = new Map([['a', 1], ['b', 2]]); V.delete('a'); V.set('a', V)\
              """,
              """
              [[...V.keys()].join(), V.get('a') === V]\
              """,
              """
              ["b,a", true]\
              """),
          new Row(
              "Set",
              """
              V = new Set(['x', 1, 1, NaN, NaN]); V.label = 'l'\
              """,
              """
              [V.size, V.has('x'), V.has(NaN), V.label, [...V].join()]\
              """,
              """
              [3, true, true, "l", "x,1,NaN"]\
              """),
          new Row(
              "Map keyed by unique symbol and function",
              """
              V = { y: Symbol('k'), f: function () {} }; V.m = new Map([[V.y, 1], [V.f, 2]])\
              """,
              """
              [V.m.get(V.y), V.m.get(V.f)]\
              """,
              """
              [1, 2]\
              """),
          new Row(
              "boxed primitives",
              """
              V = [new Number(-0), new String('str'), new Boolean(false), Object(5n), \
              Object(Symbol.for('b'))]\
              """,
              """
              [Object.is(+V[0], -0), V[1].length, V[1][2], V[2].valueOf(), V[3] + 1n, \
              V[4].valueOf() === Symbol.for('b')]\
              """,
              """
              [true, 3, "r", false, 6n, true]\
              """),
          new Row(
              "BigInt",
              """
              V = [0n, -1n, 2n ** 100n]\
              """,
              """
              [V[0], V[1], V[2] === 2n ** 100n]\
              """,
              """
              [0n, -1n, true]\
              """),
          new Row(
              "registered symbol",
              """
              V = Symbol.for('app')\
              """,
              """
              [V === Symbol.for('app'), Symbol.keyFor(V)]\
              """,
              """
              [true, "app"]\
              """),
          new Row(
              "well-known symbol",
              """
              V = [Symbol.iterator, Symbol.toPrimitive]\
              """,
              """
              [V[0] === Symbol.iterator, V[1] === Symbol.toPrimitive]\
              """,
              """
              [true, true]\
              """),
          new Row(
              "unique symbol",
              """
              V = { a: Symbol('d'), b: Symbol('d') }; V.c = V.a\
              """,
              """
              [V.a === V.c, V.a === V.b, V.a.description]\
              """,
              """
              [true, false, "d"]\
              """),
          new Row(
              "lone surrogates",
              """
              V = ['\\ud800', 'x\\udc00y', '\\ud83d\\ude00']\
              """,
              """
              [V[0].charCodeAt(0), V[1].charCodeAt(1), V[2].codePointAt(0)]\
              """,
              """
              [55296, 56320, 128512]\
              """),
          new Row(
              "special numbers",
              """
              V = [-0, NaN, Infinity, 2147483648, 1e-300]\
              """,
              """
              [Object.is(V[0], -0), V[1] !== V[1], V[2], V[3], V[4]]\
              """,
              """
              [true, true, Infinity, 2147483648, 1e-300]\
              """),
          new Row(
              "number that grows past 32 bits",
              """
              V = { n: 2147483647 }\
              """,
              """
              V.n++; V.n\
              """,
              """
              2147483648\
              """),
          new Row(
              "long string",
              """
              V = new Array(100001).join('0123456789')\
              """,
              """
              [V.length, V.slice(-3)]\
              """,
              """
              [1000000, "789"]\
              """),
          new Row(
              "references to intrinsics",
              """
              V = { a: Array, p: Array.prototype, f: [].push, m: Math, g: globalThis, i: \
              [][Symbol.iterator] }\
              """,
              """
              [V.a === Array, V.p === Array.prototype, V.f === [].push, V.m === Math, V.g === \
              globalThis, V.i === [].values]\
              """,
              """
              [true, true, true, true, true, true]\
              """),
          new Row(
              "intrinsic with an added method",
              """
              Array.prototype.V = function () { return this.length; }\
              """,
              """
              [1, 2].V()\
              """,
              """
              2\
              """),
          new Row(
              "intrinsic with a replaced method",
              """
              V = Math.cosh; Math.cosh = function () { return 'cosh'; }\
              """,
              """
              [Math.cosh(), V(0)]\
              """,
              """
              ["cosh", 1]\
              """),
          new Row(
              "removed intrinsic",
              """
              delete Math.sinh\
              """,
              """
              typeof Math.sinh\
              """,
              """
              "undefined"\
              """),
          new Row(
              "global var",
              """
              var V = 1\
              """,
              """
              [V, delete globalThis.V]\
              """,
              """
              [1, false]\
              """),
          new Row(
              "global let",
              """
              let V = { l: 1 }\
              """,
              """
              V = 2; V\
              """,
              """
              2\
              """),
          new Row(
              "global const",
              """
              const V = { c: 1 }\
              """,
              """
              V.c\
              """,
              """
              1\
              """),
          new Row(
              "global function",
              """
              function V() { return 'called'; }\
              """,
              """
              V()\
              """,
              """
              "called"\
              """),
          new Row(
              "cycles",
              """
              V = { a: { b: [] } }; V.a.b.push(V, V.a.b); V.a.me = V.a\
              """,
              """
              [V.a.b[0] === V, V.a.b[1] === V.a.b, V.a.me === V.a]\
              """,
              """
              [true, true, true]\
              """),
          new Row(
              "shared references",
              """
              V = (function (s) { return { x: s, y: [s], z: new Map([[s, s]]), f: function () \
              { return s; } }; })({})\
              """,
              """
              [V.x === V.y[0], V.z.get(V.x) === V.x, V.f() === V.x]\
              """,
              """
              [true, true, true]\
              """),
          new Row(
              "list of 20,000 nodes",
              """
              V = null; for (var i = 0; i < 20000; i++) V = { next: V }; delete this.i\
              """,
              """
              var nV = 0; for (var at = V; at; at = at.next) nV++; nV\
              """,
              """
              20000\
              """),
          new Row(
              "pending promise with its reactions, settled by a kept resolve",
              """
              V = { log: [] }; V.p = new Promise(function (resolve, reject) { V.yes = resolve; V.no \
              = reject; }); V.p.then(function (v) { V.log.push(v); return v + 1; }).then(function (v) \
              { V.log.push(v); }); V.p.finally(function () { V.log.push('end'); })
              //
              V.p.then(null, print).then(function (v) { V.log.push('later ' + v); })\
              """,
              """
              V.log.push(V.yes.length + V.yes.name); V.yes(1); V.no(2); V.log\
              """,
              """
              ["1", 1, "end", 2, "later 1"]\
              """),
          new Row(
              "settled promises",
              """
              V = [Promise.resolve(-0), Promise.reject({ why: 1 }), Promise.resolve([Symbol.iterator])]; \
              V[1].catch(function () {}); V[1].mine = V[1]\
              """,
              """
              V.push(V[1].mine === V[1], V[0] instanceof Promise); V[0].then(function (v) { \
              V.push(1 / v); }); V[1].catch(function (e) { V.push(e.why); }); V[2].then(function (v) \
              { V.push(v[0] === Symbol.iterator); }); V.slice(3).length; V\
              """,
              """
              [Promise {fulfilled: 0}, Promise {rejected: [Object]}, Promise {fulfilled: [Array]}, true, \
              true, -Infinity, 1, true]\
              """),
          new Row(
              "all, allSettled, any and race, half done",
              """
              V = { log: [], d: [1, 2].map(function () { return Promise.withResolvers(); }) }; \
              ['all', 'allSettled', 'any', 'race'].forEach(function (name) { \
              Promise[name](V.d.map(function (d) { return d.promise; })).then(function (v) { \
              V.log.push(name + JSON.stringify(v)); }, function (e) { V.log.push(name + ' ' + \
              JSON.stringify(e.errors || e)); }); })
              //
              V.d[1].reject('b')\
              """,
              """
              V.d[0].resolve('a'); V.log\
              """,
              """
              ["all \\"b\\"", "race \\"b\\"", "allSettled[{\\"status\\":\\"fulfilled\\",\
              \\"value\\":\\"a\\"},{\\"status\\":\\"rejected\\",\\"reason\\":\\"b\\"}]", "any\\"a\\""]\
              """),
          new Row(
              "promise that follows another, and a thenable's functions",
              """
              V = { log: [] }; V.first = Promise.withResolvers(); V.next = Promise.withResolvers(); \
              V.next.resolve(V.first.promise); V.next.promise.then(function (v) { V.log.push(v); }); \
              Promise.resolve({ then: function (r) { V.kept = r; } }).then(function (v) { \
              V.log.push(v); })\
              """,
              """
              V.next.resolve('spent'); V.first.resolve('first'); V.kept('kept'); V.log\
              """,
              """
              ["kept", "first"]\
              """),
          new Row(
              "promise chain of 2,000",
              """
              V = Promise.withResolvers(); V.end = (function (p) { for (var i = 0; i < 2000; i++) p = \
              p.then(function (n) { return n + 1; }); return p; })(V.promise)\
              """,
              """
              V.resolve(0); V.end\
              """,
              """
              Promise {fulfilled: 2000}\
              """),
          new Row(
              "host functions in a list, bound, as a handler, captured",
              """
              V = [print, setTimeout.bind(null), (function (f) { return function () { return f; }; \
              })(print), Promise.withResolvers()]; V[3].promise.then(V[2])\
              """,
              """
              V[0] === print && V[2]() === print && typeof V[1](function () {}, 1e9)\
              """,
              """
              "number"\
              """),
          new Row(
              "changed in a later turn",
              """
              V = { list: [1], f: (function (n) { return function () { return ++n; }; })(0) }
              //
              V.list.push(2); V.f(); V.list[0] = 'x'
              //
              delete V.gone; V.f()\
              """,
              """
              [V.list, V.f()]\
              """,
              """
              [["x", 2], 3]\
              """),
          new Row(
              "prototype changed in a later turn",
              """
              V = { own: 1 }
              //
              Object.setPrototypeOf(V, { got: 2 })
              //
              Object.freeze(V)\
              """,
              """
              [V.got, Object.isFrozen(V)]\
              """,
              """
              [2, true]\
              """),
          new Row(
              "RegExp lastIndex in a later turn",
              """
              V = { r: /x/g }
              //
              V.r.lastIndex = 5\
              """,
              """
              V.r.lastIndex\
              """,
              """
              5\
              """),
          new Row(
              "Date set in a later turn",
              """
              V = new Date(0)
              //
              V.setUTCDate(2)\
              """,
              """
              V.getTime()\
              """,
              """
              86400000\
              """),
          new Row(
              "proxies, one of them revoked",
              """
              V = [new Proxy({ a: 1 }, { get: function (t, k) { return k + 1; } }), \
              new Proxy(Math.max, {}), Proxy.revocable({}, {})]
              //
              V[2].revoke()\
              """,
              """
              [V[0].a, V[1](1, 3), (function () { try { V[2].proxy.x; } catch (e) { return e.name; } })()]\
              """,
              """
              ["a1", 3, "TypeError"]\
              """),
          new Row(
              "weak collections",
              """
              V = { key: {}, map: new WeakMap(), set: new WeakSet() }; V.map.set(V.key, { n: 1 })
              //
              V.set.add(V.map); V.map.get(V.key).n = 2; V.map.set({}, 1)\
              """,
              """
              [V.map.get(V.key).n, V.set.has(V.map), V.set.has(V.key)]\
              """,
              """
              [2, true, false]\
              """),
          new Row(
              "template objects",
              """
              V = { tag: function (s) { return s; } }; V.site = function () { return V.tag`a${1}`; }; \
              V.first = V.site()\
              """,
              """
              [V.site() === V.first, V.first.raw[0], Object.isFrozen(V.first)]\
              """,
              """
              [true, "a", true]\
              """),
          new Row(
              "errors: captured and cut stacks, frames",
              """
              V = [new RangeError('r', { cause: 1 }), {}]; Error.captureStackTrace(V[1]); \
              V.push(V[0].stack, V[1].stack)\
              """,
              """
              [V[0].stack === V[2], V[1].stack === V[3], V[0].cause, V[0] instanceof RangeError]\
              """,
              """
              [true, true, 1, true]\
              """),
          new Row(
              "views of one buffer",
              """
              V = { a: new Uint8Array(8) }; V.b = new Float32Array(V.a.buffer, 4); V.c = new DataView(V.a.buffer)
              //
              V.b[0] = 1.5; V.c.setInt16(0, -2)\
              """,
              """
              [V.a.buffer === V.c.buffer, V.b[0], V.c.getInt16(0), V.a[1]]\
              """,
              """
              [true, 1.5, -2, 254]\
              """),
          new Row(
              "built-ins that are closed and have another prototype",
              """
              V = Object.create(Object.prototype, { hiV: { value: 'hi' } }); \
              Object.setPrototypeOf(Reflect, V); Object.freeze(Reflect)\
              """,
              """
              [Object.isFrozen(Reflect), Reflect.hiV, Object.getPrototypeOf(Reflect) === V]\
              """,
              """
              [true, "hi", true]\
              """),
          new Row(
              "iterators of an array, a string and matches, half-used",
              """
              V = [[7, 8].entries(), 'pq'[Symbol.iterator](), 'a1b2'.matchAll(/\\d/g)]
              //
              V.forEach(function (i) { i.next(); })\
              """,
              """
              V.map(function (i) { return String(i.next().value) + i.next().done; }).join()\
              """,
              """
              "1,8true,qtrue,2true"\
              """),
          new Row(
              "a long array, in pages, changed in a later turn",
              """
              V = []; for (var i = 0; i < 1000; i++) V[i] = i % 10 ? i : { n: i }; delete this.i
              //
              V[500] = 'changed'; V.push('last'); delete V[501]; V.splice(0, 1)\
              """,
              """
              [V.length, V[0], V[499], 500 in V, V[989].n, V[999]].join()\
              """,
              """
              "1000,1,changed,false,990,last"\
              """),
          new Row(
              "a long text, beside what changes in a later turn",
              """
              V = { text: 'long '.repeat(1000), n: 0 }
              //
              V.n++; V.same = V.text\
              """,
              """
              V.text.length + V.text.slice(-3) + V.n + (V.same === V.text)\
              """,
              """
              "5000ng 1true"\
              """),
          new Row(
              "Map of a thousand entries, keys of all kinds",
              """
              V = new Map(); for (var i = 0; i < 1000; i++) V.set('k' + i, i); delete this.i; \
              keysV = { o: {}, s: Symbol('s'), f: function () {} }; [keysV.o, keysV.s, \
              keysV.f, 7n, 0.5, NaN, -0, null, undefined, true, Math, Symbol.iterator, \
              Symbol.for('r')].forEach(function (k, n) { V.set(k, n); })\
              """,
              """
              [V.size, V.get('k999'), V.get(keysV.o), V.get(keysV.s), V.get(keysV.f), V.get(7n), \
              V.get(0.5), V.get(NaN), V.get(0), V.get(null), V.get(undefined), V.get(true), \
              V.get(Math), V.get(Symbol.iterator), V.get(Symbol.for('r')), V.has('no')].join()\
              """,
              """
              "1013,999,0,1,2,3,4,5,6,7,8,9,10,11,12,false"\
              """),
          new Row(
              "Set of a thousand, changed in later turns",
              """
              V = new Set(); for (var i = 0; i < 1000; i++) V.add(i * 1.5); delete this.i
              //
              V.delete(3); V.add('late')
              //
              V.delete(1497); V.add(3)\
              """,
              """
              [V.size, V.has(3), V.has(1497), [...V].slice(-2).join(), [...V].slice(0, 3).join()]\
              """,
              """
              [1000, true, false, "late,3", "0,1.5,4.5"]\
              """),
          new Row(
              "object with a thousand properties, changed in later turns",
              """
              V = {}; for (var i = 1000; i--;) V['k' + i] = i; delete this.i
              //
              V[7] = 'seven'; V[5] = 'five'; delete V.k999; V.k998 = { deep: true }
              //
              Object.defineProperty(V, 'k997', { get: function () { return this.k996 + 1; } }); \
              V[Symbol.for('s')] = 's'\
              """,
              """
              [Object.keys(V).length, Object.keys(V).slice(0, 3).join(), V.k998.deep, V.k997, \
              V.k0, V[Symbol.for('s')], 'k999' in V]\
              """,
              """
              [1001, "5,7,k998", true, 997, 0, "s", false]\
              """),
          new Row(
              "iterators of a Map and a Set, half-used, of what changes",
              """
              V = new Map([['a', 1], ['b', 2], ['c', 3]]); itV = V.entries(); itV.next(); \
              setV = new Set(['x']); setItV = setV.values(); doneV = setV.keys(); doneV.next(); \
              doneV.next()
              //
              V.delete('b'); setV.delete('x'); setV.add('y')\
              """,
              """
              V.set('d', 4); [[...itV].join('|'), [...setItV].join(), doneV.next().done]\
              """,
              """
              ["c,3|d,4", "y", true]\
              """));

  private ReloadMatrix() {}
}
