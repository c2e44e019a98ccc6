/*---
description: Perdure has one realm.
flags: [noStrict]
---*/
var other = $262.createRealm().global;
assert(other.Array !== Array);
