'use strict';

exports.User = Model.define('User', {
  include: [Timestamps],
  attributes: {
    email: {
      type: 'string', required: true, email: true, trim: true, lowercase: true,
      unique: { caseSensitive: false }
    },
    name:  { type: 'string', required: true, trim: true },
    role:  { type: 'enum', values: ['reader', 'author', 'admin'], default: 'reader' },
    karma: { type: 'integer', default: 0 }
  },
  hasMany: {
    posts:    { of: 'Post', inverse: 'author', dependent: 'restrictWithError' },
    comments: { of: 'Comment', inverse: 'author', dependent: 'destroy' },
    votes:    { of: 'Vote', inverse: 'user', dependent: 'destroy' }
  },
  toJSON: { except: ['email', 'karma'] },
  methods: {
    reckonKarma() {
      this.karma = this.posts.reduce(function add(sum, post) { return sum + post.score; }, 0);
    }
  }
});
