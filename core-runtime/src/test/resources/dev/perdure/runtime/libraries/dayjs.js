var dayjs = require('PACKAGES/dayjs');
var utc = require('PACKAGES/dayjs/plugin/utc');
dayjs.extend(utc);
dayjs.extend(require('PACKAGES/dayjs/plugin/duration'));
var start = dayjs.utc('2024-01-31T10:20:30Z');
var german = require('PACKAGES/dayjs/locale/de');
var span = dayjs.duration(25, "hours").add(3, "minutes");
// --- restart ---
start.add(1, 'month').format('YYYY-MM-DD HH:mm:ss') // expect: "2024-02-29 10:20:30"
start.add(1, 'month').diff(start, 'day') // expect: 29
[start.isBefore(start.endOf('year')), start instanceof dayjs, dayjs.isDayjs(start)] // expect: [true, true, true]
[span.asMinutes(), span.days(), span.hours(), span.minutes()] // expect: [1503, 1, 1, 3]
var later = start.startOf('week').locale('de');
// --- restart ---
later.format('dddd, D. MMMM YYYY') // expect: "Sonntag, 28. Januar 2024"
dayjs.locale('de') // expect: "de"
// --- restart ---
[dayjs.locale(), dayjs.utc('2024-05-01').format('MMMM')] // expect: ["de", "Mai"]
dayjs.extend(require('PACKAGES/dayjs/plugin/isLeapYear')); dayjs.utc('2024-05-01').isLeapYear() // expect: true
// --- restart ---
[start.isLeapYear(), start.toISOString(), JSON.stringify({ start: start })] // expect: [true, "2024-01-31T10:20:30.000Z", "{\"start\":\"2024-01-31T10:20:30.000Z\"}"]
