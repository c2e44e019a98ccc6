/*---
description: The plain engine fails this.
flags: [noStrict]
---*/
assert.sameValue(1, 2);
