'use strict';
// Compiles the section `toJSON`: what of a record is shown as plain data unless the caller chooses,
// and choices that have a name.

var copies = require('./copies');
var drafts = require('./schema-draft');
var spelling = require('./spelling');

var known = ['only', 'except', 'include', 'methods'];

function compile(draft, options) {
  var views = options.views || {};
  var named = {};
  Object.keys(views).forEach(function compileView(name) {
    named[name] = compileChoice(draft, 'the view "' + name + '"', views[name], known);
  });
  draft.json = Object.freeze({
    choice: compileChoice(draft, '"toJSON"', options, known.concat(['views'])),
    views: Object.freeze(named)
  });
}

function compileChoice(draft, where, options, allowed) {
  if (!copies.isPlain(options)) {
    drafts.fail(draft, 'has ' + where + ' that is not an object of ' + allowed.join(', ') + '.');
  }
  var choice = {};
  Object.keys(options).forEach(function compileOption(key) {
    if (allowed.indexOf(key) < 0) {
      drafts.fail(draft, 'has the unknown option "' + key + '" in ' + where + '.'
        + spelling.suggestion(key, allowed) + ' There are ' + allowed.join(', ') + '.');
    }
    if (key === 'views') return;
    var isList = Array.isArray(options[key]);
    if (!isList && !(key === 'include' && copies.isPlain(options[key]))) {
      drafts.fail(draft, 'has "' + key + '" of ' + where + ' that is not a list of names.');
    }
    choice[key] = copies.frozenCopyOf(options[key]);
  });
  return Object.freeze(choice);
}

exports.compile = compile;
