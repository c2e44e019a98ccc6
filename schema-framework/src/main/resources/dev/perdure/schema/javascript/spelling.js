'use strict';
// Suggestions for misspelt names.

/** The name nearest to the given one, if it is at most two edits away; else null. */
function nearest(name, candidates) {
  var best = null;
  var bestDistance = 3;
  candidates.forEach(function compare(candidate) {
    var distance = distanceBetween(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  });
  return best;
}

/** The number of insertions, deletions, replacements and swaps of neighbours between two names. */
function distanceBetween(a, b) {
  var rows = [];
  for (var i = 0; i <= a.length; i++) {
    rows[i] = [i];
    for (var j = 1; j <= b.length; j++) {
      rows[i][j] = i === 0 ? j : cheapest(rows, a, b, i, j);
    }
  }
  return rows[a.length][b.length];
}

function cheapest(rows, a, b, i, j) {
  var replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
  var least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced);
  var isSwap = i > 1 && j > 1
    && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
  return isSwap ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
}

/** A sentence that offers the nearest name, with a leading blank; empty if none is near. */
function suggestion(name, candidates) {
  var found = nearest(name, candidates);
  return found === null ? '' : ' Did you mean "' + found + '"?';
}

exports.suggestion = suggestion;
