'use strict';
// The schema while it is being compiled: every section of a definition adds its part to the draft.

var errors = require('./errors');
var reserved = require('./reserved');

/**
 * A draft in which nothing is declared yet.
 *
 * @param parentSchema the schema of the model that this one extends, or null. Its members come by
 *     the prototype; all the rest is in the definition that is compiled.
 */
function start(modelName, parentSchema) {
  return {
    name: modelName,
    parent: parentSchema === null ? null : parentSchema.name,
    isAbstract: false,
    strict: 'allow',
    attributes: {},
    associations: {},
    rules: [],
    validators: [],
    methods: parentSchema === null ? [] : parentSchema.methods.slice(),
    statics: parentSchema === null ? [] : parentSchema.statics.slice(),
    scopes: {},
    virtuals: {},
    computed: [],
    hooks: [],
    uniques: [],
    indexes: [],
    json: null,
    timestamps: null,
    softDelete: null
  };
}

/** Refuses the name of something that a record has if it is taken, or if it is no name at all. */
function refuseName(draft, path) {
  reserved.refuseAttribute(draft.name, path);
  if (has(draft.attributes, path) || has(draft.associations, path) || has(draft.virtuals, path)) {
    fail(draft, 'declares "' + path + '" twice.');
  }
  refuseDeletedMark(draft, path);
  if (draft.methods.indexOf(path) >= 0) {
    fail(draft, 'has both an attribute and a method "' + path + '".');
  }
  if (!/^[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*$/.test(path)) {
    fail(draft, 'has the attribute "' + path + '", which is not a name that queries can use.');
  }
}

/** Records whose deletion is a mark have a method of this name. */
function refuseDeletedMark(draft, name) {
  if (draft.softDelete === null || name !== 'isDeleted') return;
  fail(draft, 'has "isDeleted", which belongs to the concern SoftDelete that it includes.');
}

/**
 * The schema: the draft, its lists and its tables, all frozen.
 *
 * @param inherited the attributes of the parent's schema that the model does not declare anew
 */
function finish(draft, inherited) {
  Object.keys(draft.attributes).forEach(function completeOne(path) {
    var origin = has(inherited, path) ? inherited[path].declaredIn : draft.name;
    draft.attributes[path] = completeAttribute(draft, draft.attributes[path], origin);
  });
  Object.keys(draft).forEach(function freezePart(name) {
    if (typeof draft[name] === 'object' && draft[name] !== null) Object.freeze(draft[name]);
  });
  return Object.freeze(draft);
}

/** Whoever looks at an attribute finds its rules there, wherever they were declared. */
function completeAttribute(draft, attribute, origin) {
  var rules = draft.rules.filter(function isOfAttribute(rule) {
    return rule.path === attribute.path;
  });
  return Object.freeze(
    Object.assign({}, attribute, { declaredIn: origin, rules: Object.freeze(rules) })
  );
}

/** Throws a SchemaError that names the model. */
function fail(draft, complaint) {
  throw new errors.SchemaError('The model "' + draft.name + '" ' + complaint, { model: draft.name });
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.start = start;
exports.refuseName = refuseName;
exports.refuseDeletedMark = refuseDeletedMark;
exports.finish = finish;
exports.fail = fail;
