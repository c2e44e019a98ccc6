package dev.perdure.benchmarks;

/**
 * A heap that is far larger than the memory of the process that uses it: leaves in a tree of
 * arrays, each leaf linked to the one before it, and the members of an extent. Immutable.
 *
 * @param leaves how many leaves it has, in hundreds of hundreds
 * @param members how many members the extent has
 */
record LargeHeap(int leaves, int members) {

  private static final int LEAVES_OF_A_BRANCH = 10_000;

  private static final int MEMBERS_OF_A_TURN = 10_000;

  static final String PROGRAM =
      """
      var branches = [], last = null, leafCount = 0;
      var text = 'In memory only as long as somebody looks at it, and on the disk for ever. '.repeat(2);

      function growBranch() {
        var twigs = [];
        for (var t = 0; t < 100; t++) {
          var twig = [];
          for (var l = 0; l < 100; l++) {
            last = { number: leafCount, name: 'leaf ' + leafCount, text: text + leafCount,
                     count: 0, before: last };
            leafCount++;
            twig.push(last);
          }
          twigs.push(twig);
        }
        branches.push({ number: branches.length, twigs: twigs });
      }

      function forEachLeaf(action) {
        for (var b = 0; b < branches.length; b++) {
          var twigs = branches[b].twigs;
          for (var t = 0; t < twigs.length; t++) {
            var twig = twigs[t];
            for (var l = 0; l < twig.length; l++) {
              action(twig[l]);
            }
          }
        }
      }

      function walkTree() {
        var sum = 0;
        forEachLeaf(function (leaf) { sum += leaf.count + 1; });
        return sum;
      }

      function walkList() {
        var sum = 0;
        for (var leaf = last; leaf; leaf = leaf.before) { sum += leaf.count + 1; }
        return sum;
      }

      function changeSome() {
        var changed = 0;
        forEachLeaf(function (leaf) {
          if (leaf.number % 1000 === 0) { leaf.count++; changed++; }
        });
        return changed;
      }

      var Track = Model.define('Track', {
        attributes: { name: { type: 'string', required: true }, length: { type: 'integer', min: 1 } }
      });

      function createTracks(count) {
        var first = Track.count();
        for (var i = 0; i < count; i++) {
          Track.create({ name: 'track ' + (first + i), length: 1 + (first + i) % 1000 });
        }
      }
      undefined;
      """;

  int branches() {
    return leaves / LEAVES_OF_A_BRANCH;
  }

  /** How many turns make the extent. */
  int turnsOfMembers() {
    return members / MEMBERS_OF_A_TURN;
  }

  /** The source of one of the turns that make the extent. */
  static String createMembers() {
    return "createTracks(" + MEMBERS_OF_A_TURN + ")";
  }
}
