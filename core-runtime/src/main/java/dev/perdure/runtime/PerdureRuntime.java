package dev.perdure.runtime;

import dev.perdure.runtime.dialect.DialectCheck;
import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.engine.ErrorReport;
import dev.perdure.runtime.engine.InstructionLimitError;
import dev.perdure.runtime.engine.PropertyNames;
import dev.perdure.runtime.engine.ValueDisplay;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.heap.Heap;
import dev.perdure.runtime.heap.LayeredStore;
import dev.perdure.runtime.heap.ScriptSource;
import dev.perdure.runtime.heap.UnpersistableValueException;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.host.ModuleLoader;
import dev.perdure.runtime.host.Timers;
import dev.perdure.runtime.module.ProgramModules;
import dev.perdure.runtime.realm.Realm;
import dev.perdure.runtime.realm.RestParameterRepair;
import dev.perdure.runtime.realm.promise.Promises;
import dev.perdure.runtime.store.HeapStore;
import dev.perdure.runtime.store.HeapStoreException;
import dev.perdure.runtime.store.StoreFailedException;
import dev.perdure.runtime.store.WriteBatch;
import dev.perdure.runtime.transaction.AfterCommit;
import dev.perdure.runtime.transaction.Transactions;
import dev.perdure.runtime.turn.Committer;
import dev.perdure.runtime.turn.TurnEffects;
import dev.perdure.runtime.turn.TurnOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.RealmInternals;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.TopLevel;
import org.mozilla.javascript.Undefined;

/**
 * A JavaScript runtime on a heap that survives.
 *
 * <p>Each public method that runs code runs turns: what a turn did is durable when the method
 * returns, and what it printed has been written, or the turn was undone. The thread that opens a
 * runtime is its turn thread; all methods are confined to it.
 */
public final class PerdureRuntime implements AutoCloseable {

  /** What waits to become durable may take this part of what clean objects may. */
  private static final int SHARE_OF_BATCHES = 8;

  private final MemoryReserve reserve = new MemoryReserve();
  private final Engine engine;
  private final TopLevel global;
  private final HeapStore store;
  private final Heap heap;
  private final Timers timers;
  private final Committer committer;
  private final Extensions extensions;
  private final LoadedPrograms programs;
  private final ProgramModules modules;
  private final SuspendedComputation suspended;
  private final RuntimeOptions options;
  private final DialectCheck dialect = new DialectCheck();
  private final RestParameterRepair restParameters = new RestParameterRepair();
  private final Promises promises;
  private long reportedFailures;
  private final TurnEffects effects;
  private final Transactions transactions;
  private boolean isTrusted;

  /** What ended the last turn that this runtime could run. */
  private @Nullable Throwable failure;

  private PerdureRuntime(HeapStore store, RuntimeOptions options) {
    this.store = store;
    this.options = options;
    options
        .extensions()
        .forEach(
            extension ->
                extension
                    .modules()
                    .forEach(modules -> ModuleLoader.prepare(extension.name(), modules)));
    engine = Engine.enter();
    global = Realm.create(engine);
    promises = Promises.of(global);
    LayeredStore layers = new LayeredStore(store);
    heap =
        new Heap(engine, global, layers, options.memory(), options.audited(), options.pageSizes());
    engine.setGate(this::compiled);
    effects = new TurnEffects(engine, promises.rejections());
    HostFunctions.install(global, effects::print, this::load);
    timers = new Timers(heap, options.clock());
    timers.install(global);
    transactions = new Transactions(heap, global, effects);
    extensions = new Extensions(engine, global, heap, transactions);
    programs = new LoadedPrograms(heap::rootState);
    modules = new ProgramModules(LoadedPrograms::hash, programs::required);
    isTrusted = true;
    extensions.install(modules);
    extensions.install(transactions);
    for (RuntimeExtension extension : options.extensions()) {
      extensions.install(extension);
    }
    heap.restore();
    transactions.restored();
    if (options.memory().evictsAlways()) {
      engine.observeEvery(1, heap::evictAll);
    }
    engine.limitInstructions(options.mostInstructions());
    isTrusted = false;
    suspended = new SuspendedComputation(heap::rootState);
    committer =
        new Committer(
            store,
            layers,
            options.output(),
            options.errors(),
            options.memory().bytes() / SHARE_OF_BATCHES);
  }

  /**
   * Opens a heap. The current thread becomes the turn thread.
   *
   * @param store where the heap is; the runtime closes it
   */
  public static PerdureRuntime open(HeapStore store, RuntimeOptions options) {
    return new PerdureRuntime(store, options);
  }

  /** Whether the heap had been used before it was opened. */
  public boolean isRestored() {
    return heap.isRestored();
  }

  private void compiled(
      Engine cx, org.mozilla.javascript.ScriptOrFn<?> code, Engine.Compilation compilation) {
    var root = code.getDescriptor();
    if (!isTrusted && options.dialectChecked()) {
      dialect.check(
          cx, compilation.source(), compilation.name(), root.isStrict(), compilation.function());
    }
    restParameters.compiled(cx, root, compilation.source());
    heap.compiled(
        root,
        new ScriptSource(
            compilation.source(),
            compilation.name(),
            compilation.firstLine(),
            compilation.function(),
            compilation.strict(),
            compilation.inEval(),
            compilation.allowSuper()));
  }

  // Turns

  /**
   * Runs a source as one turn, in the global scope.
   *
   * @param sourceName what error messages call it
   */
  public TurnOutcome evaluate(String source, String sourceName) {
    TurnOutcome outcome = turn(() -> run(source, sourceName), source, sourceName);
    committer.flush();
    return outcome;
  }

  /**
   * Runs a piece of work of an extension as one turn.
   *
   * @param work what the extension offers for this
   */
  public TurnOutcome run(Runnable work) {
    TurnOutcome outcome =
        turn(
            () -> {
              work.run();
              return Undefined.instance;
            },
            null,
            "");
    committer.flush();
    return outcome;
  }

  /**
   * Runs a source as {@link #evaluate} does, as a computation that functions of the host may
   * suspend ({@link Context#captureContinuation}, thrown): the turn ends there, with the rest of
   * the computation in the heap. One computation can be suspended so at a time.
   */
  public TurnOutcome evaluateSuspendable(String source, String sourceName) {
    if (suspended.exists()) {
      throw new IllegalStateException(
          "A computation is suspended already. Resume it before another one.");
    }
    TurnOutcome outcome =
        turn(
            () ->
                engine.executeScriptWithContinuations(
                    engine.compileString(source, sourceName, 1, null), global),
            source,
            sourceName);
    committer.flush();
    return outcome;
  }

  /** Whether a computation is suspended. */
  public boolean isSuspended() {
    return suspended.exists();
  }

  /**
   * Lets the suspended computation go on, as one turn.
   *
   * @param result what the function that suspended it returns, undefined for null
   */
  public TurnOutcome resume(@Nullable Object result) {
    Object returned = result == null ? Undefined.instance : result;
    TurnOutcome outcome =
        turn(() -> engine.resumeContinuation(suspended.take(), global, returned), null, "");
    committer.flush();
    return outcome;
  }

  /** Runs a program as {@link #runProgram(Path, List, Consumer)} does, with nobody to tell. */
  public TurnOutcome runProgram(Path file, List<String> arguments) throws IOException {
    return runProgram(file, arguments, report -> {});
  }

  /**
   * Runs the timers that became due while nobody was there; evaluates a program file, in a turn of
   * its own, if the heap has not seen its content yet; calls the program's {@code main} with the
   * arguments, if there is one; and runs timers until none is pending.
   *
   * @param reports gets the report of each turn that is undone, when it is: the next timer may be
   *     days away
   * @return the first turn that was undone, or how the last one ended
   * @throws IOException if the file cannot be read
   */
  public TurnOutcome runProgram(Path file, List<String> arguments, Consumer<String> reports)
      throws IOException {
    String source = Files.readString(file, StandardCharsets.UTF_8);
    String name = file.toString();
    TurnOutcome overdue = runDueTimers(reports);
    if (!programs.isCurrent(name, source)) {
      programs.begin();
      TurnOutcome evaluated =
          turn(
              () -> {
                modules.forgetChanged(engine, global);
                Object result = run(source, name);
                programs.evaluated(engine, global, name, source);
                return result;
              },
              source,
              name);
      if (evaluated instanceof TurnOutcome.Aborted) {
        tell(evaluated, reports);
        return evaluated;
      }
    }
    TurnOutcome called = turn(() -> callMain(arguments), source, name);
    tell(called, reports);
    TurnOutcome later = runUntilIdle(reports);
    return firstAborted(overdue, firstAborted(called, later));
  }

  private static TurnOutcome firstAborted(TurnOutcome first, TurnOutcome second) {
    return first instanceof TurnOutcome.Aborted ? first : second;
  }

  /** Reports a turn that was undone, behind all that earlier turns have printed. */
  private void tell(TurnOutcome outcome, Consumer<String> reports) {
    if (outcome instanceof TurnOutcome.Aborted aborted) {
      committer.flush();
      reports.accept(aborted.report());
    }
  }

  private Object callMain(List<String> arguments) {
    Object main = global.get("main", global);
    if (main instanceof Callable function) {
      Scriptable array = engine.newArray(global, arguments.toArray());
      return function.call(engine, global, global, new Object[] {array});
    }
    return Undefined.instance;
  }

  /** Runs timers as {@link #runUntilIdle(Consumer)} does, with nobody to tell. */
  public TurnOutcome runUntilIdle() {
    return runUntilIdle(report -> {});
  }

  /**
   * Runs timers, each in a turn, as they become due, until none is pending.
   *
   * @param reports gets the report of each turn that is undone, when it is
   * @return the first turn that was undone, or how the last one ended
   */
  public TurnOutcome runUntilIdle(Consumer<String> reports) {
    TurnOutcome result = new TurnOutcome.Completed(null);
    while (true) {
      callAfterCommit();
      OptionalLong due = timers.nextDueMillis();
      if (transactions.afterCommit().isPending()) {
        continue;
      }
      if (due.isEmpty()) {
        break;
      }
      if (due.getAsLong() > options.clock().millis()) {
        // Nothing else will come for a while: let out what was printed.
        committer.flush();
        options.clock().waitUntil(due.getAsLong());
        continue;
      }
      TurnOutcome outcome = fireFirst();
      tell(outcome, reports);
      result = firstAborted(result, outcome);
    }
    committer.flush();
    return result;
  }

  /** Runs the timers that are due now, each in a turn; returns the reports of those undone. */
  public List<String> runDueTimers() {
    List<String> reports = new ArrayList<>();
    runDueTimers(reports::add);
    return reports;
  }

  /** A timer that they set anew has to wait, or a chain of them would never let anybody else in. */
  private TurnOutcome runDueTimers(Consumer<String> reports) {
    callAfterCommit();
    TurnOutcome result = new TurnOutcome.Completed(null);
    for (int left = timers.countDue(); left > 0; left--) {
      TurnOutcome outcome = fireFirst();
      tell(outcome, reports);
      result = firstAborted(result, outcome);
    }
    committer.flush();
    return result;
  }

  private TurnOutcome fireFirst() {
    Timers.Due due = timers.firstDue();
    if (due == null) {
      return new TurnOutcome.Completed(null);
    }
    TurnOutcome outcome =
        turn(
            () -> {
              timers.remove(due);
              Timers.fire(engine, global, due);
              return Undefined.instance;
            },
            null,
            "");
    if (outcome instanceof TurnOutcome.Aborted) {
      // Undoing the turn has put the timer back: drop it, or it would fire for ever.
      turn(
          () -> {
            timers.remove(due);
            return Undefined.instance;
          },
          null,
          "");
    }
    return outcome;
  }

  /**
   * How long until the next timer, or callback of a transaction, is due, not less than 0; empty if
   * none is pending.
   */
  public OptionalLong millisUntilNextTimer() {
    if (transactions.afterCommit().isPending()) {
      return OptionalLong.of(0);
    }
    OptionalLong due = timers.nextDueMillis();
    return due.isEmpty()
        ? due
        : OptionalLong.of(Math.max(0, due.getAsLong() - options.clock().millis()));
  }

  private TurnOutcome turn(Supplier<Object> body, @Nullable String source, String sourceName) {
    if (failure != null) {
      throw new StoreFailedException(
          "The heap \""
              + store.describe()
              + "\" takes no more turns since one failed: "
              + failure.getMessage()
              + " Open it again.",
          failure);
    }
    try {
      callAfterCommit();
      TurnOutcome outcome = attempt(body, source, sourceName);
      callAfterCommit();
      reserve.keep();
      return outcome;
    } catch (OutOfMemoryError e) {
      StoreFailedException exhausted = MemoryReserve.exhausted(store.describe(), e);
      failure = exhausted;
      throw exhausted;
    } catch (RuntimeException | Error e) {
      // Neither written nor undone: the store has the state before it, this runtime has not.
      reserve.release();
      failure = e;
      throw e;
    }
  }

  /**
   * Calls what the turns before have named for when they are durable, each in a turn. What these
   * name has to wait, or a chain of them would never let anybody else in.
   */
  private void callAfterCommit() {
    AfterCommit pending = transactions.afterCommit();
    long bound = pending.bound();
    for (AfterCommit.Due due = pending.first(bound); due != null; due = pending.first(bound)) {
      AfterCommit.Due next = due;
      Supplier<Object> call =
          () -> {
            pending.remove(next);
            return PromiseInternals.call(engine, global, next.callback());
          };
      if (attempt(call, null, "") instanceof TurnOutcome.Aborted aborted) {
        attempt(
            () -> {
              pending.remove(next);
              return Undefined.instance;
            },
            null,
            "");
        reportFailures(List.of("afterCommit: " + aborted.report()));
      }
    }
  }

  private void reportFailures(List<String> reports) {
    reportedFailures += reports.size();
    committer.submit(null, "", reports);
  }

  private TurnOutcome attempt(Supplier<Object> body, @Nullable String source, String sourceName) {
    effects.clear();
    engine.beginTurn();
    heap.beginTurn();
    String display = null;
    String report;
    Throwable cause;
    try {
      extensions.beginTurn();
      Object result = suspended.run(body);
      transactions.throwIfDoomed();
      settle();
      transactions.throwIfDoomed();
      if (!Undefined.isUndefined(result)) {
        display = ValueDisplay.of(result);
      }
      List<String> reports = reportRejections(source, sourceName);
      engine.checkInstructions();
      transactions.throwIfDoomed();
      reports.addAll(transactions.takeReports());
      WriteBatch batch = heap.checkpoint();
      transactions.turnCompleted();
      reportedFailures += reports.size();
      committer.submit(batch, effects.printed(), reports);
      return new TurnOutcome.Completed(display);
    } catch (UnpersistableValueException e) {
      cause = e;
      report = "TypeError: " + e.getMessage();
    } catch (RhinoException e) {
      cause = e;
      report = ErrorReport.of(e, source, sourceName);
    } catch (StackOverflowError e) {
      cause = e;
      report = "RangeError: Maximum call stack size exceeded";
    } catch (InstructionLimitError e) {
      cause = e;
      report = String.valueOf(e.getMessage());
    } catch (OutOfMemoryError e) {
      reserve.release();
      cause = e;
      report = MemoryReserve.report();
    } catch (HeapStoreException e) {
      throw e;
    } catch (IllegalStateException | IllegalArgumentException e) {
      cause = e;
      report = "Error: " + e.getMessage();
    } catch (RuntimeException e) {
      // Some programs make the engine fail with a null pointer or a wrong cast.
      cause = e;
      report = "InternalError: the engine failed with " + e + ".";
    }
    undo(cause, report);
    return new TurnOutcome.Aborted(report, cause);
  }

  /** Runs jobs of promises, and checks, until nothing is left to do: no job outlives its turn. */
  private void settle() {
    do {
      engine.processMicrotasks();
      extensions.beforeCheckpoint();
    } while (PromiseInternals.hasMicrotasks(engine));
  }

  private List<String> reportRejections(@Nullable String source, String sourceName) {
    List<String> reports = new ArrayList<>();
    for (Object reason : promises.rejections().take()) {
      reports.add(ErrorReport.ofRejection(reason, source, sourceName));
    }
    if (!reports.isEmpty()) {
      // The program may have been asked for its words. What it rejects meanwhile is not reported,
      // or it might never come to an end.
      settle();
      promises.rejections().take();
    }
    return reports;
  }

  private void undo(Throwable cause, String report) {
    effects.clear();
    heap.undo();
    for (Callable callback : transactions.turnUndone()) {
      Supplier<Object> call = () -> transactions.callAfterTurn(engine, callback, cause, report);
      if (attempt(call, null, "") instanceof TurnOutcome.Aborted aborted) {
        reportFailures(List.of("afterRollback: " + aborted.report()));
      }
    }
  }

  private Object run(String source, String sourceName) {
    Script script = engine.compileString(source, sourceName, 1, null);
    return script.exec(engine, global, global);
  }

  private Object load(String source, String file) {
    programs.loaded(file, source);
    return run(source, file);
  }

  /**
   * How many failures were reported that undid no turn of a caller's since this runtime was opened:
   * promises that were rejected, and nobody had asked for their outcome when the turn ended;
   * callbacks of transactions.
   */
  public long reportedFailures() {
    return reportedFailures;
  }

  // For shells

  /** Whether a text is a whole program, valid or not, rather than the beginning of one. */
  public boolean isWholeSource(String source) {
    return engine.stringIsCompilableUnit(source);
  }

  /** Whether a text has no syntax error. */
  public boolean isValidSource(String source) {
    try {
      RealmInternals.parse(engine, source);
      return true;
    } catch (RhinoException e) {
      return false;
    }
  }

  /**
   * The names of an object's properties, its prototypes' included, for completion.
   *
   * @param objectExpression a dotted path of names, such as {@code app.user}; empty for the global
   *     object. Nothing is called: a getter on the way ends it.
   */
  public List<String> completions(String objectExpression) {
    return PropertyNames.of(global, objectExpression);
  }

  // For tests and tools

  /** Turns every clean object back into a ghost. At a turn boundary only. */
  public void evictAll() {
    heap.evictAll();
  }

  /** What the clean objects that are in memory take there, as an estimate in bytes. */
  public long residentBytes() {
    return heap.residentBytes();
  }

  /** Waits until everything is durable, and closes the heap. */
  @Override
  public void close() {
    try {
      committer.close();
    } finally {
      reserve.release();
      Context.exit();
      store.close();
    }
  }
}
