// A closure in a function that uses arguments.
var tally = (function () {
  var n = arguments.length;
  return function () { return n++ + arguments.length; };
})('a', 'b');
tally() // expect: 2
// --- restart ---
tally(1, 2) // expect: 5

// A closure that reads the arguments of the function around it.
var later = (function (x, y) {
  var all = arguments;
  return { get: function (i) { return all[i]; }, set: function (i, v) { all[i] = v; },
      params: function () { return [x, y]; }, setX: function (v) { x = v; }, all: all };
})(1, 2, 3);
// --- restart ---
[later.get(0), later.get(1), later.get(2), later.all.length] // expect: [1, 2, 3, 3]

// Mapped arguments and parameters are one variable each: both ways, and after a restart.
later.set(0, 10); later.params() // expect: [10, 2]
later.setX(11); later.get(0) // expect: 11
// --- restart ---
later.params() // expect: [11, 2]
later.set(1, 20); later.params() // expect: [11, 20]
// --- restart ---
later.setX(12); [later.get(0), later.all[1], later.all[2]] // expect: [12, 20, 3]
// --- restart ---
// An argument without a parameter is changed on its own.
later.all[2] = 30; later.all[2] // expect: 30
// --- restart ---
later.all[2] // expect: 30

// A deleted argument is tied no more.
delete later.all[0]; [0 in later.all, later.params()[0]] // expect: [false, 12]
// --- restart ---
[0 in later.all, later.all.length] // expect: [false, 3]
later.all[0] = 'own'; [later.params()[0], later.all[0]] // expect: [12, "own"]
// --- restart ---
[later.params()[0], later.all[0], later.all[1]] // expect: [12, "own", 20]

// What an arguments object is.
Object.prototype.toString.call(later.all) // expect: "[object Arguments]"
[...later.all].join() // expect: "own,20,30"
Array.prototype.slice.call(later.all, 1) // expect: [20, 30]
Object.getPrototypeOf(later.all) === Object.prototype // expect: true
later.all.length = 2; later.all.note = 'n';
// --- restart ---
[...later.all, later.all.note].join() // expect: "own,20,n"
Object.keys(later.all).sort().join() // expect: "0,1,2,note"

// callee.
var who = (function () { return arguments; })();
// --- restart ---
[typeof who.callee, who.length] // expect: ["function", 0]
who.callee().length // expect: 0

// Unmapped: a strict function's. (The engine forgets that in closures without an activation.)
var strict = (function (x) {
  'use strict';
  var all = arguments;
  return { all: all, get: function () { arguments; return [x, all[0]]; },
      setX: function (v) { x = v; }, set: function (v) { arguments; all[0] = v; } };
})(1, 2);
strict.setX(5); strict.get() // expect: [5, 1]
// --- restart ---
strict.get() // expect: [5, 1]
strict.set(7); strict.get() // expect: [5, 7]
// --- restart ---
strict.get() // expect: [5, 7]
try { strict.all.callee; 'none' } catch (e) { e.name } // expect: "TypeError"

// Unmapped: with default parameters.
var loose = (function (x = 1) {
  var all = arguments;
  return { all: all, x: function () { return x; } };
})(3, 4);
loose.all[0] = 9; [loose.x(), loose.all[0]] // expect: [3, 9]
// --- restart ---
[loose.x(), loose.all[0], loose.all[1]] // expect: [3, 9, 4]
loose.all[0] = 10; loose.x() // expect: 3
// --- restart ---
[loose.x(), loose.all[0]] // expect: [3, 10]

// Two parameters of one name: only the second is tied.
var twice = (function (a, a) { var all = arguments; return { all: all, a: function () { return a; } }; })(1, 2);
// --- restart ---
twice.all[0] = 5; twice.all[1] = 6; twice.a() // expect: 6
// --- restart ---
[twice.all[0], twice.all[1], twice.a()] // expect: [5, 6, 6]

// Redefined elements.
var made = (function (a, b, c) { return { all: arguments, get: function () { return [a, b, c]; } }; })(1, 2, 3);
Object.defineProperty(made.all, 0, { get: function () { return 'got'; } });
Object.defineProperty(made.all, 1, { value: 'fixed', writable: false });
// --- restart ---
[made.all[0], made.all[1], made.all[2]] // expect: ["got", "fixed", 3]
made.get() // expect: [1, "fixed", 3]
Object.defineProperty(made.all, 2, { enumerable: false });
// --- restart ---
Object.getOwnPropertyDescriptor(made.all, 2).enumerable // expect: false
made.all[2] = 33; made.get() // expect: [1, "fixed", 33]
// --- restart ---
[made.get()[2], made.all[2]] // expect: [33, 33]

// Frozen; arguments that hold themselves and what holds them.
var cyclic = (function (o) { o.args = arguments; arguments[1] = arguments; return arguments; })({}, 0);
// --- restart ---
[cyclic[1] === cyclic, cyclic[0].args === cyclic] // expect: [true, true]
var frozen = Object.freeze((function () { return arguments; })(1));
// --- restart ---
[Object.isFrozen(frozen), frozen[0]] // expect: [true, 1]

// arguments in a map, in an array, behind bind, as this.
var kept = new Map([['k', (function () { return arguments; })(1)]]);
var row = [(function () { return arguments; })(1)];
var bump = (function () { return ++this[0]; }).bind((function () { return arguments; })(1));
// --- restart ---
kept.get('k')[0] = 2; row[0][0] = 3; bump() // expect: 2
// --- restart ---
[kept.get('k')[0], row[0][0], bump()] // expect: [2, 3, 3]

// A write that an error undoes.
row[0][0] = 99; throw new Error('no'); // expect error: no
row[0][0] // expect: 3
later.set(1, 'lost'); later.all[2] = 'lost'; throw new Error('no'); // expect error: no
[later.params()[1], later.all[2]] // expect: [20, 30]

// eval makes variables of the function around it.
var evaluated = (function (code) { eval(code); return function (c) { return eval(c); }; })('var hidden = 1;');
// --- restart ---
evaluated('++hidden') // expect: 2
evaluated('var more = hidden * 10; more') // expect: 20
// --- restart ---
evaluated('hidden') // expect: 2
evaluated('arguments.length') // expect: 1

// An arrow function has the arguments of the function around it.
var arrow = (function () { return () => arguments; })('outer');
// --- restart ---
arrow()[0] // expect: "outer"

// A variable that takes the place of arguments.
var replaced = (function () { arguments = [...arguments, 'own']; return () => arguments; })('a');
// --- restart ---
replaced().join() // expect: "a,own"

// arguments in with, catch and block scopes.
var scoped = (function () {
  with ({ w: 1 }) { try { throw 2; } catch (e) { { let b = 3; return () => [w, e, b, arguments[0]]; } } }
})('a');
// --- restart ---
scoped() // expect: [1, 2, 3, "a"]

// The order of keys, and a large number of arguments.
var many = (function () { return arguments; }).apply(null, Array.from({ length: 1000 }, (x, i) => i));
// --- restart ---
[many.length, many[999], Object.keys(many).length] // expect: [1000, 999, 1000]
many[999] = 'last';
// --- restart ---
many[999] // expect: "last"

// In a long array and in a large map.
var long = Array.from({ length: 5000 }, (x, i) => i);
long[4000] = (function () { return arguments; })('in a page');
var large = new Map(long.map((x, i) => [i, x]));
// --- restart ---
long[4000][0] = 'changed'; large.get(4000)[0] // expect: "changed"
// --- restart ---
large.get(4000)[0] = 'again'; long.indexOf(large.get(4000)) // expect: 4000
// --- restart ---
long[4000][0] // expect: "again"
