'use strict';
// What is different between two compiled schemas of one model.

var signatures = require('./signatures');

/** The parts of a compiled attribute that are compared as they are. */
var compared = [
  'hasDefault', 'default', 'trim', 'letters', 'normalize', 'immutable', 'values', 'precision', 'scale'
];

/** A difference, as `Track.schemaChanges` shows it. Frozen; stored in the heap. */
function SchemaChanges(model, lists) {
  this.model = model;
  Object.keys(lists).forEach(function take(name) {
    this[name] = Object.freeze(lists[name].map(Object.freeze));
  }, this);
  Object.freeze(this);
}

/** One line for each change. */
function toString() {
  var lines = [this.model].concat(
    this.added.map(function addedLine(path) { return '+ ' + path; }),
    this.removed.map(function removedLine(path) {
      return '- ' + path + ' (its values stay, undeclared)';
    }),
    this.renamed.map(function renamedLine(one) { return '> ' + one.to + ', was ' + one.from; }),
    this.retyped.map(function retypedLine(one) {
      return '~ ' + one.path + ': ' + one.to + ', was ' + one.from;
    }),
    this.changed.map(function changedLine(path) { return '~ ' + path + ': other options or rules'; })
  );
  return lines.join('\n  ');
}

Object.defineProperty(SchemaChanges.prototype, 'toString', {
  value: toString,
  writable: true,
  configurable: true
});

/** The difference between two schemas, or null if there is none. */
function between(before, after) {
  var lists = { added: [], removed: [], renamed: [], retyped: [], changed: [] };
  var renamed = {};
  Object.keys(after.attributes).forEach(function compareOne(path) {
    var former = formerOf(before, after, path);
    if (former === null) {
      lists.added.push(path);
      return;
    }
    if (former !== path) {
      renamed[former] = true;
      lists.renamed.push({ from: former, to: path });
    }
    compareAttributes(before, former, after, path, lists);
  });
  lists.removed = Object.keys(before.attributes).filter(function isGone(path) {
    return !has(after.attributes, path) && !has(renamed, path);
  });
  compareParts(before.associations || {}, after.associations || {}, lists);
  compareModelRules(before, after, lists);
  return isEmpty(lists) ? null : new SchemaChanges(after.name, lists);
}

/** The name that the attribute had, or null if it is new. */
function formerOf(before, after, path) {
  if (has(before.attributes, path)) return path;
  var former = (after.attributes[path].was || []).find(function isKnown(name) {
    return has(before.attributes, name);
  });
  return former === undefined ? null : former;
}

function compareAttributes(before, former, after, path, lists) {
  var one = before.attributes[former];
  var other = after.attributes[path];
  if (signatures.ofType(one.type) !== signatures.ofType(other.type)) {
    lists.retyped.push({
      path: path,
      from: signatures.ofType(one.type),
      to: signatures.ofType(other.type)
    });
  }
  var isFirstConversion = !one.convert && Boolean(other.convert) && former === path;
  if (isFirstConversion || optionsOf(before, former) !== optionsOf(after, path)) lists.changed.push(path);
}

/** What is said of an attribute, but for its name, its type and its past. */
function optionsOf(schema, path) {
  var attribute = schema.attributes[path];
  var options = compared.map(function valueOf(name) { return attribute[name]; });
  var rules = schema.rules
    .filter(function isOfAttribute(rule) { return rule.path === path; })
    .map(function withoutPath(rule) { return Object.assign({}, rule, { path: '' }); });
  return signatures.of([options, rules]);
}

function compareParts(before, after, lists) {
  Object.keys(after).forEach(function compareOne(name) {
    if (!has(before, name)) {
      if (!isListed(lists.renamed, 'to', name)) addOnce(lists.added, name);
    } else if (signatures.of(before[name]) !== signatures.of(after[name])) {
      if (!isListed(lists.retyped, 'path', name)) addOnce(lists.changed, name);
    }
  });
  Object.keys(before).forEach(function look(name) {
    if (!has(after, name) && !isListed(lists.renamed, 'from', name)) addOnce(lists.removed, name);
  });
}

/** Rules of paths that are no attributes, and functions that validate the whole record. */
function compareModelRules(before, after, lists) {
  if (modelRules(before) !== modelRules(after)) addOnce(lists.changed, 'validates');
}

function modelRules(schema) {
  return signatures.of([schema.validators, schema.rules.filter(function isOfNone(rule) {
    return !has(schema.attributes, rule.path);
  })]);
}

function isListed(list, key, name) {
  return list.some(function isOne(entry) { return entry[key] === name; });
}

function addOnce(list, name) {
  if (list.indexOf(name) < 0) list.push(name);
}

function isEmpty(lists) {
  return Object.keys(lists).every(function hasNone(name) { return lists[name].length === 0; });
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.between = between;
