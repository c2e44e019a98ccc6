'use strict';
// Texts of a well-known shape, such as an e-mail address.

var forms = {
  email: /^[^\s@<>(),;:"\\[\]]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i,
  url: /^https?:\/\/[^\s/?#]+([/?#]\S*)?$/i,
  slug: /^[a-z\d]+(?:-[a-z\d]+)*$/,
  alpha: /^[a-z]+$/i,
  alphanumeric: /^[a-z\d]+$/i,
  hexColor: /^#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/,
  base64: /^(?:[a-z\d+/]{4})*(?:[a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/i
};

function names() {
  return Object.keys(forms);
}

function isName(name) {
  return Object.prototype.hasOwnProperty.call(forms, name);
}

/** Whether the value is a text of the shape. */
function fits(name, value) {
  return typeof value === 'string' && forms[name].test(value);
}

exports.names = names;
exports.isName = isName;
exports.fits = fits;
