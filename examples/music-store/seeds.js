'use strict';
// What each store has from the start.

/** The formats in which tracks are sold. The rows of the import refer to them by their numbers. */
function seedFormats() {
  seed('formats', function () {
    [
      'MPEG audio file', 'Protected AAC audio file', 'Protected MPEG-4 video file',
      'Purchased AAC audio file', 'AAC audio file'
    ].forEach(function (name) { MediaType.create({ name: name }); });
  });
}
