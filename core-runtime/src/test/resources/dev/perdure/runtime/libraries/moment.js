var moment = require('PACKAGES/moment');
var start = moment.utc('2024-01-31T10:20:30Z');
var span = moment.duration(90, 'minutes');
var times = [3, 1, 2].map(function (n) { return moment.utc([2020, n, 1]); });
start.format('dddd, MMMM Do YYYY, h:mm:ss a') // expect: "Wednesday, January 31st 2024, 10:20:30 am"
// --- restart ---
start.clone().add(1, 'month').format('YYYY-MM-DD') // expect: "2024-02-29"
start.add(1, 'day'); start.format() // expect: "2024-02-01T10:20:30Z"
[span.humanize(), span.asHours(), moment.isMoment(start), start instanceof moment] // expect: ["2 hours", 1.5, true, true]
// --- restart ---
start.diff(moment.utc('2024-01-01'), 'days') // expect: 31
moment.max(times).format('MMM') // expect: "Apr"
times.sort(function (a, b) { return a - b; }).map(function (t) { return t.month(); }) // expect: [1, 2, 3]
moment.utc('31/12/1999', 'DD/MM/YYYY', true).isValid() // expect: true
moment.locale('de') // expect: "de"
// --- restart ---
[moment.locale(), moment.utc('2024-05-06').format('dddd, LL')] // expect: ["de", "Montag, 6. Mai 2024"]
start.locale('de').from(moment.utc('2024-01-25T10:20:30Z')) // expect: "in 7 Tagen"
moment.updateLocale('de', { months: 'a_b_c_d_e_f_g_h_i_j_k_l'.split('_') }); moment.utc('2024-05-06').format('MMMM') // expect: "e"
// --- restart ---
[moment.utc('2024-06-06').format('MMMM'), moment.localeData('de').firstDayOfWeek()] // expect: ["f", 1]
