// Built-in functions that call the program in the middle of their work: a block that opens there
// must neither take over half of a change nor lose the other half.

function undone(f) {
  var stop = {};
  try { transaction(function (tx) { f(tx); throw stop; }); }
  catch (e) { if (e !== stop) throw e; return true; }
}
var o = { n: 0 };
function block() { transaction(function () { o.n++; }); undone(function () { o.n = 'never'; }); }
function asking(value) { return { valueOf: function () { block(); return value; }, toString: function () { block(); return String(value); } }; }
var date = new Date(0), list = [1, 2, 3, 4], bytes = new Uint8Array(4), view = new DataView(new ArrayBuffer(8));
var re = /a/g, map = new Map([[1, 'a'], [2, 'b']]), plain = { a: 1 };
// --- restart ---

// The change comes after the block: it is part of the turn, and of the block around.
date.setTime(asking(7)).toString() // expect: "7"
// --- restart ---
date.getTime() // expect: 7
undone(function () { date.setTime(asking(9)); list.length = asking(2); bytes[0] = asking(5); view.setInt8(0, asking(6)); }) // expect: true
[date.getTime(), list.length, bytes[0], view.getInt8(0)] // expect: [7, 4, 0, 0]
list.length = asking(3); bytes[1] = asking(5); view.setInt8(1, asking(6)); date.setUTCHours(asking(1)); 0 // expect: 0
// --- restart ---
[list.join(), bytes[1], view.getInt8(1), date.getUTCHours()] // expect: ["1,2,3", 5, 6, 1]

// The same with what is young when it begins, and has its identity when it goes on.
(function () {
  var d = new Date(0), l = [1, 2, 3], b = new Uint8Array(2), f = function () { return [d, l, b]; };
  function ask(v) { return { valueOf: function () { transaction(function () { f(); }); return v; } }; }
  d.setTime(ask(5)); l.length = ask(1); b[0] = ask(3);
  l.push(8); kept = f();
  return [d.getTime(), l.join(), b[0]];
})() // expect: [5, "1,8", 3]
// --- restart ---
[kept[0].getTime(), kept[1].join(), kept[2][0]] // expect: [5, "1,8", 3]

// Arrays that are sorted, filled, spliced; species; array iterators over accessors.
list.splice(asking(0), asking(1), 'x').join() // expect: "1"
// --- restart ---
list.join() // expect: "x,2,3"
list.sort(function (a, b) { block(); return String(a) < String(b) ? 1 : -1; }).join() // expect: "x,3,2"
undone(function () { list.sort(function (a, b) { block(); return String(a) < String(b) ? -1 : 1; }); }) // expect: true
list.join() // expect: "x,3,2"
var species = [1, 2, 3];
species.constructor = {};
Object.defineProperty(species.constructor, Symbol.species, { get: function () { block(); return undefined; } });
species.splice(0, 2).join() + '|' + species.join() // expect: "1,2|3"
// --- restart ---
species.join() // expect: "3"
var getters = [1, 2, 3];
Object.defineProperty(getters, 1, { get: function () { block(); return 'got'; } });
var over = getters.values();
over.next(); over.next().value // expect: "got"
// --- restart ---
over.next().value // expect: 3
undone(function () { getters.map(function (v) { block(); return v; }); over = getters.values(); over.next(); }) // expect: true
over.next().done // expect: true

// Object.defineProperty with a descriptor that calls, JSON, assign, proxies.
Object.defineProperty(plain, 'b', { get value() { block(); return 2; }, get enumerable() { block(); return true; } }).b // expect: 2
// --- restart ---
plain.b // expect: 2
JSON.parse('{"x": [1, 2]}', function (k, v) { block(); return v; }).x.length // expect: 2
JSON.stringify({ toJSON: function () { block(); return 'j'; } }) // expect: "\"j\""
Object.assign(plain, { get c() { block(); return 3; } }).c // expect: 3
var proxied = new Proxy(plain, { set: function (t, k, v) { block(); t[k] = v; block(); return true; }, get: function (t, k) { block(); return t[k]; } });
proxied.d = 4; proxied.d // expect: 4
undone(function () { proxied.d = 5; delete proxied.a; }) // expect: true
[plain.d, plain.a, proxied.d] // expect: [4, 1, 4]
// --- restart ---
[plain.c, plain.d] // expect: [3, 4]

// Regular expressions: lastIndex in the middle of a replacement, and what the last match was.
'aXaXa'.replace(/X/g, function () { block(); return '-'; }) // expect: "a-a-a"
'abc'.replace(re, function () { re.lastIndex = 1; undone(function () { re.lastIndex = 7; }); return re.lastIndex; }) // expect: "1bc"
(function () { /b(.)/.exec('abc'); undone(function () { /x(.)/.exec('xyz'); }); return RegExp.$1; })() // expect: "c"

// A Map that is walked while blocks open, in loops too.
(function () {
  var seen = [];
  for (var entry of map) { block(); undone(function () { map.clear(); map.set(3, 'c'); }); seen.push(entry[0]); }
  map.forEach(function (v, k) { transaction(function () { if (k === 1) map.set(9, 'z'); }); seen.push(k); });
  return seen.join();
})() // expect: "1,2,1,2,9"
(function () {
  var seen = [], young = { a: 1, b: 2, c: 3 };
  for (var k in young) { undone(function () { delete young.c; young.d = 4; }); seen.push(k); }
  return seen.join();
})() // expect: "a,b,c"

// Spread and yield* drive iterators; a generator that opens blocks while it runs.
function* blocky(n) { try { for (var i = 0; i < n; i++) { block(); undone(function () { i = 50; o.n = 0; }); yield i; } } finally { block(); } }
[...blocky(3)].join() // expect: "0,1,2"
function* delegating() { yield* blocky(2); undone(function () { throwing(); }); yield 'end'; }
function throwing() { var inner = blocky(2); inner.next(); inner.next(); }
var half = delegating();
half.next().value // expect: 0
undone(function () { half.next(); half.next(); }) // expect: true
// --- restart ---
[half.next().value, half.next().value, half.next().done] // expect: [1, "end", true]
(function () { for (var v of blocky(4)) { if (v === 1) break; } return v; })() // expect: 1

// Accessors, callable objects, tagged templates, errors with their stacks.
var tagged = function (strings) { undone(function () { o.tag = strings; }); return strings; };
tagged`a${1}b` === tagged`a${1}b` // expect: false
function site() { return tagged`a${1}b`; }
site() === site() // expect: true
(function () { var error = new Error('kept'); undone(function () { error.message = 'x'; error.code = 1; }); return [error.message, error.code, typeof error.stack]; })() // expect: ["kept", undefined, "string"]
typeof o.n // expect: "number"

// Long arrays: the program changes another page behind a block in the middle of the change.
var long = [];
for (var i = 0; i < 3000; i++) long.push(i);
function meanwhile(n) { return { valueOf: function () { transaction(function () {}); long[2500] = 'x'; return n; } }; }
// --- restart ---
long.copyWithin(0, meanwhile(1500), 2900).length // expect: 3000
// --- restart ---
[long[0], long[1399], long[1400], long[2500]] // expect: [1500, 2899, 1400, "x"]
long.splice(meanwhile(10), 1).length // expect: 1
// --- restart ---
[long.length, long[10], long[2498], long[2499], long[2998]] // expect: [2999, 1511, 2499, "x", 2999]
long.length = meanwhile(2600); long.length // expect: 2600
// --- restart ---
[long.length, long[2500], long[2599]] // expect: [2600, "x", 2600]
