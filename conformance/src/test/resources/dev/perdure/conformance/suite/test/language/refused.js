/*---
description: The check of the dialect refuses this, although here it does no harm.
flags: [noStrict]
---*/
for (let each of [1]) {
  const copy = each;
  assert.sameValue(copy, 1);
}
