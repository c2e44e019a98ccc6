'use strict';
// What toJSON() is to show of a record.
//
// The options are `only` and `except` (names of properties), `include` (names of attributes whose
// records are shown in full, or a table of the options for each; also virtuals), `methods` (names
// of methods to call) and `view` (the name of a choice in the definition). What they leave open is as
// the definition says.

var copies = require('./copies');
var errors = require('./errors');
var registry = require('./registry');
var spelling = require('./spelling');

var known = ['only', 'except', 'include', 'methods', 'view'];

/** The choice for a record: { keys, included: name to options, methods }. */
function of(record, options) {
  var model = registry.modelOf(record);
  var chosen = combine(model, requireOptions(model, options));
  var included = includedIn(chosen);
  Object.keys(included).forEach(function check(name) { refuseUnknown(record, model, name); });
  (chosen.methods || []).forEach(function checkMethod(name) { refuseNoMethod(record, model, name); });
  return { keys: keysOf(record, chosen, included), included: included, methods: chosen.methods || [] };
}

/** JSON.stringify() calls toJSON() with a key, which is no choice. */
function requireOptions(model, options) {
  if (!copies.isPlain(options)) return {};
  Object.keys(options).forEach(function refuse(key) {
    if (known.indexOf(key) < 0) {
      fail(model, 'knows no option "' + key + '".' + spelling.suggestion(key, known)
        + ' There are ' + known.join(', ') + '.');
    }
  });
  return options;
}

/** A choice of properties replaces one that is less near; so does each other option. */
function combine(model, options) {
  var json = (model !== null && model.schema.json) || { choice: {}, views: {} };
  var combined = Object.assign({}, json.choice);
  if (options.view !== undefined) replace(combined, viewNamed(model, json.views, options.view));
  return replace(combined, options);
}

function replace(combined, options) {
  if (options.only !== undefined || options.except !== undefined) {
    delete combined.only;
    delete combined.except;
  }
  return Object.assign(combined, options);
}

function viewNamed(model, views, name) {
  if (Object.prototype.hasOwnProperty.call(views, name)) return views[name];
  var names = Object.keys(views);
  return fail(model, 'has no view "' + name + '".' + spelling.suggestion(String(name), names)
    + ' There ' + (names.length === 1 ? 'is ' : 'are ') + (names.join(', ') || 'none') + '.');
}

function includedIn(chosen) {
  var include = chosen.include || {};
  if (!Array.isArray(include)) {
    return Object.keys(include).reduce(function take(table, name) {
      if (include[name]) table[name] = include[name] === true ? {} : include[name];
      return table;
    }, {});
  }
  return include.reduce(function takeName(table, name) {
    table[name] = {};
    return table;
  }, {});
}

/** Virtuals and collections are no own properties: they are shown if they are named. */
function keysOf(record, chosen, included) {
  var keys = orderedKeys(record).filter(function isChosen(key) {
    if (Object.prototype.hasOwnProperty.call(included, key)) return true;
    if (chosen.only !== undefined) return chosen.only.indexOf(key) >= 0;
    return chosen.except === undefined || chosen.except.indexOf(key) < 0;
  });
  var named = (chosen.only || []).concat(Object.keys(included));
  named.forEach(function addNamed(name) {
    if (keys.indexOf(name) < 0 && name in record) keys.push(name);
  });
  return keys;
}

function orderedKeys(record) {
  var keys = Object.keys(record);
  var place = keys.indexOf('id');
  if (place > 0) keys.unshift(keys.splice(place, 1)[0]);
  return keys;
}

function refuseUnknown(record, model, name) {
  var schema = model === null ? { attributes: {}, associations: {}, virtuals: {} } : model.schema;
  var names = Object.keys(Object.assign({}, schema.attributes, schema.associations, schema.virtuals));
  if (name in record || names.indexOf(name) >= 0) return;
  fail(model, 'has no "' + name + '" to include.' + spelling.suggestion(name, names));
}

function refuseNoMethod(record, model, name) {
  if (typeof record[name] !== 'function') fail(model, 'has no method "' + name + '" to call.');
}

function fail(model, complaint) {
  var name = model === null ? 'A record without a model' : model.name;
  throw new errors.PersistError('toJSON() of ' + name + ' ' + complaint, {
    model: model === null ? undefined : model.name
  });
}

exports.of = of;
