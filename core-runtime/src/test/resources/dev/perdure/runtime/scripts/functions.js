function declared(a, b) { return a + b; }
var expressed = function named(n) { return n < 2 ? 1 : n * named(n - 1); };
var arrow = (x, y = 2) => x * y;
var object = { method() { return 'm' + super.toString().length; }, get g() { return 'got'; }, set s(v) { this.kept = v; } };
var made = new Function('a', 'b', 'return a - b');
var evaluated = eval('(function (x) { return x + "!"; })');
function* generate(n) { for (var i = 0; i < n; i++) yield i * i; }
function variadic(first, ...others) { return first + others.length; }
function withDefaults(a, b = a * 2, c = a + b) { return [a, b, c]; }
function destructuring({ x, y: [z] = [9] }) { return [x, z]; }
var bound = declared.bind(null, 40);
var boundTwice = bound.bind('ignored', 2);
[declared(1, 2), expressed(5), arrow(4), object.method(), object.g, made(5, 3), evaluated('hey')] // expect: [3, 120, 8, "m15", "got", 2, "hey!"]
// --- restart ---
[declared(1, 2), expressed(5), arrow(4), object.method(), object.g, made(5, 3), evaluated('hey')] // expect: [3, 120, 8, "m15", "got", 2, "hey!"]
object.s = 'set'; object.kept // expect: "set"
[...generate(4)] // expect: [0, 1, 4, 9]
// --- restart ---
[variadic(1, 2, 3), withDefaults(1), destructuring({ x: 1, y: [2] }), destructuring({ x: 3 })] // expect: [3, [1, 2, 3], [1, 2], [3, 9]]
[bound(2), boundTwice(), bound.name, bound.length] // expect: [42, 42, "bound declared", 1]
// --- restart ---
[declared.name, declared.length, expressed.name, arrow.name, made.name, evaluated.name, generate.name] // expect: ["declared", 2, "named", "arrow", "anonymous", "", "generate"]
[variadic.length, withDefaults.length, arrow.length] // expect: [1, 1, 1]
declared.toString() // expect: "function declared(a, b) { return a + b; }"
String(arrow) // expect: "(x, y = 2) => x * y"

// Functions are objects.
declared.note = 'n'; declared.self = declared;
// --- restart ---
[declared.note, declared.self === declared] // expect: ["n", true]
Object.keys(declared) // expect: ["note", "self"]

// Constructors.
function Point(x, y) { this.x = x; this.y = y; }
Point.prototype.norm = function () { return Math.sqrt(this.x * this.x + this.y * this.y); };
Point.origin = new Point(0, 0);
var q = new Point(3, 4);
// --- restart ---
[q.norm(), q instanceof Point, q.constructor === Point, Point.origin.norm()] // expect: [5, true, true, 0]
Point.prototype.scale = function (k) { return new Point(this.x * k, this.y * k); };
// --- restart ---
q.scale(2).norm() // expect: 10
Object.getPrototypeOf(q) === Point.prototype // expect: true
// A prototype that nobody has used is the same object at each look.
function Unused() {}
// --- restart ---
Unused.prototype === Unused.prototype // expect: true
Unused.prototype.constructor === Unused // expect: true
var u = new Unused();
// --- restart ---
u instanceof Unused // expect: true
Unused.prototype.late = 'late';
// --- restart ---
u.late // expect: "late"
Unused.prototype = { other: 1 };
// --- restart ---
[u instanceof Unused, new Unused().other, u.late] // expect: [false, 1, "late"]

// Prototypes replaced, methods borrowed, inheritance by Object.create.
function Shape(name) { this.name = name; }
Shape.prototype.describe = function () { return 'a ' + this.name; };
function Square(side) { Shape.call(this, 'square'); this.side = side; }
Square.prototype = Object.create(Shape.prototype, { constructor: { value: Square, writable: true, configurable: true } });
Square.prototype.area = function () { return this.side * this.side; };
var sq = new Square(3);
// --- restart ---
[sq.describe(), sq.area(), sq instanceof Shape, sq.constructor.name] // expect: ["a square", 9, true, "Square"]

// super in methods follows the home object.
var base = { hello() { return 'base ' + this.who; } };
var derived = { __proto__: base, who: 'derived', hello() { return super.hello() + '!'; } };
derived.hello() // expect: "base derived!"
// --- restart ---
derived.hello() // expect: "base derived!"
base.hello = function () { return 'changed'; };
derived.hello() // expect: "changed!"

// Recursion through variables, mutual recursion, and a function that rewrites itself.
var isEven = function (n) { return n === 0 || isOdd(n - 1); }, isOdd = function (n) { return n !== 0 && isEven(n - 1); };
var rewrite = function () { rewrite = function () { return 'second'; }; return 'first'; };
// --- restart ---
[isEven(10), isOdd(7), rewrite()] // expect: [true, true, "first"]
// --- restart ---
rewrite() // expect: "second"

// Strict functions stay strict.
var strict = (function () { 'use strict'; return function () { undeclared = 1; }; })();
// --- restart ---
strict() // expect error: undeclared

// A name can be redefined; name and length can be deleted.
// (The engine does not let a program set a function's length.)
Object.defineProperty(declared, 'name', { value: 'renamed' });
// --- restart ---
declared.name // expect: "renamed"
delete declared.name; delete declared.length;
// --- restart ---
[declared.name, declared.length, declared.hasOwnProperty('name')] // expect: ["", 0, false]

// apply, call and functions as arguments.
[declared.apply(null, [1, 2]), declared.call(null, 3, 4), [1, 2].map(arrow)] // expect: [3, 7, [0, 2]]
