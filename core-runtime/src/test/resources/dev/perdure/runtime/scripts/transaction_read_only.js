// A block that is read-only refuses a write before it is made, and names what it would have changed.

var o = { a: 1, deep: { list: [1] } }, map = new Map([[1, 1]]), date = new Date(5), re = /a/g;
var bytes = new Uint8Array(2), weak = new WeakMap(), generator = (function* () { yield 1; yield 2; })();
var promise = Promise.withResolvers();
function reading(f) { return transaction(f, { readOnly: true, name: 'report' }); }
function refused(f) { try { reading(f); } catch (e) { return e.name + ': ' + e.message; } }
// --- restart ---
reading(function () { return o.a + o.deep.list.length + map.get(1) + date.getTime(); }) // expect: 8

// What is new in the block is free.
reading(function () { var n = { x: 1 }; n.x = 2; n.list = [1]; n.list.push(2); transaction(function () { n.x = 3; n.list.push(3); }); return n.x + n.list.length; }) // expect: 6

refused(function () { o.a = 2; }) // expect: "TypeError: Cannot write to global.o in a transaction that is read-only."
refused(function () { o.deep.list.push(2); }) // expect: "TypeError: Cannot write to global.o.deep.list in a transaction that is read-only."
refused(function () { delete o.a; }) // expect: "TypeError: Cannot write to global.o in a transaction that is read-only."
refused(function () { map.set(2, 2); }) // expect: "TypeError: Cannot write to global.map in a transaction that is read-only."
refused(function () { map.clear(); }) // expect: "TypeError: Cannot write to global.map in a transaction that is read-only."
refused(function () { date.setTime(1); }) // expect: "TypeError: Cannot write to global.date in a transaction that is read-only."
refused(function () { bytes[0] = 1; }).slice(0, 39) // expect: "TypeError: Cannot write to global.bytes"
refused(function () { weak.set(o, 1); }) // expect: "TypeError: Cannot write to global.weak in a transaction that is read-only."
refused(function () { Object.freeze(o); }) // expect: "TypeError: Cannot write to global.o in a transaction that is read-only."
refused(function () { Object.setPrototypeOf(o, null); }) // expect: "TypeError: Cannot write to global.o in a transaction that is read-only."
refused(function () { generator.next(); }) // expect: "TypeError: Cannot write to global.generator in a transaction that is read-only."
refused(function () { promise.resolve(1); }).slice(0, 26) // expect: "TypeError: Cannot write to"
refused(function () { re.exec('a'); }) // expect: "TypeError: Cannot write to global.re in a transaction that is read-only."
refused(function () { fresh = 1; }) // expect: "TypeError: Cannot write to global.fresh in a transaction that is read-only."
refused(function () { o = null; }) // expect: "TypeError: Cannot write to global.o in a transaction that is read-only."
refused(function () { Array.prototype.last = 1; }) // expect: "TypeError: Cannot write to Array.prototype.last in a transaction that is read-only."
refused(function () { setTimeout(print, 0); }) // expect: "TypeError: Cannot write to the timers and callbacks that are pending in a transaction that is read-only."
refused(function () { transaction(function () { o.a = 5; }); }) // expect: "TypeError: Cannot write to global.o in a transaction that is read-only."
(function () { var local = 1, young = { y: 1 }; return [refused(function () { local = 2; }) !== undefined, refused(function () { young.y = 2; }) !== undefined, local, young.y]; })() // expect: [true, true, 1, 1]
// --- restart ---

// What passes no barrier is found at the end, also behind another block.
var sealed = Object.seal({ s: 1 });
refused(function () { sealed.s = 2; }) // expect: "TypeError: Cannot write to global.sealed in a transaction that is read-only."
refused(function () { sealed.s = 2; transaction(function () {}); }) // expect: "TypeError: Cannot write to global.sealed in a transaction that is read-only."
refused(function () { re.exec('aaa'); transaction(function () {}); transaction(function () {}); }) // expect: "TypeError: Cannot write to global.re in a transaction that is read-only."
[sealed.s, re.lastIndex] // expect: [1, 0]
(function counter() { var n = 0; return refused(function () { n++; }); })() // expect: "TypeError: Cannot write to a variable of the function \"counter\" in a transaction that is read-only."
(function () { function Thing() {} var thing = new Thing(); return refused(function () { thing.x = 1; }).replace(/#\d+/, '#'); })() // expect: "TypeError: Cannot write to an object of the kind Thing (#) in a transaction that is read-only."

// Nothing of it was made, also what the program has caught, and writing goes on afterwards.
reading(function () { try { o.a = 3; } catch (e) { return e.name + o.a; } }) // expect: "TypeError1"
[o.a, o.deep.list.length, map.size, date.getTime(), bytes[0], Object.isFrozen(o), re.lastIndex, typeof fresh, typeof [].last] // expect: [1, 1, 1, 5, 0, false, 0, "undefined", "undefined"]
generator.next().value // expect: 1
transaction(function () { o.a = 2; reading(function () { return o.a; }); o.a++; return o.a; }) // expect: 3
promise.promise.then(function (v) { print('resolved ' + v); }); promise.resolve(5); 0 // expect: 0
// expect print: resolved 5
reading(function () { print('reading may print'); })
// expect print: reading may print
