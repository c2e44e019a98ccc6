'use strict';
// Compiles the literal of a definition to the frozen schema that the rest of the framework reads.
//
// A schema holds names, options and the program's own functions, never functions of the framework:
// it is stored in the heap, while the framework may be of a later version at the next start.

var associationSchema = require('./association-schema');
var attributeHistory = require('./attribute-history');
var attributeSchema = require('./attribute-schema');
var computedSchema = require('./computed-schema');
var drafts = require('./schema-draft');
var enumSchema = require('./enum-schema');
var hookSchema = require('./hook-schema');
var jsonSchema = require('./json-schema');
var memberSchema = require('./member-schema');
var spelling = require('./spelling');
var traitSchema = require('./trait-schema');
var uniqueSchema = require('./unique-schema');
var validationSchema = require('./validation-schema');
var virtualSchema = require('./virtual-schema');

/**
 * What compiles each section, called with the draft and what the definition says. They run in this
 * order, whatever the order in the definition, so that a later one can look at what is declared.
 */
var sections = {
  extends: traitSchema.compileExtends,
  abstract: traitSchema.compileAbstract,
  strict: traitSchema.compileStrict,
  timestamps: traitSchema.compileTimestamps,
  softDelete: traitSchema.compileSoftDelete,
  attributes: attributeSchema.compile,
  belongsTo: associationSchema.compileBelongsTo,
  hasOne: associationSchema.compileHasOne,
  hasMany: associationSchema.compileHasMany,
  manyToMany: associationSchema.compileManyToMany,
  computed: computedSchema.compile,
  virtuals: virtualSchema.compile,
  hooks: hookSchema.compile,
  indexes: uniqueSchema.compileIndexes,
  validates: validationSchema.compile,
  methods: memberSchema.compileMethods,
  statics: memberSchema.compileStatics,
  scopes: memberSchema.compileScopes,
  toJSON: jsonSchema.compile
};

/** Sections that only the framework's own concerns have. */
var unnamed = ['timestamps', 'softDelete'];

/** Sections whose entries are attributes. */
var declaring = ['attributes', 'belongsTo', 'computed'];

/**
 * Compiles a definition that its concerns, and that of the model it extends, are merged into. Throws
 * a SchemaError that names the model and the place.
 *
 * @param own what of the definition is not inherited
 * @param parentSchema the schema of the model that this one extends, or null
 */
function compile(modelName, definition, own, parentSchema) {
  var draft = drafts.start(modelName, parentSchema);
  refuseUnknownSections(draft, definition);
  Object.keys(sections).forEach(function compileSection(name) {
    var given = definition[name];
    if (given !== undefined && given !== null) sections[name](draft, given);
  });
  uniqueSchema.checkPaths(draft);
  enumSchema.addScopes(draft);
  attributeHistory.check(modelName, draft.attributes);
  return drafts.finish(draft, parentSchema === null ? {} : inheritedIn(own, parentSchema));
}

/** The parent's attributes that the model does not declare anew. */
function inheritedIn(own, parentSchema) {
  var inherited = Object.assign({}, parentSchema.attributes);
  declaring.forEach(function removeDeclared(section) {
    Object.keys(own[section] || {}).forEach(function removeOne(path) { delete inherited[path]; });
  });
  return inherited;
}

/** Refuses what cannot be a definition at all. */
function requireDefinition(modelName, definition) {
  if (typeof definition === 'object' && definition !== null) return;
  drafts.fail({ name: modelName }, 'needs a definition such as { attributes: { title: "string" } }.');
}

function refuseUnknownSections(draft, definition) {
  var known = Object.keys(sections).concat(['include']);
  Object.keys(definition).forEach(function refuseUnknown(key) {
    if (known.indexOf(key) < 0) {
      var named = known.filter(function isNamed(name) { return unnamed.indexOf(name) < 0; });
      drafts.fail(draft, 'has the unknown part "' + key + '".' + spelling.suggestion(key, named)
        + ' A definition may have ' + named.join(', ') + '.');
    }
  });
}

exports.compile = compile;
exports.requireDefinition = requireDefinition;
