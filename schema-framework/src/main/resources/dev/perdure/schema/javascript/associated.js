'use strict';
// The validator that asks whether the records that an attribute refers to are valid.

var registry = require('./registry');
var standing = require('./standing');
var types = require('./types');
var validation = require('./validation');

/** The records that are referred to must be valid. Unsaved ones are validated anyway. */
function check(rule, value, holder, report) {
  var isReference = rule.path in holder.attributes
    && types.isReference(holder.attributes[rule.path].type);
  var isReported = false;
  recordsIn(value, rule.path).forEach(function checkOne(found) {
    if (report.visiting.indexOf(found.record) >= 0 || standing.isDestroyed(found.record)) return;
    if (isReference && standing.isNew(found.record)) return;
    var model = registry.modelOf(found.record);
    var problems = validation.validate(found.record, model, report.context, report.visiting);
    if (problems.isEmpty()) return;
    if (!isReported) report('invalid');
    isReported = true;
    nest(problems.items.slice(), found.path, report);
  });
}

/** The records in a value, or the value if it is one: { record, path }. */
function recordsIn(value, path) {
  if (registry.isInstance(value)) return [{ record: value, path: path }];
  if (typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') return [];
  var elements = Array.from(value instanceof Map ? value.values() : value);
  return elements.reduce(function collect(found, element, index) {
    return found.concat(recordsIn(element, path + '[' + index + ']'));
  }, []);
}

function nest(items, path, report) {
  items.forEach(function nestOne(item) {
    report(item.kind, {
      path: path + '.' + item.path,
      message: item.message,
      value: item.value,
      validator: item.validator,
      isNested: true
    });
  });
}

exports.check = check;
