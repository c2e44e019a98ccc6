var User = Model.define('User', {
  attributes: { name: { type: 'string', required: true }, email: 'string', friend: 'ref(User)' }
});

factory('User', {
  name: 'Ann',
  email: sequence(function (n) { return 'user' + n + '@example.org'; })
}, {
  bob: { name: 'Bob' }
});

describe('factories', function () {
  it('make a record', function () {
    expect(factory.create('User', 'bob').name).toBe('Bob');
    expect(User.count()).toBe(1);
  });

  it('begin each sequence anew in each test', function () {
    expect(factory.build('User').email).toBe('user1@example.org');
    expect(User.count()).toBe(0);
  });
});

describe('fixtures of a suite', function () {
  var records;

  before(function () {
    records = fixtures({ User: { ann: { name: 'Ann', friend: 'bob' }, bob: { name: 'Bob', friend: 'ann' } } });
  });

  it('are there', function () {
    expect(records.ann.friend.friend).toBe(records.ann);
    records.ann.destroy();
  });

  it('are there again', function () {
    expect(User.count()).toBe(2);
  });
});

describe('seeds', function () {
  it('run once', function () {
    expect(seed('users', function () { User.create({ name: 'Ann' }); })).toBe(true);
    expect(seed('users', function () { User.create({ name: 'Ann' }); })).toBe(false);
    expect(User.count()).toBe(1);
  });

  it('have not run in another test', function () {
    expect(seed.names()).toEqual([]);
  });
});

describe('a model that is redefined in a test', function () {
  it('converts its records', function () {
    let ann = User.create({ name: 'Ann' });
    Model.define('User', { attributes: { title: { type: 'string', was: 'name' } } });
    expect(User.find(ann.id).title).toBe('Ann');
  });

  it('is as it was in the next', function () {
    expect(User.create({ name: 'Ann' }).name).toBe('Ann');
    expect(User.schemaChanges).toBeNull();
  });
});
