package dev.perdure.runtime.twin;

import java.util.List;
import java.util.Random;

/** Random statements over two arrays {@code a} and {@code b}; each gives something to compare. */
final class RandomArrayProgram {

  static final String PRELUDE =
      """
      var a = [], b = [], n = 0;
      function next() { n++; return n % 5 === 0 ? 'text ' + n : n % 7 === 0 ? { n: n } : n; }
      function many(count) { var all = []; for (var i = 0; i < count; i++) all[i] = next(); return all; }
      function byText(x, y) { x = text(x); y = text(y); return x < y ? -1 : x > y ? 1 : 0; }
      function text(v) {
        return Array.isArray(v) ? '[' + v.length + ']'
            : typeof v === 'object' && v !== null ? '{' + v.n + '}' : String(v);
      }
      function element(x, k) {
        var d = Object.getOwnPropertyDescriptor(x, k);
        return k + (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '')
            + '=' + ('value' in d ? text(d.value) : 'accessor ' + text(x[k]));
      }
      function dump(x) {
        return Object.getOwnPropertyNames(x).sort().map(function (k) { return element(x, k); }).join();
      }
      function all() { return dump(a) + ' | ' + dump(b); }
      """;

  private static final List<String> STATEMENTS =
      List.of(
          "a[$I] = next(); 0",
          "a[$I] = next(); a[$J] = next(); 0",
          "text(a[$I]) + text(a[$J]) + ($K in a)",
          "a.push(next())",
          "a.push(next(), next(), next())",
          "a.push.apply(a, many($M))",
          "text(a[a.length - 1]) + (a.length && a.length - 1 in a ? text(a.pop()) : a.length = 0)",
          "0 in a ? text(a.shift()) : a.length",
          "a.unshift(next(), next())",
          "a.splice($I, $S).length",
          "a.splice($I, $S, next(), next()).length",
          "a.splice($I, 1, next()).map(text).join()",
          "a.splice(-$S, 2, next(), next()).length",
          "a.splice(a.length, 0, next(), next()); a.length",
          "a.splice('$I', '$S').length",
          "a.sort(byText); 0",
          "a.reverse(); 0",
          "a.fill(next(), $I, $J); 0",
          // On an array that is not dense, the engine's own makes holes of undefined.
          "a.indexOf(undefined) < 0 ? a.copyWithin($I, $J, $K).length : 0",
          "a.length = $I",
          "a.length = Math.max(0, a.length - $S)",
          "a.length += $S",
          "a.length = '$I'",
          "a.length = $I; a.length = $J; 0",
          "a.length = $I; a.push(next(), next()); 0",
          "delete a[$I]; 0",
          "delete a[$I]; delete a[$J]; delete a[a.length - 1]; 0",
          "a = a.concat(b, next()); a.length > 200 ? a.length = 50 : 0",
          "b = a.slice($I, $J); b.length",
          "b = Array.from(a); b.length",
          "b = [...a, next()]; b.length",
          "b = a.map(text); b.length",
          "b = a.filter(function (x) { return typeof x === 'number'; }); b.length",
          "var swap = a; a = b; b = swap; 0",
          "b = a; 0",
          "a = many($M * 5); 0",
          "a = new Array($J); a.fill(next()); 0",
          "a.indexOf($I) + ',' + a.lastIndexOf($J) + ',' + a.includes($K)",
          "a.map(text).join() + a.join('-').length",
          "Object.keys(a).length + ',' + a.reduce(function (s, x) { return s + text(x); }, '').length",
          "var sum = 0; for (var k in a) sum += k.length; sum",
          "var sum = 0; for (var x of a) sum += text(x).length; sum",
          "a.forEach(function (x, i) { if (i % 3 === 0) a[i] = next(); }); 0",
          "a.note = next(); 0",
          "a[$I] && typeof a[$I] === 'object' ? a[$I].n = next() : 0",
          "a[$J] = b.length ? b[0] : next(); 0",
          "a[a.length + 70] = next(); 0",
          "a[a.length + $S] = next(); 0",
          "Object.defineProperty(a, $I, { value: next(), writable: true, enumerable: true,"
              + " configurable: true }); 0",
          "Object.defineProperty(a, $I, { value: next(), writable: false, enumerable: true,"
              + " configurable: true }); 0",
          "Object.defineProperty(a, $I, { get: function () { return 5; }, configurable: true }); 0",
          "a = a.map(function (x) { return x; }); 0",
          "text(a.at(-1)) + text(a.find(function (x) { return x > $I; })) + a.findIndex(isNaN)",
          "a.flat().length + ',' + a.some(isNaN) + a.every(isNaN)",
          "b = a.toSorted ? a.toSorted(byText) : []; b.length",
          "Array.prototype.push.call(a, next())",
          "Array.prototype.concat.call(b, a, a).length",
          "var it = a.values(); it.next(); it.next(); text(it.next().value)",
          "JSON.stringify(a.map(text)).length");

  private final Random random;

  RandomArrayProgram(Random random) {
    this.random = random;
  }

  String statement() {
    String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
    for (String place : List.of("$I", "$J", "$K")) {
      statement = statement.replace(place, String.valueOf(random.nextInt(60)));
    }
    return statement
        .replace("$S", String.valueOf(random.nextInt(8)))
        .replace("$M", String.valueOf(random.nextInt(12)));
  }
}
