// Entries last as long as their keys can be reached.
var key = { name: 'key' }, tag = Symbol('tag'), weak = new WeakMap([[key, { of: 'key' }], [tag, 1]]), members = new WeakSet([key]);
// --- restart ---
[weak.get(key).of, weak.get(tag), weak.has(key), weak.has({}), members.has(key), members.has(weak)] // expect: ["key", 1, true, false, true, false]
weak.set(key, null); members.add(weak); weak.set(weak, undefined);
// --- restart ---
[weak.get(key), weak.has(key), members.has(weak), weak.get(weak), weak.has(weak)] // expect: [null, true, true, undefined, true]
[weak.delete(key), weak.delete(key), members.delete(key), weak.has(key)] // expect: [true, false, true, false]
// --- restart ---
[weak.has(key), members.has(key), weak.has(weak), weak.get(tag)] // expect: [false, false, true, 1]
// Values are what they were, and may lead to their keys.
var value = { list: [1] }; weak.set(key, { back: key, value: value });
// --- restart ---
weak.get(key).value === value && weak.get(key).back === key && weak.get(key) === weak.get(key) // expect: true
weak.get(key).count = 1; weak.get(key).value.list.push(2);
// --- restart ---
[weak.get(key).count, value.list.join()] // expect: [1, "1,2"]
// Private data, as programs keep it.
var Account = (function () { var secrets = new WeakMap(); function Account(balance) { secrets.set(this, { balance: balance }); } Account.prototype.add = function (n) { return secrets.get(this).balance += n; }; return Account; })();
var account = new Account(5);
// --- restart ---
account.add(3) // expect: 8
// --- restart ---
[account.add(2), new Account(1).add(1)] // expect: [10, 2]
// Keys of all sorts.
var all = { fn: function () {}, array: [], date: new Date(0), regexp: /x/, map: new Map(), proxy: new Proxy({}, {}), bytes: new Uint8Array(1), error: new Error('e'), bound: parseInt.bind(), iterator: [].values(), boxed: Object('b'), boxedSymbol: Object(tag) };
var every = new WeakMap(); Object.keys(all).forEach(function (k) { every.set(all[k], k); });
every.set(Math, 'Math'); every.set(globalThis, 'global'); every.set(Array.prototype.push, 'push'); every.set(Symbol.iterator, 'well-known'); every.set(all.fn.prototype, 'prototype of fn'); every.set(all, all);
// --- restart ---
Object.keys(all).filter(function (k) { return every.get(all[k]) !== k; }).join() // expect: ""
[every.get(Math), every.get(globalThis), every.get([].push), every.get(Symbol.iterator), every.get(all.fn.prototype), every.get(all) === all] // expect: ["Math", "global", "push", "well-known", "prototype of fn", true]
// --- restart ---
function late() {} every.set(late.prototype, 'late');
// --- restart ---
[every.get(late.prototype), late.prototype.constructor === late] // expect: ["late", true]
every.set(1, 2); // expect error: TypeError
// What only a weak collection leads to keeps nothing alive; what a value leads to does.
var chain = new WeakMap(), first = {}; (function () { var at = first; for (var i = 0; i < 2000; i++) { var next = { i: i }; chain.set(at, next); at = next; } })();
// --- restart ---
var steps = 0; for (var at = first; at; at = chain.get(at)) steps++; steps // expect: 2001
var across = [new WeakMap(), new WeakMap()]; (function () { var a = {}, b = {}; across[0].set(key, a); across[1].set(a, b); across[0].set(b, 'at the end'); })();
// --- restart ---
across[0].get(across[1].get(across[0].get(key))) // expect: "at the end"
// Unguarded values.
weak.set(key, /x/g);
// --- restart ---
weak.get(key).test('xx');
// --- restart ---
weak.get(key).lastIndex // expect: 1
// A turn that is undone.
weak.set(key, 'changed'); weak.set(first, 'new'); members.add(first); weak.delete(tag); throw new Error('stop'); // expect error: stop
[weak.get(key).lastIndex, weak.has(first), members.has(first), weak.get(tag)] // expect: [1, false, false, 1]
weak.set(key, 'settled'); weak.set(first, 'too'); weak.delete(tag);
// --- restart ---
[weak.get(key), weak.get(first), weak.has(tag)] // expect: ["settled", "too", false]
// Properties, prototypes, closed ones.
weak.label = 'w'; Object.setPrototypeOf(members, { has: function () { return 'mine'; } }); Object.freeze(weak);
// --- restart ---
weak.set(key, 'frozen ones take entries'); [weak.label, members.has(1), WeakSet.prototype.has.call(members, weak)] // expect: ["w", "mine", true]
// --- restart ---
[weak.get(key), Object.isFrozen(weak), String(weak)] // expect: ["frozen ones take entries", true, "[object WeakMap]"]
// A key that was dropped and a collection that was.
var dropped = {}; weak.set(dropped, 'unseen'); dropped = null; var goner = new WeakMap([[key, 1]]); goner = null;
// --- restart ---
[weak.get(key), goner] // expect: ["frozen ones take entries", null]
