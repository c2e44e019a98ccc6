/*---
description: An error while it runs.
negative:
  phase: runtime
  type: Test262Error
---*/
var first = 1;
throw new Test262Error('meant');
