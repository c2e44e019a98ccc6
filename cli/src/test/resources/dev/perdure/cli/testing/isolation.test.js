// Each test of a pair would fail if it saw what the other has done, in either order.
var list = [];
var count = 0;
var undone = 0;

function alone(name) {
  expect(list).toEqual([]);
  expect(count).toBe(0);
  expect(undone).toBe(0);
  expect(typeof globalThis.made).toBe('undefined');
  expect(Array.prototype.made).toBeUndefined();
  expect(Item.all().toArray().map(function (item) { return item.name; })).toEqual(['first']);
  expect(Item.first().tags).toEqual([]);
  list.push(name);
  count++;
  globalThis.made = name;
  Array.prototype.made = name;
  Item.create({ name: name });
  Item.first().tags.push(name);
  setTimeout(function () {}, 0);
  transaction(function (tx) {
    tx.afterCommit(function () { count += 100; });
    tx.afterRollback(function () { undone++; });
    list.push('inner');
  });
}

var Item = Model.define('Item', {
  attributes: { name: { type: 'string', required: true }, tags: 'string[]' }
});
Item.create({ name: 'first', tags: [] });

it('one is alone', function () { alone('one'); });
it('two is alone', function () { alone('two'); });

it('a test does not see that it runs in a block', function () {
  expect(transaction.current).toBeUndefined();
  expect(function () { rollback(); }).toThrow('no transaction is running');
  transaction(function (tx) { expect(tx.level).toBe(1); });
});

describe('fixtures', function () {
  var album;
  var steps = [];

  before(function () { album = { title: 'Powerage' }; steps.push('before'); });
  beforeEach(function () { steps.push('outer'); });
  afterEach(function () { steps.push('never seen'); });
  after(function () { expect(steps).toEqual(['before']); });

  it('are there', function () {
    expect(album.title).toBe('Powerage');
    album.title = 'changed';
  });
  it('are as they were', function () { expect(album.title).toBe('Powerage'); });

  describe('inner', function () {
    before(function () { album.inner = true; });
    beforeEach(function () { steps.push('inner'); });
    it('see those around', function () {
      expect(album.inner).toBe(true);
      expect(steps).toEqual(['before', 'outer', 'inner']);
    });
  });

  it('are gone behind their suite', function () { expect(album.inner).toBeUndefined(); });
});

it('are gone behind theirs', function () { expect(list).toEqual([]); });
it.skip('does not run', function () { throw new Error('It runs.'); });
describe.skip('neither', function () { it('does this', function () { throw new Error('It runs.'); }); });

it('declares nothing', function () {
  expect(function () { it('late', function () {}); }).toThrow('it: the tests run already.');
});
