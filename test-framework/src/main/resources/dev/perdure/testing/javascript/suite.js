'use strict';
// What a test file declares: suites, which hold tests and other suites.

/** A suite; that of the file itself has neither name nor parent. */
function suiteOf(name, parent, mode) {
  return {
    isSuite: true,
    name: name,
    parent: parent,
    mode: mode,
    entries: [],
    before: [],
    beforeEach: [],
    afterEach: [],
    after: []
  };
}

/** A test. Its number is its place in the file. */
function testOf(name, parent, mode, body, number, place) {
  return {
    isSuite: false,
    name: name,
    parent: parent,
    mode: mode,
    body: body,
    number: number,
    place: place
  };
}

/** The names of all suites around, and its own. */
function fullNameOf(entry) {
  return entry.parent === null ? '' : (fullNameOf(entry.parent) + ' ' + entry.name).trim();
}

/** The suites around a test, the outermost first. */
function suitesAround(entry) {
  return entry.parent === null ? [] : suitesAround(entry.parent).concat([entry.parent]);
}

exports.suiteOf = suiteOf;
exports.testOf = testOf;
exports.fullNameOf = fullNameOf;
exports.suitesAround = suitesAround;
