'use strict';
// Run it from the root of the project: ./perdure test examples/blog

let { User, Post, Comment, Vote, Tag } = require('./models');
require('./factories');

describe('a user', function () {
  it('has an address of its own', function () {
    factory.create('User', { email: 'Ann@X.org ' });
    let other = factory.build('User', { email: 'ANN@x.org' });
    expect(other.save()).toBe(false);
    expect(other.errors.on('email')).toEqual(['has already been taken']);
  });

  it('shows neither address nor karma', function () {
    expect(Object.keys(factory.create('User', 'admin').toJSON())).not.toContain('email');
  });

  it('stays while there are posts', function () {
    let post = factory.create('Post');
    expect(function () { post.author.destroyOrThrow(); }).toThrow('dependent posts exist');
    post.destroy();
    expect(post.author.destroy()).toBe(true);
  });
});

describe('a post', function () {
  it('gets a slug from its title, unique for its author', function () {
    let post = factory.create('Post', { title: 'Hello, heap!' });
    expect(post.slug).toBe('hello-heap');
    expect(factory.create('Post', { title: 'Hello, heap!' }).slug).toBe('hello-heap');
    expect(factory.build('Post', { title: 'Hello, heap!', author: post.author }).isValid()).toBe(false);
  });

  it('is published with a body and the time', function () {
    let post = factory.create('Post', { body: null });
    expect(post.publish()).toBe(false);
    expect(post.errors.fullMessages()).toEqual(['Body can\'t be blank']);
    post.body = 'Now.';
    expect(post.publish()).toBe(true);
    expect(post.liveAt).toBeInstanceOf(Date);
  });

  it('is not published with a negative score', function () {
    let post = factory.create('Post', { score: -1 });
    expect(post.publish()).toBe(false);
    expect(post.errors.on('score')).toEqual(['must not be negative']);
    post.restore();
    expect(post.isDraft()).toBe(true);
  });

  it('is no spam', function () {
    expect(function () { factory.create('Post', { title: 'Cheap SPAM' }); }).toThrow('looks like spam');
  });

  it('goes with its comments and votes, and comes back with them', function () {
    let { hello, bob, first } = fixtures(require('./fixtures.json'));
    first.destroy();
    hello.comments.create({ author: bob, body: 'Another one.' });
    hello.destroy();
    expect([Comment.count(), Vote.count(), hello.author.postsCount]).toEqual([0, 0, 1]);
    hello.bringBack();
    expect([Comment.count(), Vote.count(), hello.author.postsCount]).toEqual([1, 1, 2]);
    expect([hello.comments.size, hello.score]).toEqual([1, 1]);
  });
});

describe('the fixtures', function () {
  it('are a small blog', function () {
    let { ann, bob, hello, js } = fixtures(require('./fixtures.json'));
    expect(hello.voters).toEqual([bob]);
    expect([hello.score, ann.karma, hello.commentsCount]).toEqual([1, 1, 1]);
    expect(js.posts.first).toBe(hello);
    expect(Post.live().tagged('js').by(ann).sole()).toBe(hello);
    expect(Post.trending().toArray()).toEqual([hello]);
  });
});

describe('a comment', function () {
  it('is a change of its post', function () {
    let post = factory.create('Post', 'live', { updatedAt: new Date(0) });
    factory.create('Comment', { post: post });
    expect(post.updatedAt).toBeGreaterThan(new Date(0));
  });

  it('is for posts that are live', function () {
    expect(function () { factory.create('Comment', { post: factory.create('Post') }); })
      .toThrow('post: is not live');
  });
});

describe('a tag', function () {
  it('is made when it is first called', function () {
    expect(Tag.called('JS')).toBe(Tag.called('js'));
    expect(Tag.count()).toBe(1);
  });

  it('stays while posts have it', function () {
    let post = factory.create('Post', { tags: [Tag.called('js')] });
    expect(post.tags.first.destroy()).toBe(false);
    post.tags.clear();
    expect(Tag.first().destroy()).toBe(true);
  });
});
