package dev.perdure.conformance;

import dev.perdure.conformance.suite.Suite;
import dev.perdure.conformance.suite.SuiteException;
import dev.perdure.conformance.suite.TestCase;
import dev.perdure.conformance.way.Result;
import dev.perdure.conformance.way.TimeLimit;
import dev.perdure.conformance.way.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tests in several ways on several threads.
 *
 * <p>A program that runs too long ends itself: the interpreter looks at the clock. One that hangs
 * in a function of the engine cannot be ended; its thread is given up, and another takes its place.
 */
final class Runner {

  private static final long STACK_BYTES = 16L << 20;
  private static final long WATCH_MILLIS = 200;

  private final Suite suite;
  private final List<String> files;
  private final List<Way> ways;
  private final boolean all;
  private final long limitMillis;
  private final IntConsumer progress;

  private final List<TestReport> reports = new ArrayList<>();
  private final AtomicInteger nextFile = new AtomicInteger();
  private final AtomicLongArray nanosByWay;
  private final List<String> unreadable = Collections.synchronizedList(new ArrayList<>());
  private int givenUp;

  /**
   * Prepares a run.
   *
   * @param ways the first of them is what the others are compared with
   * @param all whether tests that fail in the first way are run in the others, too
   * @param progress is told how many files are done
   */
  Runner(
      Suite suite,
      List<String> files,
      List<Way> ways,
      boolean all,
      long limitMillis,
      IntConsumer progress) {
    this.suite = suite;
    this.files = files;
    this.ways = ways;
    this.all = all;
    this.limitMillis = limitMillis;
    this.progress = progress;
    this.nanosByWay = new AtomicLongArray(ways.size());
  }

  /** Runs everything; the reports in the order of the tests' names. */
  List<TestReport> run(int threads) throws InterruptedException {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker());
    }
    workers.forEach(Thread::start);
    while (workers.stream().anyMatch(Thread::isAlive)) {
      workers.get(0).join(WATCH_MILLIS);
      progress.accept(Math.min(nextFile.get(), files.size()));
      workers.replaceAll(this::replacedIfHanging);
    }
    synchronized (reports) {
      List<TestReport> sorted = new ArrayList<>(reports);
      sorted.sort((a, b) -> a.test().name().compareTo(b.test().name()));
      return sorted;
    }
  }

  /** How long a way has run in all, in nanoseconds. */
  long nanos(Way way) {
    return nanosByWay.get(ways.indexOf(way));
  }

  /** How many threads hung and were given up. */
  int givenUp() {
    return givenUp;
  }

  /** What is wrong with files that could not be run. */
  List<String> unreadable() {
    return unreadable;
  }

  private Worker replacedIfHanging(Worker worker) {
    if (!worker.isAlive() || !worker.limit.isHopeless()) {
      return worker;
    }
    Worker replacement = worker.giveUp();
    if (replacement == null) {
      return worker;
    }
    givenUp++;
    replacement.start();
    return replacement;
  }

  private void add(TestReport report) {
    synchronized (reports) {
      reports.add(report);
    }
  }

  /** Runs one test after the other. */
  private final class Worker extends Thread {

    final TimeLimit limit = new TimeLimit(limitMillis);
    private final List<TestCase> waiting = new ArrayList<>();
    private boolean isGivenUp;
    private @Nullable TestCase test;
    private Map<String, Result> results = new LinkedHashMap<>();
    private int way;

    Worker() {
      super(null, null, "conformance", STACK_BYTES);
      setDaemon(true);
    }

    @Override
    public void run() {
      while (nextTest()) {
        for (Way each : ways) {
          if (!runIn(each)) {
            break;
          }
        }
        if (!finish()) {
          return;
        }
      }
    }

    private synchronized boolean nextTest() {
      while (waiting.isEmpty()) {
        int file = nextFile.getAndIncrement();
        if (file >= files.size()) {
          return false;
        }
        waiting.addAll(cases(files.get(file)));
      }
      test = waiting.remove(0);
      results = new LinkedHashMap<>();
      way = 0;
      limit.start();
      return true;
    }

    private List<TestCase> cases(String file) {
      try {
        return suite.cases(file);
      } catch (SuiteException e) {
        unreadable.add(e.getMessage());
        return List.of();
      }
    }

    /** Whether to go on with the next way. */
    private boolean runIn(Way each) {
      TestCase running = test;
      if (running == null) {
        return false;
      }
      if (!each.takes(running)) {
        way++;
        return true;
      }
      limit.start();
      long start = System.nanoTime();
      Result result;
      try {
        result = each.run(running, limit);
      } catch (TimeLimit.Exceeded e) {
        result = Result.timedOut();
      } catch (RuntimeException | Error e) {
        result = Result.failed("the runner failed: " + e);
      }
      return took(each, result, System.nanoTime() - start);
    }

    private synchronized boolean took(Way each, Result result, long nanos) {
      if (isGivenUp) {
        return false;
      }
      nanosByWay.addAndGet(way, nanos);
      results.put(each.name(), result);
      return way++ > 0 || result.isPassed() || all;
    }

    private synchronized boolean finish() {
      if (isGivenUp || test == null) {
        return false;
      }
      add(new TestReport(test, results));
      return true;
    }

    /** Leaves the rest to another; null if there is nothing to leave. */
    synchronized @Nullable Worker giveUp() {
      if (isGivenUp || test == null || way >= ways.size()) {
        return null;
      }
      isGivenUp = true;
      results.put(ways.get(way).name(), Result.timedOut());
      add(new TestReport(test, results));
      Worker successor = new Worker();
      successor.waiting.addAll(waiting);
      return successor;
    }
  }
}
