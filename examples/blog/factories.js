'use strict';

factory('User', {
  name: 'Ann',
  email: sequence(function (n) { return 'user' + n + '@example.org'; })
}, {
  admin: { role: 'admin' }
});

factory('Post', {
  title: sequence(function (n) { return 'Post ' + n; }),
  body: 'Once upon a time.',
  author: factory.of('User')
}, {
  live: { status: 'live' }
});

factory('Comment', { body: 'A good one.', post: factory.of('Post', 'live'), author: factory.of('User') });

factory('Vote', { post: factory.of('Post', 'live'), user: factory.of('User') });
