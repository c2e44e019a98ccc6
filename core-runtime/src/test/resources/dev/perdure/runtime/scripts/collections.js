var key = { k: 1 }, m = new Map([['a', 1], [key, 2], [NaN, 3], [-0, 4]]);
m.set('b', m);
[m.size, m.get(key), m.get(NaN), m.get(0), m.get('b') === m] // expect: [5, 2, 3, 4, true]
// --- restart ---
[m.size, m.get(key), m.get(NaN), m.get(0), m.get('b') === m] // expect: [5, 2, 3, 4, true]
m.delete('a'); m.set('a', 'again'); m.set(NaN, 'three');
// --- restart ---
var order = []; m.forEach(function (v, k) { order.push(String(k)); }); order.join() // expect: "[object Object],NaN,0,b,a"
[m.get('a'), m.get(NaN)] // expect: ["again", "three"]
1 / [...m.keys()][2] === Infinity // expect: true
m.clear(); m.set('only', 1);
// --- restart ---
[m.size, m.has('a'), m.get('only')] // expect: [1, false, 1]

var s = new Set([1, '1', 1n, true, null, undefined, key]);
// --- restart ---
[s.size, s.has(1), s.has('1'), s.has(1n), s.has(true), s.has(null), s.has(undefined), s.has(key), s.has({ k: 1 })] // expect: [7, true, true, true, true, true, true, true, false]
s.delete(null); s.add(null); [...s].map(String).join() // expect: "1,1,1,true,undefined,[object Object],null"
// --- restart ---
[...s].map(String).join() // expect: "1,1,1,true,undefined,[object Object],null"
[...s][5] === key // expect: true

// Numbers that are equal are one key, however they were made.
var n = new Map(); n.set(1, 'one'); n.set(2.0, 'two'); n.set(0.5, 'half'); n.set(4294967296, 'big');
// --- restart ---
[n.get(3 - 2), n.get(1 + 1), n.get(1 / 2), n.get(Math.pow(2, 32))] // expect: ["one", "two", "half", "big"]
n.set(1, 'uno'); n.size // expect: 4

// Symbols as keys.
var unique = Symbol('u');
var bySymbol = new Map([[unique, 'unique'], [Symbol.for('reg'), 'registered'], [Symbol.iterator, 'known']]);
// --- restart ---
[bySymbol.get(unique), bySymbol.get(Symbol.for('reg')), bySymbol.get(Symbol.iterator)] // expect: ["unique", "registered", "known"]

// A map that changes while it is walked.
var walked = new Map([[1, 'a'], [2, 'b'], [3, 'c']]), seen = [];
// --- restart ---
walked.forEach(function (v, k) { seen.push(k); if (k === 1) walked.delete(2); if (k === 3) walked.set(4, 'd'); });
seen // expect: [1, 3, 4]
// --- restart ---
[...walked.keys()] // expect: [1, 3, 4]

// Properties and prototypes of collections.
var dressed = new Map([[1, 2]]); dressed.label = 'L';
function Special() {} Special.prototype = Object.create(Map.prototype); Special.prototype.first = function () { return [...this.keys()][0]; };
Object.setPrototypeOf(dressed, Special.prototype);
// --- restart ---
[dressed.label, dressed.first(), dressed instanceof Special, dressed instanceof Map] // expect: ["L", 1, true, true]
Object.freeze(dressed); dressed.set('still', 'works'); dressed.other = 1;
// --- restart ---
[dressed.get('still'), dressed.other, Object.isFrozen(dressed)] // expect: ["works", undefined, true]

// A set of maps of sets.
var nest = new Set([new Map([['inner', new Set(['x'])]])]);
// --- restart ---
[...nest][0].get('inner').add('y').size // expect: 2
// --- restart ---
[...[...nest][0].get('inner')].join() // expect: "x,y"

// Many entries.
var large = new Map(); for (var i = 0; i < 2000; i++) large.set('k' + i, i);
// --- restart ---
[large.size, large.get('k1999')] // expect: [2000, 1999]
for (var i = 0; i < 2000; i += 2) large.delete('k' + i);
// --- restart ---
[large.size, large.get('k2'), large.get('k3')] // expect: [1000, undefined, 3]
