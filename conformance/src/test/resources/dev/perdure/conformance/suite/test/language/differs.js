/*---
description: What the plain engine adds to the standard is not in Perdure.
flags: [noStrict]
---*/
assert.sameValue(typeof StopIteration, 'object');
