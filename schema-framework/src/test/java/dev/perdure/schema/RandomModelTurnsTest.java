package dev.perdure.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random turns over models that are associated in all ways, with transactions that are undone,
 * restarts and evictions. After each turn what is derived, collections, counters and what is
 * unique, equals what a scan of the references gives; a turn that is undone leaves no trace.
 */
final class RandomModelTurnsTest {

  private static final String MODELS =
      """
      var Artist = Model.define('Artist', {
        attributes: { name: 'string', albumsCount: 'integer' },
        hasMany: { albums: { of: 'Album', inverse: 'artist' } },
        hasOne: { page: { of: 'Page', inverse: 'artist' } }
      });
      var Album = Model.define('Album', {
        attributes: { title: { type: 'string', unique: { scope: 'artist' } }, year: { type: 'integer', min: 0 } },
        belongsTo: { artist: { of: 'Artist', inverse: 'albums', optional: true, counterCache: true },
                     parent: { of: 'Album', inverse: 'parts', optional: true } },
        hasMany: { parts: { of: 'Album', inverse: 'parent', dependent: 'destroy', order: 'year' } },
        manyToMany: { tags: { of: 'Tag', inverse: 'albums' } }
      });
      var Page = Model.define('Page', { belongsTo: { artist: { of: 'Artist', inverse: 'page', optional: true } } });
      var Tag = Model.define('Tag', {
        attributes: { name: { type: 'string', unique: true } },
        manyToMany: { albums: { of: 'Album', inverse: 'tags' } }
      });
      [1, 2, 3].forEach(function (i) { Artist.create({ name: 'n' + i }); Tag.create({ name: 't' + i }); });
      [1, 2, 3, 4].forEach(function (i) { Album.create({ title: 'a' + i, year: i, artist: Artist.find(1) }); });
      [1, 2].forEach(function () { Page.create({}); });
      function attempt(f) {
        try { f(); } catch (e) { if (e instanceof TypeError && !/null/.test(e.message)) throw e; }
      }
      function pick(model, n) { var all = model.all().toArray(); return all.length === 0 ? null : all[n % all.length]; }
      """;

  /** Compares what is kept with what a scan finds; gives what differs. */
  private static final String CHECK =
      """
      (function check() {
        var wrong = [];
        function same(place, kept, found) {
          var a = kept.map(String).sort().join(), b = found.map(String).sort().join();
          if (a !== b) wrong.push(place + ': ' + a + ' is not ' + b);
        }
        function id(r) { return r.id; }
        var albums = Album.all().toArray(), tags = Tag.all().toArray(), pages = Page.all().toArray();
        Artist.all().toArray().forEach(function (artist) {
          var owned = albums.filter(function (a) { return a.artist === artist; });
          same('albums of ' + artist.id, artist.albums.map(id), owned.map(id));
          if ((artist.albumsCount || 0) !== owned.length) wrong.push('count of ' + artist.id);
          var mine = pages.filter(function (p) { return p.artist === artist; });
          if (mine.length > 1 || (mine[0] || null) !== artist.page) wrong.push('page of ' + artist.id);
        });
        albums.forEach(function (album) {
          same('parts of ' + album.id, album.parts.map(id),
            albums.filter(function (a) { return a.parent === album; }).map(id));
          for (var i = 1; i < album.parts.length; i++) {
            if (album.parts[i - 1].year > album.parts[i].year) wrong.push('order of ' + album.id);
          }
          same('tags of ' + album.id, album.tags.map(id),
            tags.filter(function (t) { return t.albums.indexOf(album) >= 0; }).map(id));
          if (album.title !== null && album.artist) {
            var double = albums.filter(function (a) { return a.title === album.title && a.artist === album.artist; });
            if (double.length !== 1) wrong.push('title of ' + album.id);
            if (new Album({ title: album.title, artist: album.artist }).isValid()) wrong.push('free title ' + album.id);
          }
        });
        tags.forEach(function (tag) {
          if (tag.name !== null && new Tag({ name: tag.name }).isValid()) wrong.push('free name ' + tag.id);
        });
        return wrong.join('; ');
      })()
      """;

  private static final String STATE =
      """
      JSON.stringify([Artist, Album, Page, Tag].map(function (m) {
        return m.all().toArray().map(function (r) {
          return [r.id, r.name, r.title, r.year, r.albumsCount, r.artist && r.artist.id, r.parent && r.parent.id,
            r.albums && r.albums.map(String.call, function () { return this; }).length,
            r.tags && r.tags.map(function (t) { return t.id; }), r.parts && r.parts.map(function (t) { return t.id; })];
        });
      }))
      """;

  @Property(
      tries = 12,
      seed = "20010909",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void whatIsDerivedEqualsAScan(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> program = new ArrayList<>();
    try (TestRuntime runtime = TestRuntime.withModels()) {
      runtime.turn(MODELS);
      for (int turn = 0; turn < 12; turn++) {
        String before = runtime.turn(STATE);
        String script = turn(random);
        program.add(script);
        boolean isUndone = false;
        try {
          runtime.turn(script);
        } catch (ScriptError e) {
          isUndone = true;
          program.add("// undone: " + e.message());
        }
        if (random.nextInt(6) == 0) {
          program.add("// restart");
          runtime.restart();
        } else if (random.nextInt(4) == 0) {
          runtime.evict();
        }
        assertThat(String.join("\n", program), runtime.turn(CHECK), is(""));
        if (isUndone) {
          assertThat(String.join("\n", program), runtime.turn(STATE), is(before));
        }
      }
    }
  }

  private static String turn(Random random) {
    StringBuilder script = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      script.append(statement(random, 2));
    }
    return script.toString();
  }

  private static String statement(Random random, int depth) {
    if (depth > 0 && random.nextInt(5) == 0) {
      String body = statement(random, depth - 1) + statement(random, depth - 1);
      return "attempt(function () { transaction(function () {\n"
          + body
          + (random.nextBoolean() ? "throw new Error('no'); " : "")
          + "}); });\n";
    }
    String album = "pick(Album, " + random.nextInt(9) + ")";
    String other = "pick(Album, " + random.nextInt(9) + ")";
    String artist = "pick(Artist, " + random.nextInt(4) + ")";
    String tag = "pick(Tag, " + random.nextInt(4) + ")";
    String page = "pick(Page, " + random.nextInt(3) + ")";
    String title = "'a" + random.nextInt(6) + "'";
    return "attempt(function () { "
        + switch (random.nextInt(24)) {
          case 0 -> album + ".artist = " + artist + ";";
          case 1 -> album + ".artist = null;";
          case 2 -> artist + ".albums.push(" + album + ");";
          case 3 -> artist + ".albums.remove(" + album + ");";
          case 4 -> artist + ".albums.push(new Album({ title: " + title + ", year: 1 }));";
          case 5 -> "Album.create({ title: " + title + ", year: 3, artist: " + artist + " });";
          case 6 -> album + ".destroy();";
          case 7 -> album + ".parent = " + other + ";";
          case 8 -> album + ".parts.push(" + other + ");";
          case 9 -> album + ".year = " + random.nextInt(9) + ";";
          case 10 -> album + ".tags.push(" + tag + ");";
          case 11 -> tag + ".albums.remove(" + album + ");";
          case 12 -> album + ".tags = [" + tag + "];";
          case 13 -> page + ".artist = " + artist + ";";
          case 14 -> artist + ".page = " + page + ";";
          case 15 -> artist + ".albums[0] = " + album + ";";
          case 16 -> artist + ".albums.length = 1;";
          case 17 -> "Object.defineProperty(" + album + ", 'artist', { value: " + artist + " });";
          case 18 -> "delete " + album + ".artist;";
          case 19 -> album + ".title = " + title + ";";
          case 20 -> tag + ".name = 't" + random.nextInt(5) + "';";
          case 21 -> "var x = " + album + "; x.title = " + title + "; x.save(); x.restore();";
          case 22 -> album + ".tags.length = 0;";
          default -> "new Album({ title: " + title + ", tags: [" + tag + "], year: -1 }).save();";
        }
        + " });\n";
  }
}
