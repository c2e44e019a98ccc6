// Makes each assertion of the harness suspend the program first. A function that was there keeps
// its name, its length and its own properties.
(function () {
  'use strict';
  var suspend = $262.suspend;
  var define = Object.defineProperty;
  var describe = Object.getOwnPropertyDescriptor;
  var names = Object.getOwnPropertyNames;

  function suspending(original) {
    function wrapper() {
      suspend();
      return original.apply(this, arguments);
    }
    names(original).forEach(function (name) {
      var property = describe(original, name);
      var own = describe(wrapper, name);
      if (!own || own.configurable) {
        define(wrapper, name, property);
      } else if (name === 'prototype') {
        wrapper.prototype = original.prototype;
      }
    });
    return wrapper;
  }

  function replace(holder, name) {
    var property = describe(holder, name);
    if (property && typeof property.value === 'function') {
      property.value = suspending(property.value);
      define(holder, name, property);
    }
  }

  if (typeof assert === 'function') {
    names(assert).forEach(function (name) {
      // What begins so are the harness's own helpers.
      if (name.charAt(0) !== '_' && name !== 'prototype' && name !== 'constructor') {
        replace(assert, name);
      }
    });
    assert = suspending(assert);
  }
  if (typeof $DONE === 'function') {
    $DONE = suspending($DONE);
  }
})();
