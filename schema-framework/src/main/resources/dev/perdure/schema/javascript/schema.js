'use strict';
// Compiles the literal of a definition to the frozen schema that the rest of the framework reads.
//
// A schema holds names, options and the program's own functions, never functions of the framework:
// it is stored in the heap, while the framework may be of a later version at the next start.

var associationSchema = require('./association-schema');
var attributeSchema = require('./attribute-schema');
var drafts = require('./schema-draft');
var hookSchema = require('./hook-schema');
var jsonSchema = require('./json-schema');
var memberSchema = require('./member-schema');
var spelling = require('./spelling');
var uniqueSchema = require('./unique-schema');
var validationSchema = require('./validation-schema');

/**
 * What compiles each section, called with the draft and what the definition says. They run in this
 * order, whatever the order in the definition, so that a later one can look at what is declared.
 */
var sections = {
  strict: compileStrict,
  attributes: attributeSchema.compile,
  belongsTo: associationSchema.compileBelongsTo,
  hasOne: associationSchema.compileHasOne,
  hasMany: associationSchema.compileHasMany,
  manyToMany: associationSchema.compileManyToMany,
  hooks: hookSchema.compile,
  indexes: uniqueSchema.compileIndexes,
  validates: validationSchema.compile,
  methods: memberSchema.compileMethods,
  statics: memberSchema.compileStatics,
  scopes: memberSchema.compileScopes,
  toJSON: jsonSchema.compile
};
var notYet = [
  'include', 'virtuals', 'computed', 'extends', 'abstract'
];
var strictness = ['allow', 'throw', 'drop'];

/** Compiles a definition. Throws a SchemaError that names the model and the place. */
function compile(modelName, definition) {
  var draft = drafts.start(modelName);
  refuseUnknownSections(draft, definition);
  Object.keys(sections).forEach(function compileSection(name) {
    var given = definition[name];
    if (given !== undefined && given !== null) sections[name](draft, given);
  });
  uniqueSchema.checkPaths(draft);
  return drafts.finish(draft);
}

function refuseUnknownSections(draft, definition) {
  if (typeof definition !== 'object' || definition === null) {
    drafts.fail(draft, 'needs a definition such as { attributes: { title: "string" } }.');
  }
  var known = Object.keys(sections);
  Object.keys(definition).forEach(function refuseUnknown(key) {
    if (notYet.indexOf(key) >= 0) {
      drafts.fail(draft, 'uses "' + key + '", which is not supported yet.');
    }
    if (known.indexOf(key) < 0) {
      drafts.fail(draft, 'has the unknown part "' + key + '".' + spelling.suggestion(key, known)
        + ' A definition may have ' + known.join(', ') + '.');
    }
  });
}

function compileStrict(draft, value) {
  if (strictness.indexOf(value) < 0) {
    drafts.fail(draft, 'has "strict" of "' + value + '"; it is one of ' + strictness.join(', ') + '.');
  }
  draft.strict = value;
}

exports.compile = compile;
