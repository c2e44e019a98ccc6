var a = { name: 'a' }, b = Object.create(a), c = Object.create(b, { own: { value: 1 } }), bare = Object.create(null);
bare.x = 1;
// --- restart ---
[c.name, c.own, Object.getPrototypeOf(c) === b, Object.getPrototypeOf(bare), 'toString' in bare] // expect: ["a", 1, true, null, false]
a.name = 'A'; c.name // expect: "A"
Object.setPrototypeOf(c, { name: 'swapped' });
// --- restart ---
c.name // expect: "swapped"
c.__proto__ = a;
// --- restart ---
[c.name, c.__proto__ === a, Object.keys(c).length] // expect: ["A", true, 0]
Reflect.setPrototypeOf(c, null) // expect: true
// --- restart ---
Object.getPrototypeOf(c) // expect: null
Object.setPrototypeOf(a, b) // expect error: TypeError
var literal = { __proto__: a, z: 1 };
// --- restart ---
[literal.name, a.isPrototypeOf(literal), Object.keys(literal).join()] // expect: ["A", true, "z"]
// Arrays, functions, dates, maps, errors with other prototypes.
var proto = { extra: function () { return 'extra'; } };
var things = [[1], function () {}, new Date(0), new Map(), new Error('e'), /r/, new Number(1)];
things.forEach(function (t) { Object.setPrototypeOf(t, proto); });
// --- restart ---
things.map(function (t) { return t.extra() + (Object.getPrototypeOf(t) === proto); }).join() // expect: "extratrue,extratrue,extratrue,extratrue,extratrue,extratrue,extratrue"
Array.isArray(things[0]) // expect: true
// Prototypes that are functions and arrays.
var f = Object.create(function g() { return 1; }), l = Object.create([1, 2, 3]);
// --- restart ---
[l.length, l[1], typeof Object.getPrototypeOf(f)] // expect: [3, 2, "function"]
// A long chain.
var top = { depth: 0 }, at = top; for (var i = 1; i < 200; i++) at = Object.create(at, { ['p' + i]: { value: i } });
// --- restart ---
[at.depth, at.p1, at.p199] // expect: [0, 1, 199]
Object.create(at).depth // expect: 0

// A default prototype that stays in memory when its function does not.
var functions = [function (a, b) { return 1; }];
// --- restart ---
var itsPrototype = functions[0].prototype; functions[0] = 1;
// --- restart ---
Reflect.ownKeys(itsPrototype.constructor).length // expect: 5
itsPrototype.constructor.length // expect: 2
itsPrototype.constructor.prototype === itsPrototype // expect: true
