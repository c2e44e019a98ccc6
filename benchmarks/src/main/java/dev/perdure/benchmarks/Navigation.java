package dev.perdure.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows {@code artist.albums[*].tracks[*]} in plain loops, beside the same graph of plain arrays
 * in the same heap: warm, and after a restart. A hop is a record that is reached from another.
 */
final class Navigation implements Benchmark {
  private static final int USUAL_ARTISTS = 300;
  private static final int ARTISTS_OF_A_TURN = 20;
  private static final int ARTISTS_IN_MEMORY = 5_000;
  private static final int WARM_UP_HOPS = 2_000_000;
  private static final int MOST_ROUNDS = 9;
  private static final int MOST_RESTARTS = 3;

  private static final String PROGRAM =
      """
      var Artist = Model.define('Artist', {
        attributes: { name: 'string' },
        hasMany: { albums: { of: 'Album', inverse: 'artist' } }
      });
      var Album = Model.define('Album', {
        attributes: { title: 'string' },
        belongsTo: { artist: { of: 'Artist', inverse: 'albums' } },
        hasMany: { tracks: { of: 'Track', inverse: 'album' } }
      });
      var Track = Model.define('Track', {
        attributes: { name: 'string', number: 'integer' },
        belongsTo: { album: { of: 'Album', inverse: 'tracks' } }
      });
      var records = [], objects = [];

      function growRecords(count) {
        for (var a = 0; a < count; a++) {
          var artist = Artist.create({ name: 'artist ' + records.length });
          for (var b = 0; b < 10; b++) {
            var album = Album.create({ title: 'album ' + b, artist: artist });
            for (var t = 0; t < 10; t++) {
              Track.create({ name: 'track ' + t, number: t, album: album });
            }
          }
          records.push(artist);
        }
      }

      function growObjects(count) {
        for (var a = 0; a < count; a++) {
          var artist = { id: a, name: 'artist ' + objects.length, albums: [] };
          for (var b = 0; b < 10; b++) {
            var album = { id: b, title: 'album ' + b, artist: artist, tracks: [] };
            artist.albums.push(album);
            for (var t = 0; t < 10; t++) {
              album.tracks.push({ id: t, name: 'track ' + t, number: t, album: album });
            }
          }
          objects.push(artist);
        }
      }

      function down(artists) {
        var hops = 0;
        for (var a = 0; a < artists.length; a++) {
          var albums = artists[a].albums;
          hops++;
          for (var b = 0; b < albums.length; b++) {
            var tracks = albums[b].tracks;
            hops++;
            for (var t = 0; t < tracks.length; t++) {
              if (tracks[t] !== null) hops++;
            }
          }
        }
        return hops;
      }

      function read(artists) {
        var hops = 0, sum = 0;
        for (var a = 0; a < artists.length; a++) {
          var albums = artists[a].albums;
          hops++;
          for (var b = 0; b < albums.length; b++) {
            var tracks = albums[b].tracks;
            hops++;
            for (var t = 0; t < tracks.length; t++) {
              sum += tracks[t].number;
              hops++;
            }
          }
        }
        return hops;
      }

      function withCallbacks(artists) {
        var hops = 0, sum = 0;
        artists.forEach(function (artist) {
          hops++;
          artist.albums.forEach(function (album) {
            hops++;
            album.tracks.forEach(function (track) { sum += track.number; hops++; });
          });
        });
        return hops;
      }

      function thereAndBack(artists) {
        var hops = 0;
        for (var a = 0; a < artists.length; a++) {
          var artist = artists[a], albums = artist.albums;
          hops++;
          for (var b = 0; b < albums.length; b++) {
            var tracks = albums[b].tracks;
            hops++;
            for (var t = 0; t < tracks.length; t++) {
              if (tracks[t].album.artist !== artist) throw new Error('A track lies elsewhere.');
              hops += 3;
            }
          }
        }
        return hops;
      }
      undefined;
      """;

  /** A walk: the name of its function, and what tables call it. */
  private record Walk(String function, String label) {}

  private static final List<Walk> WALKS =
      List.of(
          new Walk("down", "down to the tracks, nothing read of them"),
          new Walk("read", "down, an attribute of each track read"),
          new Walk("withCallbacks", "the same with forEach"),
          new Walk("thereAndBack", "down, and from each track back to its artist"));

  /** What one walk took in both graphs. */
  private static final class Series {
    final Samples records = new Samples();
    final Samples objects = new Samples();
  }

  @Override
  public void run(Setting setting) throws IOException {
    int artists = setting.sizeOr(USUAL_ARTISTS);
    Path directory = Files.createTempDirectory(setting.directory("navigation"), "artists");
    try {
      grow(setting, directory, artists);
      walkWarm(setting, directory, artists, Math.min(MOST_ROUNDS, setting.rounds()));
      walkAfterRestarts(setting, directory, Math.min(MOST_RESTARTS, setting.rounds()));
    } finally {
      HeapRates.delete(directory);
    }
  }

  private static void grow(Setting setting, Path directory, int artists) {
    long start = System.nanoTime();
    try (OpenHeap heap = OpenHeap.openWithModels(directory)) {
      heap.evaluate(PROGRAM);
      for (int made = 0; made < artists; made += ARTISTS_OF_A_TURN) {
        int count = Math.min(ARTISTS_OF_A_TURN, artists - made);
        heap.evaluate("growRecords(" + count + "); growObjects(" + count + ")");
        if (made % ARTISTS_IN_MEMORY == ARTISTS_IN_MEMORY - ARTISTS_OF_A_TURN) {
          heap.evictAll();
        }
      }
    }
    setting
        .report()
        .printf(
            "%n%,d artists of 10 albums of 10 tracks, made in %.0f s.%n",
            artists, (System.nanoTime() - start) / 1e9);
  }

  private static void walkWarm(Setting setting, Path directory, int artists, int rounds) {
    List<Series> all = new ArrayList<>();
    WALKS.forEach(walk -> all.add(new Series()));
    List<Integer> hops = new ArrayList<>();
    try (OpenHeap heap = OpenHeap.openWithModels(directory)) {
      for (Walk walk : WALKS) {
        hops.add((int) Double.parseDouble(heap.evaluate(walk.function + "(records)")));
      }
      int warmUp = Math.max(2, WARM_UP_HOPS / hops.get(0));
      for (int round = -warmUp; round < rounds; round++) {
        for (int i = 0; i < WALKS.size(); i++) {
          Series series = round < 0 ? new Series() : all.get(i);
          series.records.add(walk(heap, WALKS.get(i), "records"));
          series.objects.add(walk(heap, WALKS.get(i), "objects"));
        }
      }
    }
    Table table =
        new Table(
            "Hops, warm, %,d artists, medians of %d rounds".formatted(artists, rounds),
            "walk",
            "hops",
            "records",
            "plain arrays",
            "time, to the plain arrays");
    for (int i = 0; i < WALKS.size(); i++) {
      Series series = all.get(i);
      table.row(
          WALKS.get(i).label,
          Table.figure(hops.get(i)),
          rate(hops.get(i), series.records),
          rate(hops.get(i), series.objects),
          Table.ratio(series.records.median(), series.objects.median()));
    }
    table.print(setting.report());
  }

  private static void walkAfterRestarts(Setting setting, Path directory, int restarts) {
    Walk walk = WALKS.get(1);
    int passes = 3;
    List<Series> all = new ArrayList<>();
    int hops = 0;
    for (int pass = 0; pass < passes; pass++) {
      all.add(new Series());
    }
    for (int restart = 0; restart < restarts; restart++) {
      System.gc();
      try (OpenHeap heap = OpenHeap.openWithModels(directory)) {
        for (Series series : all) {
          series.records.add(walk(heap, walk, "records"));
          series.objects.add(walk(heap, walk, "objects"));
        }
        hops = (int) Double.parseDouble(heap.evaluate(walk.function + "(objects)"));
      }
    }
    Table table =
        new Table(
            "Hops after a restart, " + walk.label + ", medians of " + restarts + " restarts",
            "walk",
            "records",
            "plain arrays",
            "time, to the plain arrays");
    for (int pass = 0; pass < passes; pass++) {
      Series series = all.get(pass);
      table.row(
          pass == 0 ? "the first: cold" : "number " + (pass + 1),
          rate(hops, series.records),
          rate(hops, series.objects),
          Table.ratio(series.records.median(), series.objects.median()));
    }
    table.print(setting.report());
  }

  /** The processor's time for a walk, without what goes before and behind it in its turn. */
  private static long walk(OpenHeap heap, Walk walk, String artists) {
    String turn = "clocked(" + walk.function + ", " + artists + "); undefined";
    return heap.clocked(turn).get(0).nanos();
  }

  private static String rate(int hops, Samples nanos) {
    return Table.figure(hops / (nanos.median() / 1e9)) + "/s";
  }
}
