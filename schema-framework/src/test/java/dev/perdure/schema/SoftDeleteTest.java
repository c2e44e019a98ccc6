package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models whose records are marked instead of removed. */
class SoftDeleteTest {

  private final TestRuntime runtime = TestRuntime.withModels();

  @BeforeEach
  void define() {
    runtime.turn(
        """
        var Author = Model.define('Author', {});
        var Post = Model.define('Post', {
          include: [SoftDelete],
          attributes: { title: { type: 'string', required: true } },
          belongsTo: { author: { of: 'Author', optional: true } },
          scopes: { titled: function (t) { return this.where({ title: t }); } }
        });
        var a = Post.create({ title: 'a' }), b = Post.create({ title: 'b' });
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
  void aDeletedRecordIsHiddenAndStaysInItsExtent() {
    runtime.turn("a.destroy();");
    runtime.restart();

    assertThat(
        runtime.turn(
            """
            [Post.count(), Post.all().toArray().length, Post.first().title, Post.exists({ title: 'a' }), Post.titled('a').count(),
             a.isDeleted(), b.isDeleted(), a.isDestroyed(), a.isPersisted(), a.deletedAt instanceof Date]
            """),
        is("[1,1,\"b\",false,0,true,false,false,true,true]"));
    assertThat(refused("Post.find(1)"), is("Post has no record with the id 1."));
  }

  @Test
  void deletedRecordsAreSeenByThoseWhoAsk() {
    runtime.turn("a.destroy();");

    assertThat(
        runtime.turn(
            """
            [Post.withDeleted().count(), Post.onlyDeleted().first().title, Post.titled('a').withDeleted().count(),
             Post.withDeleted().titled('a').count(), Post.where('id > 0').onlyDeleted().count()]
            """),
        is("[2,\"a\",1,1,1]"));
  }

  @Test
  void aDeletedRecordIsRestored() {
    runtime.turn("a.destroy();");
    runtime.turn("a.restore();");
    runtime.restart();

    assertThat(
        runtime.turn("[Post.count(), Post.find(1) === a, a.isDeleted()]"), is("[2,true,false]"));
  }

  @Test
  void aRecordIsTakenOutByForce() {
    runtime.turn("a.destroy(); a.destroy({ force: true });");

    assertThat(runtime.turn("[Post.withDeleted().count(), a.isDestroyed()]"), is("[1,true]"));
  }

  @Test
  void anUnsavedRecordIsDestroyedAsUsual() {
    assertThat(
        runtime.turn("var p = new Post({ title: 'x' }); p.destroy(); p.isDestroyed()"), is("true"));
  }

  @Test
  void allAreDeletedByDestroyAll() {
    assertThat(
        runtime.turn("[Post.destroyAll(), Post.count(), Post.withDeleted().count()]"),
        is("[2,0,2]"));
  }

  @Test
  void aDeletedRecordNeedNotBeValidButARestoredOneMust() {
    runtime.turn("var ann = Author.create({}); a.author = ann;");
    runtime.turn("ann.destroy(); a.destroy();");

    assertThat(refused("a.restore();"), containsString("author: must exist"));
  }

  @Test
  void childrenAreDeletedInTheSameWay() {
    runtime.turn(
        "var Note = Model.define('Note', { extends: 'Post' }); var n = Note.create({ title: 'n' }); n.destroy();");

    assertThat(
        runtime.turn(
            "[Note.count(), Post.count(), Note.withDeleted().count(), n.restore().isDeleted(), Note.count()]"),
        is("[0,2,1,false,1]"));
  }

  private void defineAssociations() {
    runtime.turn(
        """
        var Note = Model.define('Note', {
          include: [SoftDelete, Timestamps],
          attributes: { code: { type: 'string', unique: true } },
          belongsTo: { page: { of: 'Page', inverse: 'notes', optional: true, counterCache: true } }
        });
        var Page = Model.define('Page', {
          include: [SoftDelete], hasMany: { notes: { of: 'Note', inverse: 'page', dependent: 'destroy' } }
        });
        var page = Page.create({}), n = Note.create({ code: 'x', page: page });
        """);
  }

  @Test
  void aDeletedRecordLeavesTheCollectionsOfOthersUntilItIsRestored() {
    defineAssociations();
    runtime.turn("n.destroy();");
    runtime.restart();
    String deleted = runtime.turn("[page.notes.length, page.notesCount, n.page === page]");
    runtime.turn("n.restore();");
    runtime.restart();

    assertThat(deleted, is("[0,0,true]"));
    assertThat(
        runtime.turn("[page.notes.length, page.notes[0] === n, page.notesCount]"),
        is("[1,true,1]"));
  }

  @Test
  void aDeletedRecordIsRestoredWithinTheSameTurn() {
    defineAssociations();
    runtime.turn("n.destroy(); n.restore();");

    assertThat(runtime.turn("[page.notes.length, n.isDeleted()]"), is("[1,false]"));
  }

  @Test
  void aMarkThatIsWrittenDirectlyDeletesAndRestores() {
    defineAssociations();
    runtime.turn("n.deletedAt = new Date(0);");
    String deleted = runtime.turn("[page.notes.length, n.updatedAt > 0]");
    runtime.turn("n.deletedAt = null;");

    assertThat(deleted, is("[0,true]"));
    assertThat(runtime.turn("page.notes.length"), is("1"));
  }

  @Test
  void whatIsUniqueIsFreeWhenItsRecordIsDeleted() {
    defineAssociations();
    runtime.turn("n.destroy();");
    runtime.turn("Note.create({ code: 'x' });");

    assertThat(refused("n.restore();"), containsString("code: has already been taken"));
    assertThat(runtime.turn("[n.isDeleted(), Note.count()]"), is("[true,1]"));
  }

  @Test
  void dependentRecordsAreDeletedToo() {
    defineAssociations();
    runtime.turn("page.destroy();");

    assertThat(
        runtime.turn("[n.isDeleted(), n.isDestroyed(), Note.count(), Note.withDeleted().count()]"),
        is("[true,false,0,1]"));
  }

  @Test
  void hooksOfDestroyingRun() {
    assertThat(
        runtime.turn(
            """
            var seen = [];
            Post.beforeDestroy(function (p) { seen.push('before ' + p.isDeleted()); });
            Post.afterDestroy(function (p) { seen.push('after ' + p.isDeleted()); });
            a.destroy();
            seen
            """),
        is("[\"before false\",\"after true\"]"));
  }

  @Test
  void aModelWithoutTheConcernKnowsNothingOfIt() {
    assertThat(
        runtime.turn(
            """
            var Plain = Model.define('Plain', { attributes: { isDeleted: 'boolean' } });
            [typeof Plain.withDeleted, new Plain({ isDeleted: true }).isDeleted]
            """),
        is("[\"undefined\",true]"));
    assertThat(
        refused(
            "Model.define('X', { include: [SoftDelete], attributes: { isDeleted: 'boolean' } })"),
        containsString("has \"isDeleted\", which belongs to the concern SoftDelete"));
  }

  @Test
  void theConcernIsTakenOutAgain() {
    runtime.turn("a.destroy();");
    runtime.turn("Model.define('Post', { attributes: { title: 'string' } });");

    assertThat(
        runtime.turn("[Post.count(), typeof a.isDeleted, typeof Post.withDeleted]"),
        is("[2,\"undefined\",\"undefined\"]"));
  }

  @Test
  void theConcernCannotBeChanged() {
    assertThat(
        runtime.turn("SoftDelete.attributes.x = 1; Object.keys(SoftDelete.attributes)"),
        is("[\"deletedAt\"]"));
  }

  @Test
  void whatGoesTogetherIsDeletedAtOneTime() {
    runtime.turn(
        """
        var Note = Model.define('Note', { include: [SoftDelete], belongsTo: { page: 'Page' } });
        var Page = Model.define('Page', {
          include: [SoftDelete],
          hasMany: { notes: { of: 'Note', dependent: 'destroy' } },
          hooks: { beforeDestroy: function () { var end = Date.now() + 5; while (Date.now() < end); } }
        });
        var page = Page.create(), note = Note.create({ page: page }), other = Note.create({ page: page });
        """);
    runtime.turn("other.destroy(); page.destroy();");

    assertThat(
        runtime.turn(
            "[+note.deletedAt === +page.deletedAt, other.deletedAt < page.deletedAt,"
                + " Note.onlyDeleted().where({ page: page, deletedAt: page.deletedAt }).sole() === note]"),
        is("[true,true,true]"));
  }
}
