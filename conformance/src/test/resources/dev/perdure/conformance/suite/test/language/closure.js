/*---
description: A closure keeps its state over asserts.
---*/
var count = counter();
function counter() {
  var n = 0;
  return function () { return ++n; };
}
assert.sameValue(count(), 1);
assert.sameValue(count(), 2);
assert.sameValue(count(), 3);
