'use strict';

function reckon(vote) {
  vote.post.reckonScore();
}

exports.Vote = Model.define('Vote', {
  include: [SoftDelete],
  attributes: { value: { type: 'integer', default: 1, inclusion: { in: [-1, 1] } } },
  belongsTo: {
    post: { of: 'Post', inverse: 'votes' },
    user: { of: 'User', inverse: 'votes' }
  },
  indexes: [{ on: ['user', 'post'], unique: true, message: 'has voted already' }],
  validates: [
    function (vote, errors) {
      if (vote.post && vote.post.author === vote.user) errors.add('user', 'own', { message: 'cannot vote for an own post' });
    }
  ],
  hooks: { afterSave: reckon, afterDestroy: reckon }
});
