// models/blog.js
var User = Model.define('User', {
  attributes: {
    email:   { type: 'string', required: true, unique: { caseSensitive: false }, email: true, trim: true, lowercase: true },
    name:    'string',
    role:    { type: 'enum', values: ['reader', 'author', 'admin'], default: 'reader' },
    karma:   { type: 'integer', default: 0, min: 0 }
  },
  hasMany: { posts: { of: 'Post', inverse: 'author', dependent: 'restrictWithError' } },
  toJSON:  { except: ['karma'] }
});

var Post = Model.define('Post', {
  include:  [Timestamps, SoftDelete],                        // concerns are plain objects of this same shape
  attributes: {
    title:  { type: 'string', required: true, length: { maximum: 140, tooLong: 'is longer than {count}' } },
    slug:   { type: 'string', unique: { scope: 'author' }, format: { with: /^[a-z0-9-]+$/ } },
    body:   { type: 'text', search: true },
    status: { type: 'enum', values: ['draft', 'live', 'dead'], default: 'draft', index: true },
    score:  { type: 'integer', default: 0 },
    tags:   { type: ['string'], index: true },               // multi-value index
    meta:   'any',                                           // any plain object graph
    liveAt: 'date'
  },
  belongsTo: { author: { of: 'User', inverse: 'posts', counterCache: true, touch: false } },
  hasMany:   { comments: { of: 'Comment', inverse: 'post', dependent: 'destroy', order: 'createdAt' },
               voters:   { of: 'User', through: 'votes', source: 'user' } },
  virtuals: {
    byline: { get() { return this.title + ' by ' + this.author.name; } }
  },
  indexes: [ { on: ['author', 'createdAt desc'] }, { on: ['status', 'liveAt'], where: "status = 'live'" } ],
  validates: [
    ['liveAt', { presence: true, if: function (p) { return p.status === 'live'; } }],
    ['score',  { comparison: { greaterThanOrEqualTo: 0 }, on: 'publish', message: 'must not be negative' }],
    function (post, errors) { if (/spam/i.test(post.title)) errors.add('base', 'spam', { message: 'looks like spam' }); }
  ],
  scopes: {
    live:    "status = 'live'",
    by:      function (user) { return this.where({ author: user }); },
    popular: function (n) { return this.where('score >= ?', n || 10).order('score desc'); }
  },
  hooks: {
    beforeValidation: function (p) { if (!p.slug) p.slug = String(p.title).toLowerCase().replace(/[^a-z0-9]+/g, '-'); },
    beforeSave:       { if: 'isChanged:status', run: function (p) { if (p.status === 'live' && !p.liveAt) p.liveAt = new Date(); } },
    afterCommit:      { on: ['create', 'update'], run: function (p, tx) { Feed.push(p); } }
  },
  methods: { publish() { this.status = 'live'; return this.save({ context: 'publish' }); } },
  statics: { trending(n) { return this.live().popular().limit(n || 5); } }
});

// ---- use -----------------------------------------------------------------------------------------
var ann = User.create({ email: ' Ann@X.org ', name: 'Ann' });            // throws RecordInvalid when invalid
var p   = new Post({ title: 'Hello, heap', author: ann, tags: ['js', 'db'] });
if (!p.save()) print(p.errors.fullMessages());                           // Rails habit: boolean + errors
print(ann.posts.size, ann.posts.first === p, p.author === ann);          // one identity, both sides kept
p.title = '';                                                            // a plain property write
print(p.isChanged('title'), p.was('title'), JSON.stringify(p.changes()));
print(p.isValid(), p.errors.on('title'), p.errors.of('title', 'blank').length);
p.restore();                                                             // back to the last committed state
transaction(function (tx) {                                              // real nesting, default = savepoint
  ann.karma += 5;
  try { transaction(function () { Post.create({ title: '', author: ann }); }); }
  catch (e) { print(e.name, e.errors.title.kind, e.message); }           // inner undone: heap AND indexes
  tx.afterCommit(function () { print('committed'); });
});
print(Post.live().by(ann).where({ score: { gte: 3 } }).order('-score').limit(10).pluck('title'));
print(Post.query('from Post p where any(c.score > :n for c in p.comments) group by p.author as a select { a, n: count(*) }', { n: 3 }));
print(Post.where(q`author = ${ann} and 'js' in tags`).explain());
