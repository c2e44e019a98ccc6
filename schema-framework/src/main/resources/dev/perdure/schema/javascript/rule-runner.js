'use strict';
// Runs the rules of a schema on a record, and those of embedded values on what is in them.
//
// A rule looks at its *holder*: the record, or the embedded value that has the attribute. For
// embedded values, functions of the program are called with the value as they would be with the
// record, and names of attributes are names in it.

var copies = require('./copies');
var custom = require('./custom-validators');
var errors = require('./errors');
var guards = require('./guards');
var paths = require('./paths');
var plans = require('./plans');
var standing = require('./standing');
var types = require('./types');
var validators = require('./validators');

/**
 * Runs the rules of the record's schema.
 *
 * @param work
 *     record, and `context`, whose rules run in addition;
 *     errors and warnings, the lists to add to;
 *     uncast, the paths of values that could not be cast: a rule is not asked about such a value, nor
 *     about one that holds such a value;
 *     visiting, the records whose validation led here, this one among them
 */
function run(work, schema) {
  var holder = { value: work.record, attributes: schema.attributes, prefix: '' };
  var plan = plans.ofSchema(schema);
  // Most rules are obeyed, which is seen without them.
  runRules(work, holder, host.rulesToRun(work.record, schema));
  runWithin(work, holder, plan.embedded);
}

/** @param holder { value, attributes, prefix }: the prefix leads from the record to the value */
function runAll(work, holder, rules) {
  runRules(work, holder, rules);
  runWithin(work, holder, Object.keys(holder.attributes));
}

function runRules(work, holder, rules) {
  rules.forEach(function runOne(rule) {
    if (!isUncast(work, holder.prefix + rule.path) && isWanted(work, holder, rule)) {
      runRule(work, holder, rule);
    }
  });
}

function runWithin(work, holder, names) {
  names.forEach(function runAttribute(name) {
    if (!plans.mayEmbed(holder.attributes[name].type)) return;
    runEmbedded(work, holder.attributes[name].type, holder.value[name], holder.prefix + name);
  });
}

/** Runs the rules of embedded values, wherever they are in the value. */
function runEmbedded(work, type, value, path) {
  if (value === null || value === undefined) return;
  if (type.name === 'union') {
    type.types.forEach(function runAs(one) { runEmbedded(work, one, value, path); });
  } else if (type.name !== 'embedded') {
    types.forEachPart(type, value, path, function runPart(partType, part, partPath) {
      if (plans.mayEmbed(partType)) runEmbedded(work, partType, part, partPath);
    });
  } else if (copies.isPlain(value)) {
    runAll(work, { value: value, attributes: type.attributes, prefix: path + '.' }, type.rules);
  }
}

function isUncast(work, path) {
  return work.uncast.some(function isAtOrWithin(failed) {
    var next = failed.charAt(path.length);
    return failed === path || (failed.indexOf(path) === 0 && (next === '.' || next === '['));
  });
}

function isWanted(work, holder, rule) {
  return rule.conditions.every(function isMet(condition) {
    if (condition.on !== undefined && !isInContext(work, condition.on)) return false;
    return guards.admits(condition, holder.value);
  });
}

/** A context of the caller's adds its rules to those of the record's phase. */
function isInContext(work, on) {
  var phase = standing.isPersisted(work.record) ? 'update' : 'create';
  return [].concat(on).some(function isNow(name) {
    return name === phase || (work.context !== undefined && name === work.context);
  });
}

function runRule(work, holder, rule) {
  var value = paths.valueAt(holder.value, rule.path);
  var report = reporterFor(work, holder, rule, value);
  validators.run(rule, value, holder, report);
}

function reporterFor(work, holder, rule, value) {
  function report(kind, details) {
    var found = Object.assign({ value: value }, details);
    var list = rule.severity === 'warning' ? work.warnings : work.errors;
    var item = list.add(holder.prefix + (found.path || rule.path), kind, {
      value: found.value,
      params: found.params,
      message: rule.message === undefined || found.isNested ? found.message : rule.message,
      reason: found.reason,
      validator: found.validator || rule.validator
    });
    if (rule.strict) throw new errors.RecordInvalid([item]);
  }
  report.errors = rule.severity === 'warning' ? work.warnings : work.errors;
  report.record = work.record;
  report.path = holder.prefix + rule.path;
  report.context = work.context;
  report.visiting = work.visiting;
  return report;
}

/** Runs the functions that look at the whole record. */
function runModelValidators(record, schema, found) {
  schema.validators.forEach(function runOne(check) {
    custom.runOnRecord(check, record, found);
  });
}

exports.run = run;
exports.runModelValidators = runModelValidators;
