'use strict';
// What programs get as `require`. The functions here, and the closures they make, are stored by
// their names: do not rename them.

/** The `require` of the modules in a folder. */
function requireIn(folder, parent) {
  function require(request) {
    return load(find(folder, request), parent).exports;
  }
  require.resolve = function resolve(request) {
    return find(folder, request);
  };
  addCache(require);
  return require;
}

/** Not a value: the `require` of programs is there before the heap is. */
function addCache(require) {
  Object.defineProperty(require, 'cache', {
    get: function cache() { return host.cache(); },
    enumerable: true,
    configurable: true,
  });
}

/** The file of a module. */
function find(folder, request) {
  if (typeof request !== 'string' || request === '') {
    throw new TypeError('require expects the path or the name of a module, not ' +
      (request === '' ? 'an empty string' : typeof request) + '.');
  }
  var tried = [];
  var filename = host.find(folder, request, tried);
  if (filename === null) {
    var error = new Error('Cannot find the module "' + request + '" from the folder "' + folder +
      '". Looked for: ' + tried.join(', ') + '.');
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  }
  return filename;
}

/** The module of a file: from the heap, or by running it. */
function load(filename, parent) {
  var cache = host.cache();
  var module = cache[filename];
  if (module === undefined) {
    module = cache[filename] = newModule(filename);
    try {
      run(module);
      module.loaded = true;
    } finally {
      // Thrown on as it is: an error that was caught here would be one of this place.
      if (!module.loaded) delete cache[filename];
    }
  }
  if (parent && !parent.children.includes(module)) parent.children.push(module);
  host.noteUse(module);
  return module;
}

function newModule(filename) {
  return {
    id: filename,
    path: host.folderOf(filename),
    exports: {},
    filename: filename,
    loaded: false,
    children: [],
    hash: '',
  };
}

function run(module) {
  var content = host.read(module.filename);
  var text = content.startsWith('\uFEFF') ? content.slice(1) : content;
  module.hash = host.hash(content);
  if (module.filename.endsWith('.json')) {
    module.exports = parseJson(text, module.filename);
    return;
  }
  var body = host.compile(text, module.filename);
  var require = requireIn(module.path, module);
  body.call(module.exports, module.exports, require, module, module.filename, module.path);
}

function parseJson(text, filename) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError('Cannot parse the module "' + filename + '": ' + error.message);
  }
}

/**
 * Takes those modules from the cache whose files are not what they were, and those that require
 * one of them.
 */
function forgetChanged() {
  var cache = host.cache();
  var names = Object.keys(cache);
  var stale = new Set(names.filter(function isChanged(name) {
    return host.hasChanged(name, cache[name].hash);
  }));
  for (var found = -1; found !== stale.size;) {
    found = stale.size;
    names.forEach(function addUser(name) {
      if (cache[name].children.some(function isStale(child) { return stale.has(child.filename); })) {
        stale.add(name);
      }
    });
  }
  stale.forEach(function forget(name) { delete cache[name]; });
}

/** What a program gets that is in a folder. */
function requireFrom(folder, request) {
  return load(find(folder, request), null).exports;
}

exports.requireFrom = requireFrom;
exports.find = find;
exports.addCache = addCache;
exports.forgetChanged = forgetChanged;
