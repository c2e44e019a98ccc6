/*---
description: Strict code.
flags: [onlyStrict]
---*/
assert.throws(ReferenceError, function () { undeclared = 1; });
assert.sameValue(typeof undeclared, 'undefined');
