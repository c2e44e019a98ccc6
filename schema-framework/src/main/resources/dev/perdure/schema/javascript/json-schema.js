'use strict';
// Compiles the section `toJSON`: what of a record is shown as plain data unless the caller chooses.

var drafts = require('./schema-draft');

function compile(draft, options) {
  var except = options.except || [];
  if (!Array.isArray(except)) drafts.fail(draft, 'has "except" of toJSON that is not a list.');
  draft.json = { except: Object.freeze(except.slice()) };
}

exports.compile = compile;
