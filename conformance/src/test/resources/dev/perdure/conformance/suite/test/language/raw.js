/*---
description: No harness, as it is.
flags: [raw]
---*/
if (typeof assert !== 'undefined') throw new Error('There is a harness.');
