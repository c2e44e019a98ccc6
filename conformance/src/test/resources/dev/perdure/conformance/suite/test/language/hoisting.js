/*---
description: Declarations take effect before the first statement.
---*/
assert.sameValue(before, undefined);
assert.sameValue(declared(), 'declared');
var before = 1;
for (var inLoop = 0; inLoop < 2; inLoop++) ;
let later = before + inLoop;
assert.sameValue(later, 3);
function declared() { return 'declared'; }
try { throw 1; } catch { var caught = true; }
assert(caught);
