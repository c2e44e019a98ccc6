'use strict';
// The other sides of references, when a new definition gives them some, or others.
//
// A *link* is a reference or manyToMany of a model, and the association of another model by which
// its records lead back. Where a link is not what it was, the collections at its other side are made
// anew from all references that lead to them.

var associations = require('./associations');
var collections = require('./collections');
var errors = require('./errors');
var links = require('./links');
var orders = require('./orders');
var registry = require('./registry');
var signatures = require('./signatures');
var softDelete = require('./soft-delete');
var standing = require('./standing');

/** The links that lead from or to these models. */
function describe(models) {
  var found = [];
  registry.names().map(registry.find).filter(hasRecords).forEach(function lookFrom(model) {
    associations.ofKind(model, ['belongsTo', 'manyToMany']).forEach(function lookAlong(association) {
      registry.names().map(registry.find).filter(hasRecords).forEach(function lookAt(other) {
        if (models.indexOf(model) < 0 && models.indexOf(other) < 0) return;
        var inverse = inverseOf(model, association, other);
        if (inverse !== null) found.push(linkOf(model, association, other, inverse));
      });
    });
  });
  return found;
}

function hasRecords(model) {
  return host.extents.count(model.name) > 0;
}

/** Whoever uses an association that is not clear is told so; here it is none. */
function inverseOf(model, association, other) {
  if (!associations.admits(association, other)) return null;
  try {
    return associations.inverseOf(model, association, other);
  } catch (error) {
    if (error instanceof errors.SchemaError) return null;
    throw error;
  }
}

function linkOf(model, association, other, inverse) {
  return {
    model: model,
    association: association,
    other: other,
    inverse: inverse,
    names: namesOf(model, association),
    text: signatures.of([
      model.name, association.kind, association.counterCache || null, conversionIn(model, association),
      other.name, inverse.name, inverse.kind, inverse.order || null
    ])
  };
}

/** Under the names that it had before, a reference leads where it led. */
function namesOf(model, association) {
  var attribute = model.schema.attributes[association.name];
  return [association.name].concat(attribute === undefined ? [] : attribute.was || []);
}

function conversionIn(model, association) {
  var attribute = model.schema.attributes[association.name];
  return attribute === undefined ? null : attribute.convert || null;
}

/** Makes the collections, also those that stay empty: where nothing may be written, they are read. */
function prepare(model) {
  var all = associations.ofKind(model, ['hasOne', 'hasMany', 'manyToMany']);
  if (all.length === 0) return;
  recordsOf(model).forEach(function prepareOwner(owner) {
    all.forEach(function prepareOne(association) {
      refuseShadow(owner, association);
      clearWrongKind(owner, association);
      if (association.kind !== 'hasOne') collections.of(owner, association);
    });
  });
}

/** Makes the other sides of links that are new or other than before. */
function fill(models, before) {
  models.forEach(prepare);
  var after = describe(models);
  var changed = after.filter(function isNew(link) {
    return !before.some(function isSame(one) {
      return one.text === link.text && link.names.indexOf(one.association.name) >= 0;
    });
  });
  changed.filter(isMany).forEach(joinAll);
  sidesOf(changed).forEach(function fillSide(side) {
    // Some lead there from models that are as they were.
    fillOne(side, describe([side.model]).filter(function leadsThere(link) {
      return link.other === side.model && link.inverse.name === side.association.name;
    }));
  });
}

function isMany(link) {
  return link.association.kind === 'manyToMany';
}

/** What is to be made anew: { model, association }, each once. */
function sidesOf(changed) {
  var sides = new Map();
  changed.forEach(function addSide(link) {
    if (isMany(link)) return;
    sides.set(link.other.name + ' ' + link.inverse.name, { model: link.other, association: link.inverse });
  });
  return sides;
}

/** Who has a record in a manyToMany is in that of the record. */
function joinAll(link) {
  recordsOf(link.model).forEach(function joinEach(record) {
    links.agree(record, link.association);
  });
}

function fillOne(side, feeders) {
  var found = membersBy(feeders);
  recordsOf(side.model).forEach(function fillAt(owner) {
    var members = found.get(owner) || [];
    if (side.association.kind === 'hasOne') setOne(owner, side.association, members);
    else collections.refill(owner, side.association, inOrder(side.association, members));
    feeders.forEach(function count(link) { links.countAt(owner, link.association, side.association); });
  });
}

/** The records that refer to each owner, in the order of their ids. */
function membersBy(feeders) {
  var found = new Map();
  feeders.forEach(function follow(link) {
    recordsOf(link.model).forEach(function addOne(record) {
      var owner = record[link.association.name];
      if (softDelete.isMarked(record) || !registry.isInstance(owner)) return;
      if (registry.modelOf(owner) !== link.other || standing.isDestroyed(owner)) return;
      if (!found.has(owner)) found.set(owner, []);
      found.get(owner).push(record);
    });
  });
  return found;
}

/** The sort of the engine keeps those in their order that are equal. */
function inOrder(association, members) {
  if (association.order === undefined) return members;
  return members.sort(function compare(one, other) { return orders.compare(association.order, one, other); });
}

function setOne(owner, association, members) {
  if (members.length > 1) {
    throw new errors.SchemaError(
      standing.labelOf(owner) + ' cannot have one "' + association.name + '" now, since '
        + members.map(standing.labelOf).join(', ') + ' refer to it. Let only one of them do so, and '
        + 'define the model again.',
      { model: registry.modelOf(owner).name, path: association.name }
    );
  }
  var one = members.length === 0 ? null : members[0];
  if (collections.one(owner, association) !== one) collections.setOne(owner, association, one);
}

/** A property of the record's own would hide the association. */
function refuseShadow(owner, association) {
  if (!Object.prototype.hasOwnProperty.call(owner, association.name)) return;
  if (owner[association.name] === null || owner[association.name] === undefined) {
    host.quietly(owner, function removeNothing() { delete owner[association.name]; });
    return;
  }
  throw new errors.SchemaError(
    standing.labelOf(owner) + ' has a value "' + association.name + '" of its own, which would hide '
      + 'the association of that name. Delete it first, or call the association otherwise.',
    { model: registry.modelOf(owner).name, path: association.name }
  );
}

/** What was a collection may be to be one record, and the other way round. */
function clearWrongKind(owner, association) {
  if (!collections.exists(owner, association)) return;
  var isList = collections.isCollection(owner['$' + association.name]);
  if (isList !== (association.kind !== 'hasOne')) collections.forget(owner, association);
}

/** The records of a model itself, without those of its children; a touch brings each up to date. */
function recordsOf(model) {
  return host.extents.members(model.name).filter(function isOwn(record) {
    return registry.modelOf(record) === model;
  });
}

exports.describe = describe;
exports.fill = fill;
exports.recordsOf = recordsOf;
