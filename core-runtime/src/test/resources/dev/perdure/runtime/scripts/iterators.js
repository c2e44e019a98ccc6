// Iterators keep their place, whoever drives them.
var list = ['a', 'b', 'c', 'd', 'e'];
var values = list.values(), keys = list.keys(), entries = list.entries(), fresh = list[Symbol.iterator]();
values.next(); keys.next(); entries.next();
// --- restart ---
[values.next().value, keys.next().value, entries.next().value.join(), fresh.next().value] // expect: ["b", 1, "1,b", "a"]
for (var second of fresh) break;
// --- restart ---
[second, fresh.next().value, values.next().value] // expect: ["b", "c", "c"]
// What is added to the array shows, until the iterator has said that it is done.
list.push('f');
[...values].join() // expect: "d,e,f"
list.push('g');
// --- restart ---
[values.next().done, values.next().value, entries.next().value[1], fresh === fresh[Symbol.iterator]()] // expect: [true, undefined, "c", true]
Object.getPrototypeOf(values) === Object.getPrototypeOf([].values()) // expect: true
String(values) // expect: "[object Array Iterator]"
// Other things with a length.
var like = { length: 3, 0: 'x', 1: 'y', 2: 'z' };
var overLike = Array.prototype.entries.call(like); overLike.next();
var overString = 'a\u{1F600}bc'[Symbol.iterator](); overString.next();
// --- restart ---
like[1] = 'Y'; [overLike.next().value.join(), overString.next().value === '\u{1F600}', overString.next().value] // expect: ["1,Y", true, "b"]
// --- restart ---
[[...overString].join(), overString.next().done, overLike.next().value[1], overLike.next().done] // expect: ["c", true, "z", true]
// Matches, also when the expression counts them.
var matches = 'a1b22c333'.matchAll(/[a-z](\d+)/g);
matches.next();
// --- restart ---
matches.next().value[1] // expect: "22"
// --- restart ---
[matches.next().value.index, matches.next().done] // expect: [5, true]
matches.next().done // expect: true
var empties = 'abc'.matchAll(/(?:)/g); empties.next();
// --- restart ---
[...empties].map(m => m.index).join() // expect: "1,2,3"
// One match alone, of an expression that is not global.
var once = RegExp.prototype[Symbol.matchAll].call(/b/, 'abab');
once.next().value.index // expect: 1
// --- restart ---
once.next().done // expect: true
// An expression of the program's own.
var Odd = { exec: function () { this.n++; return this.n % 3 ? { 0: 'm' + this.n } : null; }, n: 0, lastIndex: 0, flags: 'g', constructor: { [Symbol.species]: function () { return Odd; } } };
var odd = RegExp.prototype[Symbol.matchAll].call(Odd, 'text'); odd.next().value[0] // expect: "m1"
// --- restart ---
[odd.next().value[0], odd.next().done, Odd.n] // expect: ["m2", true, 3]
// Own properties, another prototype, an iterator among its own elements.
var cyclic = []; cyclic.push(cyclic.values(), 1); cyclic[0].label = 'mine';
var odder = Object.setPrototypeOf([5, 6].values(), { next: function () { return 'replaced'; } });
// --- restart ---
[cyclic[0].next().value === cyclic[0], cyclic[0].label, odder.next()] // expect: [true, "mine", "replaced"]
// --- restart ---
[cyclic[0].next().value, Object.getPrototypeOf([].values()).next.call(odder).value] // expect: [1, 5]
// A turn that is undone moves no iterator.
var undone = [1, 2, 3].values(), undoneText = 'xyz'[Symbol.iterator](), undoneMatches = 'xyz'.matchAll(/./g); undone.next();
// --- turn ---
undone.next(); undoneText.next(); undoneMatches.next(); undone.note = 1; throw new Error('stop'); // expect error: stop
[undone.next().value, undoneText.next().value, undoneMatches.next().value[0], undone.note] // expect: [2, "x", "x", undefined]
// Iterators in closures, collections and each other's way.
var take = (function (it) { return function () { return it.next().value; }; })([10, 20, 30].values());
var held = new Map([['it', 'pq'[Symbol.iterator]()]]); take();
// --- restart ---
[take(), held.get('it').next().value] // expect: [20, "p"]
// --- restart ---
[take(), held.get('it').next().value] // expect: [30, "q"]
for (var left of [1, 2, 3].values()) { if (left === 2) break; } left // expect: 2
