// Strings: empty, long, of every plane, with lone surrogates and control characters.
var s = { empty: '', emoji: '😀', lone: '\ud83d', low: '\ude00x', nul: 'a\u0000b', line: '\u2028', long: new Array(5001).join('ab') };
// --- restart ---
[s.empty === '', s.emoji.codePointAt(0), s.lone.charCodeAt(0), s.lone.length, s.low.charCodeAt(0), s.nul.length, s.line.charCodeAt(0), s.long.length] // expect: [true, 128512, 55357, 1, 56832, 3, 8232, 10000]
(s.lone + s.low).codePointAt(0) // expect: 128512
// A string that is being built.
var built = ''; for (var i = 0; i < 100; i++) built += i + ',';
// --- restart ---
[built.length, built.slice(-6)] // expect: [290, "98,99,"]
built += 'x'; ['key' + 1].concat(built.length) // expect: ["key1", 291]
var byBuilt = {}; byBuilt['a' + 'b' + built.length] = 1;
// --- restart ---
byBuilt.ab291 // expect: 1

// Numbers.
var n = [0, -0, 1, -1, 0.1, 1e21, 1e-300, 1.7976931348623157e308, NaN, Infinity, -Infinity, 2147483647, 2147483648, -2147483648, -2147483649, 9007199254740993, 4294967295];
// --- restart ---
n.join() // expect: "0,0,1,-1,0.1,1e+21,1e-300,1.7976931348623157e+308,NaN,Infinity,-Infinity,2147483647,2147483648,-2147483648,-2147483649,9007199254740992,4294967295"
[Object.is(n[0], 0), Object.is(n[1], -0), Object.is(n[8], NaN)] // expect: [true, true, true]
n[11]++; n[13]--; n[1] -= 1;
// --- restart ---
[n[11], n[13], n[1]] // expect: [2147483648, -2147483649, -1]

// BigInts.
var b = { zero: 0n, small: -5n, big: 2n ** 200n, negative: -(2n ** 64n) };
// --- restart ---
[b.zero, b.small, b.big === 2n ** 200n, b.negative] // expect: [0n, -5n, true, -18446744073709551616n]
b.big += 1n; b.big % 10n // expect: 7n
// --- restart ---
typeof b.big // expect: "bigint"

// Booleans, null, undefined.
var v = { t: true, f: false, n: null, u: undefined };
// --- restart ---
[v.t, v.f, v.n, v.u, 'u' in v] // expect: [true, false, null, undefined, true]
var un = undefined;
// --- restart ---
['un' in this, un] // expect: [true, undefined]

// Template objects and tagged templates.
function tag(strings, ...values) { return strings.raw.join('|') + values.join('+'); }
// --- restart ---
tag`a${1}b\n${2}c` // expect: "a|b\\n|c1+2"

// A number is the same number after a restart, for all that tells kinds of numbers apart.
var three = 3, fixed = Object.freeze({ n: 3 }), counted = (function () { var n = 0; return function () { return ++n; }; })();
counted();
// --- restart ---
[Object.is(three, 3), Object.is(counted(), 2), Object.defineProperty(fixed, 'n', { value: 3, enumerable: true }) === fixed]
// expect: [true, true, true]
