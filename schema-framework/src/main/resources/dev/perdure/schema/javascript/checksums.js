'use strict';
// Numbers that carry a check digit.

/** What the banks of each country have agreed on as the length of an IBAN. */
var ibanLengths = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28,
  CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18,
  FK: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HR: 21, HU: 28, IE: 22,
  IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20,
  LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MN: 20, MR: 27, MT: 31, MU: 30, NI: 28, NL: 18,
  NO: 15, OM: 23, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, RU: 33, SA: 24, SC: 31,
  SD: 18, SE: 24, SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29,
  VA: 22, VG: 24, XK: 20
};

/** Twelve to nineteen digits, perhaps in groups, with the check digit of Luhn. */
function isCreditCard(text) {
  var digits = text.replace(/[ -]/g, '');
  return /^\d{12,19}$/.test(digits) && luhnSum(digits) % 10 === 0;
}

/** The sum of the digits, of which every second from the right, after the first, counts twice. */
function luhnSum(digits) {
  var sum = 0;
  for (var i = 0; i < digits.length; i++) {
    var digit = Number(digits.charAt(digits.length - 1 - i));
    var weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum;
}

/** An account number of a country that has such, perhaps in groups, with a remainder of 1 by 97. */
function isIban(text) {
  var code = text.replace(/ /g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(code)) return false;
  if (ibanLengths[code.slice(0, 2)] !== code.length) return false;
  return remainderBy97(code.slice(4) + code.slice(0, 4)) === 1;
}

/** The remainder of a number that is too long for one; letters stand for 10 to 35. */
function remainderBy97(code) {
  var remainder = 0;
  for (var i = 0; i < code.length; i++) {
    remainder = Number(remainder + String(parseInt(code.charAt(i), 36))) % 97;
  }
  return remainder;
}

exports.isCreditCard = isCreditCard;
exports.isIban = isIban;
