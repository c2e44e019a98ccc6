'use strict';
// Reads the rows of a database script as HSQLDB writes it: one INSERT to a line, the rows of one
// table together, letters beyond ASCII as \uXXXX.
//
// Nothing is kept between calls: a place in the text is a number, which a program can store.

/** The place of the first row of a table, or -1 if the table has no rows. */
function chinookTableStart(text, table) {
  var at = text.indexOf('\nINSERT INTO "chinook"."' + table + '" ');
  return at < 0 ? -1 : at + 1;
}

/** The names of a table's columns, from its CREATE TABLE. */
function chinookColumns(text, table) {
  var head = '"chinook"."' + table + '"(';
  var start = text.indexOf('CREATE MEMORY TABLE ' + head);
  if (start < 0) throw new Error('The script has no table "' + table + '".');
  var line = text.slice(text.indexOf('(', start) + 1, text.indexOf('\n', start));
  return line.split(',CONSTRAINT ')[0].match(/"\w+" /g).map(function nameOf(column) {
    return column.slice(1, -2);
  });
}

/**
 * Up to `most` rows of a table from the given place on.
 *
 * @return { rows: objects by column, next: the place after the last of them, isEnd: whether the
 *     table has no more rows }
 */
function chinookRows(text, table, from, most) {
  var head = 'INSERT INTO "chinook"."' + table + '" VALUES(';
  var columns = chinookColumns(text, table);
  var rows = [];
  var place = from;
  while (rows.length < most && text.startsWith(head, place)) {
    var end = text.indexOf('\n', place);
    if (end < 0) end = text.length;
    rows.push(chinookRow(columns, text.slice(place + head.length, end)));
    place = end + 1;
  }
  return { rows: rows, next: place, isEnd: !text.startsWith(head, place) };
}

function chinookRow(columns, values) {
  var row = {};
  var place = 0;
  columns.forEach(function take(column) {
    var value = chinookValue(values, place);
    row[column] = value.value;
    place = value.next + 1;
  });
  return row;
}

/** The value that starts at the place: a text in quotes, NULL, or a number. */
function chinookValue(values, place) {
  if (values.charAt(place) === "'") return chinookText(values, place);
  var end = values.slice(place).search(/[,)]/) + place;
  var word = values.slice(place, end);
  return { value: word === 'NULL' ? null : Number(word), next: end };
}

function chinookText(values, place) {
  var end = place + 1;
  while (values.charAt(end) !== "'" || values.charAt(end + 1) === "'") {
    end += values.charAt(end) === "'" ? 2 : 1;
  }
  var text = values.slice(place + 1, end)
    .replace(/''/g, "'")
    .replace(/\\u([\da-f]{4})/gi, function decode(whole, digits) {
      return String.fromCharCode(parseInt(digits, 16));
    });
  return { value: text, next: end + 1 };
}
