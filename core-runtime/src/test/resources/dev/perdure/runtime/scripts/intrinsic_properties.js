// Properties that the engine computes: their attributes, and what is put in their place.
Object.defineProperty(Map.prototype, 'size', { enumerable: true });
Object.defineProperty(ArrayBuffer.prototype, 'byteLength', { enumerable: true });
Object.defineProperty(Symbol.prototype, 'description', { get: function () { return 'replaced'; } });
// --- restart ---
[Object.keys(Map.prototype).join(), new Map([[1, 1]]).size, Object.keys(ArrayBuffer.prototype).join(), Symbol('x').description] // expect: ["size", 1, "byteLength", "replaced"]
Object.freeze(Map.prototype); Object.freeze(ArrayBuffer.prototype); Object.freeze(Symbol.prototype);
// --- restart ---
[new Map([[1, 1], [2, 2]]).size, new ArrayBuffer(3).byteLength, Object.isFrozen(Map.prototype), Object.isFrozen(ArrayBuffer.prototype)] // expect: [2, 3, true, true]
Error.stackTraceLimit = 1; Error.prepareStackTrace = function (e, frames) { return 'prepared ' + frames.length; };
function deep(n) { return n ? deep(n - 1) : new Error('deep'); }
// --- restart ---
[Error.stackTraceLimit, deep(5).stack] // expect: [1, "prepared 1"]
Error.stackTraceLimit = 2; throw new Error('stop'); // expect error: stop
[Error.stackTraceLimit, deep(5).stack] // expect: [1, "prepared 1"]
Error.prepareStackTrace = undefined; Error.stackTraceLimit = Infinity;
// --- restart ---
[Error.stackTraceLimit, deep(5).stack.split('\n').length > 5] // expect: [Infinity, true]
// Elements and length of Array.prototype, which is an array.
Array.prototype[1] = 'hole'; Array.prototype.push('end');
// --- restart ---
[Array.prototype.length, [, , ,][1], [, , ,][2], [, , ,][0]] // expect: [3, "hole", "end", undefined]
Array.prototype[5] = 1; Array.prototype.length = 2; throw new Error('stop'); // expect error: stop
[Array.prototype.length, [, , ,][2], [, , , , , ,][5]] // expect: [3, "end", undefined]
Array.prototype.length = 0;
// --- restart ---
[Array.prototype.length, [, , ,][1], Object.getOwnPropertyNames(Array.prototype).filter(function (n) { return /^\d/.test(n); }).length] // expect: [0, undefined, 0]
Array.prototype.length = 4; Object.defineProperty(Array.prototype, 'length', { writable: false });
// --- restart ---
[Array.prototype.length, Object.getOwnPropertyDescriptor(Array.prototype, 'length').writable] // expect: [4, false]
// Accessors, symbols, attributes and order on built-ins.
var log = [], marker = Symbol('marker');
Object.defineProperty(Date, 'zone', { get: function () { return 'Z' + log.length; }, set: function (v) { log.push(v); }, configurable: true });
Promise[marker] = 'm'; Object.defineProperty(Promise.prototype, Symbol.toStringTag, { value: 'Vow' });
Object.defineProperty(Number, 'MAX_SAFE', { value: 9, enumerable: false, writable: false, configurable: true });
// --- restart ---
Date.zone = 'a'; [Date.zone, Promise[marker], String(Promise.prototype), Number.MAX_SAFE] // expect: ["Z1", "m", "[object Vow]", 9]
delete Date.zone; delete Promise[marker]; delete Array.prototype[Symbol.iterator];
// --- restart ---
[Date.zone, Promise[marker], typeof Array.prototype[Symbol.iterator], log.join()] // expect: [undefined, undefined, "undefined", "a"]
Array.prototype[Symbol.iterator] = Array.prototype.values;
// --- restart ---
[...[1, 2]].length // expect: 2
// Globals that are replaced do not change what the runtime itself makes.
var kept = { date: new Date(7), pattern: /x+/gi, symbol: Symbol.for('reg'), error: new RangeError('r'), map: new Map([[1, 2]]), bound: parseInt.bind(null, '12'), boxed: Object('s'), fn: function f(a) { return [a]; } };
kept.pattern.lastIndex = 3;
// --- turn ---
var originals = [Object, Function, Array, Date, RegExp, Symbol, Error, RangeError, Map, String];
Symbol.for = Object = Function = Array = Date = RegExp = Symbol = Error = RangeError = Map = String = function () { throw 'a replacement was called'; };
// --- restart ---
[kept.date.getTime(), kept.pattern.source, kept.pattern.lastIndex, kept.symbol.description, kept.error.message, kept.map.get(1), kept.bound(), kept.boxed.length, kept.fn(1).length, [2].length, /y/.test('y'), typeof {}] // expect: [7, "x+", 3, "replaced", "r", 2, 12, 1, 1, 1, true, "object"]
kept.date.setTime(8); kept.map.set(2, 3); kept.fresh = [/z/g, function () {}, {}];
// --- restart ---
[kept.date.getTime(), kept.map.size, kept.fresh[0].flags, originals[0].keys(kept).length, originals[1].prototype === kept.fn.__proto__, originals[3].prototype === kept.date.__proto__] // expect: [8, 2, "g", 9, true, true]
Object = originals[0]; Function = originals[1]; Array = originals[2]; Date = originals[3]; RegExp = originals[4]; Symbol = originals[5]; Error = originals[6]; RangeError = originals[7]; Map = originals[8]; String = originals[9];
// --- restart ---
[Object.keys(kept).length, new Date(1).getTime(), kept.error instanceof RangeError] // expect: [9, 1, true]
// The last match belongs to a turn.
/(b)/.exec('abc'); RegExp.$1 // expect: "b"
[RegExp.$1, RegExp.lastMatch] // expect: ["", ""]
