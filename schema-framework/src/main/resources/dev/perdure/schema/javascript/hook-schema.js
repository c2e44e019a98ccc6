'use strict';
// Compiles the section `hooks`: what is called when something happens to a record.

var copies = require('./copies');
var drafts = require('./schema-draft');
var events = require('./hook-events').names;
var spelling = require('./spelling');

var options = ['run', 'if', 'unless', 'on', 'name', 'prepend'];
var phases = ['create', 'update', 'destroy'];

function compile(draft, declarations) {
  Object.keys(declarations).forEach(function compileEvent(event) {
    if (events.indexOf(event) < 0) {
      drafts.fail(draft, 'has the unknown hook "' + event + '".' + spelling.suggestion(event, events)
        + ' There are ' + events.join(', ') + '.');
    }
    [].concat(declarations[event]).forEach(function compileOne(given) {
      var hook = compileHook(draft, event, given);
      if (hook.isFirst) draft.hooks.unshift(hook);
      else draft.hooks.push(hook);
    });
  });
}

function compileHook(draft, event, given) {
  var hook = copies.isPlain(given) ? given : { run: given };
  Object.keys(hook).forEach(function refuse(key) {
    if (options.indexOf(key) < 0) {
      drafts.fail(draft, 'has the hook "' + event + '" with the unknown option "' + key + '".'
        + spelling.suggestion(key, options) + ' There are ' + options.join(', ') + '.');
    }
  });
  if (typeof hook.run !== 'function' && typeof hook.run !== 'string') {
    drafts.fail(draft, 'has the hook "' + event + '", which says nothing to run: write ' + event
      + ': function (record) { ... }, or { run: "nameOfAMethod" }.');
  }
  return Object.freeze({
    event: event,
    run: hook.run,
    if: hook.if,
    unless: hook.unless,
    on: hook.on === undefined ? null : phasesOf(draft, event, hook.on),
    name: hook.name === undefined ? null : String(hook.name),
    isFirst: hook.prepend === true
  });
}

function phasesOf(draft, event, on) {
  [].concat(on).forEach(function check(phase) {
    if (phases.indexOf(phase) < 0) {
      drafts.fail(draft, 'has the hook "' + event + '" on "' + phase + '"; it is one of '
        + phases.join(', ') + '.');
    }
  });
  return Object.freeze([].concat(on));
}

exports.compile = compile;
