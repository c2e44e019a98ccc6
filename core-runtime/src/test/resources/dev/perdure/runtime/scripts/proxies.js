// Targets, handlers and their traps.
var target = { a: 1, b: { c: 2 } }, seen = [];
var handler = { get: function (t, k, r) { if (typeof k === 'string') seen.push(k); return Reflect.get(t, k, r); } };
var proxy = new Proxy(target, handler);
// --- restart ---
[proxy.a, proxy.b === target.b, seen.join()] // expect: [1, true, "a,b"]
handler.has = function (t, k) { return k === 'magic'; };
// --- restart ---
['magic' in proxy, 'a' in proxy, typeof proxy] // expect: [true, false, "object"]
proxy.fresh = 5; delete proxy.a;
// --- restart ---
[target.fresh, 'a' in target, Object.keys(target).join()] // expect: [5, false, "b,fresh"]
// All the traps, each of which notes its name.
var log = [], all = new Proxy({}, new Proxy({}, { get: function (t, trap) { return function () { log.push(trap); return Reflect[trap].apply(null, arguments); }; } }));
// --- restart ---
all.x = 1; all.x; 'x' in all; delete all.x; Object.keys(all); Object.getPrototypeOf(all); Object.isExtensible(all); Object.defineProperty(all, 'y', { value: 1, configurable: true }); Object.getOwnPropertyDescriptor(all, 'y'); Object.setPrototypeOf(all, Array.prototype); Object.preventExtensions(all); log.filter(function (l, i) { return log.indexOf(l) === i; }).sort().join() // expect: "defineProperty,deleteProperty,get,getOwnPropertyDescriptor,getPrototypeOf,has,isExtensible,ownKeys,preventExtensions,set,setPrototypeOf"
// Functions.
var called = new Proxy(function sum(a, b) { return a + b; }, { apply: function (t, self, args) { return t.apply(self, args) * 10; }, construct: function (t, args) { return { made: args[0] }; } });
var bare = new Proxy(function () { this.n = 1; }, {}), ofBuiltIn = new Proxy(Math.max, {});
// --- restart ---
[called(1, 2), new called(3).made, typeof called, ofBuiltIn(1, 9), new bare().n, typeof bare, called.name] // expect: [30, 3, "function", 9, 1, "function", "sum"]
// Arrays, and what is made of them.
var list = new Proxy([1, 2, 3], {});
// --- restart ---
list.push(4); [Array.isArray(list), list.length, list.map(function (x) { return x * 2; }).join(), Array.prototype.join.call(list, '|')] // expect: [true, 4, "2,4,6,8", "1|2|3|4"]
// Revoked, and to be revoked.
var one = Proxy.revocable({ v: 1 }, {}), two = Proxy.revocable(function () { return 'ran'; }, {});
one.revoke();
// --- restart ---
one.proxy.v; // expect error: TypeError
[two.proxy(), typeof one.proxy, typeof two.proxy, two.revoke.name, two.revoke.length] // expect: ["ran", "object", "function", "", 0]
two.revoke(); throw new Error('stop'); // expect error: stop
two.proxy() // expect: "ran"
two.revoke(); two.revoke();
// --- restart ---
two.proxy(); // expect error: TypeError
[typeof two.proxy, one.revoke(), two.revoke()] // expect: ["function", undefined, undefined]
// As a prototype, as a key, in closures, of each other, of themselves.
var child = Object.create(new Proxy({}, { get: function (t, k) { return typeof k === 'string' ? 'inherited ' + k : undefined; } }));
var keyed = new Map([[proxy, 'by proxy'], [target, 'by target']]), members = new Set([proxy]);
var layers = new Proxy(new Proxy(new Proxy({ deep: 1 }, {}), {}), {});
var selfish = new Proxy({}, {}); selfish.me = selfish;
var ownHandler = {}; var circular = new Proxy(ownHandler, ownHandler); ownHandler.get = function () { return circular; };
// --- restart ---
[child.anything, keyed.get(proxy), keyed.get(target), members.has(proxy), members.has(target), layers.deep, selfish.me === selfish, circular.x === circular] // expect: ["inherited anything", "by proxy", "by target", true, false, 1, true, true]
// What is done to a target through its proxies.
var closed = { p: 1 }, through = new Proxy(new Proxy(closed, {}), {}), proto = { q: 2 };
// --- restart ---
Object.setPrototypeOf(through, proto);
// --- restart ---
[closed.q, Object.getPrototypeOf(through) === proto] // expect: [2, true]
Object.freeze(through);
// --- restart ---
[Object.isExtensible(closed), Object.isExtensible(through)] // expect: [false, false]
var pattern = new Proxy(/x/g, {});
// --- restart ---
pattern.lastIndex = 5;
// --- restart ---
pattern.lastIndex // expect: 5
var when = new Proxy(new Date(3), { get: function (t, k) { var v = Reflect.get(t, k); return typeof v === 'function' ? v.bind(t) : v; } });
// --- restart ---
when.setTime(4);
// --- restart ---
when.getTime() // expect: 4
// A chain too long to be followed by recursion.
var long = { end: true }; for (var i = 0; i < 20000; i++) long = new Proxy(long, {});
// --- restart ---
var kept = long; typeof long // expect: "object"
// An observer, as programs write them.
function observe(o, changed) { return new Proxy(o, { set: function (t, k, v) { changed(k, v); t[k] = v; return true; }, get: function (t, k) { var v = t[k]; return v && typeof v === 'object' ? observe(v, changed) : v; } }); }
var changes = [], model = observe({ user: { name: 'Ann' } }, function (k, v) { changes.push(k + '=' + v); });
// --- restart ---
model.user.name = 'Bob'; model.n = 1; changes.join() // expect: "name=Bob,n=1"
