// Long arrays are in pages; a program sees arrays.
var a = []; for (var i = 0; i < 1000; i++) a[i] = i; a.length // expect: 1000
// --- restart ---
[a.length, a[0], a[500], a[999], a[1000]] // expect: [1000, 0, 500, 999, undefined]
a[500] = 'changed'; a.push('new'); a.length // expect: 1001
// --- restart ---
[a[499], a[500], a[501], a[1000]] // expect: [499, "changed", 501, "new"]
a.pop() // expect: "new"
a.shift() // expect: 0
a.unshift('first', 'second') // expect: 1001
a.splice(400, 200, 'x').length // expect: 200
// --- restart ---
[a.length, a[0], a[1], a[2], a[399], a[400], a[401]] // expect: [802, "first", "second", 1, 398, "x", 599]
a.indexOf('x') + a.lastIndexOf(999) // expect: 1201
a.reverse()[0] // expect: 999
// --- restart ---
a.slice(0, 3).concat(a.slice(-2)) // expect: [999, 998, 997, "second", "first"]

// Holes, and elements that were deleted.
var h = new Array(600); h[0] = 'a'; h[599] = 'z'; for (var i = 100; i < 500; i++) h[i] = i; delete h[300];
// --- restart ---
[0 in h, 1 in h, 300 in h, 301 in h, h.length] // expect: [true, false, false, true, 600]
Object.keys(h).length // expect: 401
delete h[301]; h[1] = 'b'; 0 // expect: 0
// --- restart ---
[1 in h, 301 in h, Object.keys(h).length] // expect: [true, false, 401]

// Objects in pages keep their identity; a new one is stored with its page.
var o = []; for (var i = 0; i < 400; i++) o.push({ n: i }); var kept = o[300];
// --- restart ---
kept === o[300] // expect: true
o[300].n = -1; o[10] = { fresh: true }; 0 // expect: 0
// --- restart ---
[kept.n, o[300].n, o[10].fresh] // expect: [-1, -1, true]

// A turn that fails leaves the pages as they were.
o.length = 5; o.push(1); o[0] = 'lost'; throw new Error('no') // expect error: no
[o.length, o[0].n, o[399].n] // expect: [400, 0, 399]
o.sort(function (x, y) { return y.n - x.n; }); throw new Error('no') // expect error: no
[o[0].n, o[1].n] // expect: [0, 1]
// --- restart ---
[o.length, o[0].n, o[399].n] // expect: [400, 0, 399]

// An array that becomes short goes back into its record, and one that grows gets pages.
o.length = 3; o.map(function (x) { return x.n; }) // expect: [0, 1, 2]
// --- restart ---
o.length // expect: 3
for (var i = 3; i < 600; i++) o[i] = { n: i }; o.length // expect: 600
// --- restart ---
o[599].n // expect: 599

// Elements with attributes, far away, and the array's own properties.
var s = []; for (var i = 0; i < 500; i++) s[i] = i;
s.name = 'named'; s[100000] = 'far'; Object.defineProperty(s, 'hidden', { value: 1 });
// --- restart ---
[s.length, s[499], s[100000], s.name, s.hidden, 600 in s] // expect: [100001, 499, "far", "named", 1, false]
s[250] = 'changed'; s[100001] = 'farther'; 0 // expect: 0
// --- restart ---
[s.length, s[250], s[100001]] // expect: [100002, "changed", "farther"]
s.length = 400; Object.defineProperty(s, 5, { get: function () { return 'got'; }, configurable: true }); 0 // expect: 0
// --- restart ---
[s.length, s[4], s[5], s[6], s.name] // expect: [400, 4, "got", 6, "named"]
Object.freeze(s); s[6] = 'no'; s.push; 0 // expect: 0
// --- restart ---
[Object.isFrozen(s), s[6], s.length] // expect: [true, 6, 400]

// Accessors that are put beside elements.
var g = []; for (var i = 0; i < 300; i++) g[i] = i;
// --- restart ---
g.__defineGetter__(7, function () { return 'got'; }); [g[6], g[7], g[8]] // expect: [6, "got", 8]
// --- restart ---
[g[6], g[7], g[8], g[299], g.length] // expect: [6, "got", 8, 299, 300]
var y = [1, 2, 3]; y.__defineGetter__(1, function () { return 'young'; }); 0 // expect: 0
// --- restart ---
[y.join(), y.length] // expect: ["1,young,3", 3]

// Regular expressions in pages.
var r = []; for (var i = 0; i < 300; i++) r[i] = i === 200 ? /x/g : i;
// --- restart ---
r[200].exec('axx'); r[200].lastIndex // expect: 2
// --- restart ---
r[200].lastIndex // expect: 2
r.pop(); r.splice(200, 1)[0].lastIndex = 1; 0 // expect: 0
// --- restart ---
r.length // expect: 298

// Long texts.
var t = { text: 'ab'.repeat(3000), other: [ 'cd'.repeat(2000), 'ab'.repeat(3000) ] };
// --- restart ---
[t.text.length, t.text === t.other[1], t.other[0].slice(-2)] // expect: [6000, true, "cd"]
t.text += '!'; 0 // expect: 0
// --- restart ---
t.text.slice(-3) // expect: "ab!"

// The length that is set is the length that is kept.
var l = []; for (var i = 0; i < 700; i++) l[i] = i; 0 // expect: 0
l.length = 650; l.length = 700; [649 in l, 650 in l] // expect: [true, false]
// --- restart ---
[649 in l, 650 in l, l.length] // expect: [true, false, 700]
l.length = 512; l.push('p'); 0 // expect: 0
// --- restart ---
[l.length, l[511], l[512]] // expect: [513, 511, "p"]
