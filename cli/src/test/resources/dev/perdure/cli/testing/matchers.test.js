'use strict';

function failing(body) {
  try {
    body();
  } catch (e) {
    return [e.message, e.expected, e.actual];
  }
  throw new Error('The expectation was met.');
}

describe('toBe', function () {
  it('tells identity', function () {
    var list = [1];
    expect(list).toBe(list);
    expect([1]).not.toBe(list);
    expect(NaN).toBe(NaN);
    expect(0).not.toBe(-0);
  });

  it('shows what it has found', function () {
    expect(failing(function () { expect(1).toBe('1'); })).toEqual(['expect(1).toBe("1")', '"1"', '1']);
    expect(failing(function () { expect(1).not.toBe(1); })).toEqual(['expect(1).not.toBe(1)', 'not 1', '1']);
  });

  it('points at toEqual', function () {
    expect(failing(function () { expect([1]).toBe([1]); })[1]).toContain('toEqual');
  });
});

describe('toEqual', function () {
  it('compares arrays and objects', function () {
    expect({ a: [1, { b: 2 }] }).toEqual({ a: [1, { b: 2 }] });
    expect({ a: [1, { b: 2 }] }).not.toEqual({ a: [1, { b: 3 }] });
    expect([1, 2]).not.toEqual([1]);
    expect({ a: 1, b: undefined }).toEqual({ a: 1 });
    expect([]).not.toEqual({});
    expect('1').not.toEqual(1);
  });

  it('compares maps, whatever their order', function () {
    expect(new Map([[{ k: 1 }, [1]], ['b', 2]])).toEqual(new Map([['b', 2], [{ k: 1 }, [1]]]));
    expect(new Map([['a', 1]])).not.toEqual(new Map([['a', 2]]));
    expect(new Map([['a', undefined]])).not.toEqual(new Map([['b', undefined]]));
  });

  it('compares sets, whatever their order', function () {
    expect(new Set([1, { a: 1 }])).toEqual(new Set([{ a: 1 }, 1]));
    expect(new Set([{ a: 1 }, { a: 1 }])).not.toEqual(new Set([{ a: 1 }, { a: 2 }]));
  });

  it('compares dates, patterns and errors', function () {
    expect(new Date(5)).toEqual(new Date(5));
    expect(new Date(5)).not.toEqual(new Date(6));
    expect(/a/g).not.toEqual(/a/);
    expect(new Error('a')).not.toEqual(new Error('b'));
  });

  it('compares cycles', function () {
    var a = { name: 'x' };
    var b = { name: 'x' };
    a.self = a;
    b.self = b;
    expect(a).toEqual(b);
    b.name = 'y';
    expect(a).not.toEqual(b);
  });

  it('says where values differ, however deep', function () {
    expect(failing(function () { expect({ a: [1, { b: { c: 2 } }] }).toEqual({ a: [1, { b: { c: 3 } }] }); })).toEqual([
      'expect({a: [1, [Object]]}).toEqual({a: [1, [Object]]})',
      '{a: [1, [Object]]}, with .a[1].b.c 3',
      '{a: [1, [Object]]}, with .a[1].b.c 2'
    ]);
  });
});

it('truth', function () {
  expect('a').toBeTruthy();
  expect('').toBeFalsy();
  expect(null).toBeNull();
  expect(undefined).not.toBeNull();
  expect(undefined).toBeUndefined();
  expect(null).toBeDefined();
});

it('contents', function () {
  expect('abc').toContain('bc');
  expect([1, NaN]).toContain(NaN);
  expect(new Set(['a'])).toContain('a');
  expect([1]).not.toContain('1');
  expect([1, 2]).toHaveLength(2);
  expect('abc').toHaveLength(3);
  expect('abc').toMatch(/B/i);
  expect('abc').toMatch('b');
  expect({ a: { b: [5] } }).toHaveProperty('a.b.0');
  expect({ a: { b: [5] } }).toHaveProperty(['a', 'b'], [5]);
  expect({ a: { b: [5] } }).not.toHaveProperty('a.c');
  expect([]).toBeInstanceOf(Array);
});

it('numbers', function () {
  expect(2).toBeGreaterThan(1);
  expect(2).toBeGreaterThanOrEqual(2);
  expect(2).not.toBeLessThan(2);
  expect(2).toBeLessThanOrEqual(2);
  expect(0.1 + 0.2).toBeCloseTo(0.3);
  expect(0.1 + 0.2).not.toBe(0.3);
  expect(1.01).not.toBeCloseTo(1.02, 3);
});

describe('toThrow', function () {
  function throwing() { throw new RangeError('too far'); }

  it('takes nothing, a part of the message, a pattern or a constructor', function () {
    expect(throwing).toThrow();
    expect(throwing).toThrow('far');
    expect(throwing).toThrow(/^too/);
    expect(throwing).toThrow(RangeError);
    expect(throwing).not.toThrow('near');
    expect(throwing).not.toThrow(TypeError);
    expect(function () {}).not.toThrow();
    expect(function () { throw 'plain text'; }).toThrow('plain');
  });

  it('says what was thrown', function () {
    expect(failing(function () { expect(throwing).toThrow('near'); }).slice(1)).toEqual([
      'an error whose message has "near" in it',
      '[RangeError: too far]'
    ]);
    expect(failing(function () { expect(function () {}).toThrow(); })[2]).toBe('nothing was thrown');
  });

  it('wants a function', function () {
    expect(function () { expect(1).toThrow(); }).toThrow('toThrow: this is for a function to call, not for 1.');
  });
});

it('a matcher says what it is for', function () {
  expect(function () { expect(1).toContain(1); }).toThrow(TypeError);
  expect(function () { expect(1).toHaveLength(1); }).toThrow(TypeError);
  expect(function () { expect(1).toMatch('1'); }).toThrow(TypeError);
  expect(function () { expect({}).toBeLessThan(1); }).toThrow(TypeError);
});
