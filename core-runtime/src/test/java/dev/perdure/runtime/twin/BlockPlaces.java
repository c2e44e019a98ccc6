package dev.perdure.runtime.twin;

/**
 * Places from which a program calls a block, written {@code $HERE}: directly, and in the middle of
 * what the engine does. Code that stays in an object runs {@code once} at a time, and there are so
 * many {@code job}s only, or they would cause each other for ever.
 */
final class BlockPlaces {

  static final String PRELUDE =
      """
      var busy = false;
      function once(f) {
        if (busy) return undefined;
        busy = true;
        try { return f(); } finally { busy = false; }
      }
      var jobs = 0;
      function job(f) { return function (v) { return ++jobs > 20 ? v : f(v); }; }
      """;

  static final String[] TEMPLATES = {
    "$HERE;",
    "$HERE;",
    "$HERE;",
    "$HERE;",
    "$HERE;",
    "$HERE;",
    "$R[$K] = $HERE;",
    "$R = $V; $HERE; $R[$K] = $S;",
    "$R = [$V, $HERE, $S];",
    // Objects that only local variables lead to.
    "(function (g) { $HERE; log.push(g); })([{ n: 1 }, [1, 2], new Map([[1, { deep: 1 }]]), new Set([1]),"
        + " counting(2), function () {}, new Date(3), /r/g]);",
    "(function (x) { closures = [function () { return x; }, function (y) { x = y; return y; }]; $HERE;"
        + " log.push(x); })($V);",
    "new (function () { this.made = 1; $HERE; $R = this; })();",
    "(function (a) { $R = arguments; $HERE; a = $V; log.push(a); })($S);",
    // Accessors.
    "({ get a() { return $HERE; } }).a;",
    "({ set a(v) { $HERE; } }).a = $V;",
    "Object.assign($R, { a: $V, get b() { return $HERE; }, c: 1 });",
    "Object.defineProperty($R, 'a', { get: function () { return once(function () { return $HERE; }); },"
        + " configurable: true }); $R.a;",
    "Object.defineProperty($R, 'b', { set: function (v) { once(function () { $HERE; }); },"
        + " configurable: true }); $R.b = $V;",
    // Loops, iterators and generators.
    "for (var e of [1, 2]) { $HERE; log.push(e); }",
    "for (var k in { a: 1, b: 2 }) { $HERE; log.push(k); }",
    "var n = 0; for (var k in $R) { if (n++ < 2) { $HERE; } log.push(k); }",
    "var n = 0; for (var e of $R) { if (n++ < 2) { $HERE; } log.push(e); if (n > 5) break; }",
    "for (var e of (function* () { yield 1; $HERE; yield 2; })()) { log.push(e); }",
    "$R = [...(function* () { yield $V; $HERE; yield $S; })()];",
    "$R = (function* (x) { try { yield x; once(function () { $HERE; }); yield 2; }"
        + " finally { log.push('ended'); } })($V); $R.next();",
    "$R = (function* (x) { x = $S; yield once(function () { return $HERE; }); yield x; })($V); $R.next();",
    "for (var e of { [Symbol.iterator]: function () { return {"
        + " next: function () { $HERE; return { value: 1, done: false }; },"
        + " return: function () { log.push('closed'); return {}; } }; } }) { break; }",
    "var n = 0; $R = new Map({ [Symbol.iterator]: function () { return {"
        + " next: function () { $HERE; return { value: [n, $V], done: n++ > 1 }; } }; } });",
    // Callbacks.
    "[1, 2].forEach(function (e) { $HERE; log.push(e); });",
    "var n = 0; $R.forEach(function (v, k) { if (n++ < 2) { $HERE; } log.push(k, v); });",
    "var n = 0; g[2].forEach(function (v, k) { if (n++ < 2) { $HERE; } log.push(k, v); });",
    "$R = [3, 1, 2].sort(function (a, b) { $HERE; return a - b; });",
    "$R = [1, 2].map(function (e) { $HERE; return { e: e }; });",
    "var n = 0; $R = $S.map(function (e) { if (n++ < 2) { $HERE; } return e; });",
    "log.push([1, 2, 3].reduce(function (a, e) { $HERE; return a + e; }));",
    "log.push([1, 2].filter(function (e) { $HERE; return e > 1; }));",
    "$R = Array.from([1, 2], function (e) { $HERE; return e; });",
    "log.push('aXbX'.replace(/X/g, function () { $HERE; return '-'; }));",
    "$R = JSON.stringify([{ toJSON: function () { $HERE; return 1; } }, 2]);",
    "$R = JSON.parse('[1, {\"a\": 2}, 3]', function (k, v) { if (k === 'a') { $HERE; } return v; });",
    // Conversions in the middle of built-in functions.
    "$R.setUTCFullYear({ valueOf: function () { $HERE; return 2001; } });",
    "g[6].setTime({ valueOf: function () { $HERE; return 8; } });",
    "$R[{ toString: function () { $HERE; return 'a'; } }] = $V;",
    "$R = $S[{ toString: function () { $HERE; return 0; } }];",
    "$R.splice({ valueOf: function () { $HERE; return 0; } }, 1, $V);",
    "$R.fill($V, { valueOf: function () { $HERE; return 1; } });",
    "$R.set([1, { valueOf: function () { $HERE; return 9; } }], 0);",
    "$R = 1 + { valueOf: function () { $HERE; return 1; } };",
    "$R.lastIndex = { valueOf: function () { $HERE; return 0; } }; log.push($R.test('rr'));",
    // Proxies.
    "new Proxy({}, { get: function () { $HERE; return 1; } }).a;",
    "Object.keys(new Proxy({ a: 1 }, { ownKeys: function () { $HERE; return ['a']; } }));",
    "$R = noted(new Proxy({ a: 1 }, { get: function (t, k) { once(function () { $HERE; }); return t[k]; } })); $R.a;",
    "$R = noted(new Proxy({ a: 1 }, { set: function (t, k, v) { once(function () { $HERE; }); t[k] = v; return true; } }));"
        + " $R[$K] = $V;",
    // Promises and timers.
    "Promise.resolve($V).then(job(function (v) { $HERE; }));",
    "$R = Promise.resolve($V).then(job(function () { return $HERE; })).then(logging('after'), logging('failed'));",
    "$R.then(job(function (v) { $HERE; log.push(v); }));",
    "$R = new Promise(function (resolve, reject) { open.push([resolve, reject]); $HERE; });",
    "Promise.resolve({ get then() { job(function () { $HERE; })(); return undefined; } });",
    "setTimeout(function () { tryTo(function () { $HERE; }); }, 10);",
  };

  private BlockPlaces() {}
}
