package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hooks: their order, what they may do, and when they run. */
class HooksTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @AfterEach
  void close() {
    runtime.close();
  }

  private ScriptError refused(String script) {
    return assertThrows(ScriptError.class, () -> runtime.turn(script));
  }

  /** A model whose hooks say that they have run. */
  private void defineTalking() {
    runtime.turn(
        """
        function say(event) { return function () { print(event); }; }
        function sayAround(event) {
          return function (record, next) { print(event + ' in'); next(); print(event + ' out'); };
        }
        var hooks = {};
        ['afterInitialize', 'beforeValidation', 'afterValidation', 'validationFailed', 'beforeSave',
         'afterSave', 'beforeCreate', 'afterCreate', 'beforeUpdate', 'afterUpdate', 'beforeDestroy',
         'afterDestroy', 'beforeCommit', 'afterCommit', 'afterRollback'].forEach(function (event) {
          hooks[event] = say(event);
        });
        ['aroundSave', 'aroundCreate', 'aroundUpdate', 'aroundDestroy'].forEach(function (event) {
          hooks[event] = sayAround(event);
        });
        var Post = Model.define('Post', {
          attributes: { title: { type: 'string', required: true } },
          hooks: hooks
        });
        """);
    runtime.takePrinted();
  }

  @Test
  void theHooksOfACreationRunInTheirOrder() {
    defineTalking();

    runtime.turn("var p = Post.create({ title: 'a' });");

    assertThat(
        runtime.takePrinted(),
        contains(
            "afterInitialize",
            "beforeValidation",
            "afterValidation",
            "beforeSave",
            "aroundSave in",
            "beforeCreate",
            "aroundCreate in",
            "aroundCreate out",
            "afterCreate",
            "aroundSave out",
            "afterSave",
            "beforeCommit",
            "afterCommit"));
  }

  @Test
  void theHooksOfAPlainWriteRunWhenTheTurnEnds() {
    defineTalking();
    runtime.turn("var p = Post.create({ title: 'a' });");
    runtime.takePrinted();

    runtime.turn("p.title = 'b'; print('end of the program');");

    assertThat(
        runtime.takePrinted(),
        contains(
            "end of the program",
            "beforeValidation",
            "afterValidation",
            "beforeSave",
            "aroundSave in",
            "beforeUpdate",
            "aroundUpdate in",
            "aroundUpdate out",
            "afterUpdate",
            "aroundSave out",
            "afterSave",
            "beforeCommit",
            "afterCommit"));
  }

  @Test
  void theHooksOfADestructionRunInTheirOrder() {
    defineTalking();
    runtime.turn("var p = Post.create({ title: 'a' });");
    runtime.takePrinted();

    runtime.turn("p.destroy();");

    assertThat(
        runtime.takePrinted(),
        contains(
            "beforeDestroy",
            "aroundDestroy in",
            "aroundDestroy out",
            "afterDestroy",
            "beforeCommit",
            "afterCommit"));
  }

  @Test
  void aFailedValidationHasItsHook() {
    defineTalking();

    runtime.turn("new Post({}).save();");

    assertThat(
        runtime.takePrinted(), contains("afterInitialize", "beforeValidation", "validationFailed"));
  }

  @Test
  void whatIsSavedTwiceWithoutAChangeHasItsHooksRunOnce() {
    defineTalking();
    runtime.turn("var p = Post.create({ title: 'a' }); p.save(); p.save();");

    assertThat(runtime.takePrinted().stream().filter("beforeSave"::equals).count(), is(1L));
  }

  @Test
  void whatIsCreatedAndDestroyedInOneTurnHasNoHookAfterTheCommit() {
    defineTalking();
    runtime.turn("Post.create({ title: 'a' }).destroy();");

    assertThat(runtime.takePrinted().contains("afterCommit"), is(false));
  }

  @Test
  void anUndoneTransactionHasItsHook() {
    defineTalking();
    runtime.turn(
        "transaction(function () { Post.create({ title: 'a' }); rollback(); }); print('after');");

    assertThat(runtime.takePrinted(), contains("afterRollback", "after"));
  }

  @Test
  void aHookMayFillInWhatIsRequired() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string', slug: { type: 'string', required: true } },
          hooks: { beforeValidation: function (p) { if (!p.slug) p.slug = p.title.toLowerCase(); } }
        });
        """);

    assertThat(runtime.turn("Post.create({ title: 'A' }).slug"), is("a"));
  }

  @Test
  void whatAHookHasChangedIsValidatedAgain() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: { type: 'string', length: { maximum: 3 } } },
          hooks: { beforeSave: function (p) { p.title = 'too long'; } }
        });
        """);

    assertThat(
        runtime.turn("var p = new Post({ title: 'a' }); p.save() + ': ' + p.errors.fullMessages()"),
        is("false: Title is too long (maximum is 3 characters)"));
  }

  @Test
  void aHookThatRefusesMakesSaveGiveFalse() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          hooks: { beforeSave: function (p) { if (p.title === 'no') throw Model.abort('not today'); } }
        });
        """);

    assertThat(
        runtime.turn(
            "var p = new Post({ title: 'no' });"
                + " [p.save(), p.isNew(), p.errors.fullMessages(), Post.count()].join()"),
        is("false,true,not today,0"));
    ScriptError error = refused("Post.create({ title: 'no' });");
    assertThat(
        error.name() + ": " + error.message() + " (" + error.field("reason") + ")",
        is("RecordNotSaved: Post was not saved: not today. (not today)"));
  }

  @Test
  void aHookThatRefusesAPlainWriteEndsTheTurn() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          hooks: { beforeUpdate: function () { throw Model.abort('fixed'); } }
        });
        var p = Post.create({ title: 'a' });
        """);

    assertThat(refused("p.title = 'b';").message(), is("Post validation failed: base: fixed"));
    assertThat(runtime.turn("p.title"), is("a"));
  }

  @Test
  void aHookThatRefusesKeepsARecordFromBeingDestroyed() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          hooks: { beforeDestroy: function () { throw Model.abort('needed'); } }
        });
        var p = Post.create({ title: 'a' });
        """);

    assertThat(
        runtime.turn("[p.destroy(), p.isPersisted(), Post.count()].join()"), is("false,true,1"));
    assertThat(refused("p.destroyOrThrow();").message(), is("Post(1) was not destroyed: needed."));
  }

  @Test
  void anErrorInALaterHookUndoesTheSave() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          hooks: { afterSave: function () { throw new Error('broken'); } }
        });
        """);

    assertThat(
        runtime.turn(
            "var p = new Post({ title: 'a' }); var m; try { p.save(); } catch (e) { m = e.message; }"
                + " [m, Post.count(), p.isNew()].join()"),
        is("broken,0,true"));
  }

  @Test
  void hooksApplyOnConditions() {
    runtime.turn(
        """
        var seen = [];
        var Post = Model.define('Post', {
          attributes: { title: 'string', status: 'string' },
          hooks: {
            beforeSave: [
              { if: 'isChanged:status', run: function () { seen.push('status'); } },
              { unless: function (p) { return p.title === 'a'; }, run: function () { seen.push('not a'); } },
              { on: 'update', run: 'note' }
            ]
          },
          methods: { note() { seen.push('update'); } }
        });
        var p = Post.create({ title: 'a', status: 'x' });
        seen.push('|');
        p.update({ title: 'b' });
        """);

    assertThat(runtime.turn("seen.join()"), is("status,|,not a,update"));
  }

  @Test
  void aHookCanBeFirst() {
    runtime.turn(
        """
        var seen = [];
        var Post = Model.define('Post', {
          hooks: { beforeSave: [function () { seen.push(1); },
                                { prepend: true, run: function () { seen.push(0); } }] }
        });
        Post.create({});
        """);

    assertThat(runtime.turn("seen.join()"), is("0,1"));
  }

  @Test
  void hooksCanBeSkipped() {
    runtime.turn(
        """
        var seen = [];
        var Post = Model.define('Post', {
          hooks: { beforeSave: { name: 'slug', run: function () { seen.push('slug'); } },
                   afterSave: function () { seen.push('after'); } }
        });
        Model.skipHooks(['slug', 'afterSave'], function () { Post.create({}); });
        Post.create({});
        """);

    assertThat(runtime.turn("seen.join()"), is("slug,after"));
  }

  @Test
  void aHookAroundThatDoesNotGoOnRefuses() {
    runtime.turn(
        """
        var Post = Model.define('Post', { hooks: { aroundSave: function () {} } });
        """);

    assertThat(runtime.turn("[new Post({}).save(), Post.count()].join()"), is("false,0"));
  }

  @Test
  void aHookThatGivesAPromiseIsRefused() {
    runtime.turn(
        "var Post = Model.define('Post', { hooks: { beforeSave: function () { return Promise.resolve(); } } });");

    ScriptError error = refused("Post.create({});");

    assertThat(error.name(), is("AsyncHookError"));
    assertThat(error.message(), containsString("Use afterCommit"));
  }

  @Test
  void aHookThatChangesItsRecordEachTimeIsFound() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { n: 'integer' },
          hooks: { afterSave: function (p) { p.n++; } }
        });
        """);

    ScriptError error = refused("Post.create({ n: 0 });");

    assertThat(error.name(), is("HookLoopError"));
    assertThat(
        error.message(), containsString("A hook changes Post(1) each time that it is saved: n."));
  }

  @Test
  void afterTheCommitTheChangesOfTheWholeTurnAreThere() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string', n: 'integer' },
          hooks: { afterCommit: function (p) { print(JSON.stringify(p.savedChanges())); } }
        });
        var p = Post.create({ title: 'a', n: 1 });
        """);
    runtime.takePrinted();

    runtime.turn("p.title = 'b'; p.save(); p.title = 'c'; p.n = 2;");

    assertThat(runtime.takePrinted(), contains("{\"title\":[\"a\",\"c\"],\"n\":[1,2]}"));
  }

  @Test
  void oneFailureAfterTheCommitDoesNotStopTheOthers() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          hooks: { afterCommit: [function () { throw new Error('mail'); }, function () { print('feed'); }] }
        });
        Post.create({});
        """);

    assertThat(runtime.takePrinted(), hasItem("feed"));
  }

  @Test
  void afterTheCommitOnlyTheWantedPhasesAreTold() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { n: 'integer' },
          hooks: { afterCommit: { on: ['create', 'destroy'], run: function (p) { print('told', p.n); } } }
        });
        var p = Post.create({ n: 1 });
        """);
    runtime.turn("p.n = 2;");
    runtime.turn("p.destroy();");

    assertThat(runtime.takePrinted(), contains("told1", "told2"));
  }

  @Test
  void afterTheCommitAConditionMayAskWhatHasChanged() {
    runtime.turn(
        """
        var Order = Model.define('Order', {
          attributes: { status: 'string' },
          hooks: { afterCommit: {
            if: function (o) { return 'status' in o.savedChanges(); }, run: function () { print('told'); } } }
        });
        Order.create({ status: 'open' });
        """);

    assertThat(runtime.takePrinted(), contains("told"));
  }

  @Test
  void hooksSurviveARestart() {
    defineTalking();
    runtime.restart();

    runtime.turn("Post.create({ title: 'a' });");

    assertThat(runtime.takePrinted().contains("beforeCreate"), is(true));
  }

  @Test
  void anUnknownHookIsRefused() {
    assertThat(
        refused("Model.define('Post', { hooks: { beforeSafe: function () {} } });").message(),
        containsString("has the unknown hook \"beforeSafe\". Did you mean \"beforeSave\"?"));
  }

  @Test
  void whatAHookChangesAfterTheSaveIsAmongTheChangesAfterTheCommit() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { n: 'integer' },
          hooks: { afterSave: function (p) { if (p.n < 3) p.n++; },
                   afterCommit: function (p) { print(JSON.stringify(p.savedChanges().n)); } }
        });
        Post.create({ n: 0 });
        """);

    assertThat(runtime.takePrinted(), contains("[null,3]"));
  }

  @Test
  void theHookBeforeTheCommitRunsOnceAndMayChangeItsRecord() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { n: 'integer' },
          hooks: { beforeCommit: function (p) { print('before', p.n); p.n++; },
                   afterCommit: function (p) { print('after', JSON.stringify(p.savedChanges().n)); } }
        });
        Post.create({ n: 0 });
        """);

    assertThat(runtime.takePrinted(), contains("before0", "after[null,1]"));
  }

  @Test
  void aHookThatRefusesBeforeTheCommitEndsTheTurn() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          hooks: { beforeCommit: function () { throw Model.abort('closed'); } }
        });
        """);

    ScriptError error = refused("Post.create({});");

    assertThat(
        error.name() + ": " + error.message(),
        is("ValidationError: Post validation failed: base: closed"));
  }

  @Test
  void aRecordThatIsBroughtBackIsToldAsCreated() {
    runtime.turn(
        """
        var Post = Model.define('Post', {
          attributes: { title: 'string' },
          hooks: { afterCommit: { on: 'create', run: function (p) { print(p.savedChanges().title[1]); } } }
        });
        var p = Post.create({ title: 'a' });
        """);
    runtime.turn("p.destroy();");
    runtime.takePrinted();

    runtime.turn("p.restore();");

    assertThat(runtime.takePrinted(), contains("a"));
  }

  @Test
  void whatIsAroundGoesOnOnce() {
    runtime.turn(
        "var A = Model.define('A', { hooks: { aroundCreate: function (r, next) { next(); next(); } } });");

    assertThat(
        refused("A.create({})").message(),
        is(
            "A hook \"aroundCreate\" of A called its second argument twice, which goes on. Call it once."));
  }

  @Test
  void aHookThatSavesItsRecordEachTimeIsRefused() {
    runtime.turn(
        """
        var A = Model.define('A', { attributes: { n: 'integer' }, hooks: { beforeSave: function (r) { r.save(); } } });
        var B = Model.define('B', { attributes: { n: 'integer' }, hooks: { afterSave: function (r) { r.n++; r.save(); } } });
        """);

    assertThat(refused("A.create({ n: 1 })").message(), containsString("saves A(new)"));
    assertThat(refused("B.create({ n: 1 })").message(), containsString("saves B(1)"));
  }

  @Test
  void aHookMayDestroyWhatIsBeingDestroyed() {
    runtime.turn(
        "var A = Model.define('A', { hooks: { beforeDestroy: function (r) { r.destroy(); } } }); var a = A.create({});");

    assertThat(runtime.turn("[a.destroy(), a.isDestroyed(), A.count()].join()"), is("true,true,0"));
  }
}
