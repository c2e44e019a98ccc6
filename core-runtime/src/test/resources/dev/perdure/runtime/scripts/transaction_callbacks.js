// What is called when a block's turn is durable, and when a block is undone.

var o = { a: 1 }, log = [];

// After the commit, in turns of their own, in order.
transaction(function (tx) {
  tx.afterCommit(function () { print('first ' + o.a); log.push(1); });
  tx.afterCommit(function () { print('second'); log.push(2); });
  o.a = 2;
  print('block');
})
// expect print: block first 2 second
log.join() // expect: "1,2"
// --- restart ---
log.join() // expect: "1,2"

// Not if the block was undone, or one around it, or the turn.
transaction(function (tx) { tx.afterCommit(function () { print('never'); }); rollback(); })
// --- turn ---
transaction(function () { transaction(function (tx) { tx.afterCommit(function () { print('never'); }); }); rollback(); })
// --- turn ---
transaction(function (tx) { tx.afterCommit(function () { print('never'); }); }); throw new Error('turn') // expect error: turn
0 // expect: 0
// expect print:
transaction(function (outer) {
  transaction(function () { outer.afterCommit(function () { print('never'); }); rollback(); });
  outer.afterCommit(function () { print('outer'); });
})
// expect print: outer

// One that throws is undone and reported, and stops no other.
transaction(function (tx) {
  tx.afterCommit(function bad() { o.a = 'bad'; print('never'); throw new Error('callback'); });
  tx.afterCommit(function () { print('good ' + o.a); });
})
// expect print: afterCommit: test.js:4: Error: callback 	at test.js:4 (bad) good 2
o.a // expect: 2

// One that opens blocks, and names others.
transaction(function (tx) {
  tx.afterCommit(function () { transaction(function (inner) { inner.afterCommit(function () { print('third ' + o.a); }); o.a = 3; }); });
})
// --- turn ---
0 // expect: 0
// expect print: third 3

// After a rollback: when it is undone, by whatever, with the reason.
(function () {
  try {
    transaction(function (tx) { tx.afterRollback(function (why) { log.push(why.message + o.a); }); o.a = 9; throw new Error('why'); });
  } catch (e) { log.push('caught'); }
  return log.join();
})() // expect: "1,2,why3,caught"
transaction(function (tx) { tx.afterRollback(function (why) { log.push(why); }); rollback('reason'); }); log.pop() // expect: "reason"
transaction(function (tx) { tx.afterRollback(function (why) { log.push(why); }); throw new Rollback({ n: 1 }); }); log.pop().n // expect: 1
transaction(function () {
  transaction(function (tx) { tx.afterRollback(function (why) { log.push('inner ' + why); }); });
  transaction.current.afterRollback(function () { log.push('outer'); });
  rollback('around');
}); log.splice(-2).join() // expect: "inner around,outer"
transaction(function (tx) { tx.afterRollback(function () { print('never'); }); o.a = 4; }); o.a // expect: 4
transaction(function (tx) { tx.afterRollback(function (why) { print('turn undone: ' + why.message + ' ' + o.a); log.push('kept'); }); o.a = 5; }); throw new Error('late') // expect error: late
// expect print: turn undone: late 4
[o.a, log.pop()] // expect: [4, "kept"]

// What it has done is undone with what is around it, and done again: nothing of it is lost.
var heard = [];
// --- turn ---
transaction(function (tx) { tx.afterRollback(function (why) { heard.push(why.message); print('heard'); }); throw new Error('nobody catches'); }) // expect error: nobody catches
// expect print: heard
heard.join() // expect: "nobody catches"
transaction(function () { try { transaction(function (tx) { tx.afterRollback(function () { heard.push('once'); }); throw 1; }); } catch (e) { rollback(); } }); heard.join() // expect: "nobody catches,once"
transaction(function (outer) {
  try { transaction(function (tx) { tx.afterRollback(function () { if (transaction.current === outer) outer.rollback(); else heard.push('outside'); }); throw 1; }); } catch (e) { heard.push('not reached'); }
}); heard.slice(2).join() // expect: "outside"

// What was registered in a block that was undone is not, also for a block around it.
transaction(function (outer) {
  transaction(function () { outer.afterRollback(function () { heard.push('never'); }); rollback(); });
  outer.afterRollback(function () { heard.push('registered'); });
  rollback();
}); heard.slice(3).join() // expect: "registered"

// One that throws is undone and reported; the error that undid the block is not hidden.
(function () {
  try {
    transaction(function (tx) {
      tx.afterRollback(function () { o.a = 'half'; throw new Error('second'); });
      tx.afterRollback(function () { log.push('still'); });
      throw new Error('first');
    });
  } catch (e) { return [e.message, o.a, log.pop()].join(); }
})() // expect: "first,4,still"

// What a block prints, and its timers, go with it.
print('kept'); transaction(function () { print('gone'); setTimeout(function () { print('gone'); }, 5); rollback(); }); print('too')
// expect print: afterRollback: test.js:6: Error: second 	at test.js:6 	at test.js:5 	at test.js:3 kept too
var number = setTimeout(function () { print('fires'); }, 10);
transaction(function () { clearTimeout(number); rollback(); })
// --- wait 20 ---
// expect print: fires
transaction(function () { setTimeout(function () { print('set in a block'); }, 10); })
// --- restart ---
// --- wait 20 ---
// expect print: set in a block

// A rejection that was undone is nobody's; one that a block leaves is reported.
transaction(function () { Promise.reject(new Error('undone')); rollback(); })
// --- turn ---
var p = Promise.reject(new Error('x')); transaction(function () { p.catch(function () {}); rollback(); }); p.catch(function () { print('handled'); }); 0 // expect: 0
// expect print: handled

// A callback that names another: it has its turn after whatever is next, so that a chain lets others in.
var links = 0; function chain() { if (links++ < 3) transaction(function (tx) { tx.afterCommit(chain); }); }
chain()
// --- turn ---
links // expect: 3
// --- restart ---
// --- wait 1 ---
links // expect: 4

// Handles.
transaction(function (tx) { tx.afterCommit('text'); }) // expect error: afterCommit: the argument is the function to call, not text.
transaction(function (tx) { tx.afterCommit(function* () {}); }) // expect error: afterCommit: to call a generator function runs none of its code.
transaction(function (tx) { tx.afterRollback(); }) // expect error: afterRollback: the argument is the function to call, not undefined.
var ended = transaction(function (tx) { return tx; });
ended.afterCommit(function () {}) // expect error: The transaction has ended.
