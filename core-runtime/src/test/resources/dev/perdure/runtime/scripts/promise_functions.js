// all, allSettled, any and race, one element a turn.
function open(n) { var list = []; for (var i = 0; i < n; i++) list.push(Promise.withResolvers()); return list; }
function promisesOf(list) { return list.map(function (d) { return d.promise; }); }
var results = {};
function note(name, promise) {
  promise.then(function (v) { results[name] = 'value ' + JSON.stringify(v); },
    function (e) { results[name] = 'reason ' + (e instanceof AggregateError ? JSON.stringify(e.errors) : e); });
}
var all = open(3), settled = open(2), any = open(2), anyGood = open(2), race = open(2), allBad = open(2);
note('all', Promise.all(promisesOf(all).concat('plain')));
note('settled', Promise.allSettled(promisesOf(settled)));
note('any', Promise.any(promisesOf(any)));
note('anyGood', Promise.any(promisesOf(anyGood)));
note('race', Promise.race(promisesOf(race)));
note('allBad', Promise.all(promisesOf(allBad)));
// --- restart ---
all[2].resolve('c'); settled[1].reject('bad'); any[1].reject('e1'); anyGood[0].reject('no'); race[1].resolve('second'); allBad[0].resolve();
// --- restart ---
all[0].resolve('a'); settled[0].resolve('good'); any[0].reject('e0'); anyGood[1].resolve('yes'); race[0].reject('first'); allBad[1].reject('stop');
// --- restart ---
results.all // expect: undefined
results.settled // expect: "value [{\"status\":\"fulfilled\",\"value\":\"good\"},{\"status\":\"rejected\",\"reason\":\"bad\"}]"
results.any // expect: "reason [\"e0\",\"e1\"]"
results.anyGood // expect: "value \"yes\""
results.race // expect: "value \"second\""
results.allBad // expect: "reason stop"
all[1].resolve('b');
// --- restart ---
results.all // expect: "value [\"a\",\"b\",\"c\",\"plain\"]"

// finally waits for what its function returns, and passes the outcome on.
var source = Promise.withResolvers(), failing = Promise.withResolvers(), gate = Promise.withResolvers(); var steps = [];
source.promise.finally(function () { steps.push('finally'); return gate.promise; }).then(function (v) { steps.push('got ' + v); });
failing.promise.finally(function () { steps.push('finally too'); return gate.promise; }).catch(function (e) { steps.push('caught ' + e); });
// --- restart ---
source.resolve('value'); failing.reject('reason');
// --- restart ---
steps // expect: ["finally", "finally too"]
gate.resolve();
// --- restart ---
steps.join() // expect: "finally,finally too,got value,caught reason"

// A thenable's functions, kept over a restart.
var kept; var thenable = { then: function (resolve, reject) { kept = resolve; } };
Promise.resolve(thenable).then(function (v) { steps.push('thenable ' + v); });
// --- restart ---
kept('done');
// --- turn ---
steps.pop() // expect: "thenable done"

// The executor of a constructor of one's own is called after a restart.
var executors = [];
function Mine(executor) { var p = Reflect.construct(Promise, [executor], Mine); executors.push(executor); return p; }
Object.setPrototypeOf(Mine, Promise); Mine.prototype = Object.create(Promise.prototype, { constructor: { value: Mine } });
var mineOpen; var mine = new Mine(function (resolve) { mineOpen = resolve; });
var derived = mine.then(function (v) { return v + '!'; });
// --- restart ---
derived instanceof Mine // expect: true
executors[1].length // expect: 2
try { executors[1](1, 2); } catch (e) { e instanceof TypeError } // expect: true
mineOpen('mine'); derived.then(function (v) { steps.push(v); });
// --- turn ---
steps.pop() // expect: "mine!"

// Promises and timers.
var timed = new Promise(function (resolve) { setTimeout(resolve, 100, 'rung'); });
timed.then(function (v) { steps.push(v); });
// --- restart ---
// --- wait 100 ---
steps.pop() // expect: "rung"
// --- restart ---
timed.then(setTimeout.bind(null, function (v) { steps.push('again'); }));
// --- restart ---
// --- wait 1 ---
steps.pop() // expect: "again"

// Resolving functions in collections, bound, as getters, captured.
var many = open(4);
var holder = { map: new Map([['f', many[0].resolve]]), get f() { return many[3].resolve; } };
var bound = many[1].resolve.bind(null, 'bound'); var closed = (function (f) { return function () { f('closed'); }; })(many[2].resolve);
promisesOf(many).forEach(function (p) { p.then(function (v) { steps.push(v); }); });
// --- restart ---
bound(); closed(); holder.f('getter'); holder.map.get('f')('map');
// --- turn ---
steps.splice(-4).join() // expect: "bound,closed,getter,map"
bound.length // expect: 0
many[0].resolve === holder.map.get('f') // expect: true
