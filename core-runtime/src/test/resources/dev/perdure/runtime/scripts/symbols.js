var u = Symbol('u'), other = Symbol('u'), bare = Symbol(), reg = Symbol.for('app.key');
var o = { [u]: 1, [other]: 2, [bare]: 3, [reg]: 4, [Symbol.toStringTag]: 'Tagged', plain: 5 };
// --- restart ---
[o[u], o[other], o[bare], o[Symbol.for('app.key')], String(o)] // expect: [1, 2, 3, 4, "[object Tagged]"]
[u === other, u.description, bare.description, Symbol.keyFor(reg), typeof u] // expect: [false, "u", undefined, "app.key", "symbol"]
var syms = Object.getOwnPropertySymbols(o);
[syms.length, syms[0] === u, syms[1] === other, syms[4] === Symbol.toStringTag] // expect: [5, true, true, true]
// --- restart ---
[syms[0] === u, syms[2] === bare, syms[3] === Symbol.for('app.key')] // expect: [true, true, true]
o[u] = 'changed'; delete o[other];
// --- restart ---
[o[u], other in o] // expect: ["changed", false]
var iterable = { [Symbol.iterator]() { var n = 0; return { next: function () { return { done: n > 2, value: n++ }; } }; } };
// --- restart ---
[...iterable] // expect: [0, 1, 2]
var prim = { [Symbol.toPrimitive]: function (hint) { return hint; } };
// --- restart ---
[`${prim}`, prim + ''] // expect: ["string", "default"]
// A symbol that is only a key, and one in a closure.
var onlyKey = {}; onlyKey[Symbol('only')] = 'k';
var priv = (function () { var s = Symbol('private'); return { mark: function (x) { x[s] = true; }, has: function (x) { return x[s] === true; } }; })();
var marked = {}; priv.mark(marked);
// --- restart ---
[priv.has(marked), priv.has({}), onlyKey[Object.getOwnPropertySymbols(onlyKey)[0]]] // expect: [true, false, "k"]
var list = [u, u, other];
// --- restart ---
[list[0] === list[1], list[0] === u, list[1] === list[2]] // expect: [true, true, false]
// Two objects of one shape, of which one came later, with a symbol of its own key.
function tagged(s) { var t = {}; t[s] = 1; return t; }
var later = tagged(u);
// --- restart ---
later[u] // expect: 1
var boxed = Object(u);
// --- restart ---
boxed.valueOf() === u // expect: true
