// A generator goes on where it was.
function show(result) { return result.value + (result.done ? '!' : ''); }
var count = (function* () { var n = 0; while (true) n += yield n; })();
// --- restart ---
show(count.next()) // expect: "0"
// --- restart ---
show(count.next(5)) // expect: "5"
// --- restart ---
[show(count.next(0.5)), show(count.next(-0))] // expect: ["5.5", "5.5"]
// --- restart ---
show(count.next('text')) // expect: "5.5text"

// Its end, and what it returns.
var short = (function* (x) { yield x; return 'end'; })('a');
short.next();
// --- restart ---
show(short.next()) // expect: "end!"
// --- restart ---
show(short.next()) // expect: "undefined!"
short.note = 'own';
// --- restart ---
[show(short.next()), short.note] // expect: ["undefined!", "own"]

// Without an activation, with one, strict, as a method, with this, arguments and defaults.
var maker = { base: 10, *run(a, b = a * 2, ...rest) { 'no directive'; yield this.base + a; yield b; yield rest.length; } };
var g1 = maker.run(1, undefined, 'x', 'y');
var g2 = (function* () { 'use strict'; var x = 1; yield () => x++; yield x; })();
var g3 = (function* (a) { arguments[0] = 'set'; yield a; yield arguments.length; })(1, 2);
g1.next(); var step = g2.next().value; g3.next(); step();
// --- restart ---
[show(g1.next()), show(g1.next()), show(g2.next()), show(g3.next())] // expect: ["2", "2", "2", "2"]

// try, catch and finally around a yield.
var log = [];
function* careful() {
  try {
    try { log.push('in'); yield 1; log.push('after'); }
    catch (e) { log.push('caught ' + e); yield 2; log.push('end of catch'); }
    finally { log.push('finally'); }
    yield 3;
  } finally { log.push('outer'); }
}
var c1 = careful(), c2 = careful(), c3 = careful(), c4 = careful();
c1.next(); c2.next(); c3.next(); c4.next(); log = [];
// --- restart ---
show(c1.next()) + log // expect: "3after,finally"
log = []; show(c2.throw('x')) + log // expect: "2caught x"
// --- restart ---
log = []; show(c2.next()) + log // expect: "3end of catch,finally"
// --- restart ---
log = []; show(c2.next()) + log // expect: "undefined!outer"
log = []; show(c3.return('r')) + log // expect: "r!finally,outer"
// --- restart ---
show(c3.next()) // expect: "undefined!"
c4.throw('y'); log = [];
// --- restart ---
show(c4.return('early')) + log // expect: "early!finally,outer"

// A yield within finally, with an error on its way.
function* late() { try { throw new TypeError('on its way'); } finally { yield 'in between'; } }
var l1 = late(), l2 = late(), l3 = (function* () { try { null.x; } finally { yield 'f'; } })();
l1.next(); l2.next(); l3.next();
// --- restart ---
try { l1.next(); } catch (e) { e.name + ': ' + e.message } // expect: "TypeError: on its way"
try { l2.throw(new Error('another')); } catch (e) { e.message } // expect: "another"
try { l3.next(); } catch (e) { e.name } // expect: "TypeError"
// --- restart ---
show(l1.next()) // expect: "undefined!"

// A yield in finally, with a return on its way.
function* returning() { try { return 'returned'; } finally { yield 'f'; } }
var r1 = returning(); r1.next();
// --- restart ---
show(r1.next()) // expect: "returned!"

// A yield in a catch block, whose variable is a scope.
var k1 = (function* () { try { throw { m: 1 }; } catch (e) { yield e.m; e.m++; yield e.m; yield () => e; } })();
k1.next();
// --- restart ---
show(k1.next()) // expect: "2"
// --- restart ---
k1.next().value().m // expect: 2

// Loops over keys, over values, and nested.
var o = { b: 1, a: 2, 5: 3 };
var keys = (function* () { for (var k in o) for (var j in [0, 0]) yield k + j; })();
keys.next();
// --- restart ---
[...keys].join() // expect: "51,b0,b1,a0,a1"
var proto = Object.create({ inherited: 1, b: 2 }); proto.b = 3; proto.c = 4;
var chained = (function* () { for (var k in proto) yield k; })();
chained.next();
// --- restart ---
chained.next().value // expect: "c"
// --- restart ---
[...chained].join() // expect: "inherited"
var gone = { x: 1, y: 2, z: 3 };
var deleting = (function* () { for (var k in gone) yield k; })();
deleting.next(); delete gone.y;
// --- restart ---
[...deleting].join() // expect: "z"
var values = (function* (list) { for (var v of list) yield v * 2; })([1, 2, 3]);
values.next();
// --- restart ---
[...values].join() // expect: "4,6"
var letters = (function* () { for (var c of 'a\u{1F600}b') yield c; })();
letters.next();
// --- restart ---
[...letters].length // expect: 2
var own = (function* () {
  for (var v of { [Symbol.iterator]() { var i = 0; return { next() { return { value: i++, done: i > 3 }; }, return() { log.push('closed'); return {}; } }; } }) yield v;
})();
own.next(); log = [];
// --- restart ---
[own.next().value, show(own.return('r')), log.join()] // expect: [1, "r!", ""]

// let in loops.
var lets = (function* () { for (let i = 0; i < 3; i++) { let c = i * 10; yield c; } })();
lets.next();
// --- restart ---
[...lets].join() // expect: "10,20"

// Constants.
var consts = (function* () { const a = 1; yield a; const b = 2; yield a + b; })();
consts.next();
// --- restart ---
show(consts.next()) // expect: "3"

// switch, labels, continue and break.
var jumps = (function* () {
  outer: for (var i = 0; i < 4; i++) {
    switch (i) { case 1: continue outer; case 3: break outer; default: yield 'd' + i; }
    for (var j = 0; ; j++) { if (j > 1) continue outer; yield i + '-' + j; }
  }
  return 'done';
})();
jumps.next();
// --- restart ---
[show(jumps.next()), show(jumps.next()), show(jumps.next())] // expect: ["0-0", "0-1", "d2"]
// --- restart ---
[show(jumps.next()), show(jumps.next()), show(jumps.next())] // expect: ["2-0", "2-1", "done!"]

// with.
var inWith = (function* () { with (o) { yield b; b = 7; yield b; } })();
inWith.next();
// --- restart ---
[show(inWith.next()), o.b] // expect: ["7", 7]

// Half-evaluated expressions: sums, calls, literals, templates, assignments, spreads.
function join(...all) { return all.join(); }
var halves = (function* () {
  var x = 1 + (yield 'sum') * 2;
  var y = join('a', (yield 'call'), 'c');
  var z = o.m = { k: 1, [(yield 'key')]: (yield 'value'), get g() { return 'got'; }, ...(yield 'spread') };
  var w = [0, , (yield 'element'), ...(yield 'elements'), 9];
  var t = `<${(yield 'text')}>` + String.raw`\n${(yield 'raw')}`;
  var n = new Date((yield 'new')).getTime();
  o['__proto__x'] = yield 'property';
  var b = 2n * (yield 'big');
  return [x, y, JSON.stringify(z), w.length + ':' + w.join('/'), t, n, o['__proto__x'], String(b)].join(' ');
})();
halves.next().value // expect: "sum"
// --- restart ---
halves.next(3).value // expect: "call"
// --- restart ---
halves.next('b').value // expect: "key"
// --- restart ---
halves.next('dyn').value // expect: "value"
// --- restart ---
halves.next('v').value // expect: "spread"
// --- restart ---
halves.next({ s: 1 }).value // expect: "element"
// --- restart ---
halves.next('e').value // expect: "elements"
// --- restart ---
halves.next([5, 6]).value // expect: "text"
// --- restart ---
halves.next('T').value // expect: "raw"
// --- restart ---
halves.next('R').value // expect: "new"
// --- restart ---
halves.next(77).value // expect: "property"
// --- restart ---
halves.next('P').value // expect: "big"
// --- restart ---
halves.next(21n).value // expect: "7 a,b,c {\"k\":1,\"dyn\":\"v\",\"g\":\"got\",\"s\":1} 6:0//e/5/6/9 <T>\\nR 77 P 42"

// A method that was looked up before the yield is the one that is called.
var target = { m(x) { return 'first ' + x + this.t; }, t: '!' };
var looked = (function* () { return target.m((yield)); })();
looked.next();
// --- restart ---
target.m = function () { return 'second'; }; show(looked.next(1)) // expect: "first 1!!"

// yield* to generators, arrays, texts, maps and iterators of a program's own.
function* inner() { try { var got = yield 'i1'; log.push(got); yield 'i2'; return 'inner result'; } finally { log.push('inner closed'); } }
function* outer() { var r = yield* inner(); yield r; yield* [10, 20]; yield* 'ab'; return 'outer result'; }
var d1 = outer(), d2 = outer(), d3 = outer();
d1.next(); d2.next(); d3.next(); log = [];
// --- restart ---
[show(d1.next('sent')), log.join()] // expect: ["i2", "sent"]
// --- restart ---
[show(d1.next()), log.join()] // expect: ["inner result", "sent,inner closed"]
// --- restart ---
[show(d1.next()), show(d1.next())] // expect: ["10", "20"]
// --- restart ---
[show(d1.next()), show(d1.next()), show(d1.next())] // expect: ["a", "b", "outer result!"]
log = []; [show(d2.return('x')), log.join()] // expect: ["x!", "inner closed"]
// --- restart ---
log = []; try { d3.throw(new Error('thrown in')); } catch (e) { e.message + log } // expect: "thrown ininner closed"

// Who holds them: properties, closures, maps, arrays, each other, themselves.
var holder = { g: (function* () { yield 1; yield 2; })(), m: new Map([['g', (function* () { yield 'm1'; yield 'm2'; })()]]) };
var closure = (function (g) { return function () { return g.next().value; }; })((function* () { yield 'c1'; yield 'c2'; })());
var selfish = (function* () { var me = selfish; yield me; yield me === selfish; });
var s1 = (function* () { yield s1; yield this; yield s1 === self; }).call({ t: 1 }), self = s1;
holder.g.next(); holder.m.get('g').next(); closure(); s1.next();
// --- restart ---
[holder.g.next().value, holder.m.get('g').next().value, closure(), s1.next().value.t, s1.next().value] // expect: [2, "m2", "c2", 1, true]

// Two that share variables and an object.
var pair = (function () { var n = 0; function* up() { while (true) yield ++n; } return [up(), up()]; })();
pair[0].next(); pair[1].next();
// --- restart ---
[pair[0].next().value, pair[1].next().value, pair[0].next().value] // expect: [3, 4, 5]

// What a generator object is.
[Object.prototype.toString.call(count), count[Symbol.iterator]() === count, typeof count.next] // expect: ["[object Generator]", true, "function"]
function* protoOf() {} protoOf.prototype.extra = 'x'; var p1 = protoOf();
// --- restart ---
[p1.extra, p1 instanceof protoOf, Object.getPrototypeOf(p1) === protoOf.prototype] // expect: ["x", true, true]
Object.getPrototypeOf(protoOf.prototype) === Object.getPrototypeOf(Object.getPrototypeOf(count)) // expect: true
Object.isFrozen(Object.freeze(p1)) // expect: true
// --- restart ---
[Object.isFrozen(p1), show(p1.next())] // expect: [true, "undefined!"]

// Driven by loops, spreads and Array.from.
function* five() { for (var i = 0; i < 5; i++) yield i; }
var f1 = five(), f2 = five(), f3 = five();
f1.next(); f2.next(); f3.next();
// --- restart ---
var sum = 0; for (var v of f1) { sum += v; if (v == 2) break; } sum // expect: 3
// --- restart ---
show(f1.next()).replace('3', 'undefined!') // expect: "undefined!"
[...f2].join() // expect: "1,2,3,4"
Array.from(f3).join() // expect: "1,2,3,4"
// --- restart ---
show(f3.next()) // expect: "undefined!"

// A regular expression in a variable.
var matching = (function* () { var r = /a/g; while (r.test('aaa')) yield r.lastIndex; })();
matching.next();
// --- restart ---
[matching.next().value, matching.next().value] // expect: [2, 3]
// --- restart ---
show(matching.next()) // expect: "undefined!"

// An error that ends it.
var failing = (function* () { yield 1; throw new RangeError('over'); })();
failing.next();
// --- restart ---
try { failing.next(); } catch (e) { e.message } // expect: "over"
// --- restart ---
show(failing.next()) // expect: "undefined!"

// A turn that is undone puts it back where it was.
var undone = (function* () { var n = 0; try { while (true) yield ++n; } finally { log.push('never'); } })();
undone.next(); log = [];
// --- restart ---
undone.next(); undone.next(); throw new Error('no') // expect error: no
undone.next().value // expect: 2
undone.return(); throw new Error('no') // expect error: no
[undone.next().value, log.length] // expect: [3, 0]
// --- restart ---
undone.next().value // expect: 4

// Large numbers of variables, and of generators.
var many = Array.from({ length: 200 }, (x, i) => (function* (i) { yield i; yield i * i; })(i));
many.forEach(g => g.next());
// --- restart ---
many.map(g => g.next().value).reduce((a, b) => a + b) // expect: 2646700
