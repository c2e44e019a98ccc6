// Views share their buffer, whichever is written.
var buffer = new ArrayBuffer(16), bytes = new Uint8Array(buffer), words = new Int32Array(buffer, 4, 2), view = new DataView(buffer, 8, 8);
bytes[4] = 1; words[1] = 7;
// --- restart ---
[bytes.buffer === buffer, words.buffer === buffer, view.buffer === buffer, words.byteOffset, words.length, view.byteOffset, view.byteLength, bytes.length] // expect: [true, true, true, 4, 2, 8, 8, 16]
[words[1], view.getInt32(0) === words[1], bytes[4]] // expect: [7, true, 1]
words[0] = -2;
// --- restart ---
[words[0], Array.from(bytes.subarray(4, 8)).join()] // expect: [-2, "255,255,255,254"]
view.setFloat64(0, 1.5); view.setInt8(7, -1);
// --- restart ---
[view.getInt8(7), bytes[15], view.getUint16(6) & 255] // expect: [-1, 255, 255]
// Each way to write, one a turn.
bytes.fill(9, 0, 2);
// --- restart ---
bytes.set([3, 4], 2);
// --- restart ---
bytes.copyWithin(4, 0, 4);
// --- restart ---
bytes.subarray(0, 4).reverse();
// --- restart ---
bytes.subarray(4, 8).sort();
// --- restart ---
Object.defineProperty(bytes, '8', { value: 77 }); Reflect.set(bytes, 9, 78);
// --- restart ---
Array.prototype.fill.call(bytes, 79, 10, 11); Reflect.set(bytes, 11, 80);
// --- restart ---
bytes[12]++; bytes[13] += 2;
// --- restart ---
Array.from(bytes.slice(0, 12)).join() // expect: "4,3,9,9,3,4,9,9,77,78,79,80"
[bytes[12], bytes[13]] // expect: [1, 2]
// All types.
var all = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array].map(T => new T([1, 2, 300]));
var bigs = [new BigInt64Array(2), new BigUint64Array(2)]; bigs[0][1] = -5n; bigs[1][0] = 6n;
// --- restart ---
all.map(a => a.constructor.name + a[2]).join() // expect: "Int8Array44,Uint8Array44,Uint8ClampedArray255,Int16Array300,Uint16Array300,Int32Array300,Uint32Array300,Float32Array300,Float64Array300"
all.forEach(a => { a[0] = 2.5; }); bigs[1][1] = 9n;
// --- restart ---
[all.map(a => a[0]).join(), bigs[0][1] === -5n, bigs[1][1] === 9n, all[0] instanceof Int8Array, Object.prototype.toString.call(all[8])] // expect: ["2,2,2,2,2,2,2,2.5,2.5", true, true, true, "[object Float64Array]"]
// What built-ins make of them.
var made = [all[8].map(x => x * 2), all[3].filter(x => x > 1), all[5].toReversed(), all[5].toSorted(), all[5].with(0, 8), Uint8Array.from('123'), Uint8Array.of(4, 5), new Float32Array(all[8]), new Uint8Array(), new Uint16Array(3)];
// --- restart ---
made.map(m => m.constructor.name.slice(0, -5) + ':' + m.join('/')).join() // expect: "Float64:5/4/600,Int16:2/2/300,Int32:300/2/2,Int32:2/2/300,Int32:8/2/300,Uint8:1/2/3,Uint8:4/5,Float32:2.5/2/300,Uint8:,Uint16:0/0/0"
made.forEach(m => { if (m.length) m[0] = 1; });
// --- restart ---
made.map(m => m[0]).join() // expect: "1,1,1,1,1,1,1,1,,1"
// Properties, iterators, keys of a map, prototypes.
bytes.note = { on: bytes }; buffer.label = 'b'; Object.setPrototypeOf(view, Object.create(DataView.prototype, { extra: { value: 'e' } }));
var over = bytes.values(), byIdentity = new Map([[bytes, 'this one'], [buffer, 'its bytes']]); over.next();
bytes[0] = 100;
// --- restart ---
[bytes.note.on === bytes, buffer.label, view.extra, view.getUint8(0), over.next().value, byIdentity.get(bytes), byIdentity.get(buffer)] // expect: [true, "b", "e", 77, 3, "this one", "its bytes"]
bytes[0] = 101; byIdentity.get(bytes) // expect: "this one"
// A turn that is undone leaves the bytes as they were.
bytes[0] = 1; words[0] = 1; view.setInt8(0, 1); bytes.fill(2); throw new Error('stop'); // expect error: stop
[bytes[0], words[0], view.getUint8(0), bytes[7]] // expect: [101, 50596105, 77, 9]
// Transferred, copied, detached.
var source = new Uint8Array([1, 2, 3]), moved = source.buffer.transfer(5), part = buffer.slice(0, 2);
// --- restart ---
[source.length, source.buffer.detached, source[0], moved.byteLength, new Uint8Array(moved).join(), new Uint8Array(part).join()] // expect: [0, true, undefined, 5, "1,2,3,0,0", "101,3"]
var target = new ArrayBuffer(4);
// --- restart ---
var Chooser = { constructor: { [Symbol.species]: function () { return target; } } };
moved.constructor = Chooser.constructor; moved.slice(0, 3) === target // expect: true
// --- restart ---
new Uint8Array(target).join() // expect: "1,2,3,0"
moved.transfer(2); throw new Error('stop'); // expect error: stop
[moved.detached, moved.byteLength] // expect: [false, 5]
source.buffer.transfer(); // expect error: TypeError
// Closed arrays, and those without a constructor of their own.
Object.preventExtensions(words); words[1] = 55; words.more = 1;
// --- restart ---
words[1] = 56; [words.more, words[1]] // expect: [undefined, 56]
// --- restart ---
words[1] // expect: 56
function Grid() { return Reflect.construct(Uint8Array, [4], Grid); } Grid.prototype = Object.create(Uint8Array.prototype, { at2: { value: function (x, y) { return this[x * 2 + y]; } } });
var grid = new Grid(); grid[3] = 5;
// --- restart ---
[grid.at2(1, 1), grid instanceof Grid, grid.length] // expect: [5, true, 4]
