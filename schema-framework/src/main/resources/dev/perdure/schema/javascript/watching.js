'use strict';
// What happens in the same statement as an assignment to a property of a record that is watched.

var associations = require('./associations');
var links = require('./links');
var registry = require('./registry');
var softDelete = require('./soft-delete');
var standing = require('./standing');
var uniqueness = require('./uniqueness');

/** Called by the runtime when a watched property has got another value. An error takes it back. */
function written(record, property, before) {
  if (standing.isDestroyed(record)) standing.refuseDestroyed(record, 'changed');
  if (!standing.isPersisted(record) || softDelete.isMarked(record)) return;
  var model = registry.modelOf(record);
  if (model === null) return;
  var association = associations.find(model, property);
  uniqueness.requireKeys(record, property);
  if (association !== null && association.kind === 'belongsTo') {
    try {
      links.written(record, association);
    } catch (error) {
      links.takeBack(record, association, before);
      throw error;
    }
  }
  uniqueness.written(record, property);
}

exports.written = written;
