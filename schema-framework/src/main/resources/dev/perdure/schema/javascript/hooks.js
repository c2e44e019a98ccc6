'use strict';
// Runs the hooks of a model.

var errors = require('./errors');
var guards = require('./guards');
var plans = require('./plans');
var registry = require('./registry');

var none = Object.freeze([]);

/** Whether the record's model has a hook of any of these events. */
function has(record, events) {
  var hooks = plans.of(registry.modelOf(record)).hooks;
  return events.some(function isHooked(event) { return hooks[event] !== undefined; });
}

/**
 * Calls what is to be called at an event.
 *
 * @param phase 'create', 'update' or 'destroy'
 */
function run(event, record, phase) {
  if (plans.of(registry.modelOf(record)).hooks[event] !== undefined) runAll(event, record, phase);
}

function runAll(event, record, phase) {
  applicable(event, record, phase).forEach(function callOne(hook) { call(hook, record, []); });
}

/** Calls body within what is to be called around it; each must call its second argument. */
function around(event, record, phase, body) {
  var list = applicable(event, record, phase);
  callFrom(0);

  function callFrom(place) {
    if (place === list.length) {
      body();
      return;
    }
    var isContinued = false;
    call(list[place], record, [function next() {
      if (isContinued) refuseTwice(list[place], record);
      isContinued = true;
      callFrom(place + 1);
    }]);
    if (!isContinued) {
      throw abort(nameOf(list[place]) + ' of ' + registry.modelOf(record).name
        + ' did not call its second argument, which goes on');
    }
  }
}

function refuseTwice(hook, record) {
  throw new errors.PersistError(
    nameOf(hook) + ' of ' + registry.modelOf(record).name + ' called its second argument twice, which '
      + 'goes on. Call it once.',
    { model: registry.modelOf(record).name, record: record }
  );
}

function nameOf(hook) {
  return hook.name === null ? 'A hook "' + hook.event + '"' : 'The hook "' + hook.name + '"';
}

function applicable(event, record, phase) {
  var hooks = plans.of(registry.modelOf(record)).hooks[event];
  if (hooks === undefined) return none;
  return hooks.filter(function isWanted(hook) { return applies(hook, record, phase); });
}

function applies(hook, record, phase) {
  return (hook.on === null || hook.on.indexOf(phase) >= 0)
    && !isSkipped(hook)
    && guards.admits(hook, record);
}

function call(hook, record, more) {
  var run = typeof hook.run === 'function' ? hook.run : methodOf(hook, record);
  refusePromise(hook, record, run.apply(record, [record].concat(more)));
}

function methodOf(hook, record) {
  if (typeof record[hook.run] === 'function') return record[hook.run];
  throw new errors.SchemaError(
    'The hook "' + hook.event + '" of ' + registry.modelOf(record).name + ' is to run the method "'
      + hook.run + '", which there is not.',
    { model: registry.modelOf(record).name, path: hook.run }
  );
}

function refusePromise(hook, record, result) {
  if (result === null || typeof result !== 'object' || typeof result.then !== 'function') return;
  throw new errors.AsyncHookError(
    nameOf(hook) + ' of ' + registry.modelOf(record).name + ' gave a promise, but hooks run inside '
      + 'of a turn. Use afterCommit for what takes time.',
    { model: registry.modelOf(record).name, record: record }
  );
}

/** What a hook throws to refuse what it was called before. */
function abort(reason) {
  return new errors.Abort(reason === undefined ? 'A hook refused it' : String(reason));
}

// Skipping

/** Runs something without the hooks of these names or events. */
function skip(names, body) {
  if (typeof body !== 'function') {
    throw new TypeError('skipHooks takes the names of hooks, and the function to run without them.');
  }
  var skipped = skippedNow();
  host.turn.set('skipped', host, skipped.concat(names));
  try {
    return body();
  } finally {
    host.turn.set('skipped', host, skipped);
  }
}

function skippedNow() {
  return host.turn.get('skipped', host) || [];
}

function isSkipped(hook) {
  var skipped = skippedNow();
  return skipped.length > 0
    && (skipped.indexOf(hook.event) >= 0 || (hook.name !== null && skipped.indexOf(hook.name) >= 0));
}

exports.has = has;
exports.run = run;
exports.around = around;
exports.call = call;
exports.applies = applies;
exports.nameOf = nameOf;
exports.abort = abort;
exports.skip = skip;
