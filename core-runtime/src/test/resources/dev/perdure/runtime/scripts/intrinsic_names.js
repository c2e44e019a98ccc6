// Built-ins that can be reached through an instance alone.
var gen = function* () {};
function found() {
  return [
    Object.getPrototypeOf([].values()), Object.getPrototypeOf(''[Symbol.iterator]()), Object.getPrototypeOf(''.matchAll(/x/g)),
    Object.getPrototypeOf(new Map().values()), Object.getPrototypeOf(new Set().values()),
    Object.getPrototypeOf(Int8Array), Object.getPrototypeOf(Int8Array.prototype), Object.getPrototypeOf(Int8Array.prototype).set,
    Object.getPrototypeOf(gen), Object.getPrototypeOf(gen).constructor, Object.getPrototypeOf(gen).prototype, Object.getPrototypeOf(gen).prototype.next, Object.getPrototypeOf(gen.prototype),
    Object.getOwnPropertyDescriptor(function () { 'use strict'; }, 'caller'),
    Object.getOwnPropertyDescriptor(Map.prototype, 'size').get, Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').set,
    Array.prototype[Symbol.unscopables], Math.max.constructor, [].values().next
  ];
}
var before = found();
// --- restart ---
found().map(function (f, i) { return f === before[i] || f === undefined ? '' : i; }).join('') // expect: ""
before[0].extra = 'array'; before[3].extra = 'map'; before[6].extra = 'typed'; before[10].extra = 'generator'; before[8].tag = 'function';
// --- restart ---
[[].keys().extra, new Map().keys().extra, ''[Symbol.iterator]().extra, gen.tag] // expect: ["array", "map", undefined, "function"]
[new Float64Array(1).extra, gen.prototype.extra, gen().extra] // expect: ["typed", "generator", "generator"]
Object.freeze(before[0]); Object.setPrototypeOf(before[10], { inherited: 'by generators' });
// --- restart ---
[Object.isFrozen(Object.getPrototypeOf([].values())), gen().inherited, [...[3].values()].join()] // expect: [true, "by generators", "3"]
before[0].next = 5; [typeof [].values().next] // expect: ["function"]
