'use strict';
// Texts of a well-known shape, such as an e-mail address.

var bytes = require('./bytes');
var checksums = require('./checksums');
var dates = require('./dates');

var octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
var ipv4Form = new RegExp('^' + octet + '(?:\\.' + octet + '){3}$');
var localeForm = /^[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|\d{3}))?$/;

// What ISO 3166-1 has assigned.
var countries = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS '
  + 'BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC '
  + 'EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY '
  + 'HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ '
  + 'LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW '
  + 'MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA '
  + 'RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH '
  + 'TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

var forms = {
  email: /^[^\s@<>(),;:"\\[\]]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i,
  url: /^https?:\/\/(?:[^\s/?#@]+@)?(?:[^\s/?#@:[\]]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/i,
  uri: /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i,
  alpha: /^[a-z]+$/i,
  alphanumeric: /^[a-z\d]+$/i,
  numeric: /^\d+$/,
  slug: /^[a-z\d]+(?:-[a-z\d]+)*$/,
  hexColor: /^#(?:[\da-f]{3}|[\da-f]{4}|[\da-f]{6}|[\da-f]{8})$/i,
  ipv4: ipv4Form,
  mac: /^[\da-f]{2}(?:([:-])[\da-f]{2}(?:\1[\da-f]{2}){4})$/i,
  locale: localeForm,
  mime: /^[a-z]+\/[a-z\d][\w!#$&^.+-]*(?:\s*;\s*[\w-]+=(?:[\w.+-]+|"[^"]*"))*$/i
};

/** Shapes that are more than a pattern. */
var tests = {
  ip: isIp,
  ipv6: isIpv6,
  creditCard: checksums.isCreditCard,
  iban: checksums.isIban,
  json: isJson,
  base64: bytes.isBase64,
  port: isPort,
  isoDate: isIsoDate,
  countryCode: isCountryCode
};

function isIp(text) {
  return ipv4Form.test(text) || isIpv6(text);
}

/** Eight groups, of which "::" may stand for one or more; the last two may be an IPv4 address. */
function isIpv6(text) {
  var plain = text;
  if (text.indexOf('.') >= 0) {
    var start = text.lastIndexOf(':') + 1;
    if (!ipv4Form.test(text.slice(start))) return false;
    plain = text.slice(0, start) + '0:0';
  }
  var halves = plain.split('::');
  if (halves.length > 2) return false;
  var groups = halves.reduce(function collect(found, half) {
    return half === '' ? found : found.concat(half.split(':'));
  }, []);
  var isLongEnough = halves.length === 2 ? groups.length < 8 : groups.length === 8;
  return isLongEnough && groups.every(function isGroup(group) {
    return /^[\da-f]{1,4}$/i.test(group);
  });
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return false;
  }
}

function isPort(text) {
  return /^(0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65535;
}

/** A day, or a moment with a "T". */
function isIsoDate(text) {
  return text === text.trim() && text.indexOf(' ') < 0 && dates.parse(text) !== null;
}

function isCountryCode(text) {
  return countries.indexOf(text) >= 0;
}

function names() {
  return Object.keys(forms).concat(Object.keys(tests));
}

function isName(name) {
  return names().indexOf(name) >= 0;
}

/** Whether the value is a text of the shape. A port may be a number too. */
function fits(name, value) {
  var text = name === 'port' && typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return false;
  return name in forms ? forms[name].test(text) : tests[name](text);
}

exports.names = names;
exports.isName = isName;
exports.fits = fits;
