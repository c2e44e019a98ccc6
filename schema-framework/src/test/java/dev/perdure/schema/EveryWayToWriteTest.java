package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One gate: however a program changes a record or what belongs to it, a turn that leaves it invalid
 * does not end, and nothing of it stays.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryWayToWriteTest {

  private static final String STATE =
      """
      JSON.stringify([Track, Album].map(function (model) {
        return model.all().toArray().map(function (r) {
          return [r.id, r.name, r.length, r.tags, r.at, r.meta, r.code, r.email,
                  r.marks && Array.from(r.marks), r.bytes && Array.from(r.bytes),
                  r.notes && Array.from(r.notes), r.album && r.album.id,
                  r.tracks && r.tracks.map(function (t) { return t.id; }),
                  Object.getPrototypeOf(r).constructor.name];
        });
      }))
      """;

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeAll
  void define() {
    runtime.turn(
        """
        var Album = Model.define('Album', {
          attributes: { title: { type: 'string', required: true } },
          hasMany: { tracks: { of: 'Track', inverse: 'album' } }
        });
        var Track = Model.define('Track', {
          attributes: {
            name:   { type: 'string', required: true, length: { maximum: 9 } },
            length: { type: 'integer', min: 0 },
            tags:   { type: ['string'], length: { maximum: 2 } },
            at:     { type: 'date', comparison: { lessThan: new Date(1e12) } },
            code:   { type: 'string', immutable: true },
            email:  { type: 'string', unique: true },
            meta:   { type: 'any', validate: function (m) { return !m || m.deep.list.length < 3 && m.level < 5; } },
            marks:  { type: 'any', validate: function (s) { return !s || !s.has('bad'); } },
            notes:  { type: 'any', validate: function (m) { return !m || m.size < 2; } },
            bytes:  { type: 'any', validate: function (b) { return !b || b[0] !== 255; } }
          },
          belongsTo: { album: { of: 'Album', inverse: 'tracks' } }
        });
        var Other = Model.define('Other', { attributes: { name: 'string' } });
        var rock = Album.create({ title: 'Rock' }), jazz = Album.create({ title: 'Jazz' });
        var t = Track.create({ name: 'a', length: 1, tags: ['x', 'y'], at: new Date(0), code: 'c', album: rock,
          email: 'a@x', meta: { level: 1, deep: { list: [1, 2] } }, marks: new Set(['good']),
          notes: new Map([['k', 'v']]), bytes: new Uint8Array([1, 2]) });
        var u = Track.create({ name: 'b', album: rock, email: 'b@x', tags: t.tags });
        function helper(object, key, value) { object[key] = value; }
        """);
  }

  @AfterAll
  void close() {
    runtime.close();
  }

  static Stream<String> waysToMakeARecordInvalid() {
    return Stream.of(
        "t.name = '';",
        "t['na' + 'me'] = null;",
        "t.name += ' is far too long';",
        "t.length--; t.length--;",
        "t.length -= 100;",
        "t.length = 'many';",
        "Object.assign(t, { length: -1 });",
        "Object.defineProperty(t, 'name', { value: '' });",
        "Object.defineProperties(t, { length: { value: -1 } });",
        "Object.defineProperty(t, 'name', { get: function () { return ''; }, configurable: true });",
        "t.__defineGetter__('name', function () { return ''; });",
        "delete t.name;",
        "Reflect.set(t, 'name', '');",
        "Reflect.defineProperty(t, 'name', { value: '' });",
        "Reflect.deleteProperty(t, 'name');",
        "helper(t, 'name', '');",
        "[t.name] = [''];",
        "({ x: t.name } = { x: '' });",
        "for (t.name of ['']) {}",
        "for (t.name in { '': 1 }) {}",
        "eval('t.name = \"\"');",
        "new Function('t.name = \"\"')();",
        "new Proxy(t, {}).name = '';",
        "(function () { arguments[0].name = ''; })(t);",
        "JSON.parse('[1]', function (k, v) { t.name = ''; return v; });",
        "[3, 1].sort(function (a, b) { t.name = ''; return a - b; });",
        "'x'.replace('x', function () { t.name = ''; return ''; });",
        "var g = (function* () { yield 1; t.name = ''; })(); g.next(); g.next();",
        "Promise.resolve().then(function () { t.name = ''; });",
        "Object.keys(t).forEach(function (k) { if (k === 'name') t[k] = ''; });",
        "with (t) { name = ''; }",
        "t.tags.push('z');",
        "t.tags[2] = 'z';",
        "t.tags[0] = { not: 'a string' };",
        "t.tags.length = 3;",
        "t.tags.unshift('z');",
        "t.tags.splice(0, 0, 'p', 'q');",
        "Array.prototype.push.call(t.tags, 'z');",
        "Reflect.apply(Array.prototype.push, t.tags, ['z']);",
        "var alias = t.tags; alias.push('z');",
        "u.tags.push('z');",
        "t.tags = t.tags.concat(['z']);",
        "Object.defineProperty(t.tags, 2, { value: 'z', enumerable: true });",
        "t.tags.fill({});",
        "t.at.setTime(1e13);",
        "t.at.setFullYear(2300);",
        "Date.prototype.setTime.call(t.at, 1e13);",
        "t.at.setTime(NaN);",
        "t.meta.level = 9;",
        "t.meta.deep.list.push(3);",
        "Object.assign(t.meta, { level: 9 });",
        "delete t.meta.level;",
        "t.meta.deep = { list: [1, 2, 3] };",
        "t.marks.add('bad');",
        "Set.prototype.add.call(t.marks, 'bad');",
        "t.notes.set('l', 1);",
        "Map.prototype.set.call(t.notes, 'l', 1);",
        "t.bytes[0] = 255;",
        "t.bytes.fill(255);",
        "new DataView(t.bytes.buffer).setUint8(0, 255);",
        "t.code = 'd';",
        "t.id = 7;",
        "delete t.id;",
        "u.email = 'a@x';",
        "t.album = null;",
        "delete t.album;",
        "t.album = { title: 'no record' };",
        "t.album = new Album({});",
        "rock.tracks.remove(t);",
        "rock.tracks.length = 0;",
        "rock.tracks.push(new Track({}));",
        "rock.tracks[2] = new Track({});",
        "rock.tracks[0] = rock;",
        "rock.tracks = [];",
        "rock.destroy();",
        "Object.setPrototypeOf(t, Object.prototype);",
        "t.__proto__ = Other.prototype;",
        "t.update({ name: '' });",
        "t.assign({ name: '' });",
        "Track.where({ id: t.id }).updateAll({ name: '' });",
        "Track.all().updateAll({ length: -1 });",
        "Track.createAll([{ name: 'c', album: rock }, { album: rock }]);",
        "Track.findOrCreateBy({ name: '' });",
        "Track.upsert({ id: t.id, name: '' });",
        "fixtures({ Track: { one: { name: '', album: rock } } });",
        "factory('Track', { name: '', album: rock }); factory.create('Track');",
        "seed('bad', function () { t.name = ''; });",
        "t.increment('length', -9);",
        "t.set('meta.level', 9);",
        "var written = [t].map(function (r) { r.name = ''; return r; });",
        "Track.create({ name: 'c', album: rock, email: 'c@x' }).name = '';",
        "transaction(function () { t.name = ''; });",
        "try { t.name = ''; t.saveOrThrow(); } catch (e) {}",
        "u.destroy(); u.name = 'x';",
        "u.destroy(); u.more = 'x';",
        "u.destroy(); t.tags.push('z');");
  }

  @ParameterizedTest
  @MethodSource("waysToMakeARecordInvalid")
  void aTurnThatLeavesARecordInvalidIsUndone(String script) {
    String before = runtime.turn(STATE);

    ScriptError error = assertThrows(ScriptError.class, () -> runtime.turn(script));

    assertThat(error.name(), is(oneOf("ValidationError", "RecordDestroyed", "CastError")));
    assertThat(runtime.turn(STATE), is(before));
  }

  @ParameterizedTest
  @MethodSource("waysToMakeARecordInvalid")
  void soIsOneThatBringsTheRecordIntoMemory(String script) {
    String before = runtime.turn(STATE);
    runtime.evict();

    assertThrows(ScriptError.class, () -> runtime.turn(script));

    assertThat(runtime.turn(STATE), is(before));
  }
}
