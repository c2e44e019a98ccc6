function fail() { throw new TypeError('wrong'); }
var e; try { fail(); } catch (x) { e = x; }
var stack = e.stack;
// --- restart ---
[e.name, e.message, e instanceof TypeError, e.stack === stack, String(e)] // expect: ["TypeError", "wrong", true, true, "TypeError: wrong"]
e.stack.indexOf('fail') >= 0 // expect: true
var caused = new Error('outer', { cause: e });
// --- restart ---
[caused.cause === e, caused.message, Object.keys(caused).length] // expect: [true, "outer", 0]
var kinds = [new Error('a'), new EvalError('b'), new RangeError('c'), new ReferenceError('d'), new SyntaxError('e'), new URIError('f')];
// --- restart ---
kinds.map(String).join() // expect: "Error: a,EvalError: b,RangeError: c,ReferenceError: d,SyntaxError: e,URIError: f"
kinds[2] instanceof RangeError // expect: true
var native; try { null.x; } catch (x) { native = x; }
// --- restart ---
[native.name, native instanceof TypeError] // expect: ["TypeError", true]
e.message = 'new'; e.code = 42; e.stack = 'mine';
// --- restart ---
[e.message, e.code, e.stack] // expect: ["new", 42, "mine"]
function Custom(message) { this.message = message; }
Custom.prototype = Object.create(Error.prototype, { name: { value: 'Custom' }, constructor: { value: Custom } });
var custom = new Custom('c');
// --- restart ---
[String(custom), custom instanceof Error] // expect: ["Custom: c", true]
var noMessage = new Error();
// --- restart ---
[noMessage.hasOwnProperty('message'), String(noMessage)] // expect: [false, "Error"]
var aggregate = new AggregateError([new Error('one'), 2], 'many');
// --- restart ---
[aggregate.errors.length, aggregate.errors[0].message, aggregate.message, aggregate instanceof AggregateError] // expect: [2, "one", "many", true]
