// Properties keep their order, their attributes and their values.
var o = { b: 1, a: 2, 7: 'seven', 3: 'three' };
o.c = 3; delete o.b; o.b = 4;
Object.keys(o).join() // expect: "3,7,a,c,b"
// --- restart ---
Object.keys(o).join() // expect: "3,7,a,c,b"
delete o.a; o.a = 5; o[5] = 'five';
// --- restart ---
Object.keys(o).join() // expect: "3,5,7,c,b,a"

var d = {};
Object.defineProperty(d, 'hidden', { value: 1, enumerable: false, writable: true, configurable: true });
Object.defineProperty(d, 'fixed', { value: 2, enumerable: true, writable: false, configurable: true });
Object.defineProperty(d, 'stuck', { value: 3, enumerable: true, writable: true, configurable: false });
Object.defineProperty(d, 'all', { value: 4 });
function attributes(object) {
  return Object.getOwnPropertyNames(object).map(function (name) {
    var p = Object.getOwnPropertyDescriptor(object, name);
    return name + (p.writable ? 'W' : '-') + (p.enumerable ? 'E' : '-') + (p.configurable ? 'C' : '-');
  }).join(' ');
}
attributes(d) // expect: "hiddenW-C fixed-EC stuckWE- all---"
// --- restart ---
attributes(d) // expect: "hiddenW-C fixed-EC stuckWE- all---"
d.fixed = 9; d.stuck = 10; d.fixed + d.stuck // expect: 12
(function () { 'use strict'; d.fixed = 9; })() // expect error: TypeError
Object.defineProperty(d, 'fixed', { writable: true }); d.fixed = 11;
// --- restart ---
[attributes(d), d.fixed] // expect: ["hiddenW-C fixedWEC stuckWE- all---", 11]

// Accessors.
var t = { celsius: 20, get fahrenheit() { return this.celsius * 9 / 5 + 32; }, set fahrenheit(f) { this.celsius = (f - 32) * 5 / 9; } };
t.fahrenheit // expect: 68
// --- restart ---
t.fahrenheit = 212; t.celsius // expect: 100
// --- restart ---
t.fahrenheit // expect: 212
Object.defineProperty(t, 'readOnly', { get: function () { return 'r'; }, configurable: true });
// --- restart ---
var p = Object.getOwnPropertyDescriptor(t, 'readOnly');
[typeof p.get, typeof p.set, p.enumerable, p.configurable] // expect: ["function", "undefined", false, true]
Object.defineProperty(t, 'readOnly', { value: 5 }); t.readOnly // expect: 5
// --- restart ---
t.readOnly // expect: 5

// Many properties.
var many = {};
for (var i = 0; i < 300; i++) many['p' + (i * 7 % 300)] = i;
// --- restart ---
Object.keys(many).slice(0, 3).join() + ' ' + Object.keys(many).length + ' ' + many.p299 // expect: "p0,p7,p14 300 257"
delete many.p7; many.p7 = 'again';
// --- restart ---
Object.keys(many)[299] + many.p7 // expect: "p7again"

// A property that is undefined is not one that is missing.
var u = { undef: undefined, nul: null };
// --- restart ---
['undef' in u, u.undef === undefined, u.nul === null, 'x' in u] // expect: [true, true, true, false]

// Odd names.
var odd = { '': 1, ' ': 2, 'a.b': 3, '-1': 4, '1.5': 5, '4294967295': 6, '4294967294': 7, '01': 8, __proto: 9 };
Object.keys(odd).join('|') // expect: "| |a.b|-1|1.5|4294967295|4294967294|01|__proto"
// --- restart ---
Object.keys(odd).join('|') // expect: "| |a.b|-1|1.5|4294967295|4294967294|01|__proto"
odd[''] + odd['-1'] + odd['4294967294'] // expect: 12
