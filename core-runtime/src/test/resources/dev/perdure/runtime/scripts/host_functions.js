// Host functions are built in: stored by name, wherever they are.
var list = [print, setTimeout, { f: hrtime }]; var say = print; var map = new Map([[print, 'print']]);
var greet = print.bind(null, 'hello '); var later = (function (set) { return function (f) { set(f, 10); }; })(setTimeout);
// --- restart ---
list[0] === print && list[1] === setTimeout && list[2].f === hrtime && say === print && map.get(print) // expect: "print"
list[0]('from a list'); greet('bound'); later(function () { say('from a timer'); });
// expect print: from a list hello bound
// --- restart ---
// --- wait 10 ---
// expect print: from a timer
// As a handler of a promise, and resolved with one.
var d = Promise.withResolvers(); d.promise.then(print); Promise.resolve(print).then(function (f) { list.push(f); });
// --- restart ---
d.resolve('settled');
// expect print: settled
list[3] === print // expect: true
print.name + print.length // expect: "print1"
// A property that a program gives to one is a change of the built-in.
print.calls = 7;
// --- restart ---
list[0].calls // expect: 7
