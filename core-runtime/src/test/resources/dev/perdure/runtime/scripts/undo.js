var o = { a: 1, b: [1, 2] }, log = [];
// --- turn ---
o.a = 2; o.b.push(3); o.c = 1; delete o.a; throw new Error('stop') // expect error: stop
o // expect: {a: 1, b: [1, 2]}
// --- restart ---
o // expect: {a: 1, b: [1, 2]}
o.cycle = o; fresh = { o: o }; undefinedName.x // expect error: undefinedName
['cycle' in o, typeof fresh] // expect: [false, "undefined"]
// Nothing of an undone turn is printed.
print('never'); null.x // expect error: null
// expect print: 
// A turn with a syntax error.
o.a = ; // expect error: SyntaxError
// Deep recursion.
// (Deep recursion has a test of its own.)
o.a // expect: 1
// The variables of a closure.
var counter = (function () { var n = 0; return function () { return ++n; }; })();
// --- turn ---
counter(); counter(); throw 'thrown' // expect error: uncaught "thrown"
counter() // expect: 1
// --- restart ---
counter() // expect: 2
// Objects that the turn made and then lost: the next turn starts clean.
var g = function () {}; g.prototype.x = 1; throw 1 // expect error: uncaught 1
typeof g // expect: "undefined"
function declared() { return 1; } throw 2 // expect error: uncaught 2
typeof declared // expect: "undefined"
// A turn that catches its own error completes.
try { o.a = 'kept'; throw 1; } catch (e) { } o.a // expect: "kept"
// --- restart ---
o.a // expect: "kept"
// An undone turn between two that use the same script.
function make() { return function () { return 'made'; }; }
// --- turn ---
var first = make(); throw 3 // expect error: uncaught 3
var first = make(); first() // expect: "made"
// --- restart ---
first() // expect: "made"
