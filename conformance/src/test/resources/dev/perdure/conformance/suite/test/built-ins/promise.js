/*---
description: The test ends when a callback says so.
flags: [async]
---*/
var order = [];
Promise.resolve('a').then(function (value) {
  order.push(value);
  assert.sameValue(order.length, 1);
}).then($DONE, $DONE);
