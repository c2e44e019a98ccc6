// What a turn holds of an object must outlive the object's leaving memory in the middle of the turn.

function Point(x) { this.x = x; }
var lib = { Point: Point, make: function (x) { return new this.Point(x); } };
var other = { deep: { deeper: { n: 1 } } };
function touchOthers() { return other.deep.deeper.n; }
// --- restart ---

// The default prototype of a function has no identity of its own.
(function () {
  var prototype = lib.Point.prototype, made = lib.make(1);
  touchOthers();
  return [prototype === lib.Point.prototype, made instanceof lib.Point,
      Object.getPrototypeOf(made) === lib.Point.prototype, lib.Point.prototype.constructor === lib.Point];
})() // expect: [true, true, true, true]
// --- restart ---
(function () {
  var prototype = lib.Point.prototype;
  touchOthers();
  lib.Point.prototype.twice = function () { return 2 * this.x; };
  return [prototype.twice === lib.Point.prototype.twice, lib.make(4).twice()];
})() // expect: [true, 8]
// --- restart ---
lib.make(5).twice() // expect: 10

// Live iterators.
var map = new Map([['a', 1], ['b', 2], ['c', 3]]), set = new Set([1, 2, 3]);
// --- restart ---
(function () {
  var seen = [], entries = map.entries();
  seen.push(entries.next().value[0]);
  touchOthers();
  map.delete('b'); map.set('d', 4);
  touchOthers();
  for (var next = entries.next(); !next.done; next = entries.next()) { touchOthers(); seen.push(next.value[0]); }
  return seen.join();
})() // expect: "a,c,d"
// --- restart ---
(function () {
  var seen = [];
  set.forEach(function (v) { touchOthers(); seen.push(v); if (v === 1) set.delete(2); if (v === 3 && seen.length < 4) set.add(4); });
  return seen.join();
})() // expect: "1,3,4"

// Enumerations, while what is enumerated changes.
var dictionary = { one: 1, two: 2, three: 3, 7: 'seven' };
// --- restart ---
(function () {
  var seen = [];
  for (var key in dictionary) { touchOthers(); seen.push(key); delete dictionary.two; dictionary.four = 4; }
  return seen.join();
})() // expect: "7,one,three"

// Built-ins that call back while they work on an object.
var list = [3, 1, 2], nested = { a: { b: [{ c: 1 }, { c: 2 }] }, toJSON: undefined };
// --- restart ---
list.sort(function (a, b) { touchOthers(); return a - b; }).join() // expect: "1,2,3"
// --- restart ---
list.map(function (v, i, all) { touchOthers(); return all[i] + v; }).join() // expect: "2,4,6"
list.reduce(function (sum, v) { touchOthers(); list.length = 2; return sum + v; }, 0) // expect: 3
JSON.stringify(nested, function (key, value) { touchOthers(); return value; }) // expect: "{\"a\":{\"b\":[{\"c\":1},{\"c\":2}]}}"
Object.assign({}, nested.a, { get x() { return touchOthers(); } }).x // expect: 1

// A setter, a getter and a conversion between the read and the write.
var counter = { n: 1, get twice() { touchOthers(); return 2 * this.n; }, set twice(v) { touchOthers(); this.n = v / 2; } };
// --- restart ---
counter.n += touchOthers(); counter.n // expect: 2
counter.twice += 2; counter.n // expect: 3
counter.n++ + ++counter.n // expect: 8
// --- restart ---
[counter.n, counter.twice] // expect: [5, 10]

// An object that must not be extended is written past the barrier.
var closed = Object.preventExtensions({ v: 1 }), sealed = Object.seal({ v: 1 });
// --- restart ---
(function () { var v = closed.v; touchOthers(); closed.v = v + touchOthers(); sealed.v = closed.v + 1; touchOthers(); })();
[closed.v, sealed.v] // expect: [2, 3]
// --- restart ---
[closed.v, sealed.v] // expect: [2, 3]

// Regular expressions, also where no property leads to them.
var holder = { re: /a/g }, bound = (function () { return this.lastIndex; }).bind(/a/g);
var step = (function (re) { return function () { return re.exec('aaa') ? re.lastIndex : -1; }; })(/a/g);
// --- restart ---
(function () { holder.re.exec('aa'); touchOthers(); return [holder.re.lastIndex, step(), (touchOthers(), step())]; })() // expect: [1, 1, 2]
// --- restart ---
[holder.re.lastIndex, step(), bound()] // expect: [1, 3, 0]

// A turn that fails, after what it has changed was pushed out of memory as far as it may be.
var before = { kept: 1, list: [1], map: new Map([[1, 1]]) };
// --- restart ---
before.kept = 2; touchOthers(); before.list.push(2); touchOthers(); before.map.set(2, 2); touchOthers(); throw new Error('no'); // expect error: no
[before.kept, before.list.length, before.map.size] // expect: [1, 1, 1]

// Closures whose scope leaves memory while they run.
var add = (function () { var total = 0; return function (n) { total += n; touchOthers(); return total; }; })();
// --- restart ---
add(1) + add(2) + add(3) // expect: 10
// --- restart ---
add(0) // expect: 6

// A generator that is suspended while its scope leaves memory.
(function () {
  function* walk(o) { for (var key in o) { touchOthers(); yield o[key]; } }
  var sum = 0;
  for (let v of walk(dictionary)) { touchOthers(); sum += typeof v === 'number' ? v : 0; }
  return sum;
})() // expect: 8

// Objects that were found through a weak collection.
(function () {
  var notes = new WeakMap(), marked = new WeakSet();
  notes.set(other.deep, 'deep'); marked.add(other.deep.deeper);
  touchOthers();
  return [notes.get(other.deep), marked.has(other.deep.deeper)];
})() // expect: ["deep", true]
