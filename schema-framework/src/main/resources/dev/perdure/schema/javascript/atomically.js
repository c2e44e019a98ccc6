'use strict';
// Work that happens whole or not at all.

/** Calls the function in a block of its own: what it throws undoes what it has done. */
function atomically(body) {
  return host.transaction(body);
}

exports.atomically = atomically;
