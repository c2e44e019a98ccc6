'use strict';
// Conditions on a query, each as a text with parameters of its own: { text, params, path }. The path
// is that of the one attribute that it is about, or null.

var copies = require('./copies');
var errors = require('./errors');
var fragment = require('./fragment');
var normalizers = require('./normalizers');
var objects = require('./condition-objects');
var queryText = require('./query-text');

/** The conditions that the arguments of where() state: one for each key of an object. */
function of(model, args) {
  return stated({ model: model, root: 'this', isOfMembers: true }, args, 'where');
}

/** The conditions on groups that the arguments of having() state, in terms of their keys. */
function ofGroups(model, args) {
  return stated({ model: model, root: '', isOfMembers: false }, args, 'having');
}

function stated(subject, args, method) {
  if (typeof args[0] === 'string') return [ofText(subject, args[0], args.slice(1))];
  if (fragment.isFragment(args[0])) return [ofText(subject, args[0].text, [args[0].params])];
  requireObject(args[0], method);
  return Object.keys(args[0]).map(function ofKey(key) {
    var one = {};
    one[key] = args[0][key];
    var path = objects.isAboutPath(key, args[0][key]) ? key : null;
    return made(subject, path, function write(context) {
      return objects.ofObject(context, one, subject.root);
    });
  });
}

/** A condition whose text the function writes, adding parameters to the context it gets. */
function made(subject, path, write) {
  var context = {
    model: subject.model, params: {}, count: 0, variables: 0, prefix: '', attribute: null
  };
  var text = write(context);
  return Object.freeze({ text: text, params: Object.freeze(context.params), path: path });
}

/** A fault is found here, in the text as it was written, rather than in the query it is put into. */
function ofText(subject, text, values) {
  if (!host.checkCondition(subject.model.name, text, subject.isOfMembers)) {
    throw new errors.QueryError(
      'The condition "' + text + '" holds more than a condition. Use .order(), .limit() and '
        + '.offset() for the rest.',
      { text: text }
    );
  }
  return made(subject, null, function write(context) {
    return queryText.bind(text, values, function add(value) { return objects.addParam(context, value); });
  });
}

function requireObject(given, method) {
  if (copies.isPlain(given)) return;
  throw new errors.QueryError(
    method + '() takes a text with parameters or an object such as { name: "x" }, not '
      + String(given) + '.'
  );
}

/** The contrary of all of them together. */
function not(list) {
  return joined([list], function write(texts) { return 'not (' + texts[0] + ')'; });
}

/** Either all of the ones or all of the others. */
function or(ones, others) {
  return joined([ones, others], function write(texts) { return texts.join(' or '); });
}

function joined(lists, join) {
  return made({ model: null }, null, function write(context) {
    return join(lists.map(function textOf(list) {
      if (list.length === 0) return 'true';
      return list.map(function textOfOne(condition) {
        return '(' + queryText.bind(condition.text, [condition.params], function add(value) {
          return objects.addParam(context, value);
        }) + ')';
      }).join(' and ');
    }));
  });
}

/** Whether there is something at the path: a list must have elements. */
function presence(model, path, isAbsent) {
  objects.refuseUnknown(model, path.split('.')[0]);
  var word = (isAbsent ? ' is ' : ' is not ') + (isList(model, path) ? 'empty' : 'null');
  return made({ model: model }, null, function write() {
    return queryText.pathOf('this', path) + word;
  });
}

function isList(model, path) {
  var attribute = normalizers.attributeAt(model, path);
  if (attribute !== null) return attribute.type.name === 'array' || attribute.type.name === 'set';
  var associations = model.schema.associations || {};
  if (!Object.prototype.hasOwnProperty.call(associations, path)) return false;
  var kind = associations[path].kind;
  return kind !== 'hasOne' && kind !== 'belongsTo';
}

exports.of = of;
exports.ofGroups = ofGroups;
exports.not = not;
exports.or = or;
exports.presence = presence;
