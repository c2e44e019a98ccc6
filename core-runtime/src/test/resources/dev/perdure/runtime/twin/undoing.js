// What random programs with transactions use. A block that is called through undoing() has to leave
// everything as it was, unless it returns. The functions isLooking, looking, mayLook and compare are
// the host's: what they know lies outside of the heap, where nothing is undone.

// Everything, and an object that perhaps only local variables lead to. It is looked at in a block of
// its own, because looking changes iterators.
function snapshot(local) {
  looking(true);
  try {
    transaction(function () { throw dump([local, timer].concat(roots())); });
    return 'The block that looked was not undone.';
  } catch (state) {
    return state;
  } finally {
    looking(false);
  }
}

function undoing(local, f, options) {
  if (!mayLook()) return transaction(f, options);
  var before = snapshot(local), outcome;
  try {
    outcome = transaction(function (tx) { return { value: f(tx) }; }, options);
  } catch (e) {
    compare(before, snapshot(local), String(f));
    throw e;
  }
  var readOnly = options !== undefined && options.readOnly === true;
  if (readOnly || outcome === undefined) compare(before, snapshot(local), String(f));
  return outcome && outcome.value;
}

// Rolls back a block around the innermost one. Looking does not: it would doom a block that runs.
function leave(tx, reason) {
  if (isLooking()) throw new Error('looking');
  tx.rollback(reason);
}

// What surrounds all: no turn ends by accident. What is thrown may be null.
function whatever(f) {
  try { f(); } catch (e) { errors.push(e === null || e === undefined ? String(e) : typeof e); }
}
