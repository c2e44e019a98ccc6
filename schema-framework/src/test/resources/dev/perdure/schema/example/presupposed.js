// What the example of the specification presupposes.
var Comment = Model.define('Comment', {
  include: [Timestamps],
  attributes: { body: 'string', score: { type: 'integer', default: 0 } },
  belongsTo: { post: { of: 'Post', inverse: 'comments' } }
});
var Vote = Model.define('Vote', { belongsTo: { post: 'Post', user: 'User' } });
var Feed = { posts: [], push(post) { this.posts.push(post); } };
