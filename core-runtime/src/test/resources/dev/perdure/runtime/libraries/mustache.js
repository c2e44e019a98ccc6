var mustache = require('PACKAGES/mustache');
var page = '{{#people}}<li>{{name}}{{^last}}, {{/last}}</li>{{/people}}{{> foot}}';
var view = { people: [{ name: 'Ann' }, { name: '<Bob>', last: true }], total: function () { return this.people.length; } };
mustache.parse(page);
var writer = new mustache.Writer();
writer.render('{{a}}', { a: 1 }) // expect: "1"
// --- restart ---
mustache.render(page, view, { foot: '{{total}} in all' }) // expect: "<li>Ann, </li><li>&lt;Bob&gt;</li>2 in all"
writer.render('{{a}}{{{b}}}', { a: 1, b: '<' }) // expect: "1<"
mustache.escape = function (text) { return '[' + text + ']'; }; mustache.render('{{a}}', { a: 'x' }) // expect: "[x]"
// --- restart ---
[mustache.render('{{a}}', { a: 'y' }), mustache.render('<% a %>', { a: 'z' }, {}, ['<%', '%>'])] // expect: ["[y]", "[z]"]
var context = new mustache.Context({ x: { y: 1 } }).push({ z: 2 });
// --- restart ---
[context.lookup('x.y'), context.lookup('z'), context instanceof mustache.Context] // expect: [1, 2, true]
