package dev.perdure.runtime.twin;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Statements that make promises, wait for them in all the ways there are, and settle them. Each
 * says in {@code log} when something of it runs.
 */
final class RandomPromises {

  /** What the statements use. The engine's own {@code allSettled} has a blank in a status. */
  static final String PRELUDE =
      """
      var log = [], ids = 0;
      var open = [], promises = [];
      function add(promise) { promises.push(promise); return promise; }
      function text(v) {
        if (v instanceof AggregateError) return 'errors(' + v.errors.map(text) + ')';
        if (v instanceof Error) return v.name;
        if (Array.isArray(v)) return '[' + v.map(text) + ']';
        if (v && typeof v.status === 'string') return v.status.trim() + ':' + text(v.value) + text(v.reason);
        if (v && typeof v === 'object') return 'object';
        return String(v);
      }
      function say(what) { var id = ++ids; return function (v) { log.push(what + id + ' ' + text(v)); return v; }; }
      function fail(what) { var id = ++ids; return function (v) { log.push(what + id + ' throws'); throw what + id; }; }
      function deferred() { var d = Promise.withResolvers(); open.push(d); add(d.promise); return d; }
      function thenable(v, how) {
        return { get then() {
          log.push('get then');
          return function (resolve, reject) {
            log.push('call then');
            if (how === 'twice') { resolve(v); reject('second'); resolve('third'); }
            if (how === 'later') open.push({ resolve: resolve, reject: reject });
            if (how === 'rejects') reject(v);
            if (how === 'throws') throw 'thenable';
            if (how === 'throws late') { resolve(v); throw 'ignored'; }
          };
        } };
      }
      function p(n) { return promises[n % promises.length]; }
      function o(n) { return open[n % open.length]; }
      deferred(); deferred(); deferred();
      """;

  private RandomPromises() {}

  private static Arbitrary<Integer> number() {
    return Arbitraries.integers().between(0, 30);
  }

  private static Arbitrary<String> handler(String name) {
    return Arbitraries.of(
        "say('" + name + "')",
        "say('" + name + "')",
        "fail('" + name + "')",
        "undefined",
        "function () { return p(" + name.length() * 7 + "); }",
        "function (v) { return thenable(v, 'twice'); }",
        "function (v) { return deferred().promise; }");
  }

  private static Arbitrary<String> value() {
    return Arbitraries.oneOf(
        Arbitraries.of("1", "'x'", "undefined", "new TypeError('t')", "[1, 2]"),
        number().map(n -> "p(" + n + ")"),
        Arbitraries.of("twice", "later", "rejects", "throws", "throws late")
            .map(how -> "thenable('from thenable', '" + how + "')"));
  }

  /** One statement. */
  static Arbitrary<String> statement() {
    Arbitrary<String> then =
        Combinators.combine(number(), handler("ok"), handler("no"))
            .as((n, ok, no) -> "add(p(" + n + ").then(" + ok + ", " + no + "));\n");
    Arbitrary<String> caught =
        Combinators.combine(number(), handler("caught"))
            .as((n, no) -> "add(p(" + n + ").catch(" + no + "));\n");
    Arbitrary<String> ended =
        Combinators.combine(number(), handler("finally"))
            .as((n, end) -> "add(p(" + n + ").finally(" + end + "));\n");
    Arbitrary<String> made = Arbitraries.of("deferred();\n", "deferred(); deferred();\n");
    Arbitrary<String> settled =
        Combinators.combine(number(), Arbitraries.of("resolve", "reject"), value())
            .as((n, how, v) -> "o(" + n + ")." + how + "(" + v + ");\n");
    Arbitrary<String> direct =
        Combinators.combine(Arbitraries.of("resolve", "reject"), value())
            .as((how, v) -> "add(Promise." + how + "(" + v + "));\n");
    Arbitrary<String> combined =
        Combinators.combine(
                Arbitraries.of("all", "allSettled", "any", "race"),
                value().list().ofMinSize(0).ofMaxSize(4))
            .as(
                (how, list) ->
                    "add(Promise."
                        + how
                        + "(["
                        + String.join(", ", list)
                        + "]).then(say('"
                        + how
                        + "'), say('not "
                        + how
                        + "')));\n");
    Arbitrary<String> executed =
        value()
            .map(
                v ->
                    "add(new Promise(function (resolve, reject) {"
                        + " open.push({ resolve: resolve, reject: reject });"
                        + " if (open.length % 3 === 0) throw 'executor'; resolve("
                        + v
                        + "); }));\n");
    return Arbitraries.oneOf(
        then, then, then, caught, ended, made, settled, settled, direct, combined, executed);
  }
}
