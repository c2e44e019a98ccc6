var a = { name: 'a' }, b = { a: a, self: null }; b.self = b; a.b = b;
var list = [a, b, a], map = new Map([[a, b], [b, a]]);
// --- restart ---
[b.a === a, b.self === b, a.b === b, list[0] === list[2], list[1] === b, map.get(a) === b, map.get(b) === a] // expect: [true, true, true, true, true, true, true]
a.b.a.b.self.a === list[0] // expect: true
delete b.self; list.length = 0;
// --- restart ---
[map.get(a) === a.b, 'self' in b] // expect: [true, false]
// What only a closure knows has an identity too.
var keeper = (function () { var secret = {}; return { give: function () { return secret; }, is: function (x) { return x === secret; } }; })();
var given = keeper.give();
// --- restart ---
keeper.is(given) // expect: true
given = null;
// --- restart ---
keeper.is(keeper.give()) // expect: true
// A new object that an old one refers to, and the other way round.
var old = {}; 
// --- restart ---
old.fresh = { back: old };
// --- restart ---
old.fresh.back === old // expect: true
// Functions and their prototypes.
function F() {} var f1 = new F(), f2 = new F();
// --- restart ---
[Object.getPrototypeOf(f1) === Object.getPrototypeOf(f2), Object.getPrototypeOf(f1) === F.prototype, f1.constructor === F] // expect: [true, true, true]
// A long list of objects that refer to each other.
var head = null; for (var i = 0; i < 20000; i++) head = { next: head, i: i };
// --- restart ---
var n = 0; for (var at = head; at; at = at.next) n += at.i; n // expect: 199990000
// What is no longer reachable may come back within its turn.
var moved = { m: {} }; var held = moved.m; moved.m = null;
// --- restart ---
moved.m = held; held = null;
// --- restart ---
typeof moved.m // expect: "object"
