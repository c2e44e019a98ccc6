'use strict';
// Binary data: views of bytes, and Base64, the text that stands for them.

var alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
var base64Form = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** Whether the text is Base64 with its padding. */
function isBase64(text) {
  return base64Form.test(text);
}

/** The bytes that a Base64 text stands for. */
function decode(text) {
  var digits = text.replace(/=+$/, '');
  var bytes = new Uint8Array(Math.floor(digits.length * 3 / 4));
  var bits = 0;
  var held = 0;
  var length = 0;
  for (var i = 0; i < digits.length; i++) {
    held = (held << 6 | alphabet.indexOf(digits.charAt(i))) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = held >> bits & 0xff;
    }
  }
  return bytes;
}

exports.isBase64 = isBase64;
exports.decode = decode;
