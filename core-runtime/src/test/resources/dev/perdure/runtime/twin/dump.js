// Describes everything that can be reached from a list of roots, so that two states can be compared
// as text: own keys in order, with symbols and what is not enumerable; attributes; prototypes;
// entries of collections; bytes of buffers; and which references are to the same object, by
// numbering. Generators and iterators are run to see where they are, which changes them.
(function dump(roots) {
  var numbers = new Map(), symbols = new Map(), lines = [], queue = [];
  [Object.prototype, Array.prototype, Function.prototype, Map.prototype, Set.prototype,
    Date.prototype, RegExp.prototype, Error.prototype, Promise.prototype, ArrayBuffer.prototype,
    Object.getPrototypeOf(Uint8Array.prototype), Uint8Array.prototype, Float64Array.prototype,
    DataView.prototype, WeakMap.prototype, WeakSet.prototype, Generator.prototype,
    Object.getPrototypeOf([].values()), Object.getPrototypeOf(''[Symbol.iterator]()),
    Object.getPrototypeOf(new Map().entries()), Object.getPrototypeOf(new Set().values()),
    Object.getPrototypeOf(''.matchAll(/a/g))].forEach(function (p, i) {
    numbers.set(p, '%' + i);
  });
  function attempt(f) {
    try { f(); } catch (e) { /* Another kind. */ }
  }
  function name(v) {
    if (typeof v === 'symbol') {
      if (Symbol.keyFor(v) !== undefined) return 'Symbol.for(' + Symbol.keyFor(v) + ')';
      if (!symbols.has(v)) symbols.set(v, '@' + symbols.size + ':' + v.description);
      return symbols.get(v);
    }
    if (typeof v === 'string') return JSON.stringify(v);
    if (typeof v === 'bigint') return v + 'n';
    if (v === null || (typeof v !== 'object' && typeof v !== 'function')) {
      return v === 0 && 1 / v < 0 ? '-0' : String(v);
    }
    if (!numbers.has(v)) {
      numbers.set(v, '#' + numbers.size);
      queue.push(v);
    }
    return numbers.get(v);
  }
  function safely(f) {
    try { return f(); } catch (e) { return 'throws ' + name(e.name); }
  }
  function property(o, key) {
    var d = Object.getOwnPropertyDescriptor(o, key);
    if (d === undefined) return name(key) + ':none';
    var flags = (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
    var value = 'value' in d ? name(d.value) : 'get ' + name(d.get) + ' set ' + name(d.set);
    return name(key) + ':' + flags + '=' + value;
  }
  function steps(o) {
    var parts = [];
    if (!/Iterator|Generator/.test(Object.prototype.toString.call(o))) return '';
    for (var i = 0; i < 4; i++) {
      var step = safely(function () { return o.next(i); });
      if (step === null || typeof step !== 'object') return parts.concat(name(step)).join(' ');
      parts.push('step ' + name(step.value) + step.done);
    }
    return parts.join(' ');
  }
  function describe(o) {
    var parts = [numbers.get(o),
      safely(function () { return Object.prototype.toString.call(o); }),
      safely(function () { return 'proto ' + name(Object.getPrototypeOf(o)); }),
      safely(function () { return Object.isExtensible(o) ? '' : 'closed'; })];
    // Each of these throws for an object that is not of its kind.
    attempt(function () { parts.push(Function.prototype.toString.call(o)); });
    attempt(function () { parts.push(Date.prototype.getTime.call(o)); });
    attempt(function () { parts.push(RegExp.prototype.toString.call(o)); });
    attempt(function () { parts.push(Number.prototype.valueOf.call(o)); });
    attempt(function () {
      Map.prototype.forEach.call(o, function (v, k) { parts.push(name(k) + '=>' + name(v)); });
    });
    attempt(function () {
      Set.prototype.forEach.call(o, function (v) { parts.push('has ' + name(v)); });
    });
    attempt(function () { parts.push('bytes ' + new Uint8Array(o.slice(0)).join()); });
    attempt(function () {
      if (ArrayBuffer.isView(o)) {
        parts.push('view of ' + name(o.buffer), o.byteOffset, o.byteLength, o.length);
      }
    });
    attempt(function () {
      weakKeys.forEach(function (k, i) {
        parts.push('weak ' + i + name(WeakMap.prototype.get.call(o, k)));
      });
    });
    attempt(function () {
      weakKeys.forEach(function (k, i) { parts.push('weak ' + i + WeakSet.prototype.has.call(o, k)); });
    });
    parts.push(safely(function () { return ownProperties(o); }), safely(function () { return steps(o); }));
    return parts.join(' ');
  }
  function ownProperties(o) {
    return Reflect.ownKeys(o).filter(function (key) {
      return (typeof o !== 'function' || (key !== 'arguments' && key !== 'caller')) && key !== 'stack';
    }).map(function (key) { return property(o, key); }).join(' ');
  }
  lines.push(roots.map(name).join(' '));
  while (queue.length > 0) lines.push(describe(queue.shift()));
  return lines.join('\n');
})
