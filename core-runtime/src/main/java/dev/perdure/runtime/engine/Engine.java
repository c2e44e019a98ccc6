package dev.perdure.runtime.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ArrayInternals;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.ContinuationPending;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.Evaluator;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptOrFn;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.SuspensionInternals;

/**
 * Rhino's context with everything that is compiled, by whatever way ({@code eval} and {@code new
 * Function} included), passing one gate.
 */
public final class Engine extends Context {

  /** Sees each source when it is compiled. */
  public interface CompilationGate {

    /** The code exists, and has not run yet; may refuse it by throwing a JavaScript error. */
    void compiled(Engine engine, ScriptOrFn<?> code, Compilation compilation);
  }

  /**
   * What is compiled, and how. Immutable.
   *
   * @param function whether the source is a single function, as {@code new Function} makes
   */
  public record Compilation(
      String source,
      String name,
      int firstLine,
      boolean function,
      boolean strict,
      boolean inEval,
      boolean allowSuper) {}

  /**
   * How many calls may be nested. Frames of the interpreter are on Java's heap, and unlimited
   * recursion would eat all of it; and the interpreter counts in 16 bits.
   */
  private static final int DEEPEST_CALLS = 10_000;

  private static final long INSTRUCTIONS_BETWEEN_LOOKS = 10_000;

  private @Nullable CompilationGate gate;
  private final List<Runnable> observers = new ArrayList<>();

  /** How many instructions a turn may run; 0 for any number. */
  private long mostInstructions;

  /** How many the running turn has run, about. */
  private long instructions;

  private Engine(ContextFactory factory) {
    super(factory);
    setInterpretedMode(true);
    setLanguageVersion(Context.VERSION_ECMASCRIPT);
    // Nothing of Java is visible to programs, not even as a property of an error they catch.
    setClassShutter(className -> false);
    setMaximumInterpreterStackDepth(DEEPEST_CALLS);
    setErrorReporter(new StackDepthReporter(getErrorReporter()));
  }

  /** Makes an engine and enters it on the current thread, which becomes the turn thread. */
  public static Engine enter() {
    return (Engine) new Factory().enterContext();
  }

  /** Sets what sees each source. */
  public void setGate(CompilationGate newGate) {
    gate = newGate;
  }

  /** Lets code pass the gate that another engine has compiled from a whole source. */
  public void admit(Script script, String source, String name) {
    if (gate != null && script instanceof ScriptOrFn<?> code) {
      gate.compiled(this, code, new Compilation(source, name, 1, false, false, false, false));
    }
  }

  /**
   * Calls something again and again while a program runs. An {@link Error} that it throws ends the
   * program, which cannot catch it.
   *
   * @param instructions about how many instructions lie between two calls
   */
  public void observeEvery(int instructions, Runnable newObserver) {
    observers.add(newObserver);
    int threshold = getInstructionObserverThreshold();
    setInstructionObserverThreshold(
        threshold == 0 ? instructions : Math.min(threshold, instructions));
  }

  /**
   * Sets how many instructions a turn may run; 0 for any number.
   *
   * @see #beginTurn
   */
  public void limitInstructions(long most) {
    mostInstructions = most;
    if (most > 0) {
      int threshold = getInstructionObserverThreshold();
      int often = (int) Math.min(most, INSTRUCTIONS_BETWEEN_LOOKS);
      setInstructionObserverThreshold(threshold == 0 ? often : Math.min(threshold, often));
    }
  }

  /** A turn begins: its instructions are counted from here. */
  public void beginTurn() {
    instructions = 0;
  }

  /**
   * Ends a turn that has run more instructions than it may.
   *
   * @throws InstructionLimitError if so; also if one was thrown before, and a program has kept it
   *     from the top by a jump out of {@code finally}
   */
  public void checkInstructions() {
    if (mostInstructions > 0 && instructions > mostInstructions) {
      throw new InstructionLimitError(mostInstructions);
    }
  }

  @Override
  protected void observeInstructionCount(int instructionCount) {
    instructions += instructionCount;
    checkInstructions();
    for (Runnable observer : observers) {
      observer.run();
    }
  }

  /**
   * What suspends the running computation, if it is thrown: see {@link Context}. Nothing has
   * changed if it cannot be suspended.
   *
   * @throws IllegalStateException if it cannot, naming what stands in the way
   */
  @Override
  public ContinuationPending captureContinuation() {
    String obstacle = SuspensionInternals.obstacle(this);
    if (obstacle != null) {
      throw new IllegalStateException(
          "The program cannot be suspended here: "
              + obstacle
              + ". Suspend it in functions that only functions and scripts have called.");
    }
    return super.captureContinuation();
  }

  @Override
  public Scriptable newArray(Scriptable scope, int length) {
    return ArrayInternals.newArray(scope, length);
  }

  @Override
  public Scriptable newArray(Scriptable scope, Object[] elements) {
    return ArrayInternals.newArray(scope, elements);
  }

  @Override
  protected Object compileImpl(
      Scriptable scope,
      String source,
      String sourceName,
      int firstLine,
      Object securityDomain,
      boolean returnFunction,
      Evaluator compiler,
      ErrorReporter errorReporter,
      Consumer<CompilerEnvirons> environsProcessor) {
    if (gate == null) {
      return super.compileImpl(
          scope,
          source,
          sourceName,
          firstLine,
          securityDomain,
          returnFunction,
          compiler,
          errorReporter,
          environsProcessor);
    }
    CompilerEnvirons environs = new CompilerEnvirons();
    environs.initFromContext(this);
    if (environsProcessor != null) {
      environsProcessor.accept(environs);
    }
    Compilation compilation =
        new Compilation(
            source,
            sourceName == null ? "unnamed script" : sourceName,
            firstLine,
            returnFunction,
            environs.isStrictMode(),
            environs.isInEval(),
            environs.isAllowSuper());
    Object result =
        super.compileImpl(
            scope,
            source,
            sourceName,
            firstLine,
            securityDomain,
            returnFunction,
            compiler,
            errorReporter,
            environsProcessor);
    if (result instanceof ScriptOrFn<?> code) {
      gate.compiled(this, code, compilation);
    }
    return result;
  }

  private static final class Factory extends ContextFactory {
    @Override
    protected Context makeContext() {
      return new Engine(this);
    }

    @Override
    protected boolean hasFeature(Context cx, int featureIndex) {
      return switch (featureIndex) {
        // __proto__ is an accessor of ours, so that its writes pass a barrier.
        case Context.FEATURE_PARENT_PROTO_PROPERTIES -> false;
        case Context.FEATURE_E4X -> false;
        default -> super.hasFeature(cx, featureIndex);
      };
    }
  }
}
