package dev.perdure.runtime.twin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random statements over eight registers {@code g[0]} to {@code g[7]}. Every statement is a call of
 * {@code tryTo}, so that one that throws (a write to a frozen object, say) changes the same on both
 * sides and ends nothing.
 */
final class RandomProgram {

  static final int REGISTERS = 8;

  /** Defines the registers, the symbols, and what statements use. */
  static final String PRELUDE =
      """
      var g = [{}, [], new Map(), new Set(), {}, function () { return 1; }, new Date(0), /r/g];
      var syms = [Symbol('one'), Symbol('two'), Symbol.for('three')];
      var closures = [];
      var errors = [];
      function tryTo(f) { try { f(); } catch (e) { errors.push(e.name); } }
      function makeClosures(x) {
        closures = [function () { return x; }, function (y) { x = y; return y; }];
      }
      makeClosures(0);
      """
          + RandomKinds.PRELUDE;

  /** A turn that makes promises say what became of them. */
  static final String LAST_WORDS =
      "open.concat(g, log).forEach(function (v) {"
          + " tryTo(function () {"
          + " if (v instanceof Promise) v.then(logging('is'), logging('rejected')); }); });";

  /** An expression: everything that a program can reach and change. */
  static final String DUMP = "dump(roots())";

  /** Defines what the dump needs. */
  static final String DUMPING =
      "var dump = "
          + read("dump.js").strip()
          + """
      ;
      function roots() {
        return [g, syms, closures, closures[0](), errors, log, open, weakKeys, extraGlobals()];
      }
      function extraGlobals() {
        return Object.getOwnPropertyNames(globalThis).filter(function (k) {
          return /^x\\d$/.test(k);
        }).map(function (k) {
          return [k, Object.getOwnPropertyDescriptor(globalThis, k)];
        }).concat([Array.prototype.added, Math.added, Object.keys(Math).join()])
          .concat(changedIntrinsics());
      }
      """;

  private RandomProgram() {}

  static Arbitrary<String> statement() {
    return unguarded().map(text -> "tryTo(function () { " + text + " });\n");
  }

  /** A statement that may throw. */
  static Arbitrary<String> unguarded() {
    return filled(
        Arbitraries.of(
            Stream.of(TEMPLATES, RandomKinds.TEMPLATES).flatMap(Arrays::stream).toList()));
  }

  /** A template with registers, keys, values and attributes in the places for them. */
  static Arbitrary<String> filled(Arbitrary<String> template) {
    Arbitrary<String> register =
        Arbitraries.integers().between(0, REGISTERS - 1).map(i -> "g[" + i + "]");
    return Combinators.combine(
            template, register, register, key(), value(), attribute(), attribute())
        .as(
            (text, one, other, key, value, first, second) ->
                text.replace("$A", first)
                    .replace("$B", second)
                    .replace("$K", key)
                    .replace("$V", value)
                    .replace("$R", one)
                    .replace("$S", other));
  }

  private static Arbitrary<String> key() {
    return Arbitraries.of(
        "'a'",
        "'b'",
        "'c'",
        "'d'",
        "'long name'",
        "0",
        "1",
        "2",
        "7",
        "40",
        "'-1'",
        "syms[0]",
        "syms[1]",
        "syms[2]",
        "'constructor'",
        "'length'",
        "'lastIndex'");
  }

  private static Arbitrary<String> value() {
    return Arbitraries.oneOf(plainValue(), Arbitraries.of(RandomKinds.VALUES));
  }

  private static Arbitrary<String> plainValue() {
    return Arbitraries.of(
        "0",
        "-0",
        "1.5",
        "NaN",
        "'text'",
        "true",
        "null",
        "undefined",
        "7n",
        "syms[1]",
        "g[0]",
        "g[1]",
        "g[2]",
        "g[3]",
        "g[4]",
        "g[5]",
        "g[6]",
        "{ n: 1 }",
        "[1, , 3]",
        "new Map()",
        "new Set([1])",
        "function named() {}",
        "Object.create(g[0])",
        "new Date(5)",
        "/q/g",
        "closures[0]",
        "new Number(3)",
        "3000000000");
  }

  private static Arbitrary<String> attribute() {
    return Arbitraries.of("true", "false");
  }

  // Arrays are not closed: the engine lets the length of one that is not dense grow then.
  // Frozen ones are not written to by strict code: the engine raises no error for a dense one.
  // copyWithin makes a hole of undefined in an array that is not dense.
  private static final String[] TEMPLATES = {
    "$R[$K] = $V;",
    "$R[$K] = $V;",
    "$R[$K] = $S;",
    "'use strict'; if (!Array.isArray($R) || Object.isExtensible($R)) $R[$K] = $V;",
    "delete $R[$K];",
    "$R = $V;",
    "$R = $S;",
    "if (typeof $V === 'object' || typeof $V === 'function') $R = $V || {};",
    "$R = {}; $R[$K] = $S;",
    "$R = [1, 2, 3, $V];",
    "$R = new Map([[$K, $V]]);",
    "$R = new Set([$K, $V]);",
    "$R = function () { return $V; };",
    "Object.defineProperty($R, $K, { value: $V, writable: $A, enumerable: $B, configurable: $A });",
    "Object.defineProperty($R, $K, { enumerable: $A, configurable: $B });",
    "Object.defineProperty($R, $K, { get: function () { return 1; }, enumerable: $A, configurable: $B });",
    "Object.defineProperty($R, $K, { set: closures[1], configurable: $A });",
    "setProto($R, $S);",
    "var v = $V; if (!proxies.includes($R) && !hasProxy(v)) $R.__proto__ = v;",
    "Object.setPrototypeOf($R, null);",
    "if (!Array.isArray($R)) Object.preventExtensions($R);",
    "if (!Array.isArray($R)) Object.seal($R);",
    "Object.freeze($R);",
    "$R.push($V, $K);",
    "$R.pop();",
    "$R.shift();",
    "$R.unshift($V);",
    "$R.splice(1, 1, $V, $K);",
    "$R.reverse();",
    "$R.length = 2;",
    "$R.length = 9;",
    "$R.fill($V);",
    "$R.sort();",
    "if (!$R.includes(undefined)) $R.copyWithin(0, 1);",
    "$R.set($K, $V);",
    "$R.set($V, $S);",
    "$R.add($V);",
    "$R.delete($K);",
    "$R.clear();",
    "$R.setTime(7);",
    "$R.setUTCFullYear(1999);",
    "$R.exec('rrqq');",
    "$R.test('rq');",
    "$R.lastIndex = 3;",
    "$R.prototype.m = $V;",
    "$R.prototype = $S;",
    "$R = new $S();",
    "closures[1]($V);",
    "closures[0]()[$K] = $V;",
    "makeClosures($V);",
    "$R = closures[0];",
    "x1 = $V;",
    "x2 = $S;",
    "delete globalThis.x1;",
    "Object.defineProperty(globalThis, 'x3', { value: $V, writable: $A, enumerable: $B, configurable: true });",
    "Array.prototype.added = 1;",
    "delete Array.prototype.added;",
    "Math.added = $A; delete Math.abs;",
    "Math.abs = $V;",
    "delete Math.added;",
    "$R[$K]++;",
    "$R[$K] += 'x';",
    "if (!Array.isArray($R) || Object.isExtensible($R)) Object.assign($R, $S);",
    "for (var k in $R) { delete $R[k]; break; }",
    "Reflect.set($R, $K, $V);",
    "Reflect.deleteProperty($R, $K);",
  };

  /** JavaScript that is beside this class. */
  static String read(String name) {
    try (InputStream in =
        RandomProgram.class.getResourceAsStream("/dev/perdure/runtime/twin/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
