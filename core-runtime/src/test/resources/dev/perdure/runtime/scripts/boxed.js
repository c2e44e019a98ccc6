var b = { n: new Number(5), s: new String('text'), t: new Boolean(false), i: Object(7n), y: Object(Symbol.for('b')), zero: new Number(-0) };
// --- restart ---
[typeof b.n, b.n + 1, b.s.length, b.s[1], b.t.valueOf(), b.i + 1n, b.y.valueOf() === Symbol.for('b'), Object.is(+b.zero, -0)] // expect: ["object", 6, 4, "e", false, 8n, true, true]
b.n.unit = 'm'; b.s[10] = 'far'; b.t.x = 1; b.i.x = 2;
// --- restart ---
[b.n.unit, b.s[10], b.t.x, b.i.x, Object.keys(b.s).join()] // expect: ["m", "far", 1, 2, "0,1,2,3,10"]
[b.n instanceof Number, b.s instanceof String, b.t instanceof Boolean, Object.prototype.toString.call(b.s)] // expect: [true, true, true, "[object String]"]
Object.freeze(b.n); b.n.unit = 'km';
// --- restart ---
[b.n.unit, Object.isFrozen(b.n)] // expect: ["m", true]
