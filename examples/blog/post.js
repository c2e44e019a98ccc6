'use strict';

function slugOf(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

exports.Post = Model.define('Post', {
  include: [Timestamps, SoftDelete],
  attributes: {
    title:  { type: 'string', required: true, length: { maximum: 140, tooLong: 'is longer than {count}' } },
    slug:   { type: 'string', unique: { scope: 'author' }, format: { with: /^[a-z0-9-]+$/, allowBlank: true } },
    body:   'text',
    status: { type: 'enum', values: ['draft', 'live', 'dead'], default: 'draft' },
    score:  { type: 'integer', default: 0 },
    liveAt: 'datetime'
  },
  belongsTo: { author: { of: 'User', inverse: 'posts', counterCache: true, touch: true } },
  hasMany: {
    comments: { of: 'Comment', inverse: 'post', dependent: 'destroy', order: 'createdAt' },
    votes:    { of: 'Vote', inverse: 'post', dependent: 'destroy' },
    voters:   { of: 'User', through: 'votes', source: 'user' }
  },
  manyToMany: { tags: 'Tag' },
  virtuals: {
    byline() { return this.title + ' by ' + this.author.name; }
  },
  validates: [
    ['body', { presence: true, if: 'isLive' }],
    ['score', { comparison: { greaterThanOrEqualTo: 0 }, on: 'publish', message: 'must not be negative' }],
    function (post, errors) { if (/spam/i.test(post.title)) errors.add('base', 'spam', { message: 'looks like spam' }); }
  ],
  scopes: {
    by:      function (user) { return this.where({ author: user }); },
    popular: function (n) { return this.where('score >= ?', n === undefined ? 1 : n).order('-score', 'id'); },
    tagged:  function (name) { return this.where({ tags: { any: { name: name } } }); }
  },
  hooks: {
    beforeValidation: function (post) {
      if (!post.slug && post.title) post.slug = slugOf(post.title);
      if (post.status === 'live' && !post.liveAt) post.liveAt = new Date();
    }
  },
  methods: {
    publish() { return this.update({ status: 'live' }, { context: 'publish' }); },
    /** Brings a deleted post back, with what went with it. */
    bringBack() {
      var since = this.deletedAt;
      this.restore();
      ['Comment', 'Vote'].forEach(function (name) {
        Model.named(name).onlyDeleted().where({ post: this, deletedAt: since })
          .forEach(function (record) { record.restore(); });
      }, this);
    },
    reckonScore() {
      this.score = this.votes.reduce(function add(sum, vote) { return sum + vote.value; }, 0);
      this.author.reckonKarma();
    }
  },
  statics: { trending(n) { return this.live().popular().limit(n || 5); } }
});
