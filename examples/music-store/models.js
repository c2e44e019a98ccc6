'use strict';
// The models of a music store. References are the objects themselves: track.album.artist.name.

var Artist = Model.define('Artist', {
  attributes: {
    name: { type: 'string', required: true, length: { maximum: 120 } }
  }
});

var Album = Model.define('Album', {
  attributes: {
    title: { type: 'string', required: true, length: { maximum: 160 } }
  },
  belongsTo: { artist: 'Artist' }
});

var Genre = Model.define('Genre', {
  attributes: { name: { type: 'string', required: true } }
});

var MediaType = Model.define('MediaType', {
  attributes: { name: { type: 'string', required: true } }
});

var Track = Model.define('Track', {
  attributes: {
    name: { type: 'string', required: true, length: { maximum: 200 } },
    composer: { type: 'string', length: { maximum: 220 } },
    milliseconds: { type: 'integer', required: true, min: 1 },
    bytes: { type: 'integer', min: 0 },
    unitPrice: { type: 'decimal', required: true, min: 0 }
  },
  belongsTo: {
    album: { of: 'Album', optional: true },
    mediaType: 'MediaType',
    genre: { of: 'Genre', optional: true }
  },
  scopes: {
    longerThan: function (minutes) { return this.where('milliseconds > ?', minutes * 60000); },
    by: function (artistName) { return this.where({ 'album.artist.name': artistName }); }
  },
  methods: {
    duration() {
      var seconds = Math.round(this.milliseconds / 1000);
      return Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    }
  }
});

var Employee = Model.define('Employee', {
  attributes: {
    firstName: { type: 'string', required: true },
    lastName: { type: 'string', required: true },
    title: 'string',
    birthDate: 'date',
    hireDate: 'date',
    address: 'string',
    city: 'string',
    state: 'string',
    country: 'string',
    postalCode: 'string',
    phone: 'string',
    fax: 'string',
    email: { type: 'string', email: true, lowercase: true }
  },
  belongsTo: { reportsTo: { of: 'Employee', optional: true } },
  validates: [
    ['hireDate', { comparison: { greaterThan: 'birthDate' } }],
    function (employee, errors) {
      if (employee.reportsTo === employee) errors.add('reportsTo', 'cannot be the employee');
    }
  ],
  methods: {
    fullName() { return this.firstName + ' ' + this.lastName; }
  }
});

var Customer = Model.define('Customer', {
  attributes: {
    firstName: { type: 'string', required: true, length: { maximum: 40 } },
    lastName: { type: 'string', required: true, length: { maximum: 20 } },
    company: 'string',
    address: 'string',
    city: 'string',
    state: 'string',
    country: { type: 'string', required: true },
    postalCode: 'string',
    phone: 'string',
    fax: 'string',
    email: { type: 'string', required: true, email: true, trim: true, lowercase: true }
  },
  belongsTo: { supportRep: { of: 'Employee', optional: true } },
  methods: {
    fullName() { return this.firstName + ' ' + this.lastName; }
  }
});

var Invoice = Model.define('Invoice', {
  attributes: {
    date: { type: 'date', required: true },
    billingAddress: 'string',
    billingCity: 'string',
    billingState: 'string',
    billingCountry: 'string',
    billingPostalCode: 'string',
    total: { type: 'decimal', required: true, min: 0 }
  },
  belongsTo: { customer: { of: 'Customer', immutable: true } }
});

var InvoiceLine = Model.define('InvoiceLine', {
  attributes: {
    unitPrice: { type: 'decimal', required: true, min: 0 },
    quantity: { type: 'integer', required: true, min: 1 }
  },
  belongsTo: { invoice: 'Invoice', track: 'Track' }
});

var Playlist = Model.define('Playlist', {
  attributes: {
    name: { type: 'string', required: true },
    tracks: { type: ['ref(Track)'], default: [] }
  }
});
