package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Short ways to read, write and copy records. */
class RecordShortcutsTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Album = Model.define('Album', { attributes: { title: 'string' } });
        var Track = Model.define('Track', {
          include: [Timestamps, SoftDelete],
          attributes: { name: 'string', length: 'integer', loud: 'boolean', tags: 'string[]', meta: 'any' },
          belongsTo: { album: { of: 'Album', optional: true } }
        });
        var t = Track.create({ name: 'a', length: 3, tags: ['x'], meta: { deep: { n: 1 } }, album: new Album({ title: 'Rock' }) });
        """);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private String refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script)).message();
  }

  @Test
  void aPathLeadsThroughRecordsListsAndData() {
    assertThat(
        runtime.turn(
            "[t.get('name'), t.get('album.title'), t.get('tags[0]'), t.get('meta.deep.n'), String(t.get('album.x.y'))]"),
        is("[\"a\",\"Rock\",\"x\",1,\"undefined\"]"));
  }

  @Test
  void aValueIsSetAtAPathAndCast() {
    assertThat(
        runtime.turn(
            "t.set('length', '7').set('album.title', 5).set('meta.deep.n', 2).set('tags[1]', 'y'); "
                + "[t.length, t.album.title, t.meta.deep.n, t.tags]"),
        is("[7,\"5\",2,[\"x\",\"y\"]]"));
    assertThat(
        refused("t.set('meta.none.x', 1)"),
        is("Cannot set \"meta.none.x\": there is no object at \"meta.none\"."));
  }

  @Test
  void numbersAreCountedAndFlagsTurned() {
    assertThat(
        runtime.turn(
            "t.increment('length').increment('length', 5).decrement('length', 2).increment('plays').toggle('loud'); "
                + "[t.length, t.plays, t.loud, t.toggle('loud').loud]"),
        is("[7,1,true,false]"));
  }

  @Test
  void touchNeedsSomethingToSet() {
    assertThat(
        refused("Album.create({}).touch()"),
        containsString(
            "touch() needs the names of attributes, as Album does not include Timestamps."));
  }

  @Test
  void touchingCallsItsHook() {
    assertThat(
        runtime.turn(
            """
            var touched = 0;
            Track.afterTouch(function () { touched++; });
            t.touch();
            touched
            """),
        is("1"));
  }

  @Test
  void aCopyIsANewRecord() {
    runtime.turn("t.destroy();");

    assertThat(
        runtime.turn(
            """
            var copy = t.dup();
            copy.tags.push('y');
            [copy.isNew(), 'id' in copy, 'createdAt' in copy, copy.isDeleted(), copy.name, t.tags, copy.meta !== t.meta,
             copy.album === t.album, copy.saveOrThrow().id]
            """),
        is("[true,false,false,false,\"a\",[\"x\"],true,true,2]"));
  }

  @Test
  void aRecordEqualsItselfOnly() {
    runtime.restart();

    assertThat(
        runtime.turn("[t.equals(Track.find(1)), t.equals(t.dup()), t.equals(null)]"),
        is("[true,false,false]"));
  }
}
