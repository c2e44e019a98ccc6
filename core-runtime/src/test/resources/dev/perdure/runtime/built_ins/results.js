// Calls every built-in function on a sample of each kind of object, and keeps what it makes.
var results = [];
(function () {
  var seen = new Set([results]), functions = [];

  function walk(object, path) {
    if (seen.has(object)) return;
    seen.add(object);
    if (typeof object === 'function') functions.push([path, object]);
    Reflect.ownKeys(object).forEach(function (key) {
      var property = Reflect.getOwnPropertyDescriptor(object, key);
      ['value', 'get', 'set'].forEach(function (part) {
        if (Object(property[part]) === property[part]) walk(property[part], path + '.' + String(key));
      });
    });
    if (Object.getPrototypeOf(object)) walk(Object.getPrototypeOf(object), path + '.[[Prototype]]');
  }

  function samples() {
    return [
      undefined, {}, [1, 2, 3], 'text', /x/g, new Map([[1, 2]]), new Set([1]), new Date(0), Promise.resolve(1),
      function f(a) { return a; }, Symbol('s'), 5n, 3, new Uint8Array(4), new ArrayBuffer(8), new DataView(new ArrayBuffer(8)),
      new WeakMap(), new WeakSet(), new Error('x'), (function* () { yield 1; })(), new Proxy({}, {}), [1].values(), 'ab'.matchAll(/a/g),
      (function () { return arguments; })(1, 2), Object('boxed'), Object(1n)
    ];
  }

  function keep(made, self) {
    if (Object(made) === made && made !== self && !seen.has(made)) results.push(made);
  }

  walk(globalThis, 'global');
  [[].values(), ''[Symbol.iterator](), new Map().keys(), new Set().keys(), ''.matchAll(/x/g), (function* () {})()].forEach(
    function (iterator) { walk(Object.getPrototypeOf(iterator), 'iterator'); });
  // Those that act on the world or on other built-ins, and those that fail inside of the engine.
  var left = /Reflect.set$|^g\.Array\.(?!prototype)|\.captureStackTrace$|setTimeout|clearTimeout|hrtime|read|load|print|\.eval$|freeze|seal|preventExtensions|setPrototypeOf|__proto__|defineSetter|defineGetter|defineProp|assign|shutdown|quit|exit|deleteProperty|require/;
  var argumentLists = [[function (x) { return x; }, 1], [[1, 2], function (x) { return x; }]];
  functions.forEach(function (entry) {
    if (left.test(entry[0])) return;
    argumentLists.forEach(function (list) {
      samples().forEach(function (self) {
        try { keep(entry[1].apply(self, list), self); } catch (e) { if (results.length % 9 === 0) keep(e); }
      });
      try { keep(Reflect.construct(entry[1], list)); } catch (e) { }
    });
  });
})();
results.length > 2000
