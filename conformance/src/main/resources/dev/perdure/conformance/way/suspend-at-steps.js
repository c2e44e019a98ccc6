// Makes each step of a generator, and each wait for a promise, suspend the program before and
// after it. What is put in the place of a built-in keeps its name, length and attributes.
(function () {
  'use strict';
  var suspend = $262.suspend;
  var define = Object.defineProperty;
  var describe = Object.getOwnPropertyDescriptor;

  function replace(holder, name) {
    var property = describe(holder, name);
    if (!property || typeof property.value !== 'function') {
      return;
    }
    var original = property.value;
    // A method, so that it is no constructor.
    var wrapper = {
      step() {
        suspend();
        var result = original.apply(this, arguments);
        suspend();
        return result;
      }
    }.step;
    define(wrapper, 'name', describe(original, 'name'));
    define(wrapper, 'length', describe(original, 'length'));
    property.value = wrapper;
    define(holder, name, property);
  }

  var generators = Object.getPrototypeOf(function* () {}).prototype;
  ['next', 'return', 'throw'].forEach(function (name) {
    replace(generators, name);
  });
  ['then', 'catch', 'finally'].forEach(function (name) {
    replace(Promise.prototype, name);
  });
})();
