'use strict';
// Run it from the root of the project: ./perdure test examples/music-store

load('examples/music-store/models.js');
load('examples/music-store/seeds.js');
load('examples/music-store/factories.js');

describe('artists and albums', function () {
  it('know each other from the first statement on', function () {
    let artist = factory.create('Artist');
    let album = artist.albums.create({ title: 'Powerage' });
    expect(album.artist).toBe(artist);
    expect(artist.albums.first).toBe(album);
    expect(artist.albumsCount).toBe(1);
  });

  it('lie in the order of the titles', function () {
    let artist = factory.create('Artist');
    ['Powerage', 'Highway to Hell', 'Let There Be Rock'].forEach(function (title) {
      factory.create('Album', { title: title, artist: artist });
    });
    expect(artist.albums.map(function (album) { return album.title; }))
      .toEqual(['Highway to Hell', 'Let There Be Rock', 'Powerage']);
  });

  it('have names and titles that are taken once', function () {
    let album = factory.create('Album', { title: 'Live' });
    expect(factory.create('Album', { title: 'Live' }).isPersisted()).toBe(true);
    let again = factory.build('Album', { title: 'Live', artist: album.artist });
    expect(again.save()).toBe(false);
    expect(again.errors.on('title')).toEqual(['has already been taken']);
    factory.create('Artist', { name: 'AC/DC' });
    expect(function () { factory.create('Artist', { name: ' ac/dc ' }); }).toThrow('already been taken');
  });

  it('go together, unless a track was sold', function () {
    let sold = factory.create('InvoiceLine').track;
    let other = factory.create('Track', { album: factory.create('Album') });
    expect(other.album.artist.destroy()).toBe(true);
    expect(other.isDestroyed()).toBe(true);

    let artist = sold.album.artist;
    expect(artist.destroy()).toBe(false);
    expect(artist.errors.fullMessages().join()).toContain('dependent lines exist');
    expect(sold.isPersisted()).toBe(true);
  });
});

describe('tracks', function () {
  it('move from album to album', function () {
    let track = factory.create('Track');
    let before = track.album;
    track.album = factory.create('Album');
    expect([before.tracks.size, before.tracksCount, track.album.tracksCount]).toEqual([0, 0, 1]);
    expect(track.album.artist.tracks).toEqual([track]);
  });

  it('are found by their artist and length', function () {
    let long = factory.create('Track', 'long');
    factory.create('Track', { album: long.album });
    expect(Track.by(long.album.artist.name).count()).toBe(2);
    expect(Track.by(long.album.artist.name).longerThan(10).sole()).toBe(long);
    expect(long.duration).toBe('11:00');
    expect(long.album.milliseconds).toBe(660000 + 369000);
  });

  it('keep their genre from being destroyed', function () {
    let jazz = factory.create('Genre', { name: 'Jazz' });
    let track = factory.create('Track', { genre: jazz });
    expect(jazz.destroy()).toBe(false);
    track.genre = null;
    expect(jazz.destroy()).toBe(true);
  });

  it('are in playlists, on both sides', function () {
    let mornings = factory.create('Playlist');
    let track = factory.create('Track');
    mornings.tracks.push(track, track);
    expect(mornings.tracks.size).toBe(1);
    expect(track.playlists.first).toBe(mornings);
    track.destroy();
    expect(mornings.tracks.size).toBe(0);
  });
});

describe('people', function () {
  it('have names and addresses of one kind', function () {
    let customer = factory.create('Customer', { firstName: ' Ann ', email: 'ANN@X.org' });
    expect([customer.fullName, customer.email]).toEqual(['Ann Lee', 'ann@x.org']);
    expect(function () { factory.create('Customer', { email: 'ann@x.org' }); })
      .toThrow('email: has already been taken');
    expect(factory.create('Employee', { email: 'ann@x.org' }).isPersisted()).toBe(true);
    expect(Customer.from('Norway').count()).toBe(1);
  });

  it('leave their customers to their superior', function () {
    let nancy = factory.create('Employee', { title: 'Sales Manager' });
    let jane = factory.create('Employee', { reportsTo: nancy });
    let customer = factory.create('Customer', { supportRep: jane });
    expect(nancy.reports).toEqual([jane]);
    expect([jane.isSalesSupportAgent(), Employee.salesManager().sole()]).toEqual([true, nancy]);
    jane.destroy();
    expect(customer.supportRep).toBe(nancy);
    expect([nancy.customers.size, nancy.reports.size]).toEqual([1, 0]);
    nancy.destroy();
    expect(customer.supportRep).toBeNull();
  });

  it('do not report to themselves, nor begin before they are born', function () {
    let employee = factory.build('Employee', { birthDate: '1990-01-01', hireDate: '1980-01-01' });
    employee.reportsTo = employee;
    expect(employee.save()).toBe(false);
    expect(Object.keys(employee.errors.messages()).sort()).toEqual(['hireDate', 'reportsTo']);
  });

  it('show no numbers of telephones', function () {
    let customer = factory.create('Customer', { phone: '1', company: 'Ann & Co' });
    expect(customer.toJSON()).not.toHaveProperty('phone');
    expect(customer.toJSON().company).toBe('Ann & Co');
    expect(Object.keys(customer.toJSON({ view: 'card' })).sort()).toEqual(['email', 'fullName']);
  });
});

describe('invoices', function () {
  it('take the price of the day, and reckon their totals', function () {
    let invoice = factory.create('Invoice');
    let track = factory.create('Track');
    let line = invoice.lines.create({ track: track, quantity: 3 });
    track.unitPrice = 1.99;
    invoice.lines.create({ track: track });
    expect([line.unitPrice, line.amount, invoice.total]).toEqual([0.99, 2.97, 4.96]);
    line.destroy();
    expect(invoice.total).toBe(1.99);
    invoice.lines.first.update({ quantity: 2 });
    expect(invoice.total).toBe(3.98);
  });

  it('are a change of their customer', function () {
    let customer = factory.create('Customer', { updatedAt: new Date(0) });
    factory.create('Invoice', { customer: customer });
    expect(customer.updatedAt).toBeGreaterThan(new Date(0));
    expect([customer.invoicesCount, customer.destroy()]).toEqual([1, false]);
  });

  it('stay with their customer', function () {
    let invoice = factory.create('Invoice');
    invoice.customer = factory.create('Customer');
    expect(invoice.save()).toBe(false);
    expect(invoice.errors.on('customer')).toEqual(['cannot be changed']);
    invoice.restore();
  });
});

describe('the store', function () {
  it('has its formats once', function () {
    seedFormats();
    seedFormats();
    expect(MediaType.count()).toBe(5);
    expect(MediaType.find(5).name).toBe('AAC audio file');
  });
});
