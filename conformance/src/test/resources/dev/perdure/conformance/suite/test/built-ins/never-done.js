/*---
description: The plain engine fails a test that never says that it is done.
flags: [async, noStrict]
---*/
new Promise(function () {}).then($DONE, $DONE);
