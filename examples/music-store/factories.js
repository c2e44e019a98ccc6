'use strict';
// How valid records are made, for tests.

factory('Artist', { name: sequence(function (n) { return 'Artist ' + n; }) });
factory('Album', {
  title: sequence(function (n) { return 'Album ' + n; }),
  artist: factory.of('Artist')
});
factory('Genre', { name: sequence(function (n) { return 'Genre ' + n; }) });
factory('MediaType', { name: sequence(function (n) { return 'Format ' + n; }) });
factory('Track', {
  name: 'Overdose',
  milliseconds: 369000,
  unitPrice: 0.99,
  album: factory.of('Album'),
  mediaType: factory.of('MediaType')
}, {
  long: { milliseconds: 11 * 60000 }
});
factory('Employee', {
  firstName: 'Jane',
  lastName: 'Peacock',
  title: 'Sales Support Agent',
  email: sequence(function (n) { return 'employee' + n + '@example.org'; })
});
factory('Customer', {
  firstName: 'Ann',
  lastName: 'Lee',
  country: 'Norway',
  email: sequence(function (n) { return 'customer' + n + '@example.org'; }),
  supportRep: factory.of('Employee')
});
factory('Invoice', { date: '2026-01-31', customer: factory.of('Customer') });
factory('InvoiceLine', { invoice: factory.of('Invoice'), track: factory.of('Track') });
factory('Playlist', { name: 'Mornings' });
