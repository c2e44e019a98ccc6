var a = [1, 'two', [3], { four: 4 }];
a.push(5) // expect: 5
// --- restart ---
a // expect: [1, "two", [3], {four: 4}, 5]
a.shift() // expect: 1
// --- restart ---
a.unshift('zero'); a[2].push('x'); a // expect: ["zero", "two", [3, "x"], {four: 4}, 5]
// --- restart ---
a.splice(1, 2, 'a', 'b', 'c'); a.length // expect: 6
// --- restart ---
a.reverse(); a.join() // expect: "5,[object Object],c,b,a,zero"
// --- restart ---
a.length = 2; a // expect: [5, {four: 4}]
// --- restart ---
[a.length, a[2], 2 in a] // expect: [2, undefined, false]
a.sort(function (x, y) { return typeof x < typeof y ? 1 : -1; }); a // expect: [{four: 4}, 5]
// --- restart ---
a // expect: [{four: 4}, 5]

// Holes stay holes.
var holes = [, 1, , 2, ,];
[holes.length, 0 in holes, 1 in holes, 4 in holes] // expect: [5, false, true, false]
// --- restart ---
[holes.length, 0 in holes, 1 in holes, 4 in holes] // expect: [5, false, true, false]
holes[0] = undefined; delete holes[1];
// --- restart ---
[0 in holes, 1 in holes, holes.length] // expect: [true, false, 5]
holes.map(function (x) { return 'x'; }).join('-') // expect: "x---x-"

// Sparse arrays.
var sparse = []; sparse[1000000] = 'far'; sparse[4000000000] = 'further';
[sparse.length, Object.keys(sparse).join()] // expect: [4000000001, "1000000,4000000000"]
// --- restart ---
[sparse.length, Object.keys(sparse).join(), sparse[4000000000]] // expect: [4000000001, "1000000,4000000000", "further"]
sparse.length = 5; sparse.push('near') // expect: 6
// --- restart ---
Object.keys(sparse).join() // expect: "5"

// Properties beside the elements; their order.
var tagged = [1, 2]; tagged.name = 'n'; tagged[-1] = 'minus'; tagged['1.5'] = 'half'; tagged[3] = 4;
Object.keys(tagged).join() // expect: "0,1,3,name,-1,1.5"
// --- restart ---
Object.keys(tagged).join() // expect: "0,1,3,name,-1,1.5"
tagged.name + tagged[-1] + tagged['1.5'] + tagged.length // expect: "nminushalf4"

// Attributes of elements and of the length.
var fixed = [1, 2, 3];
Object.defineProperty(fixed, 'length', { writable: false });
// --- restart ---
(function () { 'use strict'; fixed.push(4); })() // expect error: TypeError
fixed.length = 0; fixed.length // expect: 3
var guarded = [1, 2, 3];
Object.defineProperty(guarded, 1, { writable: false, enumerable: false });
// --- restart ---
guarded[1] = 9; guarded[0] = 8; [guarded[0], guarded[1], Object.keys(guarded).join()] // expect: [8, 2, "0,2"]
var computed = [1];
Object.defineProperty(computed, 1, { get: function () { return computed[0] * 2; }, enumerable: true, configurable: true });
// --- restart ---
computed[0] = 21; computed[1] // expect: 42
computed.length // expect: 2

// Frozen and sealed.
var ice = Object.freeze([1, [2]]);
// --- restart ---
[Object.isFrozen(ice), Object.isFrozen(ice[1])] // expect: [true, false]
ice[0] = 5; ice[1][0] = 6; ice // expect: [1, [6]]
// --- restart ---
ice // expect: [1, [6]]
var sealedArray = Object.seal([1, 2]);
// --- restart ---
sealedArray[0] = 'w'; sealedArray[2] = 'no'; sealedArray // expect: ["w", 2]
// --- restart ---
sealedArray // expect: ["w", 2]

// A thousand elements, written in the middle.
var big = []; for (var i = 0; i < 1000; i++) big.push(i);
big[500] = 'here'; big.indexOf('here') // expect: 500
// --- restart ---
[big.indexOf('here'), big.length, big[999]] // expect: [500, 1000, 999]
big.fill(0, 10, 990); big.copyWithin(0, 990);
// --- restart ---
big.reduce(function (x, y) { return x + y; }) // expect: 19890
Array.isArray(big) && big.flat().length // expect: 1000
[3, 1, 2].concat(big.slice(0, 1)) // expect: [3, 1, 2, 990]

// Arrays in arrays in arrays, and one that contains itself.
var loop = [1]; loop.push(loop, [loop]);
// --- restart ---
[loop[1] === loop, loop[2][0] === loop] // expect: [true, true]
// Elements that are assigned to a new array, and to one that is in the heap.
var ice = Object.freeze([1]); var assigned = Object.assign([1, 2, 3], [9], { 4: 5 });
// --- restart ---
JSON.stringify(assigned) // expect: "[9,2,3,null,5]"
Object.assign(assigned, [7, 8]).join() // expect: "7,8,3,,5"
Object.assign(ice, [2]) // expect error: TypeError
// --- restart ---
Object.keys(assigned).join() // expect: "0,1,2,4"
