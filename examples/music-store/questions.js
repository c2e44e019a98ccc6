'use strict';
// Questions to the store, each with the way to its answer: a list of lines.

function linesOf(results, line) {
  return results.map(line);
}

function money(amount) {
  return '$' + amount.toFixed(2);
}

var storeQuestions = [
  ['How many records does each model have?', function countAll() {
    return linesOf(Model.models(), function (model) { return model.name + ': ' + model.count(); });
  }],
  ['How many entries do the playlists have?', function countEntries() {
    var entries = 0;
    Playlist.forEach(function (playlist) { entries += playlist.tracks.length; });
    return [entries + ' entries in ' + Playlist.count() + ' playlists'];
  }],
  ['Which are the five longest tracks?', function longest() {
    return linesOf(Track.order('-milliseconds').limit(5), function (track) {
      return track.name + ' (' + track.duration() + ')';
    });
  }],
  ['Which tracks are by AC/DC?', function byArtist() {
    return query(
      'select t.name from Track t where t.album.artist.name = :name order by t.name',
      { name: 'AC/DC' }
    );
  }],
  ['Who are the customers in Brazil?', function customersOfCountry() {
    return linesOf(Customer.where({ country: 'Brazil' }).order('lastName'), function (customer) {
      return customer.fullName() + ', ' + customer.city;
    });
  }],
  ['What was sold from January to March 2010?', function salesOfQuarter() {
    var period = [new Date(2010, 0, 1), new Date(2010, 2, 31)];
    var text = ' from Invoice where date between ? and ?';
    return [
      query('select count(*)' + text, period)[0] + ' invoices, '
        + money(query('select sum(total)' + text, period)[0])
    ];
  }],
  ['Which Jazz tracks are longer than ten minutes?', function longJazz() {
    return linesOf(
      Track.longerThan(10).where({ 'genre.name': 'Jazz' }).order('name'),
      function (track) { return track.name + ' (' + track.duration() + ')'; }
    );
  }],
  ['How many lines of invoices are for tracks by Iron Maiden?', function linesOfArtist() {
    var text = ' from InvoiceLine l where l.track.album.artist.name = :name';
    var params = { name: 'Iron Maiden' };
    return [
      query('select count(*)' + text, params)[0] + ' lines, '
        + money(query('select sum(l.unitPrice * l.quantity)' + text, params)[0])
    ];
  }],
  ['Which playlists have a track by AC/DC?', function playlistsOfArtist() {
    return query(
      "select p.name from Playlist p where any p.tracks.album.artist.name = 'AC/DC' order by p.id"
    );
  }],
  ['How long is the average track of the genre Opera?', function averageLength() {
    var average = query("select avg(milliseconds) from Track where genre.name = 'Opera'")[0];
    return [Math.round(average / 1000) + ' seconds'];
  }],
  ['Which albums were recorded live at some place?', function liveAlbums() {
    return query("select title from Album where title contains[c] 'live at' order by title");
  }],
  ['How many tracks have no composer?', function withoutComposer() {
    return [String(Track.where({ composer: null }).count())];
  }],
  ['Who reports to Nancy Edwards?', function reports() {
    return linesOf(Employee.where({ reportsTo: { lastName: 'Edwards' } }).order('lastName'),
      function (employee) { return employee.fullName() + ', ' + employee.title; });
  }],
  ['How many customers does each of them support?', function customersOfAgents() {
    return linesOf(Employee.where("title = 'Sales Support Agent'"), function (agent) {
      return agent.fullName() + ': ' + Customer.where({ supportRep: agent }).count();
    });
  }],
  ['Which is the largest invoice?', function largestInvoice() {
    var invoice = Invoice.order('total desc', 'id').first();
    return [money(invoice.total) + ' to ' + invoice.customer.fullName() + ', '
      + invoice.customer.country];
  }],
  ['Which three artists sold most?', function bestSellers() {
    // Plain JavaScript over the object graph: no join, no mapping, no loading.
    var sold = new Map();
    InvoiceLine.forEach(function (line) {
      var artist = line.track.album.artist;
      sold.set(artist, (sold.get(artist) || 0) + line.unitPrice * line.quantity);
    });
    return Array.from(sold)
      .sort(function (a, b) { return b[1] - a[1]; })
      .slice(0, 3)
      .map(function (entry) { return entry[0].name + ': ' + money(entry[1]); });
  }]
];

/** Prints all questions with their answers. */
function answerAll() {
  storeQuestions.forEach(function answer(question) {
    print(question[0]);
    question[1]().forEach(function printLine(line) { print('  ' + line); });
  });
}
