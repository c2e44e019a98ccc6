var _ = require('PACKAGES/underscore');
var calls = 0;
var fibonacci = _.memoize(function (n) { calls++; return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); });
var greet = _.partial(function (greeting, name) { return greeting + ' ' + name; }, _, 'Ann');
var compiled = _.template('Hello <%= name %>, <% if (n > 1) { %>many<% } else { %>one<% } %>');
var composed = _.compose(function (s) { return s + '!'; }, function (s) { return s.toUpperCase(); });
var after = _.after(3, function () { return 'now'; });
var lazy = _.chain([1, 2, 3, 4]).filter(function (n) { return n % 2 === 0; });
[fibonacci(20), calls, after()] // expect: [6765, 21, undefined]
// --- restart ---
[fibonacci(22), calls] // expect: [17711, 23]
[greet('Hi'), composed('hey'), after(), after()] // expect: ["Hi Ann", "HEY!", undefined, "now"]
[compiled({ name: 'Bob', n: 2 }), compiled({ name: 'Eve', n: 1 })] // expect: ["Hello Bob, many", "Hello Eve, one"]
lazy.map(function (n) { return n * n; }).value() // expect: [4, 16]
// --- restart ---
_.pluck(_.where([{ a: 1, b: 2 }, { a: 1, b: 3 }, { a: 2 }], { a: 1 }), 'b') // expect: [2, 3]
_.isEqual({ a: [1, new Map([[1, { b: 2 }]])] }, { a: [1, new Map([[1, { b: 2 }]])] }) // expect: true
_.mixin({ shout: function (s) { return s.toUpperCase() + '!'; } }); _('a').shout() // expect: "A!"
// --- restart ---
[_('b').shout(), _.shout('c'), _(['x', 'y']).contains('y')] // expect: ["B!", "C!", true]
_.countBy([1, 2, 3, 4, 5], function (n) { return n % 2 ? 'odd' : 'even'; }) // expect: {odd: 3, even: 2}
_.uniqueId('u') !== _.uniqueId('u') // expect: true
_.object(_.zip(['a', 'b'], [1, 2])) // expect: {a: 1, b: 2}
_.isTypedArray(new Uint8Array(2)) // expect: true
