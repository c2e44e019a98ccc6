var d = new Date(86400000), invalid = new Date(NaN), precise = new Date(1234567890123);
// --- restart ---
[d.getTime(), isNaN(invalid.getTime()), precise.toISOString()] // expect: [86400000, true, "2009-02-13T23:31:30.123Z"]
d.setTime(5) // expect: 5
// --- restart ---
d.getTime() // expect: 5
d.setUTCFullYear(2020); d.setUTCMonth(1); d.setUTCDate(29); d.setUTCHours(1); d.setUTCMinutes(2); d.setUTCSeconds(3); d.setUTCMilliseconds(4);
// --- restart ---
d // expect: 2020-02-29T01:02:03.004Z
Date.prototype.setTime.call(d, 7); Date.prototype.setUTCHours.apply(d, [1]);
// --- restart ---
d.getTime() // expect: 3600007
d.note = 'n'; Object.defineProperty(d, 'hidden', { value: 1 });
// --- restart ---
[d.note, d.hidden, Object.keys(d).length, d instanceof Date] // expect: ["n", 1, 1, true]
Object.freeze(d); d.setTime(9);
// --- restart ---
[d.getTime(), Object.isFrozen(d)] // expect: [9, true]
invalid.setTime(0); invalid.getTime() // expect: 0
// --- restart ---
invalid.toISOString() // expect: "1970-01-01T00:00:00.000Z"

var r = /a(\d)/gi, sticky = /x/y, odd = new RegExp('[/]\\n', 'm');
r.exec('A1 a2')[1] // expect: "1"
// --- restart ---
[r.lastIndex, r.source, r.flags] // expect: [2, "a(\\d)", "gi"]
r.exec('A1 a2')[1] // expect: "2"
// --- restart ---
r.exec('A1 a2') // expect: null
// --- restart ---
r.lastIndex // expect: 0
r.lastIndex = 3;
// --- restart ---
r.test('A1 a2') // expect: true
// --- restart ---
r.lastIndex // expect: 5
[sticky.test('x'), sticky.lastIndex, odd.source, odd.multiline, odd.test('/\n')] // expect: [true, 1, "[\\/]\\n", true, true]
// --- restart ---
sticky.lastIndex // expect: 1
r.note = 'n'; Object.defineProperty(r, 'lastIndex', { writable: false });
// --- restart ---
[r.note, Object.getOwnPropertyDescriptor(r, 'lastIndex').writable] // expect: ["n", false]
// lastIndex may be anything.
odd.lastIndex = { valueOf: function () { return 1; } };
// --- restart ---
typeof odd.lastIndex // expect: "object"

// A regular expression in a variable of a closure, in a Map, in an array, and one that only a function knows.
var scan = (function () { var re = /./g; return function (s) { var m = re.exec(s); return m && m[0]; }; })();
var boxes = { map: new Map([['re', /b/g]]), list: [/c/g] };
[scan('abc'), scan('abc')] // expect: ["a", "b"]
// --- restart ---
scan('abc') // expect: "c"
boxes.map.get('re').test('bb'); boxes.list[0].test('cc');
// --- restart ---
[boxes.map.get('re').lastIndex, boxes.list[0].lastIndex] // expect: [1, 1]
boxes.list.forEach(function (re) { re.test('cc'); });
boxes.map.forEach(function (re) { re.test('bb'); });
// --- restart ---
[boxes.map.get('re').lastIndex, boxes.list[0].lastIndex] // expect: [2, 2]
'cc'.replace(boxes.list[0], 'd') // expect: "dd"
// --- restart ---
boxes.list[0].lastIndex // expect: 0
boxes.list[0].lastIndex = 1;
[...boxes.map.values()][0].lastIndex = 7;
// --- restart ---
[boxes.map.get('re').lastIndex, boxes.list[0].lastIndex] // expect: [7, 1]
var getter = { get re() { return boxes.list[0]; } };
var set = new Set([/s/g]);
// --- restart ---
getter.re.lastIndex = 8; for (var e of set) e.lastIndex = 9;
// --- restart ---
[boxes.list[0].lastIndex, [...set][0].lastIndex] // expect: [8, 9]
var named = /(?<year>\d{4})/u;
// --- restart ---
named.exec('in 2024').groups.year // expect: "2024"
// lastIndex may be any object, also one that leads back to the expression.
var looped = /l/g; looped.lastIndex = looped;
var parent = /p/g; var child = new Date(3); Object.setPrototypeOf(child, parent); parent.lastIndex = child;
// --- restart ---
[looped.lastIndex === looped, looped.source] // expect: [true, "l"]
[parent.lastIndex === child, Object.getPrototypeOf(child) === parent] // expect: [true, true]
