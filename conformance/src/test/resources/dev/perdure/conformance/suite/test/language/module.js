/*---
description: A module is not run.
flags: [module]
---*/
export default 1;
