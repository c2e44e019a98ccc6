var immutable = require('PACKAGES/immutable');
var map = immutable.Map({ a: 1, b: immutable.List([1, 2]) });
var before = map;
var big = immutable.Map(immutable.Range(0, 2000).map(function (n) { return ['key' + n, n]; }));
var list = immutable.List(immutable.Range(0, 1500));
var Point = immutable.Record({ x: 0, y: 0 }, 'Point');
var point = new Point({ x: 3 });
var lazy = immutable.Seq([1, 2, 3, 4]).filter(function (n) { return n % 2; }).map(function (n) { return n * n; });
var keyed = immutable.Map().set(point, 'a point').set(list, 'a list');
// --- restart ---
var next = map.setIn(['b', 0], 9).set('c', immutable.Set(['x']));
[map === before, map.getIn(['b', 0]), next.getIn(['b', 0]), next.get('c').has('x')] // expect: [true, 1, 9, true]
[big.get('key1234'), big.size, big.set('key1234', -1).get('key1234'), big.get('key1234')] // expect: [1234, 2000, -1, 1234]
[list.get(1400), list.push('end').last(), list.size, list.slice(10, 13).toArray()] // expect: [1400, "end", 1500, [10, 11, 12]]
// --- restart ---
immutable.is(next, immutable.fromJS({ b: [9, 2], a: 1 }).set('c', immutable.Set(['x']))) // expect: true
[point.x, point.y, point.set('y', 4).toJS(), point instanceof Point, String(point)] // expect: [3, 0, {x: 3, y: 4}, true, "Point { x: 3, y: 0 }"]
lazy.toArray() // expect: [1, 9]
[keyed.get(new Point({ x: 3 })), keyed.get(immutable.List(immutable.Range(0, 1500)))] // expect: ["a point", "a list"]
big = big.withMutations(function (m) { for (var i = 0; i < 100; i++) m.delete('key' + i); });
// --- restart ---
[big.size, big.has('key99'), big.has('key100'), big.reduce(function (sum, n) { return sum + n; }, 0)] // expect: [1900, false, true, 1994050]
var iterator = list.take(3).entries(); iterator.next().value // expect: [0, 0]
// --- restart ---
[iterator.next().value, iterator.next().value, iterator.next().done] // expect: [[1, 1], [2, 2], true]
next.toString() // expect: "Map { \"a\": 1, \"b\": List [ 9, 2 ], \"c\": Set { \"x\" } }"
immutable.OrderedMap([['z', 1], ['y', 2]]).mergeWith(function (a, b) { return a + b; }, { z: 5 }).toArray() // expect: [["z", 6], ["y", 2]]
