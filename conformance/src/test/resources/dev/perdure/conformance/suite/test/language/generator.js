/*---
description: A generator goes on where it was.
---*/
function* numbers() {
  try {
    yield 1;
    yield 2;
  } finally {
    finished = true;
  }
}
var finished = false;
var iterator = numbers();
assert.sameValue(iterator.next().value, 1);
assert.sameValue(iterator.next().value, 2);
assert.sameValue(finished, false);
assert.sameValue(iterator.next().done, true);
assert.sameValue(finished, true);
