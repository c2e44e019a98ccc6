package dev.perdure.runtime.host;

import dev.perdure.runtime.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Script;

/**
 * The code of the runtime's own modules: compiled once in a process, whatever runtimes there are,
 * and ahead of its use by threads that do nothing else. To compile it is most of what a start does.
 *
 * <p>Thread-safe. The code is not bound to a realm.
 */
final class CompiledModules {

  /** One module. */
  record Code(String source, String fileName, Script script) {}

  /** Where a module is. */
  record Address(String extension, Class<?> anchor, String folder, String path) {

    String fileName() {
      return "perdure:" + extension + "/" + path + ".js";
    }

    Address at(String otherPath) {
      return new Address(extension, anchor, folder, otherPath);
    }
  }

  private static final String BEFORE = "(function (exports, require, module, host) {";

  /** Any function made in the module leads to the module's scope. */
  private static final String AFTER = "\nreturn function moduleScope() {};\n})";

  private static final Pattern REQUIRE = Pattern.compile("\\brequire\\('(\\.\\.?/[^']+)'\\)");
  private static final int MOST_THREADS = 4;
  private static final Map<Address, FutureTask<Code>> CODE = new ConcurrentHashMap<>();
  private static final ExecutorService COMPILERS = compilers();

  private CompiledModules() {}

  /** They end when there has been nothing to do for a while, and keep no process alive. */
  private static ExecutorService compilers() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "perdure-module-compiler");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Begins to compile a module and those that it requires, unless that was done. */
  static void prepare(Address address) {
    FutureTask<Code> unused = begun(address);
  }

  private static FutureTask<Code> begun(Address address) {
    return CODE.computeIfAbsent(address, CompiledModules::submit);
  }

  private static FutureTask<Code> submit(Address address) {
    FutureTask<Code> task = new FutureTask<>(() -> compile(address));
    COMPILERS.execute(task);
    return task;
  }

  /**
   * The code of a module.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Code get(Address address) {
    try {
      return begun(address).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Interrupted while " + address.fileName() + " was compiled.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(address.fileName() + " could not be compiled.", e.getCause());
    }
  }

  private static Code compile(Address address) {
    String source = BEFORE + textOf(address) + AFTER;
    Matcher requests = REQUIRE.matcher(source);
    while (requests.find()) {
      prepare(address.at(resolve(address.path(), requests.group(1))));
    }
    Engine engine = Engine.enter();
    try {
      return new Code(
          source, address.fileName(), engine.compileString(source, address.fileName(), 1, null));
    } finally {
      Context.exit();
    }
  }

  /** The path that a module means by what it requires. */
  static String resolve(String from, String request) {
    String rest = request.endsWith(".js") ? request.substring(0, request.length() - 3) : request;
    String at = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
    while (rest.startsWith("./") || rest.startsWith("../")) {
      if (rest.startsWith("../")) {
        at = at.isEmpty() ? "" : at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
        rest = rest.substring(3);
      } else {
        rest = rest.substring(2);
      }
    }
    return at + rest;
  }

  private static String textOf(Address address) {
    String resource = address.folder() + "/" + address.path() + ".js";
    try (InputStream in = address.anchor().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "The extension \"" + address.extension() + "\" has no module \"" + resource + "\".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
