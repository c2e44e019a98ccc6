// An iterator goes on where it was.
var m = new Map([['a', 1], ['b', 2], ['c', 3]]), it = m.entries();
it.next().value // expect: ["a", 1]
// --- restart ---
it.next().value // expect: ["b", 2]
// --- restart ---
[it.next().value[0], it.next().done, it.next().done] // expect: ["c", true, true]

// One that has come to the end stays there.
m.set('d', 4);
// --- restart ---
it.next().done // expect: true

// One that has not sees what is added, and not what was removed.
var keys = m.keys(); keys.next().value // expect: "a"
m.delete('b'); m.delete('a');
// --- restart ---
keys.next().value // expect: "c"
m.set('a', 'again'); m.delete('d'); m.set('e', 5);
// --- restart ---
[...keys].join() // expect: "a,e"

// A map that was cleared and filled again.
var values = m.values(); values.next().value // expect: 3
m.clear(); m.set('x', 'first'); m.set('y', 'second');
// --- restart ---
values.next().value // expect: "first"
m.clear();
// --- restart ---
m.set('z', 'third');
// --- restart ---
[values.next().value, values.next().done] // expect: ["third", true]

// The last entry goes, and another comes, between two restarts.
var last = new Map([[1, 1]]), lastKeys = last.keys(); lastKeys.next().value // expect: 1
last.delete(1);
// --- restart ---
last.set(2, 2);
// --- restart ---
lastKeys.next().value // expect: 2

// Sets.
var s = new Set(['p', 'q', 'r']), members = s.values(), pairs = s.entries();
members.next().value + pairs.next().value.join('') // expect: "ppp"
s.delete('p'); s.add('p');
// --- restart ---
[...members].join() + '|' + [...pairs].join() // expect: "q,r,p|q,q,r,r,p,p"

// A map that was never used but by its iterator; two iterators of one map.
var only = new Map([['k', { deep: true }]]).values();
// --- restart ---
only.next().value.deep // expect: true
var both = (function () { var t = new Map([[1, 'one'], [2, 'two']]); return [t.keys(), t.values(), t]; })();
both[0].next().value // expect: 1
// --- restart ---
both[1].next().value // expect: "one"
both[2].set(3, 'three'); [...both[0]].join() + [...both[1]].join() // expect: "2,3two,three"

// Iterators are objects: identity, prototype, properties, cycles.
var own = new Map([['self', null]]), ownIt = own.entries();
own.set('self', ownIt); ownIt.map = own; ownIt.me = ownIt;
var protoOfIt = Object.getPrototypeOf(ownIt);
// --- restart ---
[ownIt.map === own, ownIt.me === ownIt, own.get('self') === ownIt] // expect: [true, true, true]
[Object.getPrototypeOf(ownIt) === protoOfIt, protoOfIt === Object.getPrototypeOf(new Map().keys())] // expect: [true, true]
Object.prototype.toString.call(ownIt) // expect: "[object Map Iterator]"
ownIt[Symbol.iterator]() === ownIt // expect: true
ownIt.next().value[1] === ownIt // expect: true
Object.freeze(ownIt);
// --- restart ---
[Object.isFrozen(ownIt), ownIt.next().done] // expect: [true, true]

// A turn that fails does not move an iterator.
var u = new Map([[1, 1], [2, 2]]), ui = u.keys();
// --- restart ---
ui.next(); throw new Error('no'); // expect error: no
ui.next().value // expect: 1
[...ui]; ui.next(); throw new Error('no'); // expect error: no
// --- restart ---
ui.next().value // expect: 2

// Walks from the front that remove what they have seen.
var queue = new Map(); for (var i = 0; i < 100; i++) queue.set(i, i);
for (var i = 0; i < 60; i++) queue.delete(queue.keys().next().value);
// --- restart ---
queue.keys().next().value // expect: 60
for (var i = 100; i < 200; i++) { queue.set(i, i); queue.delete(queue.keys().next().value); }
// --- restart ---
[queue.size, [...queue.keys()][0]] // expect: [40, 160]

// forEach whose callback changes the map.
var seen = []; var w = new Map([[1, 1], [2, 2], [3, 3]]);
// --- restart ---
w.forEach(function (v, k) { seen.push(k); w.delete(k); if (k < 6) w.set(k + 3, 0); }); seen.join() // expect: "1,2,3,4,5,6,7,8"
w.size // expect: 0
var ws = new Set([1]); ws.forEach(function (k) { if (k < 5) { ws.delete(k); ws.add(k + 1); } });
// --- restart ---
[...ws].join() // expect: "5"

// Keys of all kinds, through the constructor, groupBy and Reflect.construct.
var made = new Map([[undefined, 'u'], [null, 'n'], [NaN, 'nan'], [-0, 'zero'], ['a' + made, 's'], [10n, 'big'], [true, 't']]);
[made.size, made.get(undefined), made.get(null), made.get(0 / 0), made.get(+0), made.get('aundefined'), made.get(BigInt(10)), made.get(true)] // expect: [7, "u", "n", "nan", "zero", "s", "big", "t"]
var grouped = Map.groupBy([1, 2, 3], function (x) { return x % 2; }), groupIt = grouped.values();
groupIt.next();
// --- restart ---
groupIt.next().value // expect: [2]

// Generators that are suspended within a walk over a Map or Set.
function* walk(c) { for (var e of c) yield e; }
var walkedMap = new Map([['a', 1], ['b', 2], ['c', 3]]), w1 = walk(walkedMap), w2 = walk(new Set([1, 2, 3]));
[w1.next().value.join(), w2.next().value].join() // expect: "a,1,1"
walkedMap.delete('b'); walkedMap.set('d', 4);
// --- restart ---
[w1.next().value.join(), w2.next().value].join() // expect: "c,3,2"
// --- restart ---
[w1.next().value.join(), w1.next().done, w2.next().value, w2.next().done].join() // expect: "d,4,true,3,true"
function* delegated(c) { yield* c.keys(); }
var w3 = delegated(walkedMap); w3.next().value // expect: "a"
// --- restart ---
walkedMap.delete('c'); w3.next().value // expect: "d"
