var frozen = Object.freeze({ a: 1, deep: { b: 2 } }), sealed = Object.seal({ a: 1 }), closed = Object.preventExtensions({ a: 1 });
// --- restart ---
[Object.isFrozen(frozen), Object.isSealed(sealed), Object.isFrozen(sealed), Object.isExtensible(closed), Object.isSealed(closed)] // expect: [true, true, false, false, false]
frozen.a = 9; frozen.b = 9; delete frozen.a; frozen.deep.b = 3; frozen // expect: {a: 1, deep: {b: 3}}
sealed.a = 9; sealed.b = 9; delete sealed.a; sealed // expect: {a: 9}
closed.a = 8; closed.b = 9; closed // expect: {a: 8}
// --- restart ---
[frozen.deep.b, sealed.a, closed.a] // expect: [3, 9, 8]
delete closed.a // expect: true
// --- restart ---
'a' in closed // expect: false
(function () { 'use strict'; frozen.a = 2; })() // expect error: TypeError
// --- restart ---
(function () { 'use strict'; sealed.fresh = 2; })() // expect error: TypeError
(function () { 'use strict'; delete sealed.a; })() // expect error: TypeError
sealed.a++; sealed.a += 5; sealed.a // expect: 15
// --- restart ---
sealed.a // expect: 15
var late = { x: 1 };
// --- restart ---
Object.freeze(late);
// --- restart ---
late.x = 2; [late.x, Object.isFrozen(late)] // expect: [1, true]
var fn = Object.freeze(function () { return 'f'; });
// --- restart ---
fn.x = 1; [fn(), fn.x, Object.isFrozen(fn)] // expect: ["f", undefined, true]
var withAccessor = Object.freeze({ n: { v: 1 }, get v() { return this.n.v; }, set v(x) { this.n.v = x; } });
// --- restart ---
withAccessor.v = 5; withAccessor.v // expect: 5
Reflect.ownKeys(frozen).join() // expect: "a,deep"
Object.setPrototypeOf(frozen, {}) // expect error: TypeError
Reflect.preventExtensions(late) // expect: true
var sealedMap = Object.seal(new Map()); sealedMap.set(1, 2);
// --- restart ---
sealedMap.get(1) // expect: 2
