/*---
description: This does not end.
flags: [noStrict]
---*/
for (;;) ;
