'use strict';
// The languages of messages. Tables of the program's own and the choice among them are kept in the
// heap; the framework's English is behind all of them.

var copies = require('./copies');
var english = require('./english');
var errors = require('./errors');
var spelling = require('./spelling');

var sections = ['messages', 'attributes', 'models', 'phrases', 'plural'];

/**
 * With a table, adds it to the locale of this name: Model.locale('de', { messages: { ... } }).
 * Without arguments, gives the name of the current locale.
 */
function locale(name, table) {
  if (name === undefined) return current();
  requireName(name);
  if (!copies.isPlain(table)) {
    fail('The locale "' + name + '" needs a table such as { messages: { blank: "..." } }. To choose '
      + 'the current locale, call Model.useLocale("' + name + '").');
  }
  Object.keys(table).forEach(function check(section) {
    checkSection(name, section, table[section]);
  });
  merge(name, table);
  return name;
}

function requireName(name) {
  if (typeof name === 'string' && /^[A-Za-z]{2,3}([-_][A-Za-z\d]+)*$/.test(name)) return;
  fail('A locale cannot be called "' + String(name) + '"; a name is such as "de" or "pt-BR".');
}

function checkSection(name, section, entries) {
  if (sections.indexOf(section) < 0) {
    fail('The locale "' + name + '" has the unknown part "' + section + '".'
      + spelling.suggestion(section, sections) + ' There are ' + sections.join(', ') + '.');
  }
  if (section === 'plural') {
    if (typeof entries === 'function') return;
    fail('The locale "' + name + '" has "plural" that is not a function from a count to the name of '
      + 'a form, such as "one".');
  }
  if (!copies.isPlain(entries)) fail('The locale "' + name + '" has "' + section + '" that is no table.');
  Object.keys(entries).forEach(function checkEntry(key) {
    if (isEntry(section, entries[key])) return;
    fail('The locale "' + name + '" has "' + section + '" with an entry "' + key + '" that is '
      + (section === 'messages' ? 'neither a text nor { one, other } nor a function.' : 'not a text.'));
  });
}

function isEntry(section, entry) {
  if (typeof entry === 'string') return true;
  if (section !== 'messages') return false;
  return typeof entry === 'function' || (copies.isPlain(entry) && typeof entry.other === 'string');
}

function merge(name, table) {
  var state = host.state();
  if (!state.locales) state.locales = {};
  var merged = Object.assign({}, state.locales[name]);
  Object.keys(table).forEach(function mergeSection(section) {
    merged[section] = section === 'plural'
      ? table.plural
      : Object.assign({}, merged[section], copies.copyOf(table[section]));
  });
  state.locales[name] = merged;
}

/** The name of the current locale: "en" at first. */
function current() {
  return host.state().locale || 'en';
}

/**
 * Makes the locale the current one: from now on, or, with a function, while it runs. Then gives
 * what the function gives.
 */
function useLocale(name, body) {
  requireKnown(name);
  if (body === undefined) {
    host.state().locale = name;
    return undefined;
  }
  var before = current();
  host.state().locale = name;
  try {
    return body();
  } finally {
    host.state().locale = before;
  }
}

function requireKnown(name) {
  if (name === 'en' || (typeof name === 'string' && has(tablesByName(), name))) return;
  var known = names();
  fail('There is no locale "' + String(name) + '".' + spelling.suggestion(String(name), known)
    + ' There are ' + known.join(', ') + '; Model.locale("' + String(name)
    + '", { messages: { ... } }) would add it.');
}

function names() {
  return Array.from(new Set(['en'].concat(Object.keys(tablesByName()))));
}

function tablesByName() {
  return host.state().locales || {};
}

/** The tables in which to look, the current locale's first: "de-AT", then "de", then English. */
function tables() {
  var found = [];
  var name = current();
  while (name !== '') {
    if (has(tablesByName(), name)) found.push(tablesByName()[name]);
    name = name.replace(/(^|[-_])[^-_]*$/, '');
  }
  if (has(tablesByName(), 'en') && !/^en($|[-_])/.test(current())) found.push(tablesByName().en);
  found.push(english);
  return found;
}

/**
 * The first entry with one of the names, or null. A table is asked for all of them before the
 * next.
 *
 * @return { entry, table }
 */
function find(section, candidates) {
  var all = tables();
  for (var i = 0; i < all.length; i++) {
    var entries = all[i][section];
    var name = entries && candidates.find(function isThere(one) { return has(entries, one); });
    if (name !== undefined) return { entry: entries[name], table: all[i] };
  }
  return null;
}

function has(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}

function fail(message) {
  throw new errors.PersistError(message);
}

exports.find = find;
exports.locale = locale;
exports.useLocale = useLocale;
