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
// What the engine throws has no more than a program sees.
function thrown(f) { try { f(); } catch (x) { return x; } }
var engine = [() => null.x, () => missing, () => eval('('), () => decodeURI('%'), () => new Array(-1), () => 'x'.repeat(-1), () => 1n + 1, () => JSON.parse('{'), () => new RegExp('('), () => { (function r() { r(); })(); }].map(thrown);
var names = engine.map(x => Object.getOwnPropertyNames(x).join() + x.lineNumber + Object.keys(x)).join(), texts = engine.map(x => x + x.stack).join();
// --- restart ---
[engine.map(x => Object.getOwnPropertyNames(x).join() + x.lineNumber + Object.keys(x)).join() === names, engine.map(x => x + x.stack).join() === texts] // expect: [true, true]
[engine.every(x => x instanceof Error), 'javaException' in engine[0], 'rhinoException' in engine[9], engine[9].name] // expect: [true, false, false, "RangeError"]
// Stacks that are cut, captured, replaced, removed, or of an error with another prototype.
var old = new Error('old'); Error.stackTraceLimit = 1;
function down(n) { return n ? down(n - 1) : new Error('down'); }
var cut = down(9), captured = {}; Error.captureStackTrace(captured);
// --- restart ---
Error.stackTraceLimit = Infinity;
// --- restart ---
[cut.stack.split('\n').length, captured.stack.length > 0, Object.keys(captured).length] // expect: [2, true, 0]
Error.captureStackTrace(old); old.stack = old.stack.replace(/test/, 'TEST');
// --- restart ---
old.stack.indexOf('TEST') // expect: 4
var strayed = new Error('strayed'); strayed.__proto__ = { note: 'elsewhere' };
var another = Object.setPrototypeOf(new RangeError('another'), null);
typeof strayed.stack + typeof another.stack // expect: "stringstring"
// --- restart ---
[strayed.note, typeof strayed.stack, typeof another.stack, another.message] // expect: ["elsewhere", "string", "string", "another"]
delete strayed.stack; var iced = Object.freeze(new Error('iced')), withRegExp = new Error('r'); withRegExp.stack = /a/g;
// --- restart ---
[strayed.stack, Object.isFrozen(iced), typeof iced.stack, withRegExp.stack.test('aa')] // expect: [undefined, true, "string", true]
withRegExp.stack.lastIndex // expect: 1
withRegExp.stack.lastIndex = 7;
// --- restart ---
withRegExp.stack.lastIndex // expect: 7
// Frames, as a program gets them.
Error.prepareStackTrace = function (e, frames) { return frames; };
var framed = down(2); var frames = framed.stack;
Error.prepareStackTrace = undefined;
// --- restart ---
[framed.stack === frames, frames.length, frames[0].getFunctionName(), frames[0].getFileName(), frames[0] === framed.stack[0], frames[0] instanceof CallSite] // expect: [true, 4, "down", "test.js", true, true]
// A chain of causes, and one that ends where it began.
var chain = null; for (var i = 0; i < 50; i++) chain = new Error('c' + i, { cause: chain });
var loop = new Error('loop'); loop.cause = loop;
// --- restart ---
var depth = 0; for (var c = chain; c; c = c.cause) depth++; [depth, loop.cause.cause === loop, Object.getOwnPropertyDescriptor(chain, 'cause').enumerable] // expect: [50, true, false]
