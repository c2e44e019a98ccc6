'use strict';
// Factories: records for tests and demonstrations, valid without saying more than what matters.

var copies = require('./copies');
var errors = require('./errors');
var sampleAttributes = require('./sample-attributes');
var spelling = require('./spelling');

/** More than that are factories that lead to each other for ever. */
var deepest = 32;

/** Values that are different each time: the function gets 1, 2, 3 and so on. */
function Sequence(valueOf) {
  this.count = 0;
  this.valueOf = valueOf;
}

/** An attribute whose value is a new record each time. */
function sequence(make) {
  if (typeof make !== 'function') {
    fail('A sequence is made of a function: sequence(function (n) { return "user" + n; }).');
  }
  return new Sequence(make);
}

/** A record that another factory makes, as the value of an attribute. */
function Made(name, given) {
  this.name = name;
  this.given = given;
}

/**
 * Declares how records of the model of this name are made.
 *
 * @param attributes to values, which are copied; functions of the attributes so far; sequences; and
 *     records of other factories
 * @param traits named groups of attributes, to be asked for; optional
 */
function factory(name, attributes, traits) {
  if (typeof name !== 'string' || !isGroup(attributes)) {
    fail('A factory has the name of a model and attributes: factory("Post", { title: "Hello" }).');
  }
  var named = traits === undefined ? {} : traits;
  if (!isGroup(named) || !Object.keys(named).every(function isTrait(key) { return isGroup(named[key]); })) {
    fail('The traits of the factory "' + name + '" are groups of attributes: { live: { status: "live" } }.');
  }
  factoriesOf(host.state())[name] = { attributes: attributes, traits: named };
}

/** A record that is not saved. After the name, those of traits, and then attributes, may follow. */
function build(name) {
  return make(name, Array.prototype.slice.call(arguments, 1), 1);
}

/** A record that is saved, with those that it refers to. */
function create(name) {
  return make(name, Array.prototype.slice.call(arguments, 1), 1).saveOrThrow();
}

/** So many records that are saved. */
function createList(name, count) {
  if (!Number.isInteger(count) || count < 0) {
    fail('factory.createList() takes a name and how many: factory.createList("' + name + '", 5).');
  }
  var given = Array.prototype.slice.call(arguments, 2);
  return Array.from({ length: count }, function createOne() {
    return make(name, given, 1).saveOrThrow();
  });
}

/** As the value of an attribute: a record of another factory, made when this one is. */
function of(name) {
  return new Made(name, Array.prototype.slice.call(arguments, 1));
}

function make(name, given, depth) {
  var declared = find(name);
  if (depth > deepest) {
    fail('The factory "' + name + '" leads to itself. Give the attribute that does a value, such as null.');
  }
  var where = 'The factory "' + name + '"';
  var model = sampleAttributes.modelNamed(name, where);
  var wanted = Object.assign.apply(null, [{}, declared.attributes].concat(
    given.map(function attributesOf(one, index) {
      return typeof one === 'string' ? trait(name, declared, one) : overrides(name, one, index, given);
    })
  ));
  Object.keys(wanted).forEach(function check(path) {
    sampleAttributes.refuseUnknown(model, path, where);
  });
  return new model(valuesOf(wanted, depth));
}

function find(name) {
  var factories = factoriesOf(host.state());
  if (has(factories, name)) return factories[name];
  var known = Object.keys(factories);
  return fail('There is no factory "' + name + '".' + spelling.suggestion(String(name), known)
    + (known.length === 0 ? ' Declare it: factory("' + name + '", { ... }).'
      : ' There are ' + known.join(', ') + '.'));
}

function trait(name, declared, wanted) {
  if (has(declared.traits, wanted)) return declared.traits[wanted];
  var known = Object.keys(declared.traits);
  return fail('The factory "' + name + '" has no trait "' + wanted + '".'
    + spelling.suggestion(wanted, known)
    + (known.length === 0 ? '' : ' It has ' + known.join(', ') + '.'));
}

function overrides(name, one, index, given) {
  if (isGroup(one) && index === given.length - 1) return one;
  return fail('The factory "' + name + '" takes names of traits, and then attributes at the end, not '
    + String(one) + '.');
}

/** Functions come last, so that they can look at all that is no function. */
function valuesOf(wanted, depth) {
  var values = {};
  var paths = Object.keys(wanted);
  paths.forEach(function give(path) {
    if (typeof wanted[path] !== 'function') values[path] = valueOf(wanted[path], depth);
  });
  paths.forEach(function compute(path) {
    if (typeof wanted[path] === 'function') values[path] = wanted[path].call(values, values);
  });
  return values;
}

function valueOf(value, depth) {
  if (value instanceof Sequence) return (0, value.valueOf)(++value.count);
  if (value instanceof Made) return make(value.name, value.given, depth + 1);
  if (Array.isArray(value)) {
    return value.map(function valueOfElement(element) { return valueOf(element, depth); });
  }
  return copies.copyOf(value);
}

function factoriesOf(state) {
  if (!state.factories) state.factories = {};
  return state.factories;
}

function isGroup(value) {
  return copies.isPlain(value);
}

function fail(message) {
  throw new errors.PersistError(message);
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

var members = { build: build, create: create, createList: createList, of: of };
Object.keys(members).forEach(function install(name) {
  Object.defineProperty(factory, name, { value: members[name], writable: true, configurable: true });
});

exports.factory = factory;
exports.sequence = sequence;
