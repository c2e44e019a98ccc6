package dev.perdure.cli.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program whose turns consist of blocks, of which some are undone, is killed again and again. The
 * sum of all accounts stays what it was, and each receipt is given once.
 */
@Timeout(300)
class KillInTransactionsTest {

  private static final int KILLS = 15;

  private static final String PROGRAM =
      """
      var accounts = [100, 100, 100, 100], done = 0, refused = 0, receipts = 0;
      function transfer(from, to, amount) {
        transaction(function (tx) {
          tx.afterCommit(function () { receipts++; });
          accounts[from] -= amount;
          transaction(function () { accounts[to] += amount; });
          done++;
          if (accounts[from] < 0) rollback('not enough');
        });
      }
      function work(n) {
        for (var i = 0; i < 4; i++) transfer((n + i) % 4, (n * 3 + i) % 4, (n * 7 + i * 13) % 90);
        try { transaction(function () { accounts[n % 4] = null; transfer(0, 1, 5); throw n; }); }
        catch (e) { refused++; }
        print(n + ' ' + done);
        if (refused < end) setTimeout(work, 0, n + 1);
      }
      var end = Infinity;
      function main(args) { if (args.length) end = refused + Number(args[0]); }
      setTimeout(work, 0, 1);
      """;

  @TempDir private Path directory;

  @Test
  void noTransferIsHalfDoneAndEachReceiptIsGivenOnce() throws Exception {
    Files.writeString(directory.resolve("bank.js"), PROGRAM);
    Random lines = new Random(4);

    for (int kill = 1; kill <= KILLS; kill++) {
      try (PerdureProcess run =
          PerdureProcess.start(directory, "run", "bank.js", "--heap", "heap")) {
        for (int line = lines.nextInt(20); line >= 0; line--) {
          run.await("\n");
        }
        run.kill();
      }
    }

    try (PerdureProcess run =
        PerdureProcess.start(directory, "run", "bank.js", "3", "--heap", "heap")) {
      assertThat(run.awaitExit(), is(0));
    }
    try (ShellProcess shell = ShellProcess.open(directory)) {
      assertThat(
          shell.enter(
              "[accounts.reduce(function (a, b) { return a + b; }), receipts === done, done > 0]"),
          is("[400, true, true]\n"));
    }
  }
}
