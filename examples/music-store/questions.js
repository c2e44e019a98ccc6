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
    return [Playlist.sum('size(tracks)') + ' entries in ' + Playlist.count() + ' playlists'];
  }],
  ['Which are the five longest tracks?', function longest() {
    return linesOf(Track.order('-milliseconds').limit(5), function (track) {
      return track.name + ' (' + track.duration + ')';
    });
  }],
  ['Which tracks are by AC/DC?', function byArtist() {
    // Along the associations: no query but the one that finds the artist.
    var artist = Artist.findBy({ name: 'AC/DC' });
    return artist.tracks.map(function (track) { return track.name; }).sort();
  }],
  ['Who are the customers in Brazil?', function customersOfCountry() {
    return linesOf(Customer.from('Brazil'), function (customer) {
      return customer.fullName + ', ' + customer.city;
    });
  }],
  ['What was sold from January to March 2010?', function salesOfQuarter() {
    var sales = Invoice.between(new Date(2010, 0, 1), new Date(2010, 2, 31));
    return [sales.count() + ' invoices, ' + money(sales.sum('total'))];
  }],
  ['Which Jazz tracks are longer than ten minutes?', function longJazz() {
    return linesOf(
      Genre.findBy({ name: 'Jazz' }).tracks.where().longerThan(10).order('name'),
      function (track) { return track.name + ' (' + track.duration + ')'; }
    );
  }],
  ['How many lines of invoices are for tracks by Iron Maiden?', function linesOfArtist() {
    var lines = InvoiceLine.where({ 'track.album.artist.name': 'Iron Maiden' });
    return [lines.count() + ' lines, ' + money(lines.sum('amount'))];
  }],
  ['Which playlists have a track by AC/DC?', function playlistsOfArtist() {
    return query(
      "select p.name from Playlist p where any p.tracks.album.artist.name = 'AC/DC' order by p.id"
    );
  }],
  ['How long is the average track of the genre Opera?', function averageLength() {
    var average = Track.where({ 'genre.name': 'Opera' }).average('milliseconds');
    return [Math.round(average / 1000) + ' seconds'];
  }],
  ['Which albums were recorded live at some place?', function liveAlbums() {
    return Album.live().order('title').pluck('title');
  }],
  ['How many tracks have no composer?', function withoutComposer() {
    return [String(Track.missing('composer').count())];
  }],
  ['Who reports to Nancy Edwards?', function reports() {
    return linesOf(Employee.findBy({ lastName: 'Edwards' }).reports, function (employee) {
      return employee.fullName + ', ' + employee.title;
    });
  }],
  ['How many customers does each of them support?', function customersOfAgents() {
    return linesOf(Employee.salesSupportAgent(), function (agent) {
      return agent.fullName + ': ' + agent.customers.size;
    });
  }],
  ['Which is the largest invoice?', function largestInvoice() {
    var invoice = Invoice.order('-total', 'id').first();
    return [money(invoice.total) + ' to ' + invoice.customer.fullName + ', '
      + invoice.customer.country];
  }],
  ['Which three artists sold most?', function bestSellers() {
    var best = query(
      'from InvoiceLine l group by l.track.album.artist as a '
        + 'select {a, sold: sum(l.amount)} order by sold desc limit 3'
    );
    return linesOf(best, function (each) { return each.a.name + ': ' + money(each.sold); });
  }]
];

/** Prints all questions with their answers. */
function answerAll() {
  storeQuestions.forEach(function answer(question) {
    print(question[0]);
    question[1]().forEach(function printLine(line) { print('  ' + line); });
  });
}
