'use strict';
// The schema while it is being compiled: every section of a definition adds its part to the draft.

var errors = require('./errors');
var reserved = require('./reserved');

/** A draft in which nothing is declared yet. */
function start(modelName) {
  return {
    name: modelName,
    parent: null,
    isAbstract: false,
    strict: 'allow',
    attributes: {},
    associations: {},
    rules: [],
    validators: [],
    methods: [],
    statics: [],
    scopes: {},
    virtuals: {},
    hooks: [],
    uniques: [],
    indexes: [],
    json: { except: [] }
  };
}

/** Refuses the name of an attribute that is taken, belongs to the framework, or is no name. */
function refuseName(draft, path) {
  reserved.refuseAttribute(draft.name, path);
  if (Object.prototype.hasOwnProperty.call(draft.attributes, path)
      || Object.prototype.hasOwnProperty.call(draft.associations, path)) {
    fail(draft, 'declares "' + path + '" twice.');
  }
  if (!/^[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*$/.test(path)) {
    fail(draft, 'has the attribute "' + path + '", which is not a name that queries can use.');
  }
}

/** The schema: the draft, its lists and its tables, all frozen. */
function finish(draft) {
  Object.keys(draft).forEach(function freezePart(name) {
    if (typeof draft[name] === 'object' && draft[name] !== null) Object.freeze(draft[name]);
  });
  return Object.freeze(draft);
}

/** Throws a SchemaError that names the model. */
function fail(draft, complaint) {
  throw new errors.SchemaError('The model "' + draft.name + '" ' + complaint, { model: draft.name });
}

exports.start = start;
exports.refuseName = refuseName;
exports.finish = finish;
exports.fail = fail;
