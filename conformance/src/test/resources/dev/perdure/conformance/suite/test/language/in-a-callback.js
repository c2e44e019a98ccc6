/*---
description: A program cannot be suspended below a function of the engine.
---*/
var seen = 0;
[1, 2].forEach(function (each) {
  seen += each;
  assert(seen > 0);
});
assert.sameValue(seen, 3);
