// A closure keeps its counter.
var counter = (function () {
  var n = 0;
  return { next: function () { return ++n; }, peek: function () { return n; } };
})();
counter.next(); // expect: 1
// --- restart ---
counter.next(); // expect: 2
// Two closures over one variable see each other's writes.
counter.peek(); // expect: 2
// --- restart ---
[counter.next(), counter.peek()] // expect: [3, 3]

// Each call of the maker makes variables of its own.
function makeAccount(balance) {
  return {
    deposit: function (amount) { balance += amount; return balance; },
    balance: function () { return balance; }
  };
}
var mine = makeAccount(10), yours = makeAccount(20);
mine.deposit(5) // expect: 15
// --- restart ---
[mine.balance(), yours.balance()] // expect: [15, 20]
yours.deposit(1) // expect: 21
// --- restart ---
[mine.balance(), yours.balance()] // expect: [15, 21]

// A variable that refers to the closure itself.
var selfish = (function () { var me = function () { return me; }; return me; })();
// --- restart ---
selfish() === selfish // expect: true

// Arguments, defaults and rest parameters are variables too.
var tail = (function (first, second = first + 1, ...rest) {
  return function () { return [first, second, rest.length, rest[0]]; };
})(1, undefined, 'a', 'b');
// --- restart ---
tail() // expect: [1, 2, 2, "a"]

// Closures made in a loop by a function each have their own variable.
var list = [];
for (var i = 0; i < 3; i++) {
  (function (j) { list.push(function () { return j++; }); })(i * 10);
}
list.map(function (f) { return f(); }) // expect: [0, 10, 20]
// --- restart ---
list.map(function (f) { return f(); }) // expect: [1, 11, 21]

// Three levels of scope, each written from the innermost.
var deep = (function (a) {
  return (function (b) {
    return function (c) { a += c; b *= c; return [a, b, c]; };
  })(2);
})(1);
deep(3) // expect: [4, 6, 3]
// --- restart ---
deep(4) // expect: [8, 24, 4]

// A closure in a property of a closure.
var stepper = (function () {
  var n = 0;
  function step() { n += step.size; return n; }
  step.size = 5;
  return step;
})();
stepper() // expect: 5
// --- restart ---
stepper.size = 7;
stepper() // expect: 12
// --- restart ---
[stepper(), stepper.size] // expect: [19, 7]

// An arrow function keeps the this of the place where it was written.
var owner = { name: 'Ann', greeter: function () { return () => 'I am ' + this.name; } };
var greet = owner.greeter();
// --- restart ---
greet() // expect: "I am Ann"
owner.name = 'Bob'; greet() // expect: "I am Bob"
// --- restart ---
greet.call({ name: 'Eve' }) // expect: "I am Bob"
