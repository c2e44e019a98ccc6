// What a program changes of the built-ins is heap state.
Array.prototype.last = function () { return this[this.length - 1]; };
Object.defineProperty(String.prototype, 'shout', { get: function () { return this.toUpperCase() + '!'; }, configurable: true });
Math.TAU = 6.28; JSON.parse.note = 'n';
// --- restart ---
[[1, 2].last(), 'hey'.shout, Math.TAU, JSON.parse.note] // expect: [2, "HEY!", 6.28, "n"]
delete Array.prototype.last; delete String.prototype.shout;
// --- restart ---
[typeof [].last, 'x'.shout] // expect: ["undefined", undefined]
// Replaced and removed built-ins.
var oldPush = Array.prototype.push; Array.prototype.push = function () { return 'pushed'; };
delete Math.sin;
// --- restart ---
[[].push(1), typeof Math.sin, oldPush.call([1], 2)] // expect: ["pushed", "undefined", 2]
Array.prototype.push = oldPush;
// --- restart ---
[[5].push(1), Object.keys(Array.prototype).length] // expect: [2, 0]
// References to built-ins stay references to built-ins.
var refs = { push: Array.prototype.push, log: Math.log, object: Object, proto: Function.prototype, json: JSON, it: Array.prototype[Symbol.iterator], g: this };
// --- restart ---
[refs.push === Array.prototype.push, refs.log === Math.log, refs.object === Object, refs.proto === Function.prototype, refs.json === JSON, refs.it === [].values, refs.g === this] // expect: [true, true, true, true, true, true, true]
// A global that hides a built-in, and its return.
var oldParse = parseInt; parseInt = function () { return 'mine'; };
// --- restart ---
parseInt('5') // expect: "mine"
parseInt = oldParse;
// --- restart ---
parseInt('5') // expect: 5
Number.prototype.double = function () { return this * 2; }; Symbol.extra = Symbol('extra'); Map.prototype.label = 'm';
// --- restart ---
[(4).double(), Symbol.extra.description, new Map().label] // expect: [8, "extra", "m"]
Object.prototype.everywhere = 'here';
// --- restart ---
[({}).everywhere, (function () {}).everywhere, [].everywhere] // expect: ["here", "here", "here"]
delete Object.prototype.everywhere;
// --- restart ---
({}).everywhere // expect: undefined
// Order and attributes of globals.
g1 = 1; g2 = 2; g3 = 3; g0 = 0; delete this.g0; g0 = 4;
Object.defineProperty(this, 'hiddenGlobal', { value: 'h', enumerable: false });
// --- restart ---
Object.keys(this).filter(function (k) { return /^g\d$/.test(k); }).join() // expect: "g1,g2,g3,g0"
[hiddenGlobal, Object.keys(this).indexOf('hiddenGlobal')] // expect: ["h", -1]
Object.defineProperty(this, 'computedGlobal', { get: function () { return g1 + g2; }, configurable: true });
// --- restart ---
g1 = 10; computedGlobal // expect: 12
var iteratorProto = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
// --- restart ---
iteratorProto === Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) // expect: true
// A global that was looked for before it was added has the place in which it was added.
delete this.k1; k2 = 2; k1 = 1;
// --- restart ---
Object.keys(this).filter(function (k) { return /^k\d$/.test(k); }).join() // expect: "k2,k1"
// A built-in that was removed and comes again is last, and stays there when it is changed.
delete Math.cos;
// --- turn ---
Math.m1 = 1; Math.cos = 2;
// --- turn ---
Math.cos = 3;
// --- restart ---
Math.cos = 4;
// --- restart ---
Object.getOwnPropertyNames(Math).slice(-2).join() // expect: "m1,cos"
// So it is if it comes again in a turn that is undone.
delete Math.tan; delete Math.m1;
// --- turn ---
Math.m1 = 1;
// --- turn ---
Math.tan = 1; delete Math.m1; throw new Error('undone'); // expect error: undone
Math.tan = 2;
// --- restart ---
Object.getOwnPropertyNames(Math).slice(-3).join() // expect: "cos,m1,tan"
