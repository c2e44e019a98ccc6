// A pending promise whose resolve a closure has kept.
var log = [];
var open;
var promise = new Promise(function (resolve, reject) { open = { resolve: resolve, reject: reject }; });
var next = promise.then(function (x) { log.push('then ' + x); return x + 1; });
next.then(function (x) { log.push('next ' + x); }, function (e) { log.push('no ' + e); });
// --- restart ---
log.length; // expect: 0
open.resolve(1);
log.join(); // expect: then 1,next 2
// --- restart ---
open.resolve(5); open.reject(6); log.join(); // expect: then 1,next 2
promise.then(function (x) { log.push('late ' + x); });
// --- restart ---
log.join(); // expect: then 1,next 2,late 1

// The resolving functions are what the standard says, before and after.
open.resolve.name + '|' + open.resolve.length + '|' + ('prototype' in open.resolve); // expect: "|1|false"
// --- restart ---
open.resolve.name + '|' + open.resolve.length + '|' + ('prototype' in open.resolve); // expect: "|1|false"
Object.getOwnPropertyNames(open.resolve).join(); // expect: "length,name"
try { new open.resolve(); } catch (e) { e instanceof TypeError } // expect: true
