package dev.perdure.xodus;

import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;
import jetbrains.exodus.log.LogConfig;
import org.jspecify.annotations.Nullable;

/**
 * Opens a heap, step by step: nothing is written before everything that can be checked by reading
 * has been, and nothing at all, but the lock, if a check fails.
 *
 * <p>Confined to one thread, used once.
 */
final class HeapOpening {

  private final HeapDirectory directory;
  private final XodusHeapOptions options;
  private @Nullable HeapLock lock;
  private @Nullable LogFiles files;
  private @Nullable HighWater highWater;
  private @Nullable Environment environment;

  HeapOpening(Path path, XodusHeapOptions options) {
    this.directory = new HeapDirectory(path);
    this.options = options;
  }

  XodusHeapStore open() {
    boolean opened = false;
    try {
      directory.requireHeapOrEmpty();
      DurableFiles.createDirectories(directory.path());
      lock = HeapLock.acquire(directory.path(), options.command());
      directory.requireHeapOrEmpty();
      XodusHeapStore store = openLocked(lock);
      opened = true;
      return store;
    } catch (IOException e) {
      throw new StoreFailedException(
          "The heap \""
              + directory.path()
              + "\" cannot be opened: "
              + describe(e)
              + ". Check that the directory can be written and that the disk is not full.",
          e);
    } catch (HeapStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(e);
    } finally {
      if (!opened) {
        giveUp();
      }
    }
  }

  private static String describe(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }

  private RuntimeException damaged(RuntimeException cause) {
    HeapStoreException ours = Damage.ours(cause);
    return ours != null
        ? ours
        : Damage.inHeap(
            directory.path(), "its log cannot be read (" + cause.getMessage() + ")", cause);
  }

  private XodusHeapStore openLocked(HeapLock held) throws IOException {
    if (directory.hasFormatFile()) {
      HeapFormat format = HeapFormat.read(directory.path());
      return format.isReady() ? openExisting(held, format) : create(held, format);
    }
    return create(held, directory.beginCreation(options.logFileBytes()));
  }

  private XodusHeapStore create(HeapLock held, HeapFormat format) throws IOException {
    directory.prepareLog();
    directory.requireNoForeignSettings();
    LogFiles log = LogFiles.examine(directory.log(), format.layout());
    files = log;
    Environment opened = openEnvironment(log, format);
    XodusTables tables = XodusTables.open(opened);
    BatchChain.Head head = BatchChain.genesis(format.heap());
    HighWater mark = HighWater.open(directory.highWater(), format.heap());
    highWater = mark;
    mark.write(new HighWater.Mark(head.sequence(), head.chain(), log.highAddress()));
    mark.sync();
    DurableFiles.syncDirectory(directory.path());
    format.ready().write(directory.path());
    return store(held, log, mark, opened, tables, head, format);
  }

  private XodusHeapStore openExisting(HeapLock held, HeapFormat format) throws IOException {
    HighWater.Mark mark = HighWater.read(directory.highWater(), format.heap());
    if (mark == null) {
      throw Damage.inHeap(
          directory.path(),
          "its file \""
              + directory.highWater().getFileName()
              + "\" is missing or not readable,"
              + " so that nobody can tell whether turns are missing");
    }
    if (!Files.isDirectory(directory.log())) {
      throw Damage.inHeap(directory.path(), "its directory \"log\" is missing");
    }
    directory.requireNoForeignSettings();
    LogFiles log = LogFiles.examine(directory.log(), format.layout());
    files = log;
    requireReaches(log, mark);
    log.raiseFloor(mark.logAddress());
    Environment opened = openEnvironment(log, format);
    BatchChain.Head head = requireChain(opened, mark, format);
    log.syncFound();
    XodusTables tables = XodusTables.open(opened);
    HighWater writable = HighWater.open(directory.highWater(), format.heap());
    highWater = writable;
    log.raiseFloor(log.highAddress());
    log.committing(head.sequence());
    return store(held, log, writable, opened, tables, head, format);
  }

  private void requireReaches(LogFiles log, HighWater.Mark mark) {
    if (log.highAddress() < mark.logAddress()) {
      long found = log.lastFoundSequence();
      String missing =
          found > 0 && found < mark.sequence()
              ? Damage.turns(found + 1, mark.sequence()) + " are missing or incomplete"
              : "the last turns, up to " + mark.sequence() + ", are missing or incomplete";
      throw Damage.inHeap(
          directory.path(),
          missing
              + ": the log in \""
              + directory.log()
              + "\" ends at address "
              + log.highAddress()
              + ", but was durable up to "
              + mark.logAddress());
    }
  }

  private Environment openEnvironment(LogFiles log, HeapFormat format) {
    EnvironmentConfig config = XodusSettings.of(options, format.logFileBytes());
    LogConfig logConfig = LogConfig.create(new LogReader(log), new LogWriter(log));
    Environment opened = Environments.newInstance(logConfig, config);
    environment = opened;
    return opened;
  }

  private BatchChain.Head requireChain(Environment opened, HighWater.Mark mark, HeapFormat format) {
    Transaction transaction = opened.beginReadonlyTransaction();
    try {
      Store chain = XodusTables.openChain(opened, transaction);
      if (chain == null) {
        throw Damage.inHeap(directory.path(), "the chain of its turns is missing");
      }
      BatchChain.Head head = BatchChain.readHead(chain, transaction);
      if (head == null) {
        head = BatchChain.genesis(format.heap());
      }
      if (head.sequence() < mark.sequence()) {
        throw Damage.inHeap(
            directory.path(),
            Damage.turns(head.sequence() + 1, mark.sequence()) + " are missing from its log");
      }
      String wrong = BatchChain.verify(chain, transaction, head, format.heap());
      if (wrong != null) {
        throw Damage.inHeap(directory.path(), wrong);
      }
      requireSameHistory(chain, transaction, head, mark);
      return head;
    } finally {
      transaction.abort();
    }
  }

  private void requireSameHistory(
      Store chain, Transaction transaction, BatchChain.Head head, HighWater.Mark mark) {
    if (mark.sequence() == 0 || head.sequence() - mark.sequence() >= BatchChain.RING_SIZE) {
      return;
    }
    BatchChain.Header header = BatchChain.readHeader(chain, transaction, mark.sequence());
    if (header == null || header.chain() != mark.chain()) {
      throw Damage.inHeap(
          directory.path(), "turn " + mark.sequence() + " is not the one that was acknowledged");
    }
  }

  private XodusHeapStore store(
      HeapLock held,
      LogFiles log,
      HighWater mark,
      Environment opened,
      XodusTables tables,
      BatchChain.Head head,
      HeapFormat format) {
    return new XodusHeapStore(
        directory.path(), held, log, mark, opened, tables, head, format.layout());
  }

  /** Lets go of everything, and writes nothing more. */
  private void giveUp() {
    LogFiles log = files;
    if (log != null) {
      log.fail(new IllegalStateException("The heap was not opened."));
    }
    if (environment != null) {
      quietly(environment::close);
    }
    if (log != null) {
      quietly(log::closeTail);
      quietly(log::closeAll);
    }
    HighWater mark = highWater;
    if (mark != null) {
      quietly(mark::close);
    }
    HeapLock held = lock;
    if (held != null) {
      quietly(held::close);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** The reason why the heap could not be opened is the one to report, not what follows from it. */
  private static void quietly(Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      // See above.
    }
  }
}
