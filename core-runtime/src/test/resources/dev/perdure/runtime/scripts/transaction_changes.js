// What a block has changed of what there was, and what it was.

var o = { a: 1, list: [1, 2] }, map = new Map([['k', 1]]), set = new Set([1]), date = new Date(5), f = function () {};
var untouched = { u: 1 }, many = [];
for (var i = 0; i < 1000; i++) many.push(i);
function changesOf(f) { var seen; transaction(function (tx) { f(tx); seen = tx.changes(); rollback(seen); }); return seen; }
var result;
function watch(f) { var seen = []; transaction(function (tx) { tx.afterRollback(function (list) { result = list; }); f(tx); rollback(tx.changes().map(function (c) { return [c.object, c.was]; })); }); return result; }
// --- restart ---
transaction(function (tx) { return tx.changes().length; }) // expect: 0
transaction(function (tx) { o.a; map.get('k'); ({}).x = 1; return tx.changes().length; }) // expect: 0
transaction(function (tx) { o.a = 2; o.b = 3; var c = tx.changes(); return [c.length, c[0].object === o, JSON.stringify(c[0].was), c[0].was.list === o.list]; }) // expect: [1, true, "{\"a\":1,\"list\":[1,2]}", true]
transaction(function (tx) { o.list.push(3); delete o.b; return tx.changes().map(function (c) { return JSON.stringify(c.was); }).sort().join(';'); }) // expect: "[1,2];{\"a\":2,\"list\":[1,2,3],\"b\":3}"
transaction(function (tx) { map.set('k', 2); set.add(2); date.setTime(6); f.own = 1; return tx.changes().map(function (c) { return c.was instanceof Map ? c.was.get('k') : c.was instanceof Set ? c.was.size : c.was instanceof Date ? c.was.getTime() : c.was; }).join(); }) // expect: "1,1,5,"
// --- restart ---

// Pages, and levels: each block sees what it has changed, with what blocks inside of it have.
transaction(function (tx) { many[500] = 'x'; many.push(1); var was = tx.changes()[0].was; return [was.length, was[500], was[999], many[500]]; }) // expect: [1000, 500, 999, "x"]
transaction(function (outer) {
  o.a = 10;
  return transaction(function (inner) {
    o.a = 20; untouched.u = 2;
    return [outer.changes().length, outer.changes()[0].was.a, inner.changes().map(function (c) { return c.was.a || c.was.u; }).join()];
  });
}) // expect: [2, 2, "10,1"]
transaction(function (tx) {
  transaction(function () { o.a = 30; });
  transaction(function () { untouched.u = 4; rollback(); });
  return tx.changes().map(function (c) { return c.was.a; }).join();
}) // expect: "20"

// Variables of the program: the global object with those that were changed.
transaction(function (tx) { variable = 5; o = { other: 1 }; var c = tx.changes(); return [c.length, c[0].object === globalThis, Object.keys(c[0].was).join(), c[0].was.o.a]; }) // expect: [1, true, "o", 30]

// What was made before the block in the same turn.
(function () { var young = { y: 1 }; return transaction(function (tx) { young.y = 2; return tx.changes()[0].was.y; }); })() // expect: 1
// A copy is nobody's: changing it changes nothing.
transaction(function (tx) { untouched.u = 7; tx.changes()[0].was.u = 'copy'; return [untouched.u, tx.changes()[0].was.u]; }) // expect: [7, 2]
