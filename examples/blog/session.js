'use strict';
// A day in the life of the blog: each scene is a turn of its own. From the root of the project:
//
//   ./perdure run examples/blog/session.js --heap /tmp/blog
//
// An argument is the time between two scenes in milliseconds. Kill it in between, and run it again:
// the next scene follows. What a scene has made is in the heap, and so is the timer of the next.

let { User, Post, Comment, Vote, Tag } = require('./models');

/** Where the day is. Survives the process, also when a file of the program has changed. */
var play = play || { next: 0, pause: 0 };

var scenes = [
  function signUp() {
    var ann = User.create({ email: ' Ann@Example.org ', name: 'Ann', role: 'author' });
    var bob = User.create({ email: 'bob@example.org', name: 'Bob' });
    print('Welcome ', ann.name, ' (', ann.email, ') and ', bob.name, '.');

    var third = new User({ email: 'ANN@example.org', name: '' });
    if (!third.save()) print('Not signed up: ', third.errors.fullMessages().join(', '), '.');
  },

  function publish() {
    var ann = User.findBy({ email: 'ann@example.org' });
    var post = ann.posts.create({ title: 'Hello, heap', tags: [Tag.called('js'), Tag.called('Databases')] });
    print('Drafts: ', Post.draft().pluck('slug'), '.');

    if (!post.publish()) print('Not published: ', post.errors.fullMessages().join(', '), '.');
    post.body = 'This post is an object.';
    if (post.publish()) print('Published: ', post.byline, '.');
  },

  function comment() {
    var post = Post.findBy({ slug: 'hello-heap' });
    post.comments.create({ author: User.findBy({ name: 'Bob' }), body: ' A good one. ' });
    post.comments.create({ author: post.author, body: 'Thanks!' });
    post.comments.forEach(function (comment) { print(comment.author.name, ': ', comment.body); });
    print(post.commentsCount, ' comments.');
  },

  function vote() {
    var post = Post.live().first();
    var bob = User.findBy({ name: 'Bob' });
    bob.votes.create({ post: post });
    print('Score ', post.score, ', karma of ', post.author.name, ' ', post.author.karma, '.');

    [bob, post.author].forEach(function (user) {
      var vote = new Vote({ post: post, user: user });
      if (!vote.save()) print(user.name, ': ', vote.errors.fullMessages().join(', '), '.');
    });
    print('Voters: ', post.voters.map(function (user) { return user.name; }), '.');
  },

  function refuse() {
    var ann = User.findBy({ name: 'Ann' });
    [ann, ann.posts.first.tags.first].forEach(function (record) {
      try {
        record.destroyOrThrow();
      } catch (error) {
        print(error.message);
      }
    });
  },

  function tryOut() {
    // What if Bob had never been here? The block is undone, whatever it has done.
    transaction(function (tx) {
      tx.afterRollback(function (result) { print('Without Bob: ', result, '.'); });
      User.findBy({ name: 'Bob' }).destroyOrThrow();
      rollback(Comment.count() + ' comment, score ' + Post.first().score);
    });
    print('With Bob: ', Comment.count(), ' comments, score ', Post.first().score, '.');
  },

  function remove() {
    var post = Post.first();
    post.destroyOrThrow();
    print('Deleted: ', Post.onlyDeleted().pluck('title'), '; ', Post.count(), ' posts, ', Comment.count(), ' comments.');
    post.bringBack();
    print('Back: ', Post.count(), ' post, ', post.comments.size, ' comments, score ', post.score, '.');
  },

  function report() {
    User.find(1).posts.create({ title: 'Good bye, tables', body: 'No mapping.', status: 'live' });
    print('Trending: ', Post.trending().pluck('title').join(', '));
    print('Tagged js: ', Post.live().tagged('js').pluck('title'));
    Post.group({ a: 'author' }).select({ a: 'a', posts: 'count(*)', score: 'sum(score)' })
      .forEach(function (each) { print(each.a.name, ': ', each.posts, ' posts, score ', each.score); });
    print(JSON.stringify(Post.last().toJSON({
      only: ['title', 'status', 'author'], include: { author: { only: ['name', 'role'] } }
    })));
  }
];

function playNext() {
  var scene = scenes[play.next];
  play.next++;
  print('-- ', scene.name);
  scene();
  if (play.next < scenes.length) setTimeout(playNext, play.pause);
}

function main(args) {
  play.pause = Number(args[0] || 0);
  if (play.next === 0) playNext();
  else if (play.next === scenes.length) print('The day is over: ', Post.count(), ' posts.');
}
