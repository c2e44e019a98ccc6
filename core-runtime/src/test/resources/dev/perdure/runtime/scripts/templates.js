// A tagged template gives its tag the same strings each time.
function same(strings) { return strings; }
function site(x) { return same`a${x}b\n`; }
var first = site(1);
// --- restart ---
[site(2) === first, first.join(), first.raw.join(), Object.isFrozen(first), Object.isFrozen(first.raw), Object.keys(first).join()] // expect: [true, "a,b\n", "a,b\\n", true, true, "0,1"]
// --- restart ---
[site(3) === first, site(4) === site(5), first.raw === site(6).raw] // expect: [true, true, true]
// Each site has its own, whatever is written there.
function two() { return [same`x`, same`x`]; }
var pair = two();
// --- restart ---
[two()[0] === pair[0], two()[1] === pair[1], pair[0] === pair[1]] // expect: [true, true, false]
// In nested functions, arrows, methods, generators, eval and new Function.
function outer() { return { m() { return () => same`deep${1}`; }, g: function* () { yield same`gen`; } }; }
var made = outer(), held = [made.m()(), made.g().next().value];
var fromEval = eval('(function () { return same`evaluated`; })'), fromFunction = new Function('return same`function`');
held.push(fromEval(), fromFunction());
// --- restart ---
[made.m()() === held[0], outer().m()() === held[0], outer().g().next().value === held[1], fromEval() === held[2], fromFunction() === held[3]] // expect: [true, true, true, true, true]
// As a key of a weak cache, which nothing else leads to.
var cache = new WeakMap(), made = 0;
function cached(strings) { if (!cache.has(strings)) { made++; cache.set(strings, 'template ' + strings.raw.join('|')); } return cache.get(strings); }
function page(name) { return cached`<b>${name}</b>`; }
page('one') // expect: "template <b>|</b>"
// --- restart ---
[page('two'), page('three'), made] // expect: ["template <b>|</b>", "template <b>|</b>", 1]
// --- restart ---
[page('four'), made] // expect: ["template <b>|</b>", 1]
// Made in a turn that is undone.
function later() { return same`later`; }
// --- turn ---
var lost = later(); throw new Error('stop'); // expect error: stop
var kept = later(); kept === later() // expect: true
// --- restart ---
kept === later() // expect: true
// Of code that is gone.
var orphan = same`orphan`;
// --- restart ---
[orphan[0], orphan.raw[0], Object.isFrozen(orphan)] // expect: ["orphan", "orphan", true]
// An escape that is none.
var odd = (function () { return same`\unicode and ${1}`; })();
// --- restart ---
[odd[0], odd.raw[0]] // expect: [undefined, "\\unicode and "]
