package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models that extend other models. */
class InheritanceTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Media = Model.define('Media', {
          abstract: true,
          attributes: { title: { type: 'string', required: true }, kind: { type: 'enum', values: ['old', 'fresh'] } },
          belongsTo: { owner: { of: 'Person', optional: true } },
          validates: [function (m, errors) { if (m.title === 'bad') errors.add('title', 'invalid'); }],
          scopes: { titled: function (t) { return this.where({ title: t }); } },
          methods: { shout() { return this.title.toUpperCase(); } },
          statics: { make(t) { return this.create({ title: t }); } }
        });
        var Person = Model.define('Person', {});
        var Track = Model.define('Track', {
          extends: 'Media',
          attributes: { length: { type: 'integer', min: 0 } },
          methods: { describe() { return this.shout() + this.length; } }
        });
        var Film = Model.define('Film', { extends: Media });
        var Live = Model.define('Live', { extends: 'Track', attributes: { place: 'string' } });
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
  void aChildHasAllOfItsParent() {
    assertThat(
        runtime.turn(
            """
            var t = new Track({ title: 'a', length: '3', kind: 'old' });
            [t.describe(), t.length, t.isOld(), t instanceof Media, t instanceof Track, t.constructor === Track,
             new Track({ title: 'bad' }).isValid(), new Track({}).isValid(), Track.make('m').title,
             Track.titled('m').count(), Track.old().count()]
            """),
        is("[\"A3\",3,true,true,true,true,false,false,\"m\",1,0]"));
  }

  @Test
  void aRecordIsInTheExtentsOfAllItsAncestors() {
    runtime.turn(
        """
        var t = Track.create({ title: 't' }), f = Film.create({ title: 'f' }), l = Live.create({ title: 'l' });
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            [Media.count(), Track.count(), Film.count(), Live.count(), Media.find(1) === t, Media.find(3) === l,
             Track.all().map(function (x) { return x.title; }), Media.titled('f').first() === f,
             query('from Media m where m.title = :t', { t: 'l' })[0] === l]
            """),
        is("[3,2,1,1,true,true,[\"t\",\"l\"],true,true]"));
  }

  @Test
  void anIdIsUniqueInTheWholeTree() {
    runtime.turn("Track.create({ id: 5, title: 't' });");

    assertThat(
        runtime.turn(
            """
            var f = new Film({ id: 5, title: 'f' });
            [f.isValid(), f.errors.on('id'), Film.create({ title: 'g' }).id]
            """),
        is("[false,[\"has already been taken\"],6]"));
  }

  @Test
  void twoUnsavedRecordsOfATreeMayNotClaimOneId() {
    runtime.turn("var Pair = Model.define('Pair', { belongsTo: { a: 'Media', b: 'Media' } });");

    assertThat(
        runtime.turn(
            "new Pair({ a: new Track({ id: 1, title: 'a' }), b: new Film({ id: 1, title: 'b' }) }).isValid()"),
        is("false"));
  }

  @Test
  void aDestroyedRecordLeavesAllExtents() {
    runtime.turn("var l = Live.create({ title: 'l' });");
    runtime.turn("l.destroy();");

    assertThat(
        runtime.turn("[Media.count(), Track.count(), Live.count(), l.isDestroyed()]"),
        is("[0,0,0,true]"));
  }

  @Test
  void aTurnThatIsUndoneLeavesNoExtentBehind() {
    refused("Live.create({ title: 'l' }); throw new Error('no');");

    assertThat(runtime.turn("[Media.count(), Track.count(), Live.count()]"), is("[0,0,0]"));
  }

  @Test
  void aRecordOfAChildIsFoundOnlyAmongItsOwn() {
    runtime.turn("Film.create({ title: 'f' });");

    assertThat(refused("Track.find(1)"), is("Track has no record with the id 1."));
  }

  @Test
  void aReferenceToAParentTakesItsChildren() {
    assertThat(
        runtime.turn(
            """
            var Shelf = Model.define('Shelf', { attributes: { items: 'ref(Media)[]' } });
            var s = Shelf.create({ items: [new Track({ title: 't' }), new Film({ title: 'f' })] });
            [Media.count(), new Shelf({ items: [new Person()] }).isValid()]
            """),
        is("[2,false]"));
  }

  @Test
  void anAbstractModelHasNoRecordsOfItsOwn() {
    assertThat(
        refused("new Media({ title: 'x' })"),
        is(
            "The model \"Media\" is abstract: it has no records of its own. Make one of Track, Film."));
    assertThat(
        refused(
            "Media.prototype.save.call(Object.assign(Object.create(Media.prototype), { title: 'x' }))"),
        is("The model \"Media\" is abstract: it has no records of its own."));
  }

  @Test
  void associationsHooksAndUniqueValuesOfTheParentAreThoseOfTheChild() {
    runtime.turn(
        """
        Model.define('Person', { hasMany: { things: { of: 'Media', inverse: 'owner', dependent: 'destroy' } } });
        Model.define('Media', {
          attributes: { title: 'string', code: { type: 'string', unique: true } },
          belongsTo: { owner: { of: 'Person', inverse: 'things', optional: true } },
          hooks: { beforeSave: function (m) { m.title = m.title + '!'; } }
        });
        Model.define('Film', { extends: 'Media', hooks: { beforeSave: function (m) { m.title += '?'; } } });
        var ann = Person.create({}), t = Track.create({ title: 't', code: 'c', owner: ann }), f = new Film({ title: 'f' });
        ann.things.push(f);
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            [t.title, f.title, ann.things.length, f.owner === ann, new Film({ code: 'c' }).isValid(), ann.destroy(),
             Media.count()]
            """),
        is("[\"t!\",\"f!?\",2,true,false,true,0]"));
  }

  @Test
  void aNewDefinitionOfTheParentReachesItsChildren() {
    runtime.turn("var l = Live.create({ title: 'l', place: 'here' });");
    runtime.turn(
        """
        Model.define('Media', {
          attributes: { title: 'string', year: { type: 'integer', default: 2000 } },
          methods: { whisper() { return this.title + '...'; } }
        });
        """);
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            [l.whisper(), typeof l.shout, typeof Live.titled, typeof l.isOld, new Live({}).isValid(), new Live().year,
             Object.keys(Live.schema.attributes), new Media().year]
            """),
        is(
            "[\"l...\",\"undefined\",\"undefined\",\"undefined\",true,2000,"
                + "[\"title\",\"year\",\"length\",\"place\"],2000]"));
  }

  @Test
  void aNewDefinitionThatWouldBreakAChildIsRefusedAndChangesNothing() {
    assertThat(
        refused("Model.define('Media', { attributes: { describe: 'string' } })"),
        is("The model \"Track\" has both an attribute and a method \"describe\"."));
    assertThat(runtime.turn("new Track({ title: 'a', length: 1 }).describe()"), is("A1"));
  }

  @Test
  void aChildMayNotHideAMethodOfItsParentWithAnAttribute() {
    assertThat(
        refused("Model.define('Song', { extends: 'Media', attributes: { shout: 'string' } })"),
        is("The model \"Song\" has both an attribute and a method \"shout\"."));
  }

  @Test
  void aChildMayDeclareAnAttributeAnew() {
    assertThat(
        runtime.turn(
            """
            var Song = Model.define('Song', { extends: 'Media', attributes: { title: 'string' } });
            [new Song({}).isValid(), Song.schema.attributes.title.declaredIn, Song.schema.attributes.kind.declaredIn,
             Track.schema.attributes.title.declaredIn]
            """),
        is("[true,\"Song\",\"Media\",\"Media\"]"));
  }

  @Test
  void aChildMayCallTheMethodOfItsParent() {
    assertThat(
        runtime.turn(
            """
            var Song = Model.define('Song', {
              extends: 'Media', methods: { shout() { return Media.prototype.shout.call(this) + '!'; } }
            });
            new Song({ title: 'la' }).shout()
            """),
        is("LA!"));
  }

  @Test
  void whatIsExtendedMustBeThereAndNoDescendant() {
    assertThat(
        refused("Model.define('Song', { extends: 'Medium' })"),
        containsString(
            "extends \"Medium\", which is not a model. Define that one first; there are Media,"));
    assertThat(
        refused("Model.define('Media', { extends: 'Live' })"),
        is("The model \"Media\" extends \"Live\", which extends \"Media\" itself."));
  }

  @Test
  void aModelMayMoveToAnotherParentWithItsRecords() {
    runtime.turn("var l = Live.create({ title: 'l' }), p = Person.create({ id: 'p' });");
    runtime.turn("Model.define('Live', { extends: 'Media', attributes: { place: 'string' } });");
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            l.place = 'there';
            [Media.count(), Track.count(), Live.count(), l instanceof Track, l instanceof Media, typeof l.describe]
            """),
        is("[1,0,1,false,true,\"undefined\"]"));
  }

  @Test
  void aModelDoesNotMoveWhereItsIdsAreTaken() {
    runtime.turn("Person.create({}); Film.create({ title: 'f' });");

    assertThat(
        refused("Model.define('Person', { extends: 'Media' })"),
        containsString("cannot extend \"Media\" now: both have a record with the id 1"));
    assertThat(runtime.turn("[Person.count(), Media.count()]"), is("[1,1]"));
  }

  @Test
  void aRecordCannotTurnIntoOneOfItsParent() {
    runtime.turn(
        "Model.define('Media', { attributes: { title: 'string' } }); var t = Track.create({});");

    assertThat(
        refused("Object.setPrototypeOf(t, Media.prototype);"),
        containsString("is no longer an object of the model"));
  }

  @Test
  void jsonAndStrictnessComeFromTheParent() {
    assertThat(
        runtime.turn(
            """
            Model.define('Base', { strict: 'drop', attributes: { a: 'string', b: 'string' }, toJSON: { except: ['a'] } });
            var Child = Model.define('Child', { extends: 'Base', attributes: { c: 'string' }, toJSON: { except: ['c'] } });
            new Child({ a: 'a', b: 'b', c: 'c', d: 'd' })
            """),
        is("{\"b\":\"b\"}"));
  }
}
