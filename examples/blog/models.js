'use strict';

Object.assign(
  exports, require('./user'), require('./post'), require('./comment'), require('./vote'), require('./tag')
);
