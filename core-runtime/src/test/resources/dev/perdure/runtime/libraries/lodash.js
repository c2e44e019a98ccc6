var _ = require('PACKAGES/lodash');
var calls = 0;
var square = _.memoize(function (n) { calls++; return n * n; });
var add = _.curry(function (a, b, c) { return a + b + c; });
var addToOne = add(1);
var compiled = _.template('<% names.forEach(function (n) { %><b><%- n %></b><% }); %>');
var chain = _.chain([3, 1, 2]).sortBy().map(function (n) { return n * 10; });
var once = _.once(function () { return ++calls; });
var pipeline = _.flow([_.partialRight(_.map, function (n) { return n + 1; }), _.sum]);
var firstId = _.uniqueId('id');
[square(4), square(4), calls, once(), once()] // expect: [16, 16, 1, 2, 2]
// --- restart ---
[square(4), square(5), square(5), calls, square.cache.size] // expect: [16, 25, 25, 3, 2]
[addToOne(2)(3), addToOne(2, 4), add(1, 2, 3), once()] // expect: [6, 7, 6, 2]
compiled({ names: ['Ann', '<Bob>'] }) // expect: "<b>Ann</b><b>&lt;Bob&gt;</b>"
chain.value() // expect: [10, 20, 30]
pipeline([1, 2, 3]) // expect: 9
// --- restart ---
_.uniqueId('id') === 'id' + (Number(firstId.slice(2)) + 1) // expect: true
JSON.stringify(_.groupBy([6.1, 4.2, 6.3], Math.floor)) // expect: "{\"4\":[4.2],\"6\":[6.1,6.3]}"
_.cloneDeep({ a: [1, { b: new Date(5) }], m: new Map([[1, new Set([2])]]), r: /x/g }).m.get(1).has(2) // expect: true
_.isEqual({ a: [1, { b: NaN }], s: new Set([1]) }, { a: [1, { b: NaN }], s: new Set([1]) }) // expect: true
_.merge({ a: { x: 1 } }, { a: { y: [2] } }).a // expect: {x: 1, y: [2]}
_.get({ a: [{ b: { c: 3 } }] }, 'a[0].b.c') // expect: 3
var wrapped = _([1, 2, 3]);
// --- restart ---
[wrapped.map(function (n) { return n * n; }).sum(), wrapped instanceof _, wrapped.value() === wrapped.value()] // expect: [14, true, true]
_.words('fred, barney, & pebbles').map(_.upperFirst).join(' ') // expect: "Fred Barney Pebbles"
[_.padStart('7', 3, '0'), _.kebabCase('fooBar'), _.deburr('déjà vu')] // expect: ["007", "foo-bar", "deja vu"]
_.sortBy([{ n: 2 }, { n: 1 }], 'n').map(_.property('n')) // expect: [1, 2]
_.memoize.Cache = Map; var again = _.memoize(_.toUpper); again('a') // expect: "A"
// --- restart ---
[again.cache instanceof Map, again.cache.get('a'), again('b')] // expect: [true, "A", "B"]
_.range(5).filter(_.negate(function (n) { return n % 2; })) // expect: [0, 2, 4]
require('PACKAGES/lodash') === _ // expect: true
require('PACKAGES/lodash/fp/placeholder') === require('PACKAGES/lodash/fp/placeholder') // expect: true
