'use strict';
// Dates, times of day and durations as people and programs write them.

// Year, month and day; then, if given, hours, minutes, seconds, fraction and zone.
var form = new RegExp(
  '^(\\d{4})-(\\d{2})-(\\d{2})'
    + '(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?$'
);
var timeForm = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

// Weeks, days, hours, minutes and seconds of ISO 8601. Years and months have no fixed length.
var durationForm = new RegExp(
  '^([+-]?)P(?=\\d|T\\d)(?:(\\d+)W)?(?:(\\d+)D)?'
    + '(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:[.,]\\d{1,3})?)S)?)?$'
);
var unitMillis = [604800000, 86400000, 3600000, 60000, 1000];

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

/** The day of the moment in the zone of this machine: the moment itself if it is a midnight. */
function dayOf(date) {
  var midnight = new Date(date.getFullYear(), date.getMonth(), date.getDate());
  midnight.setFullYear(date.getFullYear());
  return midnight.getTime() === date.getTime() ? date : midnight;
}

/**
 * The time of day as HH:MM, or HH:MM:SS if it has seconds; null if the text names none. There is
 * one form for each time, so that equal times are equal texts, and earlier ones are less.
 */
function parseTime(text) {
  var match = timeForm.exec(text.trim());
  if (match === null) return null;
  var seconds = match[3] === undefined ? '00' : match[3];
  if (Number(match[1]) > 23 || Number(match[2]) > 59 || Number(seconds) > 59) return null;
  var hours = match[1].length === 1 ? '0' + match[1] : match[1];
  return hours + ':' + match[2] + (seconds === '00' ? '' : ':' + seconds);
}

/** The milliseconds of an ISO 8601 duration such as "PT1H30M", or null. */
function parseDuration(text) {
  var match = durationForm.exec(text.trim());
  if (match === null) return null;
  var millis = unitMillis.reduce(function addUnit(sum, unit, index) {
    var amount = match[index + 2];
    return amount === undefined ? sum : sum + Number(amount.replace(',', '.')) * unit;
  }, 0);
  return match[1] === '-' ? -Math.round(millis) : Math.round(millis);
}

exports.parse = parse;
exports.dayOf = dayOf;
exports.parseTime = parseTime;
exports.parseDuration = parseDuration;
