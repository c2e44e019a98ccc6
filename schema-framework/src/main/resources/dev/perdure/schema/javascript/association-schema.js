'use strict';
// Compiles the section `belongsTo`: attributes whose value is a record of another model.

var drafts = require('./schema-draft');
var rules = require('./rules');

function compileBelongsTo(draft, declarations) {
  Object.keys(declarations).forEach(function compileOne(path) {
    drafts.refuseName(draft, path);
    var options = declarations[path];
    if (typeof options === 'string') options = { of: options };
    draft.attributes[path] = compileReference(draft, path, options);
    if (!options.optional) draft.rules.push(rules.make(draft.name, path, 'existence', {}));
  });
}

function compileReference(draft, path, options) {
  if (typeof options !== 'object' || options === null || typeof options.of !== 'string') {
    drafts.fail(draft, 'does not say what "' + path + '" belongs to: write ' + path
      + ': "Artist" or ' + path + ': { of: "Artist" }.');
  }
  Object.keys(options).forEach(function refuseUnknown(key) {
    if (key !== 'of' && key !== 'optional' && key !== 'immutable') {
      drafts.fail(draft, 'has the unknown option "' + key + '" in belongsTo "' + path
        + '"; there are of, optional, immutable.');
    }
  });
  return Object.freeze({
    path: path,
    type: Object.freeze({ name: 'ref', of: options.of }),
    hasDefault: false,
    default: undefined,
    trim: false,
    letters: 'any',
    normalize: null,
    immutable: options.immutable === true,
    isReference: true
  });
}

exports.compileBelongsTo = compileBelongsTo;
