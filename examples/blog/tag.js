'use strict';

exports.Tag = Model.define('Tag', {
  attributes: { name: { type: 'string', required: true, lowercase: true, unique: true, slug: true } },
  manyToMany: { posts: 'Post' },
  hooks: {
    beforeDestroy: function (tag) {
      if (tag.posts.size > 0) throw Model.abort('it is on ' + tag.posts.size + ' of the posts');
    }
  },
  statics: {
    called(name) { return this.findOrCreateBy({ name: name }); }
  }
});
