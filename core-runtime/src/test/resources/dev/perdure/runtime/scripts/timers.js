var log = [];
setTimeout(function (a, b) { log.push(a + b); }, 100, 'a', 'b');
var cancelled = setTimeout(function () { log.push('never'); }, 50);
setTimeout(function () { log.push('first'); print('fired'); }, 10);
// --- restart ---
clearTimeout(cancelled);
// --- wait 99 ---
log // expect: ["first"]
// expect print: fired
// --- restart ---
// --- wait 1 ---
log // expect: ["first", "ab"]
// A timer that sets the next.
var ticks = 0; function tick() { if (++ticks < 3) setTimeout(tick, 10); }
setTimeout(tick, 10);
// --- wait 10 ---
ticks // expect: 1
// --- restart ---
// --- wait 10 ---
// --- restart ---
// --- wait 100 ---
ticks // expect: 3
// Those due while nobody was there fire in order of their time, then of their making.
var order = []; [30, 10, 20, 10].forEach(function (ms, i) { setTimeout(function () { order.push(ms + ':' + i); }, ms); });
// --- restart ---
// --- wait 100 ---
order // expect: ["10:1", "10:3", "20:2", "30:0"]
// A timer's closure.
(function (n) { setTimeout(function () { log = n; }, 5); })('closed');
// --- restart ---
// --- wait 5 ---
log // expect: "closed"
// An undone turn sets no timer and clears none.
var kept = setTimeout(function () { log = 'kept'; }, 5);
// --- turn ---
setTimeout(function () { log = 'ghost'; }, 1); clearTimeout(kept); throw new Error('no') // expect error: no
// --- wait 5 ---
log // expect: "kept"
