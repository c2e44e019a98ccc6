// Describes everything that can be reached from a list of roots, so that two states can be compared
// as text: own keys in order, with symbols and what is not enumerable; attributes; prototypes;
// entries of collections; and which references are to the same object, by numbering.
(function dump(roots) {
  var numbers = new Map(), symbols = new Map(), lines = [], queue = [];
  [Object.prototype, Array.prototype, Function.prototype, Map.prototype, Set.prototype,
    Date.prototype, RegExp.prototype, Error.prototype].forEach(function (p, i) {
    numbers.set(p, '%' + i);
  });
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
  function property(o, key) {
    var d = Object.getOwnPropertyDescriptor(o, key);
    var flags = (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
    var value = 'value' in d ? name(d.value) : 'get ' + name(d.get) + ' set ' + name(d.set);
    return name(key) + ':' + flags + '=' + value;
  }
  function describe(o) {
    var parts = [numbers.get(o), Object.prototype.toString.call(o),
      'proto ' + name(Object.getPrototypeOf(o)), Object.isExtensible(o) ? '' : 'closed'];
    if (typeof o === 'function') parts.push(String(o));
    if (o instanceof Date) parts.push(Date.prototype.getTime.call(o));
    if (o instanceof RegExp) parts.push(String(o));
    if (o instanceof Map) {
      Map.prototype.forEach.call(o, function (v, k) { parts.push(name(k) + '=>' + name(v)); });
    }
    if (o instanceof Set) {
      Set.prototype.forEach.call(o, function (v) { parts.push('has ' + name(v)); });
    }
    Reflect.ownKeys(o).forEach(function (key) {
      if (typeof o !== 'function' || (key !== 'arguments' && key !== 'caller')) {
        parts.push(property(o, key));
      }
    });
    return parts.join(' ');
  }
  lines.push(roots.map(name).join(' '));
  while (queue.length > 0) lines.push(describe(queue.shift()));
  return lines.join('\n');
})
