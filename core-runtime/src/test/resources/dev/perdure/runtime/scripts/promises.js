// A pending promise whose resolve a closure has kept.
var log = [];
var open;
var promise = new Promise(function (resolve, reject) { open = { resolve: resolve, reject: reject }; });
var next = promise.then(function (x) { log.push('then ' + x); return x + 1; });
next.then(function (x) { log.push('next ' + x); }, function (e) { log.push('no ' + e); });
// --- restart ---
log.length; // expect: 0
open.resolve(1);
// --- turn ---
log.join() // expect: "then 1,next 2"
// --- restart ---
open.resolve(5); open.reject(6); log.length // expect: 2
promise.then(function (x) { log.push('late ' + x); });
// --- restart ---
log.join() // expect: "then 1,next 2,late 1"

// The resolving functions are what the standard says, before and after.
open.resolve.name + '|' + open.resolve.length + '|' + ('prototype' in open.resolve); // expect: "|1|false"
// --- restart ---
open.resolve.name + '|' + open.resolve.length + '|' + ('prototype' in open.resolve); // expect: "|1|false"
Object.getOwnPropertyNames(open.resolve).join(); // expect: "length,name"
try { new open.resolve(); } catch (e) { e instanceof TypeError } // expect: true
Object.getPrototypeOf(open.resolve) === Function.prototype // expect: true
Object.isExtensible(open.resolve) // expect: true
open.resolve.note = 'mine'; Object.freeze(open.reject);
// --- restart ---
open.resolve.note + Object.isFrozen(open.reject) // expect: "minetrue"

// Whichever of the pair is called first counts, also over a restart.
var pair = Promise.withResolvers(); var ends = [];
pair.promise.then(function (x) { ends.push('value ' + x); }, function (e) { ends.push('reason ' + e); });
// --- restart ---
pair.reject('r');
// --- restart ---
pair.resolve('v');
// --- turn ---
ends // expect: ["reason r"]

// A promise that follows another one is pending, and its functions are spent.
var leader = Promise.withResolvers(), follower = Promise.withResolvers();
follower.resolve(leader.promise);
follower.promise.then(function (x) { ends.push('followed ' + x); });
// --- restart ---
follower.resolve('too late');
// --- restart ---
leader.resolve('the leader');
// --- turn ---
ends.join() // expect: "reason r,followed the leader"

// Settled promises of all sorts of outcome.
var outcomes = [1, -0, 'text', null, undefined, true, 10n, Symbol.iterator, { a: 1 }].map(function (v) { return Promise.resolve(v); });
var refused = Promise.reject(new RangeError('why'));
refused.catch(function () {});
// --- restart ---
var seen = [];
outcomes.forEach(function (p) { p.then(function (v) { seen.push(Object.is(v, -0) ? '-0' : typeof v === 'object' && v ? JSON.stringify(v) : String(v)); }); });
refused.catch(function (e) { seen.push(e instanceof RangeError ? e.message : 'wrong'); });
// --- restart ---
seen.join() // expect: "1,-0,text,null,undefined,true,10,Symbol(Symbol.iterator),{\"a\":1},why"

// Own properties, prototype, identity, attributes.
var p = new Promise(function () {}); p.self = p; p.then.call(p, null); Object.defineProperty(p, 'fixed', { value: 1 });
function Special() {} Special.prototype = Object.create(Promise.prototype, { constructor: { value: Special } });
Object.setPrototypeOf(p, Special.prototype);
// --- restart ---
p.self === p && p instanceof Special && p instanceof Promise && p.fixed // expect: 1
Object.prototype.toString.call(p) // expect: "[object Promise]"
Object.freeze(p); p.self === p // expect: true
// --- restart ---
Object.isFrozen(p) // expect: true

// The order of jobs does not depend on where a restart was.
var order = []; var first = Promise.withResolvers(), second = Promise.withResolvers();
first.promise.then(function () { order.push('1a'); }).then(function () { order.push('1b'); });
second.promise.then(function () { order.push('2a'); });
first.promise.then(function () { order.push('1c'); });
// --- restart ---
first.promise.then(function () { order.push('1d'); });
second.resolve(); first.resolve(); Promise.resolve().then(function () { order.push('now'); });
// --- restart ---
order.join(' ') // expect: "2a 1a 1c 1d now 1b"

// A turn that fails settles nothing and adds no reaction.
var undone = Promise.withResolvers(); var heard = [];
undone.promise.then(function (x) { heard.push(x); });
// --- restart ---
undone.promise.then(function (x) { heard.push('ghost ' + x); }); undone.resolve('ghost'); throw new Error('no'); // expect error: no
undone.resolve('real');
// --- turn ---
heard // expect: ["real"]
// An error in a job is a rejection, not an error of the turn; and a job of an undone turn never runs.
Promise.resolve().then(function () { heard.push('never'); }); null.x // expect error: TypeError
heard // expect: ["real"]

// A regular expression as an outcome keeps its lastIndex.
var word = Promise.resolve(/a/g), wordLater = Promise.withResolvers();
wordLater.resolve(/b/g);
// --- restart ---
word.then(function (r) { r.test('xa'); }); wordLater.promise.then(function (r) { r.lastIndex = 7; });
// --- restart ---
var indices = []; word.then(function (r) { indices.push(r.lastIndex); }); wordLater.promise.then(function (r) { indices.push(r.lastIndex); });
// --- turn ---
indices // expect: [2, 7]
