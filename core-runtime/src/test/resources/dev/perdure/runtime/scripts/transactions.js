// What a block of a transaction changed is undone, kind by kind, old and young, at every level.

function undone(f) {
  var stop = {};
  try { transaction(function (tx) { f(tx); throw stop; }); }
  catch (e) { if (e !== stop) throw e; return true; }
}
var o = { a: 1, b: 2, [Symbol.for('s')]: 3 }, proto = { p: 1 };
var list = [1, , 3], sparse = [];
sparse[100000] = 'far';
var map = new Map([['a', 1], ['b', 2]]), set = new Set([1, 2, 3]);
var date = new Date(5), re = /a/g, bytes = new Uint8Array([1, 2, 3]);
var frozenLater = { x: 1 };
function counter() { var n = 0; return function () { return ++n; }; }
var next = counter();
var variable = 'before';
// --- restart ---

// A block gives what its function returns, and its changes stay.
transaction(function () { o.a = 10; return 'given'; }) // expect: "given"
o.a // expect: 10
transaction(function () { o.a = 1; }) // expect: undefined
// --- restart ---

// Properties: values, order, attributes, symbols, accessors.
undone(function () { o.a = 2; delete o.b; o.b = 3; o.c = 4; delete o[Symbol.for('s')]; }) // expect: true
[Object.keys(o).join(), o.a, o.b, o[Symbol.for('s')]] // expect: ["a,b", 1, 2, 3]
undone(function () {
  Object.defineProperty(o, 'a', { get: function () { return 9; }, enumerable: false, configurable: true });
}) // expect: true
JSON.stringify(Object.getOwnPropertyDescriptor(o, 'a')) // expect: "{\"value\":1,\"writable\":true,\"enumerable\":true,\"configurable\":true}"

// Prototype, and being extensible, sealed, frozen.
undone(function () { Object.setPrototypeOf(o, proto); Object.freeze(frozenLater); }) // expect: true
[o.p, Object.isFrozen(frozenLater), Object.isExtensible(frozenLater)] // expect: [undefined, false, true]
undone(function () { o.__proto__ = null; }) // expect: true
o instanceof Object // expect: true

// Closure variables and global variables, new ones too.
next() // expect: 1
undone(function () { next(); next(); variable = 'in'; made = 1; let q = 2; }) // expect: true
[next(), variable, typeof made] // expect: [2, "before", "undefined"]
undone(function () { delete globalThis.list; }) // expect: true
list.length // expect: 3

// Arrays with length and holes, sparse ones, Map and Set in order.
undone(function () { list.length = 0; list.push(7, 8); sparse.length = 3; }) // expect: true
[list.length, 1 in list, list[2], sparse.length, sparse[100000]] // expect: [3, false, 3, 100001, "far"]
undone(function () { list.sort(); list.reverse(); list.splice(0, 2); list.unshift(0); list.fill(5); }) // expect: true
[list.length, list[0], 1 in list, list[2]] // expect: [3, 1, false, 3]
undone(function () { map.delete('a'); map.set('a', 9); map.set('c', 3); set.clear(); set.add(1); }) // expect: true
[Array.from(map).join(';'), Array.from(set).join()] // expect: ["a,1;b,2", "1,2,3"]

// Dates, regular expressions, bytes.
undone(function () { date.setTime(77); re.exec('aaa'); re.lastIndex = 2; bytes[0] = 9; bytes.fill(4); }) // expect: true
[date.getTime(), re.lastIndex, Array.from(bytes).join()] // expect: [5, 0, "1,2,3"]
undone(function () { new DataView(bytes.buffer).setInt8(1, 100); }) // expect: true
bytes[1] // expect: 2

// What was made in the same turn, and is not persistent yet.
(function () {
  var y = { v: 1, list: [1, 2], map: new Map([[1, 1]]), date: new Date(1), re: /b/g, bytes: new Uint8Array(2) };
  var local = 1, f = function () { return local; };
  undone(function () {
    y.v = 2; y.w = 3; y.list.push(3); y.map.set(2, 2); y.date.setTime(2); y.re.lastIndex = 1; y.bytes[0] = 1;
    local = 2; f.own = 1; Object.freeze(y);
  });
  y.now = 'written';
  return [Object.keys(y).join(), y.v, y.list.join(), y.map.size, y.date.getTime(), y.re.lastIndex, y.bytes[0], local, f.own, f()];
})() // expect: ["v,list,map,date,re,bytes,now", 1, "1,2", 1, 1, 0, 0, 1, undefined, 1]

// Levels: each undoes what is its own.
transaction(function () {
  o.a = 100;
  transaction(function () {
    o.a = 200;
    undone(function () { o.a = 300; o.b = 400; });
    o.inner = o.a + o.b;
  });
  rollback();
}) // expect: undefined
[o.a, o.b, 'inner' in o] // expect: [1, 2, false]
transaction(function () {
  o.a = 100;
  undone(function () { o.a = 200; transaction(function () { o.a = 300; }); });
  return o.a;
}) // expect: 100
// --- restart ---
o.a // expect: 100
o.a = 1

// A rollback is for the block that it was called for: neither swallowed nor widened.
transaction(function () {
  o.a = 5;
  transaction(function () { o.b = 6; rollback('inner'); });
  return [o.a, o.b].join();
}) // expect: "5,2"
transaction(function (outer) {
  o.a = 7;
  transaction(function () { o.b = 8; outer.rollback('outer'); });
  o.a = 'not reached';
}) // expect: undefined
[o.a, o.b] // expect: [5, 2]
transaction(function () { o.a = 9; throw new Rollback('thrown'); }) // expect: undefined
o.a // expect: 5
transaction(function () { o.a = 9; try { rollback(); } catch (e) { o.b = e.name; } return 1; }) // expect: undefined
[o.a, o.b] // expect: [5, 2]
(function () { try { transaction(function () { o.a = 6; throw 'text'; }); } catch (e) { return e; } })() // expect: "text"
o.a // expect: 5

// Exceptions of the engine, from getters, iterators and callbacks.
undone(function () { o.a = 6; try { null.x; } catch (e) { o.b = e.name; } }) // expect: true
(function () { try { transaction(function () { o.a = 6; null.x; }); } catch (e) { return e.name; } })() // expect: "TypeError"
[o.a, o.b] // expect: [5, 2]
var trap = { get x() { transaction(function () { o.a = 8; }); throw new Error('got'); } };
(function () { try { transaction(function () { trap.x; }); } catch (e) { return e.message + o.a; } })() // expect: "got5"
(function () {
  try { [3, 2, 1].forEach(function (n) { transaction(function () { o.a = n; if (n === 1) throw n; }); }); }
  catch (n) { return [n, o.a]; }
})() // expect: [1, 2]

// Generators: suspended ones go back, the one that runs goes on.
function* steps() { yield 1; transaction(function () { o.a = 'g'; rollback(); }); yield o.a; yield 3; }
var steppers = [steps(), steps()];
steppers[0].next().value // expect: 1
undone(function () { steppers[0].next(); steppers[0].next(); steppers[1].next(); }) // expect: true
[steppers[0].next().value, steppers[1].next().value] // expect: [2, 1]
// --- restart ---
[steppers[0].next().value, steppers[1].next().value, o.a] // expect: [3, 2, 2]
(function () { var g = steps(); g.next(); undone(function () { g.return(5); }); return g.next().value; })() // expect: 2

// Iterators that are half-way, and a Map that is walked while blocks open.
var walk = map.entries(), over = [1, 2, 3][Symbol.iterator]();
walk.next().value.join() // expect: "a,1"
undone(function () { walk.next(); walk.next(); over.next(); map.clear(); }) // expect: true
[walk.next().value.join(), over.next().value] // expect: ["b,2", 1]
(function () {
  var young = new Map([[1, 'x'], [2, 'y'], [3, 'z']]), seen = [];
  young.forEach(function (v, k) { undone(function () { young.delete(k + 1); young.set(9, 9); }); seen.push(v); });
  return seen.join() + young.size;
})() // expect: "x,y,z3"

// Promises: state, reactions, jobs that wait.
var log = [], deferred = Promise.withResolvers();
deferred.promise.then(function (v) { log.push('kept ' + v); });
undone(function () {
  deferred.promise.then(function () { log.push('gone'); });
  deferred.resolve('undone');
  Promise.resolve().then(function () { log.push('job'); });
  Promise.reject(new Error('nobody sees this'));
}) // expect: true
log.join() // expect: ""
deferred.resolve('again')
// --- turn ---
log.join() // expect: "kept again"

// Weak collections.
var weak = new WeakMap(), key = {};
weak.set(key, 'old')
undone(function () { weak.set(key, 'new'); weak.set(o, 1); transaction(function () { weak.get(key); }); }) // expect: true
[weak.get(key), weak.has(o)] // expect: ["old", false]
// --- restart ---
[weak.get(key), weak.has(o)] // expect: ["old", false]

// What programs change of built-ins.
undone(function () { Array.prototype.last = function () { return 1; }; delete Math.abs; Math.max = null; }) // expect: true
[typeof [].last, Math.abs(-1), Math.max(1, 2)] // expect: ["undefined", 1, 2]
transaction(function () {
  Math.one = 1;
  undone(function () { Math.one = 2; Math.two = 2; delete Math.abs; });
  undone(function () { delete Math.one; Math.abs = 1; });
  return [Math.one, Math.two, Math.abs(-4), Object.keys(Math).join()];
}) // expect: [1, undefined, 4, "one"]
// --- restart ---
[Math.one, Math.two] // expect: [1, undefined]

// What leaves an undone block in what it throws stays as it is, and can be kept.
var leaked = null;
try {
  transaction(function () {
    var thing = { n: 1, list: [1, 2], map: new Map([['k', 'v']]), f: function () { return this.n; } };
    transaction(function () { thing.self = thing; });
    throw thing;
  });
} catch (thing) { leaked = thing; leaked.more = 1; leaked.list.push(3); leaked.map.set('l', 'w'); }
[leaked.n, leaked.self === leaked, leaked.list.join(), leaked.map.get('k'), leaked.f()] // expect: [1, true, "1,2,3", "v", 1]
// --- restart ---
[leaked.n, leaked.self === leaked, leaked.list.join(), leaked.map.get('k'), leaked.map.size, leaked.f(), leaked.more] // expect: [1, true, "1,2,3", "v", 2, 1, 1]

// The handle.
transaction(function (tx) { return [tx.level, tx.name, transaction(function (inner) { return [inner.level, inner.name].join(); }, { name: 'inner' })]; }) // expect: [1, undefined, "2,inner"]
[transaction.current, transaction(function (tx) { return transaction.current === tx; })] // expect: [undefined, true]
var stale = transaction(function (tx) { return tx; }, { name: 'import' });
stale.rollback() // expect error: The transaction "import" has ended. Its handle can be used inside of its block only.
rollback() // expect error: no transaction is running
transaction() // expect error: transaction: the first argument is the function to run, not nothing.
transaction(function () {}, { readonly: true }) // expect error: there is no option "readonly"
transaction(function* () {}) // expect error: a generator function runs only when
new Rollback('why') instanceof Error // expect: true
[new Rollback('why').reason, new Rollback('why').message, String(new Rollback('why'))] // expect: ["why", "why", "Rollback: why"]
transaction(function () { return transaction; }) === transaction // expect: true
var named = transaction; named === transaction // expect: true

// What is undone of a generator that runs: all but how far it is.
var runner = (function* () { undone(function () { runner.own = 1; Object.freeze(runner); }); yield 1; runner.own = 2; yield 2; })();
[runner.next().value, runner.own, Object.isFrozen(runner), runner.next().value, runner.own] // expect: [1, undefined, false, 2, 2]
// --- restart ---
[runner.next().done, runner.own] // expect: [true, 2]

// Regular expressions that blocks meet again and again.
var patterns = [/a/g, /b/g];
(function () {
  var seen = [], own = /c/g;
  for (var i = 0; i < 3; i++) {
    transaction(function () { patterns[0].test('aaaa'); own.test('ccccc'); });
    undone(function () { patterns[0].test('aaaa'); patterns[1].test('bb'); own.lastIndex = 0; transaction(function () { own.test('c'); }); });
    seen.push(patterns[0].lastIndex, patterns[1].lastIndex, own.lastIndex);
  }
  kept = own;
  return seen.join();
})() // expect: "1,0,1,2,0,2,3,0,3"
// --- restart ---
[patterns[0].lastIndex, kept.lastIndex] // expect: [3, 3]
undone(function () { Object.preventExtensions(patterns[0]); Object.setPrototypeOf(patterns[1], null); }) // expect: true
[Object.isExtensible(patterns[0]), patterns[1] instanceof RegExp] // expect: [true, true]

// Long texts that savepoints have met.
var texts = { count: 0 };
transaction(function () { texts.long = 't'.repeat(5000); undone(function () { texts.long = 'u'.repeat(5000); transaction(function () { texts.v = texts.long; }); }); texts.count++; }) // expect: undefined
// --- restart ---
[texts.long.length, texts.v, texts.count, texts.long[0]] // expect: [5000, undefined, 1, "t"]

// Entries of weak collections whose keys only a running function holds.
function openBlock(w) { transaction(function () { return w; }); undone(function () { w.set(o, 'in'); transaction(function () {}); }); }
function holding(w) { var k = {}; w.set(k, 'held'); openBlock(w); openBlock(w); return [w.get(k), w.has(o)].join(); }
holding(new WeakMap()) // expect: "held,false"
holding(weak) // expect: "held,false"
function keeping(w) { var k = {}; w.set(k, 'kept'); openBlock(w); heldKey = k; }
keeping(weak)
// --- restart ---
weak.get(heldKey) // expect: "kept"

// What leads in a circle, and is garbage when the turn ends, or leaves an undone block.
var circling;
function circle() { var set; circling = function () { return set; }; set = new WeakSet([circling]); transaction(function () {}); return set; }
circle(); circling = null; 0 // expect: 0
(function () {
  try { transaction(function () { var w = circle(), f = circling; transaction(function () {}); throw [w, f]; }); }
  catch (pair) { leakedPair = pair; return [pair[0].has(pair[1]), pair[1]() === pair[0], circling].join(); }
})() // expect: "true,true,"
// --- restart ---
[leakedPair[0].has(leakedPair[1]), leakedPair[1]() === leakedPair[0]] // expect: [true, true]

// The default prototype of a function stays the same object.
function Plain() {}
function changePlain() { Plain.prototype.method = 1; Plain.prototype.constructor = null; throw 1; }
function replacePlain() { Plain.prototype = { other: 1 }; transaction(function () {}); throw 1; }
function attempt(f) { var p = Plain.prototype; try { transaction(f); } catch (e) {} return [p === Plain.prototype, p.method, p.constructor === Plain, new Plain() instanceof Plain].join(); }
attempt(changePlain) // expect: "true,,true,true"
attempt(function () { transaction(changePlain); }) // expect: "true,,true,true"
attempt(replacePlain) // expect: "true,,true,true"
(function () { function Young() {} var p = Young.prototype; undone(function () { Young.prototype.m = 1; transaction(function () {}); }); return [p === Young.prototype, p.m].join(); })() // expect: "true,"
// --- restart ---
attempt(changePlain) // expect: "true,,true,true"
Plain.prototype.method = 2; undone(function () { Plain.prototype.method = 3; }) // expect: true
// --- restart ---
[Plain.prototype.method, new Plain().method] // expect: [2, 2]

// A function that leaves an undone block, and what inherits from its default prototype.
var heir; (function () { try { transaction(function () { function F() {} F.prototype; transaction(function () { F; }); throw F; }); } catch (e) { heir = Object.create(e.prototype); } })()
Object.getPrototypeOf(heir).constructor.name // expect: "F"
// --- restart ---
[Object.getPrototypeOf(heir).constructor.name, heir instanceof Object.getPrototypeOf(heir).constructor] // expect: ["F", true]

// Built-ins that many blocks change, some of which are undone.
transaction(function () {
  for (var i = 0; i < 20; i++) {
    transaction(function () { Math['n' + i] = i; Math.common = i; });
    undone(function () { delete Math.n0; Math.common = 'x'; Math.never = 1; transaction(function () { delete Math.common; }); });
  }
  rollback();
})
// --- turn ---
Object.keys(Math).join() // expect: "one"
