/*---
description: Sloppy code.
flags: [noStrict]
---*/
undeclared = 1;
assert.sameValue(undeclared, 1);
