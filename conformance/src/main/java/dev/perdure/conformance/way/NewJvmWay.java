package dev.perdure.conformance.way;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.TestCase;
import dev.perdure.xodus.XodusHeapStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The harness and the first half of a test's statements run in this Java virtual machine, on a heap
 * on the disk; the rest runs in another: what hides in identity hashes and static fields shows.
 *
 * <p>For a sample, because it takes long.
 */
public final class NewJvmWay extends PerdureWay {

  private final Suite suite;
  private final StockWay stock;
  private final ReaderProcess reader = new ReaderProcess();
  private final int sample;
  private final int files;
  private final long seed;

  /**
   * Draws a sample.
   *
   * @param sample about how many tests to take
   * @param files of how many files
   */
  public NewJvmWay(Suite suite, int sample, int files, long seed) {
    this.suite = suite;
    this.stock = new StockWay(suite);
    this.sample = sample;
    this.files = files;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public String description() {
    return "on the disk, the second half in a new JVM (sample)";
  }

  @Override
  public boolean takes(TestCase test) {
    // Of two tests a file about one passes in the plain engine.
    return Math.floorMod((test.name() + seed).hashCode() * 31L + seed, files) < sample;
  }

  @Override
  Result attempt(Setting setting) {
    TestCase test = setting.test();
    List<String> scripts = StatementCutter.cut(test.program());
    if (scripts.size() > 1 && !stock.run(test, scripts, setting.limit()).isPassed()) {
      scripts = List.of(test.program());
    }
    int half = scripts.size() / 2;
    Path directory = temporaryDirectory();
    try {
      setting.limit().start();
      StringBuilder printed = new StringBuilder();
      Ending ending;
      try (TestRuntime runtime =
          TestRuntime.open(XodusHeapStore.open(directory), setting.extension(), printed)) {
        ending = HarnessHeaps.run(runtime, test, suite);
        if (!ending.isCompleted()) {
          return Result.failed(ending.message());
        }
        for (int i = 0; i < half && ending.isCompleted(); i++) {
          ending = runtime.run(scripts.get(i), test.path());
        }
      }
      if (ending.isCompleted()) {
        // The other process keeps a limit of its own, and has to be started first.
        setting.limit().start(2 * ReaderMain.LIMIT_MILLIS);
        List<String> rest = scripts.subList(half, scripts.size());
        ending = reader.run(directory, test, setting.dialectChecked(), rest, printed);
      }
      return Judge.judge(test, ending, printed.toString()).interrupted(1, 0);
    } finally {
      delete(directory);
    }
  }

  @Override
  public void close() {
    reader.close();
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("perdure-conformance");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
