// Built-ins that are frozen, sealed or closed stay so.
Object.freeze(Array.prototype); Object.seal(Math); Object.preventExtensions(JSON);
// --- restart ---
[Object.isFrozen(Array.prototype), Object.isSealed(Math), Object.isFrozen(Math), Object.isExtensible(JSON)] // expect: [true, true, false, false]
(function () { 'use strict'; Array.prototype.x = 1; })(); // expect error: TypeError
(function () { 'use strict'; Array.prototype.push = 1; })(); // expect error: TypeError
(function () { 'use strict'; delete Math.sin; })(); // expect error: TypeError
// What can still be written of them is, though they are closed.
Math.PI2 = 1; Math.sin = function () { return 'mine'; }; JSON.parse = 5; delete JSON.stringify;
[Math.PI2, Math.sin(1), JSON.parse, typeof JSON.stringify] // expect: [undefined, "mine", 5, "undefined"]
// --- restart ---
[Math.PI2, Math.sin(1), JSON.parse, typeof JSON.stringify, [1].concat([2]).length] // expect: [undefined, "mine", 5, "undefined", 2]
Math.sin = function () { return 'again'; };
// --- restart ---
Math.sin(1) // expect: "again"
// Closed and written in one turn.
Object.preventExtensions(Reflect); Reflect.has = 'in the same turn';
// --- restart ---
[Reflect.has, Object.isExtensible(Reflect)] // expect: ["in the same turn", false]
// A turn that is undone closes and opens nothing.
Object.freeze(String.prototype); Object.setPrototypeOf(Number.prototype, null); Reflect.has = 'undone'; throw new Error('stop'); // expect error: stop
[Object.isExtensible(String.prototype), Object.isFrozen(String.prototype), Object.getPrototypeOf(Number.prototype) === Object.prototype, Reflect.has] // expect: [true, false, true, "in the same turn"]
String.prototype.extra = 1; String.prototype.trim = 2;
// --- restart ---
['x'.extra, 'x'.trim] // expect: [1, 2]
// Other prototypes.
var between = Object.create(Object.prototype, { hello: { value: function () { return 'hello ' + this; }, writable: true } });
Object.setPrototypeOf(Number.prototype, between); Set.prototype.__proto__ = Map.prototype; Object.setPrototypeOf(Map, null);
// --- restart ---
[(5).hello(), Object.getPrototypeOf(Number.prototype) === between, new Set() instanceof Map, Object.getPrototypeOf(Map)] // expect: ["hello 5", true, true, null]
between.hello = function () { return 'bye ' + this; };
// --- restart ---
[(5).hello(), new Map([[1, 2]]).get(1)] // expect: ["bye 5", 2]
Object.setPrototypeOf(Number.prototype, Object.prototype); Object.setPrototypeOf(Map, Function.prototype); Reflect.setPrototypeOf(Set.prototype, Object.prototype);
// --- restart ---
[(5).hello, Object.getPrototypeOf(Map) === Function.prototype, new Set() instanceof Map] // expect: [undefined, true, false]
// The global object.
var protoOfGlobal = { inherited: 'from the prototype' }; Object.setPrototypeOf(globalThis, protoOfGlobal);
// --- restart ---
[inherited, Object.getPrototypeOf(this) === protoOfGlobal] // expect: ["from the prototype", true]
Object.setPrototypeOf(globalThis, Object.prototype); var open1 = 1, open2 = 2;
Object.preventExtensions(globalThis);
// --- restart ---
open1 = 11; [open1, Object.isExtensible(globalThis)] // expect: [11, false]
// --- restart ---
open1 + open2 // expect: 13
open2 = 100; throw new Error('stop'); // expect error: stop
open1 + open2 // expect: 13
(function () { 'use strict'; newGlobal = 1; })(); // expect error: Error
Object.seal(globalThis);
// --- restart ---
open2 = 3; [open1 + open2, Object.isSealed(globalThis), Object.isFrozen(globalThis)] // expect: [14, true, false]
// --- restart ---
open1 + open2 // expect: 14
