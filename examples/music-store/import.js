'use strict';
// Imports the Chinook data, a slice a turn. The position is a plain global variable: it becomes
// durable together with the records that the slice has made, so that after a crash the import goes
// on behind the last slice that is in the heap, and nothing comes in twice. The text is read again
// for each slice and never stored.

var chinookPath = 'examples/target/chinook/chinook.script';
var rowsPerTurn = 200;

/** Where the import is. Survives the process: it is only made if it is not there yet. */
var storeImport = storeImport || {
  table: 0,
  place: -1,
  rows: 0,
  chain: 0,
  sourceLength: -1,
  isDone: false
};

function reference(model, id) {
  return id === null ? null : model.find(id);
}

/** What becomes of the rows of each table, in an order in which references come after targets. */
var chinookImports = [
  ['Artist', function addArtist(row) {
    Artist.create({ id: row.ArtistId, name: row.Name });
  }],
  ['Genre', function addGenre(row) {
    Genre.create({ id: row.GenreId, name: row.Name });
  }],
  ['Album', function addAlbum(row) {
    Album.create({ id: row.AlbumId, title: row.Title, artist: Artist.find(row.ArtistId) });
  }],
  ['Track', function addTrack(row) {
    Track.create({
      id: row.TrackId,
      name: row.Name,
      composer: row.Composer,
      milliseconds: row.Milliseconds,
      bytes: row.Bytes,
      unitPrice: row.UnitPrice,
      album: reference(Album, row.AlbumId),
      mediaType: MediaType.find(row.MediaTypeId),
      genre: reference(Genre, row.GenreId)
    });
  }],
  ['Employee', function addEmployee(row) {
    Employee.create(Object.assign(personFrom(row), {
      id: row.EmployeeId,
      title: row.Title,
      birthDate: row.BirthDate,
      hireDate: row.HireDate,
      reportsTo: reference(Employee, row.ReportsTo)
    }));
  }],
  ['Customer', function addCustomer(row) {
    Customer.create(Object.assign(personFrom(row), {
      id: row.CustomerId,
      company: row.Company,
      supportRep: reference(Employee, row.SupportRepId)
    }));
  }],
  ['Invoice', function addInvoice(row) {
    Invoice.create({
      id: row.InvoiceId,
      customer: Customer.find(row.CustomerId),
      date: row.InvoiceDate,
      billingAddress: row.BillingAddress,
      billingCity: row.BillingCity,
      billingState: row.BillingState,
      billingCountry: row.BillingCountry,
      billingPostalCode: row.BillingPostalCode,
      total: row.Total
    });
  }],
  ['InvoiceLine', function addInvoiceLine(row) {
    InvoiceLine.create({
      id: row.InvoiceLineId,
      invoice: Invoice.find(row.InvoiceId),
      track: Track.find(row.TrackId),
      unitPrice: row.UnitPrice,
      quantity: row.Quantity
    });
  }],
  ['Playlist', function addPlaylist(row) {
    Playlist.create({ id: row.PlaylistId, name: row.Name });
  }],
  ['PlaylistTrack', function addPlaylistTrack(row) {
    Playlist.find(row.PlaylistId).tracks.push(Track.find(row.TrackId));
  }]
];

function personFrom(row) {
  return {
    firstName: row.FirstName,
    lastName: row.LastName,
    address: row.Address,
    city: row.City,
    state: row.State,
    country: row.Country,
    postalCode: row.PostalCode,
    phone: row.Phone,
    fax: row.Fax,
    email: row.Email
  };
}

/**
 * Imports, or goes on importing, and calls whenDone at the end.
 *
 * A timer of an earlier process may still be pending: it belongs to an older chain of slices, and
 * ends when it notices.
 */
function startImport(whenDone) {
  storeImport.chain++;
  importSlice(storeImport.chain, whenDone);
}

/** One turn: takes up to `rowsPerTurn` rows in, moves the position on, and plans the next turn. */
function importSlice(chain, whenDone) {
  if (chain !== storeImport.chain || storeImport.isDone) return;
  var table = chinookImports[storeImport.table][0];
  var add = chinookImports[storeImport.table][1];
  var text = readChinook();
  if (storeImport.place < 0) storeImport.place = chinookTableStart(text, table);
  var slice = chinookRows(text, table, storeImport.place, rowsPerTurn);
  // The totals of the invoices come with them: nothing has to be reckoned for each line.
  Model.skipHooks('reckon', function addRows() { slice.rows.forEach(add); });
  storeImport.rows += slice.rows.length;
  storeImport.place = slice.next;
  print('Imported ' + slice.rows.length + ' rows of ' + table + ', ' + storeImport.rows + ' in all.');
  if (slice.isEnd) finishTable();
  if (storeImport.isDone) whenDone();
  else setTimeout(function next() { importSlice(chain, whenDone); }, 0);
}

function finishTable() {
  storeImport.table++;
  storeImport.place = -1;
  storeImport.isDone = storeImport.table === chinookImports.length;
}

/** The whole script. A place in it means nothing in another file, so it has to be the same one. */
function readChinook() {
  var text = read(chinookPath);
  if (storeImport.sourceLength < 0) storeImport.sourceLength = text.length;
  if (text.length !== storeImport.sourceLength) {
    throw new Error('The file "' + chinookPath + '" is not the one with which the import began. '
      + 'Put that one back, or start with an empty heap.');
  }
  return text;
}
