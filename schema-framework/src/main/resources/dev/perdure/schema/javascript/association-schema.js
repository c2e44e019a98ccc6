'use strict';
// Compiles the sections `belongsTo`, `hasOne`, `hasMany` and `manyToMany`.

var attributeHistory = require('./attribute-history');
var drafts = require('./schema-draft');
var orders = require('./orders');
var rules = require('./rules');
var spelling = require('./spelling');

var collectionHooks = ['beforeAdd', 'afterAdd', 'beforeRemove', 'afterRemove'];
var known = {
  belongsTo: ['of', 'inverse', 'optional', 'immutable', 'counterCache', 'touch', 'was', 'convert'],
  hasOne: ['of', 'inverse', 'dependent'],
  hasMany: ['of', 'inverse', 'dependent', 'order', 'through', 'source'].concat(collectionHooks),
  manyToMany: ['of', 'inverse', 'order'].concat(collectionHooks)
};
var dependents = ['destroy', 'nullify', 'restrictWithError', 'restrictWithException'];

/** Gives the function that compiles the section of this kind. */
function compilerOf(kind) {
  return function compile(draft, declarations) {
    Object.keys(declarations).forEach(function compileOne(name) {
      drafts.refuseName(draft, name);
      var options = expand(draft, kind, name, declarations[name]);
      var association = compileAssociation(draft, kind, name, options);
      draft.associations[name] = association;
      if (kind === 'belongsTo') compileReference(draft, association, options);
    });
  };
}

function expand(draft, kind, name, declared) {
  var options = typeof declared === 'string' || Array.isArray(declared) ? { of: declared } : declared;
  if (typeof options !== 'object' || options === null) {
    failOf(draft, kind, name, 'is not understood: write ' + name + ': "Artist" or ' + name
      + ': { of: "Artist" }.');
  }
  Object.keys(options).forEach(function refuseUnknown(key) {
    if (known[kind].indexOf(key) < 0) {
      failOf(draft, kind, name, 'has the unknown option "' + key + '".'
        + spelling.suggestion(key, known[kind]) + ' There are ' + known[kind].join(', ') + '.');
    }
  });
  return options;
}

function compileAssociation(draft, kind, name, options) {
  var association = {
    name: name,
    kind: options.through === undefined ? kind : 'through',
    of: targetsOf(draft, kind, name, options),
    inverse: options.inverse === undefined ? null : String(options.inverse)
  };
  if (options.through !== undefined) {
    association.through = String(options.through);
    association.source = options.source === undefined ? null : String(options.source);
  }
  if (options.order !== undefined) {
    association.order = orders.compile(options.order, function fail(complaint) {
      failOf(draft, kind, name, complaint);
    });
  }
  if (kind === 'hasOne' || kind === 'hasMany') {
    association.dependent = dependentOf(draft, kind, name, options.dependent);
  }
  if (kind === 'belongsTo') {
    association.counterCache = counterOf(draft, name, options.counterCache);
    association.touch = touchOf(draft, name, options.touch);
    association.isOptional = options.optional === true;
  }
  collectionHooks.forEach(function takeHook(hook) {
    if (options[hook] === undefined) return;
    if (typeof options[hook] !== 'function') failOf(draft, kind, name, 'has "' + hook + '" that is not a function.');
    association[hook] = options[hook];
  });
  return Object.freeze(association);
}

/** The names of the models that may be there; null for all of them. */
function targetsOf(draft, kind, name, options) {
  if (options.of === undefined && kind === 'belongsTo') return null;
  var names = Array.isArray(options.of) ? options.of : [options.of];
  names.forEach(function check(each) {
    if (typeof each !== 'string' || each === '') {
      failOf(draft, kind, name, 'does not say of which model: write ' + name + ': { of: "Artist" }.');
    }
  });
  return Object.freeze(names.slice());
}

function dependentOf(draft, kind, name, value) {
  if (value === undefined) return 'nullify';
  if (dependents.indexOf(value) >= 0) return value;
  return failOf(draft, kind, name, 'has "dependent" of "' + value + '"; it is one of '
    + dependents.join(', ') + '.');
}

function counterOf(draft, name, value) {
  if (value === undefined || value === false) return null;
  if (value === true || typeof value === 'string') return value;
  return failOf(draft, 'belongsTo', name, 'has "counterCache" that is neither true nor the name of '
    + 'an attribute.');
}

function touchOf(draft, name, value) {
  if (value === undefined || value === false) return null;
  if (value === true || typeof value === 'string') return value;
  return failOf(draft, 'belongsTo', name, 'has "touch" that is neither true nor the name of an attribute.');
}

/** The value of a belongsTo is an attribute of the record. */
function compileReference(draft, association, options) {
  var of = association.of !== null && association.of.length === 1 ? association.of[0] : association.of;
  draft.attributes[association.name] = Object.freeze({
    path: association.name,
    type: Object.freeze({ name: 'ref', of: of }),
    hasDefault: false,
    default: undefined,
    trim: false,
    letters: 'any',
    normalize: null,
    immutable: options.immutable === true,
    was: attributeHistory.formerNames(draft.name, association.name, options),
    convert: attributeHistory.conversion(draft.name, association.name, options),
    isReference: true
  });
  if (!association.isOptional) {
    draft.rules.push(rules.make(draft.name, association.name, 'existence', {}));
  }
}

function failOf(draft, kind, name, complaint) {
  return drafts.fail(draft, 'has ' + kind + ' "' + name + '", which ' + complaint);
}

exports.compileBelongsTo = compilerOf('belongsTo');
exports.compileHasOne = compilerOf('hasOne');
exports.compileHasMany = compilerOf('hasMany');
exports.compileManyToMany = compilerOf('manyToMany');
