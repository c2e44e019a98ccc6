'use strict';
// Texts that tell whether two parts of schemas say the same. The functions of a program that is
// evaluated anew are new objects each time: they are the same if they read the same.

/** Types that differ in what they are for, not in their values. */
var kinds = { text: 'string', enum: 'string', decimal: 'number' };

/** A text that two values share if they say the same. */
function of(value) {
  return textOf(value, []);
}

function textOf(value, within) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof RegExp) return String(value);
  if (value instanceof Date) return 'Date(' + value.getTime() + ')';
  if (within.indexOf(value) >= 0) return 'cycle(' + within.indexOf(value) + ')';
  var inside = within.concat([value]);
  if (Array.isArray(value)) return listText(value, inside);
  if (value instanceof Set || value instanceof Map) return 'of ' + listText(Array.from(value), inside);
  return '{' + Object.keys(value).map(function propertyText(key) {
    return JSON.stringify(key) + ': ' + textOf(value[key], inside);
  }).join(', ') + '}';
}

function listText(list, within) {
  return '[' + list.map(function elementText(element) { return textOf(element, within); }).join(', ')
    + ']';
}

/** A compiled type as a definition writes it. */
function ofType(type) {
  if (type.name === 'array') return ofType(type.element) + '[]';
  if (type.element !== undefined) return type.name + '(' + ofType(type.element) + ')';
  if (type.types !== undefined) return type.types.map(ofType).join('|');
  if (type.name !== 'ref') return type.name;
  return type.of === null ? 'ref' : 'ref(' + [].concat(type.of).join(' | ') + ')';
}

/** Whether values of one type are values of the other as they are. */
function isSameKind(one, other) {
  var kind = kindOf(other);
  return kind === 'any' || kind === kindOf(one) || (kind === 'number' && kindOf(one) === 'integer');
}

function kindOf(type) {
  var name = ofType(type);
  return has(kinds, name) ? kinds[name] : name;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

exports.of = of;
exports.isSameKind = isSameKind;
exports.ofType = ofType;
