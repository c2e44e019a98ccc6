// A rejection that nobody handles within the turn is reported, once, and the turn counts.
var done = 0; Promise.reject(new Error('first')); done = 1;
// expect print: test.js:2: Unhandled rejection: Error: first var done = 0; Promise.reject(new Error('first')); done = 1; 	at test.js:2
done // expect: 1
// expect print:
var late = Promise.reject('text');
// expect print: Unhandled rejection: "text"
// --- restart ---
late.catch(function (e) { print('handled ' + e); });
// expect print: handled text
// Handled before the turn ends: no report.
var p = Promise.reject(1); p.then(null, function () {}); Promise.reject(2).catch(function () {});
// expect print:
// A chain reports its last promise only.
Promise.reject({ a: 1 }).then(function () {}).finally(function () {});
// expect print: Unhandled rejection: {a: 1}
// Behind what the turn has printed.
print('before'); Promise.reject(3); print('after');
// expect print: before after Unhandled rejection: 3
// A turn that fails reports its error and nothing else.
Promise.reject(4); throw new Error('stop'); // expect error: stop
1 // expect: 1
// expect print:
// A promise of an earlier turn.
var kept = Promise.withResolvers();
// --- restart ---
kept.reject(new TypeError('kept'));
// expect print: test.js:1: Unhandled rejection: TypeError: kept kept.reject(new TypeError('kept')); 	at test.js:1
// In a timer, and from an error of the engine.
setTimeout(function tick() { Promise.resolve().then(function () { missing.name; }); }, 10);
// --- restart ---
// --- wait 10 ---
// expect print: test.js:2: Unhandled rejection: ReferenceError: "missing" is not defined. 	at test.js:2
// An error whose words cannot be had.
Promise.reject(Object.assign(new Error(), { toString: function () { throw 1; } }));
// expect print: test.js:2: Unhandled rejection: an error whose message cannot be read Promise.reject(Object.assign(new Error(), { toString: function () { throw 1; } })); 	at test.js:2
// All that is left unhandled, in order.
Promise.all([Promise.reject(5), Promise.reject(6)]); Promise.reject(7);
// expect print: Unhandled rejection: 7 Unhandled rejection: 5
