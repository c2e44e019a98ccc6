package dev.perdure.runtime.twin;

/**
 * Statements and values of {@link RandomProgram} on the kinds of object that keep a state inside.
 */
final class RandomKinds {

  /** What the statements use. */
  static final String PRELUDE =
      """
      var timer = 0, log = [], open = [], weakKeys = [{ k: 0 }, { k: 1 }, function () {}];
      var Generator = Object.getPrototypeOf(function* () {});
      function* counting(x) {
        var sum = 0;
        try {
          for (var i = 0; i < 5; i++) {
            var got = yield [i, sum, x];
            if (typeof got === 'number') sum += got;
          }
          return sum;
        } catch (e) {
          log.push('caught', e);
          yield 'after';
        } finally {
          log.push('finally', i);
        }
      }
      function* delegating(inner) {
        log.push((yield* counting('inner')));
        try { yield* inner; } finally { yield 'cleaning'; }
      }
      function pending() { return new Promise(function (resolve, reject) { open.push([resolve, reject]); }); }
      function logging(name) { return function (v) { log.push(name, v); return v; }; }
      function mapped(a, b) { g[6] = function (v) { a = v; return arguments; }; return arguments; }
      function unmapped(a) { 'use strict'; return arguments; }
      // The engine lets prototypes form a circle through a proxy, and runs round it for ever.
      var proxies = [];
      function noted(proxy) { proxies.push(proxy); return proxy; }
      function hasProxy(v) {
        for (var o = v; o !== null && (typeof o === 'object' || typeof o === 'function'); o = Object.getPrototypeOf(o)) {
          if (proxies.includes(o)) return true;
        }
        return false;
      }
      function setProto(o, p) { if (!proxies.includes(o) && !hasProxy(p)) Object.setPrototypeOf(o, p); }
      function trapping(target) {
        return noted(new Proxy(target, {
          get: function (t, k, r) { return k === 'trapped' ? 'yes' : Reflect.get(t, k, r); },
          set: function (t, k, v, r) { log.push('set', k); return Reflect.set(t, k, v); },
          deleteProperty: function (t, k) { log.push('delete', k); return Reflect.deleteProperty(t, k); },
          has: function (t, k) { return k === 'ghost' || Reflect.has(t, k); }
        }));
      }
      function revocable(target) {
        var r = Proxy.revocable(target, {});
        open.push([function () { r.revoke(); }, logging('revoke')]);
        return noted(r.proxy);
      }
      function changedIntrinsics() {
        return [String.prototype.shout, Number.added, Object.getOwnPropertyNames(JSON).join(),
          Object.isExtensible(Reflect), Object.getOwnPropertyDescriptor(Promise, 'race')];
      }
      """;

  static final String[] VALUES = {
    "counting(1)",
    "counting(g[0])",
    "delegating([7, 8])",
    "delegating(counting('passed'))",
    "[1, 2, 3].values()",
    "['a', 'b'].entries()",
    "new Map([[1, 'x'], [2, 'y']]).entries()",
    "new Set([1, 2, 3]).values()",
    "'abc'[Symbol.iterator]()",
    "'a1b22c'.matchAll(/\\d+/g)",
    "g[1][Symbol.iterator]()",
    "g[2].keys()",
    "pending()",
    "Promise.resolve(g[0])",
    "Promise.reject(5)",
    "Promise.all([pending(), 1])",
    "new ArrayBuffer(8)",
    "new Uint8Array([1, 2, 300])",
    "new Float64Array(2)",
    "new Int16Array(new ArrayBuffer(8), 2, 2)",
    "new DataView(new ArrayBuffer(4), 1)",
    "mapped(1, 2)",
    "unmapped(3)",
    "trapping({ a: 1 })",
    "noted(new Proxy([1, 2], {}))",
    "noted(new Proxy(function () { return 4; }, {}))",
    "new TypeError('t', { cause: g[4] })",
    "new AggregateError([1, g[0]], 'all')",
    "Object(Symbol.iterator)",
    "Object(5n)",
    "'text'.repeat(300)",
    "Math.max",
    "new WeakMap([[weakKeys[0], g[0]], [weakKeys[1], 1]])",
    "new WeakSet([weakKeys[1], g[1]])",
    "weakKeys[0]",
    "closures[1].bind(null, 3)",
    "[3, 4].values().next",
    "Array.from({ length: 70 }, function (_, i) { return i; })",
  };

  static final String[] TEMPLATES = {
    "$R = $V;",
    "$R = $V;",
    "log.push($R.next($V));",
    "log.push($R.next().value);",
    "log.push($R.next(2).done);",
    "log.push($R.return($V));",
    "log.push($R.throw(new RangeError('thrown')));",
    "var n = 0; for (var each of $R) { log.push(each); if (++n > 2) break; }",
    "$R = delegating($S);",
    "$R = counting($S);",
    "$R = $S[Symbol.iterator]();",
    "$R = $S.entries();",
    "$R.then(logging('then'), logging('rejected'));",
    "$R.finally(logging('finally'));",
    "$R = $S.then(logging('first')).then(logging('second'));",
    "$R = Promise.all([$S, $V]);",
    "$R = Promise.race([$S, pending()]);",
    "open.shift()[0]($V);",
    "open.shift()[1]($V);",
    "open.pop()[0]($R);",
    "$R[0] = 77; $R[1] = -1.5;",
    "$R.fill(3);",
    "$R.set([9, 8], 1);",
    "$R = new Uint8Array($S.buffer);",
    "$R = new Float32Array($S.buffer, 4);",
    "$R = $S.subarray(1);",
    "$R = $S.slice(0, 4);",
    "$R.setInt16(0, 515); log.push($R.getUint8(1));",
    "$R.reverse(); $R.sort();",
    "$R = mapped($V, $S);",
    "$R = (function (a) { a = $V; arguments[1] = $S; return arguments; })($S);",
    "g[6]($V);",
    "$R = trapping($S);",
    "$R = noted(new Proxy($S, {}));",
    "$R = revocable($S);",
    "log.push($R.trapped, 'ghost' in $R);",
    "$R.message = $V; $R.cause = $S;",
    "try { $R(); } catch (e) { $S = e; }",
    "String.prototype.shout = $V;",
    "Number.added = $A;",
    "delete JSON.rawJSON; JSON.added = $B; if ($A) delete JSON.added;",
    "if ($A) Object.preventExtensions(Reflect);",
    "if ($A && $B) Promise.race = logging('race');",
    "setTimeout(function () { tryTo(function () { log.push('timer', $V); $R[$K] = $S; }); }, 10);",
    "setTimeout(logging('timer'), 20, $V, $S);",
    "timer = setTimeout(logging('cleared'), 10, $V);",
    "clearTimeout(timer);",
    "setTimeout(function () { tryTo(function () { setTimeout(logging('chained'), 5, $V); open.shift()[0]($S); }); }, 15);",
    "$R.set(weakKeys[2], $V);",
    "$R.set(weakKeys[0], $S); $S = null;",
    "$R.add(weakKeys[0]);",
    "$R.delete(weakKeys[1]);",
    "log.push($R.get(weakKeys[0]), $R.has(weakKeys[1]));",
    "$R = Array.from({ length: 80 }, function (_, i) { return i % 7 ? i : $V; });",
    "for (var i = 0; i < 60; i++) $R['k' + i] = i;",
    "for (var i = 0; i < 50; i++) { if ($R.set) $R.set('k' + i, $S); else $R.add(i); }",
    "for (var i = 0; i < 40; i += 3) { delete $R['k' + i]; $R.delete('k' + i); }",
  };

  private RandomKinds() {}
}
