package dev.perdure.runtime.transaction;

import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.engine.ErrorReport;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.heap.Heap;
import dev.perdure.runtime.heap.UnpersistableValueException;
import dev.perdure.runtime.host.HostFunctions;
import dev.perdure.runtime.turn.TurnEffects;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.FunctionInternals;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.PromiseInternals;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * {@code transaction}: runs a block of the program that is undone if it throws. Blocks nest.
 *
 * <p>What a program cannot catch (a stack overflow, no memory) is not undone block by block: it
 * dooms the turn, which is undone as a whole.
 *
 * <p>It is the engine's own function, and not one of a module, because the engine refuses to
 * capture a continuation below it: a block must end in the turn that it began in. Confined to the
 * turn thread.
 */
public final class Transactions implements RuntimeExtension {
  private final Heap heap;
  private final TurnEffects effects;
  private final ScriptableObject global;
  private final AfterCommit afterCommit;
  private final Deque<Block> blocks = new ArrayDeque<>();

  /** What is to be called if the turn is undone: blocks that have ended well have left it. */
  private final List<Registered> afterRollbackOfTurn = new ArrayList<>();

  private long registrations;

  /** Reports of callbacks that have failed. */
  private final List<String> reports = new ArrayList<>();

  private @Nullable Throwable doom;
  private @Nullable Scriptable module;

  /** Those of a runtime. */
  public Transactions(Heap heap, ScriptableObject global, TurnEffects effects) {
    this.heap = heap;
    this.global = global;
    this.effects = effects;
    this.afterCommit = new AfterCommit(heap);
  }

  @Override
  public String name() {
    return "transaction";
  }

  @Override
  public void install(ExtensionContext context) {
    Scriptable loaded =
        context.loadModules(Transactions.class, "javascript", "./transaction", host(context));
    module = loaded;
    HostFunctions.define(
        global, "transaction", 1, (cx, scope, self, args) -> transaction(cx, args));
    ScriptableObject function = (ScriptableObject) global.get("transaction", global);
    function.defineProperty(
        context.engine(), "current", self -> current(), null, ScriptableObject.DONTENUM);
    define("Rollback", loaded.get("Rollback", loaded));
    define("rollback", loaded.get("rollbackInnermost", loaded));
  }

  private void define(String name, Object value) {
    global.defineProperty(name, value, ScriptableObject.DONTENUM);
  }

  private ScriptableObject host(ExtensionContext context) {
    ScriptableObject host = (ScriptableObject) context.engine().newObject(global);
    HostFunctions.define(
        host, "requestRollback", 3, (cx, scope, self, args) -> requestRollback(cx, args));
    HostFunctions.define(
        host,
        "addAfterCommit",
        2,
        (cx, scope, self, args) -> {
          blockOf(args[0]);
          afterCommit.add(callback(args[1], "afterCommit"));
          return Undefined.instance;
        });
    HostFunctions.define(
        host,
        "addAfterRollback",
        2,
        (cx, scope, self, args) -> {
          Block block = blockOf(args[0]);
          Callable callback = callback(args[1], "afterRollback");
          block.afterRollback().add(new Registered(registrations++, callback));
          return Undefined.instance;
        });
    HostFunctions.define(
        host,
        "changes",
        1,
        (cx, scope, self, args) ->
            new ChangeList(cx, global).of(heap.changesSince(levelOf(args[0]))));
    return host;
  }

  /** To be called when the innermost block, or if there is none the turn, is undone. */
  public void addAfterRollback(Callable callback) {
    Block block = blocks.peek();
    List<Registered> registered = block == null ? afterRollbackOfTurn : block.afterRollback();
    registered.add(new Registered(registrations++, callback));
  }

  private static Callable callback(@Nullable Object value, String function) {
    if (FunctionInternals.isGeneratorFunction(value)) {
      throw ScriptRuntime.typeError(
          function + ": to call a generator function runs none of its code. Pass a function.");
    }
    if (value instanceof Callable callable && value instanceof Scriptable) {
      return callable;
    }
    throw ScriptRuntime.typeError(
        function + ": the argument is the function to call, not " + describe(value) + ".");
  }

  private static String describe(@Nullable Object value) {
    return Undefined.isUndefined(value) ? "undefined" : ScriptRuntime.toString(value);
  }

  private Object current() {
    Block innermost = innermost();
    Scriptable handle = innermost == null ? null : innermost.handle();
    return handle == null ? Undefined.instance : handle;
  }

  /** The innermost block that a program has opened; callbacks run in one that they do not see. */
  private @Nullable Block innermost() {
    for (Block block : blocks) {
      if (block.handle() != null) {
        return block;
      }
    }
    return null;
  }

  private Block blockOf(Object handle) {
    for (Block block : blocks) {
      if (block.handle() == handle) {
        return block;
      }
    }
    Object name = handle instanceof Scriptable known ? known.get("name", known) : null;
    throw ScriptRuntime.constructError(
        "Error",
        new BlockOptions(name instanceof CharSequence text ? text.toString() : null, false)
                .describe()
            + " has ended. Its handle can be used inside of its block only.");
  }

  /** How many blocks are around the one that a handle belongs to, with it. */
  private int levelOf(Object handle) {
    Block wanted = blockOf(handle);
    int level = blocks.size();
    for (Block block : blocks) {
      if (block == wanted) {
        return level;
      }
      level--;
    }
    throw new IllegalStateException("A block runs and is not among those that do.");
  }

  private Object requestRollback(Context cx, Object[] args) {
    Block innermost = innermost();
    Block block = Undefined.isUndefined(args[0]) ? innermost : blockOf(args[0]);
    if (block == null) {
      throw ScriptRuntime.constructError(
          "Error",
          "rollback: no transaction is running. Throw an error to undo the whole turn, or call"
              + " rollback in the function that transaction calls.");
    }
    // Without a stack, which nobody sees: to find out what it is would be most of the work.
    ScriptableObject rollback = (ScriptableObject) cx.newObject(global);
    rollback.setPrototype((Scriptable) args[2]);
    rollback.defineProperty("message", args[3], ScriptableObject.DONTENUM);
    rollback.defineProperty("reason", args[1], ScriptableObject.DONTENUM);
    block.requestRollback(args[1], rollback);
    return rollback;
  }

  // Running a block

  private @Nullable Object transaction(Context cx, Object[] args) {
    if (args.length == 0
        || !(args[0] instanceof Callable body)
        || !(args[0] instanceof Scriptable)) {
      throw ScriptRuntime.typeError(
          "transaction: the first argument is the function to run, not "
              + (args.length == 0 ? "nothing" : describe(args[0]))
              + ".");
    }
    if (FunctionInternals.isGeneratorFunction(body)) {
      throw ScriptRuntime.typeError(
          "transaction: a generator function runs only when its generator is asked for values,"
              + " after the block. Pass a function.");
    }
    BlockOptions options = BlockOptions.of(args.length > 1 ? args[1] : Undefined.instance);
    return run(cx, body, options, List.of(body), this::newHandle);
  }

  /** Makes the argument that the function of a block gets, in the block. */
  private interface Argument {
    @Nullable Object make(Context cx, Block block);
  }

  private @Nullable Object run(
      Context cx, Callable body, BlockOptions options, List<?> roots, Argument argument) {
    throwDoom();
    StackReserve.require();
    try {
      heap.openSavepoint(roots, options.readOnly());
    } catch (UnpersistableValueException e) {
      throw ScriptRuntime.typeError(e.getMessage());
    } catch (Throwable e) {
      doom = e;
      throw e;
    }
    Block block = new Block(options, effects.mark(), reports.size(), registrations, false);
    blocks.push(block);
    Object result;
    try {
      result = PromiseInternals.call(cx, global, body, argument.make(cx, block));
      if (options.readOnly()) {
        heap.checkReadOnly();
      }
    } catch (RhinoException e) {
      return undo(cx, block, e);
    } catch (Throwable e) {
      doom = e;
      throw e;
    }
    throwDoom();
    if (block.isRollbackRequested()) {
      return undo(cx, block, null);
    }
    heap.releaseSavepoint();
    close(block);
    return result;
  }

  /**
   * The block has ended. If what is around it is undone, so is what the callbacks have done if they
   * were called already: they are called then.
   */
  private void close(Block block) {
    blocks.pop();
    Block around = blocks.peek();
    (around == null ? afterRollbackOfTurn : around.afterRollback()).addAll(block.afterRollback());
  }

  /** Of the block that is about to get its handle. */
  private long visibleLevel() {
    return 1 + blocks.stream().filter(block -> block.handle() != null).count();
  }

  private Object newHandle(Context cx, Block block) {
    Scriptable exports = Objects.requireNonNull(module, "The extension is installed.");
    String name = block.options().name();
    ScriptableObject made = (ScriptableObject) cx.newObject(global);
    made.setPrototype((Scriptable) exports.get("handle", exports));
    int fixed = ScriptableObject.READONLY | ScriptableObject.PERMANENT;
    made.defineProperty("level", (double) visibleLevel(), fixed);
    made.defineProperty("name", name == null ? Undefined.instance : name, fixed);
    block.setHandle(made);
    return made;
  }

  /** Undoes a block; gives undefined, or throws what its function has thrown. */
  private Object undo(Context cx, Block block, @Nullable RhinoException thrown) {
    takeBack(block);
    close(block);
    Object value =
        thrown == null ? Undefined.instance : PromiseInternals.thrownValue(cx, global, thrown);
    Object reason = value;
    if (block.isRollbackRequested() && (thrown == null || block.hasThrown(value))) {
      reason = block.reason();
    } else if (isRollback(value)) {
      reason = ScriptableObject.getProperty((Scriptable) Objects.requireNonNull(value), "reason");
    }
    callAfterRollback(cx, List.copyOf(block.afterRollback()), reason);
    if (thrown == null || isOf(block, value)) {
      return Undefined.instance;
    }
    throw thrown;
  }

  /** Everything is as it was when the block began. */
  private void takeBack(Block block) {
    throwDoom();
    try {
      // There is as much room on the stack as when the block began.
      heap.rollback();
    } catch (Throwable e) {
      doom = e;
      throw e;
    }
    effects.returnTo(block.mark());
    reports.subList(block.firstReport(), reports.size()).clear();
    forgetRegistrations(block);
  }

  /** Whether what was thrown was thrown to undo this block, and none around it. */
  private boolean isOf(Block block, @Nullable Object value) {
    if (block.hasThrown(value)) {
      return true;
    }
    return isRollback(value) && blocks.stream().noneMatch(around -> around.hasThrown(value));
  }

  private boolean isRollback(@Nullable Object value) {
    if (!(value instanceof NativeObject object)) {
      return false;
    }
    Scriptable exports = Objects.requireNonNull(module, "The extension is installed.");
    Scriptable rollback = (Scriptable) exports.get("Rollback", exports);
    Object prototype = rollback.get("prototype", rollback);
    for (Scriptable at = object.getPrototype(); at != null; at = at.getPrototype()) {
      if (at == prototype) {
        return true;
      }
    }
    return false;
  }

  private void callAfterRollback(Context cx, List<Registered> callbacks, @Nullable Object reason) {
    RhinoException rollback = null;
    for (Registered each : callbacks) {
      try {
        List<?> roots =
            reason == null ? List.of(each.callback()) : List.of(each.callback(), reason);
        run(cx, each.callback(), BlockOptions.NONE, roots, (context, block) -> reason);
      } catch (RhinoException e) {
        Object value = PromiseInternals.thrownValue(cx, global, e);
        if (blocks.stream().anyMatch(block -> block.hasThrown(value))) {
          rollback = e;
        } else {
          reports.add("afterRollback: " + ErrorReport.of(e, null, ""));
        }
      }
    }
    if (rollback != null) {
      throw rollback;
    }
  }

  /** What was registered in an undone block, for blocks around it, is not. */
  private void forgetRegistrations(Block block) {
    if (registrations != block.firstRegistration()) {
      afterRollbackOfTurn.removeIf(each -> each.number() >= block.firstRegistration());
      for (Block around : blocks) {
        if (around != block) {
          around.afterRollback().removeIf(each -> each.number() >= block.firstRegistration());
        }
      }
    }
  }

  private void throwDoom() {
    if (doom instanceof RuntimeException e) {
      throw e;
    }
    if (doom instanceof Error e) {
      throw e;
    }
  }

  /**
   * Runs something and undoes all that it has done; no callback hears of it. A program does not see
   * the block, and can neither end it nor name it.
   *
   * @param roots what the program may change meanwhile that nothing in the heap leads to
   */
  public void tryOut(List<Scriptable> roots, Runnable body) {
    throwDoom();
    StackReserve.require();
    heap.openSavepoint(roots, false);
    Block block = new Block(BlockOptions.NONE, effects.mark(), reports.size(), registrations, true);
    blocks.push(block);
    RhinoException thrown = null;
    try {
      body.run();
    } catch (RhinoException e) {
      thrown = e;
    } catch (Throwable e) {
      doom = e;
      throw e;
    }
    takeBack(block);
    blocks.pop();
    if (thrown != null) {
      throw thrown;
    }
  }

  // The turn

  /** The heap has been restored. */
  public void restored() {
    afterCommit.restored();
  }

  /** What is to be called when turns are durable. */
  public AfterCommit afterCommit() {
    return afterCommit;
  }

  /**
   * The program has come to its end; what it could not catch may have passed through a block, and
   * not have reached the top.
   */
  public void throwIfDoomed() {
    throwDoom();
  }

  /** Takes the reports of callbacks that have failed. */
  public List<String> takeReports() {
    List<String> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }

  /** The turn is durable, or on its way: nothing in it can be undone any more. */
  public void turnCompleted() {
    afterRollbackOfTurn.clear();
  }

  /**
   * The turn has been undone, with all of its blocks.
   *
   * @return what is to be called now, in this order
   */
  public List<Callable> turnUndone() {
    List<Registered> all = new ArrayList<>(afterRollbackOfTurn);
    blocks.descendingIterator().forEachRemaining(block -> all.addAll(block.afterRollback()));
    long end =
        blocks.stream()
            .filter(Block::isTriedOut)
            .mapToLong(Block::firstRegistration)
            .min()
            .orElse(Long.MAX_VALUE);
    all.removeIf(each -> each.number() >= end);
    all.sort(Comparator.comparingLong(Registered::number));
    List<Callable> callbacks = all.stream().map(Registered::callback).toList();
    afterRollbackOfTurn.clear();
    blocks.clear();
    reports.clear();
    doom = null;
    return callbacks;
  }

  /**
   * Calls one of those that {@link #turnUndone} has given, in a turn of its own.
   *
   * @param report what was reported of the turn, for a cause that no program could catch
   */
  public Object callAfterTurn(Engine cx, Callable callback, Throwable cause, String report) {
    Object reason =
        cause instanceof RhinoException thrown
            ? PromiseInternals.thrownValue(cx, global, thrown)
            : PromiseInternals.inRealm(
                cx, global, () -> cx.newObject(global, "Error", new Object[] {report}));
    return PromiseInternals.call(cx, global, callback, reason);
  }
}
