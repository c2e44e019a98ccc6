'use strict';

function refused(word) {
  try {
    word();
  } catch (e) {
    return e.message;
  }
  throw new Error('It was not refused.');
}

let messages = [
  refused(function () { it('no body'); }),
  refused(function () { it(function () {}); }),
  refused(function () { describe('a', 1); }),
  refused(function () { describe('waits', function () { return Promise.resolve(1); }); }),
  refused(function () { before(); })
];

it('what cannot be declared is refused', function () {
  expect(messages).toEqual([
    'it: the second argument is the function to run, not undefined.',
    'it: the first argument is a name, not function () {}.',
    'describe: the second argument is the function to run, not 1.',
    'describe: the function has given a promise, and nothing waits for it.',
    'before: the first argument is the function to run, not undefined.'
  ]);
});

test('test is another word for it', function () { expect(test).toBe(it); });
