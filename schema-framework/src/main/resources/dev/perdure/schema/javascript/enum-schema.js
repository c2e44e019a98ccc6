'use strict';
// Enums: their values and labels, and the predicates and scopes that each value makes.
//
// `status: { type: 'enum', values: ['draft', 'live'] }` makes post.isLive() and Post.live(). A scope
// that the model declares itself goes before the one that would be made.

var copies = require('./copies');
var drafts = require('./schema-draft');
var errors = require('./errors');
var reserved = require('./reserved');

/** The options with `values` as a list; elsewhere they are a list or a table of labels. */
function listValues(options) {
  return copies.isPlain(options.values)
    ? Object.assign({}, options, { values: Object.keys(options.values) })
    : options;
}

/** What the schema says of an attribute that is an enum, or null for others. */
function compile(draft, path, type, options) {
  if (type.name !== 'enum') return null;
  var values = listValues(options).values;
  var members = {};
  values.forEach(function nameMembers(value) {
    var name = nameOf(path, value, options);
    if (name !== null) members[value] = name;
  });
  return {
    values: Object.freeze(values.slice()),
    labels: Object.freeze(labelsOf(values, options.values)),
    members: Object.freeze(members)
  };
}

function labelsOf(values, given) {
  var labels = {};
  values.forEach(function labelOne(value) {
    labels[value] = copies.isPlain(given) ? given[value] : humanize(String(value));
  });
  return labels;
}

/** "in_progress" and "inProgress" are shown as "In progress". */
function humanize(value) {
  var words = value.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The scope's name, such as "inProgress"; null if the value makes no name, as a number. */
function nameOf(path, value, options) {
  var words = [affix(options.prefix, path), String(value), affix(options.suffix, path)].join(' ')
    .split(/[^A-Za-z0-9\u00c0-\uffff]+/).filter(Boolean);
  var name = words.map(function joinWord(word, index) {
    return index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : capitalize(word);
  }).join('');
  return /^[A-Za-z\u00c0-\uffff]/.test(name) ? name : null;
}

function affix(option, path) {
  if (option === true) return path;
  return typeof option === 'string' ? option : '';
}

function capitalize(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function predicateOf(name) {
  return 'is' + capitalize(name);
}

/** Calls visit(path, value, name, predicate) for each value that makes members. */
function forEachMember(schema, visit) {
  Object.keys(schema.attributes).forEach(function visitAttribute(path) {
    var members = schema.attributes[path].members || {};
    Object.keys(members).forEach(function visitValue(value) {
      visit(path, value, members[value], predicateOf(members[value]));
    });
  });
}

/** Adds the scopes that values make, once all is declared that they might clash with. */
function addScopes(draft) {
  var makers = new Map();
  var declared = Object.assign({}, draft.scopes);
  forEachMember(draft, function addOne(path, value, name, predicate) {
    refuseClash(draft, path, value, name, predicate);
    if (makers.has(name)) {
      fail(draft, path, value, '"' + makers.get(name) + '" makes a scope "' + name + '" too');
    }
    makers.set(name, path);
    if (Object.prototype.hasOwnProperty.call(declared, name)) return;
    var condition = {};
    condition[path] = value;
    draft.scopes[name] = Object.freeze(condition);
  });
}

function refuseClash(draft, path, value, name, predicate) {
  if (reserved.isAttributeReserved(predicate)) {
    refuse(draft, path, value, 'the method "' + predicate + '" belongs to the framework');
  }
  if (reserved.isStaticReserved(name)) {
    refuse(draft, path, value, 'the name "' + name + '" belongs to the framework');
  }
  if (draft.statics.indexOf(name) >= 0) {
    fail(draft, path, value, 'there is a static "' + name + '"');
  }
  var isTaken = draft.methods.indexOf(predicate) >= 0
    || Object.prototype.hasOwnProperty.call(draft.attributes, predicate)
    || Object.prototype.hasOwnProperty.call(draft.virtuals, predicate);
  if (isTaken) fail(draft, path, value, 'there is a member "' + predicate + '"');
}

function refuse(draft, path, value, reason) {
  throw new errors.DangerousAttributeError('The value "' + value + '" of "' + path + '" in '
    + draft.name + ' cannot make a scope and a predicate: ' + reason + hintFor(path),
    { model: draft.name, path: path });
}

function fail(draft, path, value, reason) {
  drafts.fail(draft, 'cannot make a scope and a predicate of the value "' + value + '" of "' + path
    + '": ' + reason + hintFor(path));
}

function hintFor(path) {
  return '. Give "' + path + '" the option prefix: true, or a prefix or suffix of your own.';
}

exports.listValues = listValues;
exports.compile = compile;
exports.forEachMember = forEachMember;
exports.addScopes = addScopes;
