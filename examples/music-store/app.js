'use strict';
// A music store. Run it from the root of the project, after a build:
//
//   ./perdure run examples/music-store/app.js --heap /tmp/music-store
//
// The first run imports the data, some 15,000 rows in about 90 turns, and answers questions. Kill
// it while it imports and run it again: it goes on where it was. Once all is in the heap it answers
// at once, and nothing is read, parsed or loaded.

load('examples/music-store/chinook-script.js');
load('examples/music-store/models.js');
load('examples/music-store/seeds.js');
load('examples/music-store/import.js');
load('examples/music-store/questions.js');

function main() {
  seedFormats();
  if (storeImport.isDone) answerAll();
  else startImport(answerAll);
}
