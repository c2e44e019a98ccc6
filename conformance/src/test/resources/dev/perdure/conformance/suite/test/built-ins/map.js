/*---
description: Objects and functions of built-ins.
features: [Map]
---*/
var map = new Map([['a', 1]]);
var get = map.get;
assert.sameValue(get.call(map, 'a'), 1);
map.set('b', map);
assert.sameValue(map.get('b'), map);
assert.throws(TypeError, function () { get.call({}, 'a'); });
