'use strict';
// Dates as people and programs write them.

// Year, month and day; then, if given, hours, minutes, seconds, fraction and zone.
var form = new RegExp(
  '^(\\d{4})-(\\d{2})-(\\d{2})'
    + '(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?$'
);

/**
 * The Date that the text names, or null. Without a zone it is in the zone of this machine.
 * A day that does not exist, such as 30 February, is not a date.
 */
function parse(text) {
  var match = form.exec(text.trim());
  if (match === null) return null;
  var fields = fieldsOf(match);
  var universal = new Date(Date.UTC.apply(null, fields));
  if (!isSame(universal, fields)) return null;
  if (match[8] !== undefined) return new Date(universal.getTime() - offsetMillis(match[8]));
  return new Date(
    fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]
  );
}

function fieldsOf(match) {
  var millis = match[7] === undefined ? 0 : Math.floor(Number('0.' + match[7]) * 1000);
  return [
    Number(match[1]), Number(match[2]) - 1, Number(match[3]),
    Number(match[4] || 0), Number(match[5] || 0), Number(match[6] || 0), millis
  ];
}

function isSame(date, fields) {
  return date.getUTCMonth() === fields[1]
    && date.getUTCDate() === fields[2]
    && date.getUTCHours() === fields[3]
    && date.getUTCMinutes() === fields[4]
    && date.getUTCSeconds() === fields[5];
}

function offsetMillis(zone) {
  if (zone === 'Z') return 0;
  var minutes = Number(zone.substr(1, 2)) * 60 + Number(zone.slice(-2));
  return (zone.charAt(0) === '-' ? -minutes : minutes) * 60000;
}

exports.parse = parse;
