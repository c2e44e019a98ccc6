'use strict';

exports.Comment = Model.define('Comment', {
  include: [Timestamps, SoftDelete],
  attributes: { body: { type: 'text', required: true, trim: true } },
  belongsTo: {
    post:   { of: 'Post', inverse: 'comments', counterCache: true, touch: true },
    author: { of: 'User', inverse: 'comments' }
  },
  validates: [
    function (comment, errors) {
      if (comment.isNew() && comment.post && !comment.post.isLive()) errors.add('post', 'closed', { message: 'is not live' });
    }
  ]
});
