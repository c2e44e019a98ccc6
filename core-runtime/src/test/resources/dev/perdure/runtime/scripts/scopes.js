// An activation that two closures share.
var pair = (function (shared) {
  return { set: function (v) { shared = v; }, get: function () { return shared; } };
})('first');
// --- restart ---
pair.set('second');
// --- restart ---
pair.get() // expect: "second"

// A with scope, shared between two closures.
var target = { x: 1 };
var wither;
with (target) { wither = { get: function () { return x; }, set: function (v) { x = v; } }; }
wither.get() // expect: 1
// --- restart ---
wither.set(2); target.x // expect: 2
// --- restart ---
target.x = 3; wither.get() // expect: 3
delete target.x; var x = 'global'; wither.get() // expect: "global"
// --- restart ---
wither.get() // expect: "global"
target.x = 'back';
// --- restart ---
wither.get() // expect: "back"

// A with scope inside a function.
function makeWith(object, local) { with (object) { return { read: function () { return [inner, local]; }, write: function (v) { inner = v; local = v; } }; } }
var box = { inner: 'i' }, w = makeWith(box, 'l');
// --- restart ---
w.read() // expect: ["i", "l"]
w.write('new');
// --- restart ---
[w.read(), box.inner] // expect: [["new", "new"], "new"]

// A catch scope, shared between two closures.
var caught;
try { throw new Error('boom'); } catch (e) { caught = { get: function () { return e.message; }, set: function (m) { e = { message: m }; } }; }
// --- restart ---
caught.get() // expect: "boom"
caught.set('replaced');
// --- restart ---
caught.get() // expect: "replaced"

// A block scope, shared between two closures.
var blocked;
{ let count = 10; const step = 5; blocked = { up: function () { count += step; return count; }, read: function () { return count; } }; }
blocked.up() // expect: 15
// --- restart ---
[blocked.up(), blocked.read()] // expect: [20, 20]
// --- restart ---
blocked.read() // expect: 20

// Block scopes in functions, nested.
var nested = (function () {
  let a = 1;
  { let a = 2; let b = 3; { let a = 4; return { all: function () { return [a, b]; }, bump: function () { a++; b++; } }; } }
})();
// --- restart ---
nested.bump(); nested.all() // expect: [5, 4]
// --- restart ---
nested.all() // expect: [5, 4]

// let and const in functions.
var lexical = (function () { let v = 1; const c = { n: 1 }; return function () { v++; c.n++; return [v, c.n]; }; })();
lexical() // expect: [2, 2]
// --- restart ---
lexical() // expect: [3, 3]

// Global let, const, var and function.
let globalLet = 'let'; const globalConst = { c: 1 }; var globalVar = 'var'; function globalFunction() { return globalLet; }
// --- restart ---
[globalLet, globalConst.c, globalVar, globalFunction()] // expect: ["let", 1, "var", "let"]
globalLet = 'changed'; globalFunction() // expect: "changed"
// --- restart ---
globalFunction() // expect: "changed"
implicit = 'implicit';
// --- restart ---
[implicit, delete implicit, typeof implicit] // expect: ["implicit", true, "undefined"]
// --- restart ---
typeof implicit // expect: "undefined"

// Variables that eval adds to a function's scope. (The engine makes an arguments object for eval.)
var evalScope = (function () { eval('var added = 1;'); arguments = null; return { get: function () { return added; }, set: function (v) { added = v; } }; })();
// --- restart ---
evalScope.set(2);
// --- restart ---
evalScope.get() // expect: 2

// A named function expression's own name.
var outer = function inner(n) { return n === 0 ? 'end' : inner(n - 1); };
var alias = outer; outer = null;
// --- restart ---
alias(3) // expect: "end"

// A function declared in a block, and one that shadows a global.
var shadow = (function (globalVar) { function get() { return globalVar; } return get; })('shadowed');
// --- restart ---
[shadow(), globalVar] // expect: ["shadowed", "var"]

// this of a method that is called after a restart.
var self = { name: 'self', me: function () { return this === self; } };
// --- restart ---
self.me() // expect: true
