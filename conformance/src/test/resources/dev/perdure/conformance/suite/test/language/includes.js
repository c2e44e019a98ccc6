/*---
description: Another file of the harness.
includes: [extra.js]
---*/
assert.sameValue(extra.next(), 1);
assert.sameValue(extra.next(), 2);
