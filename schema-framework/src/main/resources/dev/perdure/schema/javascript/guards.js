'use strict';
// The conditions under which a rule or a hook applies.

/**
 * Whether a condition holds for a record. It is a function of the record, the name of one of its
 * attributes or methods, or such a name with an argument: 'isChanged:status'.
 */
function holds(condition, record) {
  if (typeof condition === 'function') return Boolean(condition.call(record, record));
  var parts = String(condition).split(':');
  var member = record[parts[0]];
  return Boolean(typeof member === 'function' ? member.apply(record, parts.slice(1)) : member);
}

/** Whether both `if` and `unless`, each a condition or a list of them, let something apply. */
function admits(guarded, record) {
  return asList(guarded.if).every(isTrue) && !asList(guarded.unless).some(isTrue);

  function isTrue(condition) {
    return holds(condition, record);
  }
}

function asList(value) {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

exports.admits = admits;
