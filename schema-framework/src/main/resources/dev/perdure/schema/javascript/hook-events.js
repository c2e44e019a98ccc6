'use strict';
// The names of the events of a record, at which hooks are called.

exports.names = [
  'afterInitialize', 'beforeValidation', 'afterValidation', 'validationFailed',
  'beforeSave', 'aroundSave', 'afterSave', 'beforeCreate', 'aroundCreate', 'afterCreate',
  'beforeUpdate', 'aroundUpdate', 'afterUpdate', 'beforeDestroy', 'aroundDestroy', 'afterDestroy',
  'beforeCommit', 'afterCommit', 'afterRollback', 'afterTouch'
];
