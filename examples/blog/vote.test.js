'use strict';

let { Vote } = require('./models');
require('./factories');

describe('a vote', function () {
  it('makes the score of its post, and karma for the author', function () {
    let vote = factory.create('Vote');
    expect([vote.post.score, vote.post.author.karma]).toEqual([1, 1]);
    vote.update({ value: -1 });
    expect(vote.post.score).toBe(-1);
    vote.destroy();
    expect([vote.post.score, vote.post.voters.length]).toEqual([0, 0]);
  });

  it('counts once for each user', function () {
    let vote = factory.create('Vote');
    expect(function () { factory.create('Vote', { post: vote.post, user: vote.user }); })
      .toThrow('has voted already');
  });

  it('is not for an own post', function () {
    let post = factory.create('Post', 'live');
    let vote = factory.build('Vote', { post: post, user: post.author });
    expect(vote.isValid()).toBe(false);
    expect(vote.errors.on('user')).toEqual(['cannot vote for an own post']);
  });
});
