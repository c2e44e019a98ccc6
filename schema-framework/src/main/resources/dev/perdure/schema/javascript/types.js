'use strict';
// The types of attributes: how a value becomes one of the type, and when it cannot.
//
// What is wrong is told to a function fail(key, place, value, params): the key of a message, the
// place within the value, such as "[2].zip" or "", the value there, and what the message needs.

var copies = require('./copies');
var registry = require('./registry');
var scalars = require('./scalar-casts');

/** Types that hold values of other types. They need a notation of their own. */
var composites = {
  ref: castReference,
  array: castArray,
  set: castSet,
  map: castMap,
  union: castUnion,
  embedded: castEmbedded
};

/** The names that a declaration may use for a type. */
function names() {
  return Object.keys(scalars.casts).concat(['ref', 'set', 'map', 'embedded']);
}

/** Whether a declaration may use the name alone. */
function isScalar(name) {
  return has(scalars.casts, name);
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

/**
 * Gives the value as one of the type.
 *
 * Null and undefined are of every type. A value that cannot be cast is given back as it is.
 */
function cast(type, value, fail) {
  if (value === null || value === undefined) return value;
  var castOne = isScalar(type.name) ? scalars.casts[type.name] : composites[type.name];
  return castOne(value, fail, type);
}

/** The value as one of the attribute's type, normalized. */
function castAttribute(attribute, value, fail) {
  var given = cast(attribute.type, value, fail);
  if (typeof given === 'string') given = normalizeText(attribute, given);
  var isNormalizable = attribute.normalize !== null && given !== null && given !== undefined;
  return isNormalizable ? attribute.normalize(given) : given;
}

/** A text as an attribute holds it. */
function normalizeText(attribute, text) {
  var trimmed = attribute.trim ? text.trim() : text;
  if (attribute.letters === 'lower') return trimmed.toLowerCase();
  return attribute.letters === 'upper' ? trimmed.toUpperCase() : trimmed;
}

function castReference(value, fail, type) {
  if (isInstanceOf(value, type.of)) return value;
  if (type.of === null) fail('not_a_record', '', value);
  else fail('not_a_reference', '', value, { of: [].concat(type.of).join('" or "') });
  return value;
}

/** Whether the value is a record of one of these models: a name, several, or null for all. */
function isInstanceOf(value, names) {
  if (typeof value !== 'object' || value === null) return false;
  if (names === null) return registry.isInstance(value);
  return [].concat(names).some(function isOf(name) {
    var model = registry.find(name);
    return model !== null && value instanceof model;
  });
}

/** A function that tells what is wrong with a part of the value at this place. */
function failureWithin(fail, place) {
  return function failWithin(key, inner, value, params) {
    fail(key, place + inner, value, params);
  };
}

function isIdentical(a, b) {
  return a === b || (a !== a && b !== b);
}

/** Casts in place, so that the array keeps its identity. */
function castArray(value, fail, type) {
  if (!Array.isArray(value)) {
    fail('not_a_list', '', value);
    return value;
  }
  for (var i = 0; i < value.length; i++) {
    var after = cast(type.element, value[i], failureWithin(fail, '[' + i + ']'));
    if (!isIdentical(value[i], after)) value[i] = after;
  }
  return value;
}

/** Casts in place, unless an array is to become a set. Members keep their order. */
function castSet(value, fail, type) {
  if (!(value instanceof Set) && !Array.isArray(value)) {
    fail('not_a_set', '', value);
    return value;
  }
  var before = Array.from(value);
  var after = before.map(function castMember(member, index) {
    return cast(type.element, member, failureWithin(fail, '[' + index + ']'));
  });
  if (Array.isArray(value)) return new Set(after);
  if (!after.every(function isKept(member, index) { return isIdentical(member, before[index]); })) {
    value.clear();
    after.forEach(function addMember(member) { value.add(member); });
  }
  return value;
}

/** Casts the values in place, unless a plain object is to become a map. Keys stay as they are. */
function castMap(value, fail, type) {
  if (!(value instanceof Map) && !copies.isPlain(value)) {
    fail('not_a_map', '', value);
    return value;
  }
  var map = value instanceof Map ? value : new Map(Object.entries(value));
  Array.from(map.keys()).forEach(function castEntry(key) {
    var before = map.get(key);
    var after = cast(type.element, before, failureWithin(fail, '.' + String(key)));
    if (!isIdentical(before, after)) map.set(key, after);
  });
  return map;
}

/**
 * A value that is of one of the types stays; another is cast to the first that takes it. What is
 * wrong only within the value is told as by the type that would take the rest of it.
 */
function castUnion(value, fail, type) {
  var attempts = type.types.map(function attemptOne(candidate) { return attemptCast(candidate, value); });
  var best = attempts.find(function isAlready(attempt) {
    return attempt.failures.length === 0 && isIdentical(attempt.value, value);
  }) || attempts.find(function isPossible(attempt) {
    return attempt.failures.length === 0;
  }) || attempts.find(function isPartial(attempt) {
    return attempt.failures.every(function isWithin(failure) { return failure[1] !== ''; });
  });
  if (best === undefined) {
    fail('no_type', '', value, { types: type.types.map(labelOf).join(', ') });
    return value;
  }
  best.failures.forEach(function tell(failure) { fail.apply(null, failure); });
  return best.value;
}

function attemptCast(type, value) {
  var failures = [];
  var result = cast(type, value, function note(key, place, part, params) {
    failures.push([key, place, part, params]);
  });
  return { value: result, failures: failures };
}

/** The notation of a type. */
function labelOf(type) {
  switch (type.name) {
    case 'ref': return type.of === null ? 'ref' : 'ref(' + [].concat(type.of).join('|') + ')';
    case 'array': return labelOf(type.element) + '[]';
    case 'set':
    case 'map': return type.name + '(' + labelOf(type.element) + ')';
    case 'union': return type.types.map(labelOf).join('|');
    default: return type.name;
  }
}

/** Casts the attributes in place, and adds the defaults of those that are missing. */
function castEmbedded(value, fail, type) {
  if (!copies.isPlain(value)) {
    fail('not_an_object', '', value);
    return value;
  }
  Object.keys(type.attributes).forEach(function castOne(name) {
    var attribute = type.attributes[name];
    var isGiven = has(value, name) && value[name] !== undefined;
    if (!isGiven && !attribute.hasDefault) return;
    var before = isGiven ? value[name] : defaultOf(attribute, value);
    var after = castAttribute(attribute, before, failureWithin(fail, '.' + name));
    if (!isGiven || !isIdentical(before, after)) value[name] = after;
  });
  return value;
}

/** The default of an attribute, for a record or an embedded value that lacks it. */
function defaultOf(attribute, holder) {
  return typeof attribute.default === 'function'
    ? attribute.default.call(holder, holder)
    : copies.copyOf(attribute.default);
}

/**
 * Calls visit(record, path) for each record that the value refers to by its type. The path of a
 * part of the value is such as "tracks[2]".
 */
function visitReferences(type, value, path, visit) {
  if (!isReference(type)) return;
  forEachPart(type, value, path, function visitPart(partType, part, partPath) {
    if (partType.name === 'ref') {
      if (isInstanceOf(part, partType.of)) visit(part, partPath);
    } else {
      visitReferences(partType, part, partPath, visit);
    }
  });
}

/** Whether values of this type may be records, or hold records. Most do not. */
function isReference(type) {
  if (type.name === 'ref') return true;
  if (type.element !== undefined) return isReference(type.element);
  if (type.name === 'union') return type.types.some(isReference);
  return type.name === 'embedded' && Object.keys(type.attributes).some(function refers(name) {
    return isReference(type.attributes[name].type);
  });
}

/** Calls visit(type, value, path) for the values that a value consists of. */
function forEachPart(type, value, path, visit) {
  if (type.name === 'ref') {
    visit(type, value, path);
  } else if (type.name === 'union') {
    type.types.forEach(function visitType(one) { forEachPart(one, value, path, visit); });
  } else if (type.name === 'embedded') {
    visitAttributes(type, value, path, visit);
  } else if (isCollection(type, value)) {
    var index = 0;
    value.forEach(function visitElement(element, key) {
      visit(type.element, element, path + (type.name === 'map' ? '.' + key : '[' + index++ + ']'));
    });
  }
}

function visitAttributes(type, value, path, visit) {
  if (!copies.isPlain(value)) return;
  Object.keys(type.attributes).forEach(function visitAttribute(name) {
    if (has(value, name)) visit(type.attributes[name].type, value[name], path + '.' + name);
  });
}

function isCollection(type, value) {
  return (type.name === 'array' && Array.isArray(value))
    || (type.name === 'set' && value instanceof Set)
    || (type.name === 'map' && value instanceof Map);
}

exports.names = names;
exports.isScalar = isScalar;
exports.cast = cast;
exports.castAttribute = castAttribute;
exports.defaultOf = defaultOf;
exports.forEachPart = forEachPart;
exports.isReference = isReference;
exports.normalizeText = normalizeText;
exports.visitReferences = visitReferences;
