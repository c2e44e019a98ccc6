'use strict';
// The models of a music store. References are the objects themselves: track.album.artist.name; and
// the other way round, artist.albums[0].tracks.

/** What is known of a person, be it a customer or an employee. */
var Person = {
  name: 'Person',
  attributes: {
    firstName: { type: 'string', required: true, trim: true, length: { maximum: 40 } },
    lastName: { type: 'string', required: true, trim: true, length: { maximum: 20 } },
    address: 'string',
    city: 'string',
    state: 'string',
    country: 'string',
    postalCode: 'string',
    phone: 'string',
    fax: 'string',
    email: {
      type: 'string', required: true, email: true, trim: true, lowercase: true, unique: true
    }
  },
  virtuals: {
    fullName() { return this.firstName + ' ' + this.lastName; }
  },
  scopes: {
    from: function (country) { return this.where({ country: country }).order('lastName', 'firstName'); }
  }
};

/** What tracks are sorted by: it stays as long as there are tracks of it. */
var Shelf = {
  name: 'Shelf',
  attributes: { name: { type: 'string', required: true, trim: true, unique: { caseSensitive: false } } },
  hasMany: { tracks: { of: 'Track', dependent: 'restrictWithError' } }
};

var Artist = Model.define('Artist', {
  attributes: {
    name: {
      type: 'string', required: true, trim: true, length: { maximum: 120 },
      unique: { caseSensitive: false }
    },
    albumsCount: { type: 'integer', default: 0 }
  },
  hasMany: {
    albums: { of: 'Album', dependent: 'destroy', order: 'title' },
    tracks: { of: 'Track', through: 'albums', source: 'tracks' }
  }
});

var Album = Model.define('Album', {
  attributes: {
    title: { type: 'string', required: true, length: { maximum: 160 }, unique: { scope: 'artist' } },
    tracksCount: { type: 'integer', default: 0 }
  },
  belongsTo: { artist: { of: 'Artist', counterCache: true } },
  hasMany: { tracks: { of: 'Track', dependent: 'destroy' } },
  scopes: { live: 'title contains[c] \'live at\'' },
  virtuals: {
    milliseconds() {
      return this.tracks.reduce(function add(sum, track) { return sum + track.milliseconds; }, 0);
    }
  }
});

var Genre = Model.define('Genre', { include: [Shelf] });

var MediaType = Model.define('MediaType', { include: [Shelf] });

var Track = Model.define('Track', {
  attributes: {
    name: { type: 'string', required: true, length: { maximum: 200 } },
    composer: { type: 'string', length: { maximum: 220 } },
    milliseconds: { type: 'integer', required: true, min: 1 },
    bytes: { type: 'integer', min: 0 },
    unitPrice: { type: 'decimal', scale: 2, required: true, min: 0 }
  },
  belongsTo: {
    album: { of: 'Album', optional: true, counterCache: true },
    mediaType: 'MediaType',
    genre: { of: 'Genre', optional: true }
  },
  hasMany: { lines: { of: 'InvoiceLine', dependent: 'restrictWithError' } },
  manyToMany: { playlists: 'Playlist' },
  scopes: {
    longerThan: function (minutes) { return this.where('milliseconds > ?', minutes * 60000); },
    by: function (artistName) { return this.where({ 'album.artist.name': artistName }); },
    unsold: 'lines is empty'
  },
  virtuals: {
    duration() {
      var seconds = Math.round(this.milliseconds / 1000);
      return Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    }
  }
});

var Employee = Model.define('Employee', {
  include: [Person],
  attributes: {
    title: {
      type: 'enum',
      values: ['General Manager', 'Sales Manager', 'Sales Support Agent', 'IT Manager', 'IT Staff']
    },
    birthDate: 'date',
    hireDate: 'date'
  },
  belongsTo: { reportsTo: { of: 'Employee', inverse: 'reports', optional: true } },
  hasMany: {
    reports: { of: 'Employee', inverse: 'reportsTo', order: 'lastName' },
    customers: { of: 'Customer', inverse: 'supportRep' }
  },
  validates: [
    ['hireDate', { comparison: { greaterThan: 'birthDate' }, allowNull: true }],
    function (employee, errors) {
      if (employee.reportsTo === employee) errors.add('reportsTo', 'cannot be the employee');
    }
  ],
  hooks: {
    // Who leaves hands the customers over, if there is somebody to take them.
    beforeDestroy: function (employee) {
      var heir = employee.reportsTo;
      if (heir) employee.customers.slice().forEach(function (customer) { customer.supportRep = heir; });
    }
  }
});

var Customer = Model.define('Customer', {
  include: [Person, Timestamps],
  attributes: {
    company: 'string',
    country: { type: 'string', required: true },
    invoicesCount: { type: 'integer', default: 0 }
  },
  belongsTo: { supportRep: { of: 'Employee', inverse: 'customers', optional: true } },
  hasMany: { invoices: { of: 'Invoice', dependent: 'restrictWithError', order: 'date' } },
  toJSON: { except: ['phone', 'fax'], views: { card: { only: ['fullName', 'email'] } } }
});

var Invoice = Model.define('Invoice', {
  include: [Timestamps],
  attributes: {
    date: { type: 'date', required: true },
    billingAddress: 'string',
    billingCity: 'string',
    billingState: 'string',
    billingCountry: 'string',
    billingPostalCode: 'string',
    total: { type: 'decimal', scale: 2, default: 0, min: 0 }
  },
  belongsTo: { customer: { of: 'Customer', immutable: true, counterCache: true, touch: true } },
  hasMany: { lines: { of: 'InvoiceLine', dependent: 'destroy' } },
  scopes: {
    between: function (from, to) { return this.where({ date: { between: [from, to] } }); }
  },
  methods: {
    reckon() {
      this.total = this.lines.reduce(function add(sum, line) { return sum + line.amount; }, 0);
    }
  }
});

var InvoiceLine = Model.define('InvoiceLine', {
  attributes: {
    unitPrice: { type: 'decimal', scale: 2, required: true, min: 0 },
    quantity: { type: 'integer', required: true, default: 1, min: 1 }
  },
  computed: {
    amount: {
      from: ['unitPrice', 'quantity'], type: 'decimal', scale: 2,
      value: function (line) { return line.unitPrice * line.quantity; }
    }
  },
  belongsTo: { invoice: 'Invoice', track: 'Track' },
  hooks: {
    // The price is that of the day of the sale.
    beforeValidation: function (line) {
      if (line.unitPrice === undefined && line.track) line.unitPrice = line.track.unitPrice;
    },
    afterSave: { name: 'reckon', run: function (line) { line.invoice.reckon(); } },
    afterDestroy: { name: 'reckon', run: function (line) { line.invoice.reckon(); } }
  }
});

var Playlist = Model.define('Playlist', {
  include: [Timestamps],
  attributes: { name: { type: 'string', required: true } },
  manyToMany: { tracks: 'Track' }
});
