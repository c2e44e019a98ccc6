var handlebars = require('PACKAGES/handlebars/dist/cjs/handlebars').default;
var count = 0;
handlebars.registerHelper('shout', function (text) { count++; return text.toUpperCase() + '!'; });
handlebars.registerHelper('twice', function (options) { return options.fn(this) + options.fn(this); });
handlebars.registerPartial('row', '<tr>{{name}}{{#if age}} ({{age}}){{/if}}</tr>');
var compiled = handlebars.compile('{{#each people}}{{> row}}{{else}}nobody{{/each}}{{shout title}}');
var never = handlebars.compile('{{#twice}}{{x}}{{/twice}}');
compiled({ people: [{ name: 'Ann', age: 3 }, { name: '<Bob>' }], title: 'end' }) // expect: "<tr>Ann (3)</tr><tr>&lt;Bob&gt;</tr>END!"
// --- restart ---
compiled({ people: [{ name: 'Eve' }], title: 'fin' }) // expect: "<tr>Eve</tr>FIN!"
[compiled({ people: [], title: '' }), never({ x: 7 }), count] // expect: ["nobody!", "77", 3]
var late = handlebars.compile('{{#with a}}{{b}}{{@root.c}}{{/with}}{{lookup list 1}}');
// --- restart ---
late({ a: { b: 1 }, c: 2, list: [5, 6] }) // expect: "126"
var precompiled = handlebars.precompile('{{x}}-{{y}}'); var made = handlebars.template(eval('(' + precompiled + ')')); made({ x: 1, y: '&' }) // expect: "1-&amp;"
// --- restart ---
made({ x: 2, y: new handlebars.SafeString('&') }) // expect: "2-&"
handlebars.compile('{{missing x}}')({}) // expect error: Missing helper: "missing"
handlebars.unregisterHelper('shout'); var isolated = handlebars.create(); isolated.registerHelper('n', function () { return 1; });
// --- restart ---
[isolated.compile('{{n}}')({}), handlebars.compile('{{n}}')({ n: 5 }), 'shout' in handlebars.helpers] // expect: ["1", "5", false]
