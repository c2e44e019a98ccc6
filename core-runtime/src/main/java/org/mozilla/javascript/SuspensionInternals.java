package org.mozilla.javascript;

import static org.mozilla.javascript.RhinoInternals.finalField;
import static org.mozilla.javascript.RhinoInternals.read;
import static org.mozilla.javascript.RhinoInternals.write;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/**
 * What holds suspended calls: generators and continuations.
 *
 * <p>Nothing here passes a barrier or faults anything in. Confined to the turn thread.
 */
public final class SuspensionInternals {

  private static final Constructor<ES6Generator> NEW_GENERATOR = constructor();

  static final Field GENERATOR_FUNCTION = finalField(ES6Generator.class, "function");
  static final Field GENERATOR_FRAME = finalField(ES6Generator.class, "savedState");
  static final Field GENERATOR_STATE = finalField(ES6Generator.class, "state");
  static final Field GENERATOR_DELEGATE = finalField(ES6Generator.class, "delegee");
  static final Field GENERATOR_SOURCE = finalField(ES6Generator.class, "lineSource");
  static final Field GENERATOR_LINE = finalField(ES6Generator.class, "lineNumber");

  private SuspensionInternals() {}

  private static Constructor<ES6Generator> constructor() {
    try {
      Constructor<ES6Generator> made = ES6Generator.class.getDeclaredConstructor();
      made.setAccessible(true);
      return made;
    } catch (NoSuchMethodException e) {
      throw new LinkageError("This version of Rhino makes generators in another way.", e);
    }
  }

  // Generators

  /** Where a generator is. The order is part of the disk format. */
  public enum Progress {
    NOT_STARTED,
    YIELDED,
    RUNNING,
    COMPLETED
  }

  /**
   * The state of a generator.
   *
   * @param frame null if it is completed
   * @param delegate what {@code yield*} delegates to now, or null
   * @param source where the error was thrown that ended it, or null
   */
  public record Generator(
      Progress progress,
      Scriptable function,
      Object frame,
      Object delegate,
      String source,
      int line) {}

  public static ScriptableObject newGenerator() {
    try {
      return NEW_GENERATOR.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(NEW_GENERATOR.toString(), e);
    }
  }

  public static boolean isGenerator(Object object) {
    return object instanceof ES6Generator;
  }

  /** Whether an object is a generator that runs now: it is on the stack of Java, too. */
  public static boolean isRunning(Object object) {
    return isGenerator(object) && read(GENERATOR_STATE, object) == ES6Generator.State.EXECUTING;
  }

  public static Generator generator(ScriptableObject generator) {
    Progress progress =
        switch ((ES6Generator.State) read(GENERATOR_STATE, generator)) {
          case SUSPENDED_START -> Progress.NOT_STARTED;
          case SUSPENDED_YIELD -> Progress.YIELDED;
          case EXECUTING -> Progress.RUNNING;
          case COMPLETED -> Progress.COMPLETED;
        };
    return new Generator(
        progress,
        (Scriptable) read(GENERATOR_FUNCTION, generator),
        read(GENERATOR_FRAME, generator),
        read(GENERATOR_DELEGATE, generator),
        (String) read(GENERATOR_SOURCE, generator),
        (int) read(GENERATOR_LINE, generator));
  }

  public static void setGenerator(ScriptableObject generator, Generator state) {
    write(
        GENERATOR_STATE,
        generator,
        switch (state.progress) {
          case NOT_STARTED -> ES6Generator.State.SUSPENDED_START;
          case YIELDED -> ES6Generator.State.SUSPENDED_YIELD;
          case RUNNING -> ES6Generator.State.EXECUTING;
          case COMPLETED -> ES6Generator.State.COMPLETED;
        });
    write(GENERATOR_FUNCTION, generator, state.function);
    write(GENERATOR_FRAME, generator, state.frame);
    write(GENERATOR_DELEGATE, generator, state.delegate);
    write(GENERATOR_SOURCE, generator, state.source);
    write(GENERATOR_LINE, generator, state.line);
  }

  // Continuations

  public static ScriptableObject newContinuation() {
    return new NativeContinuation();
  }

  public static boolean isContinuation(Object object) {
    return object instanceof NativeContinuation;
  }

  /** The innermost frame, or null if there is none. */
  public static Object innermostFrame(ScriptableObject continuation) {
    return ((NativeContinuation) continuation).getImplementation();
  }

  public static void setInnermostFrame(ScriptableObject continuation, Object frame) {
    ((NativeContinuation) continuation).initImplementation(frame);
  }

  /**
   * Says why what runs now cannot be suspended, or null if it can: only calls from function to
   * function can be left and gone on with, not those that pass through code of Java.
   */
  public static String obstacle(Context cx) {
    Object running = FrameInternals.running(cx);
    if (running == null) {
      return "no program runs";
    }
    Object first = FrameInternals.first(running);
    if (FrameInternals.isOutermost(first)) {
      return null;
    }
    Object caller = FrameInternals.callerOfHost(first);
    if (caller == null) {
      return "what called " + nameOf(first) + " cannot be left and gone on with";
    }
    String built = "a function of the engine";
    if (FrameInternals.called(caller) instanceof ScriptRuntime.LookupResult lookup
        && !(lookup.getResult() instanceof JSFunction)) {
      built = "\"" + lookup.getName() + "\" of the engine";
    }
    return built + ", called by " + nameOf(caller) + ", waits for " + nameOf(first);
  }

  private static String nameOf(Object frame) {
    ScriptOrFn<?> code = FrameInternals.code(frame);
    String name = code.getDescriptor().getName();
    String source = " (\"" + code.getDescriptor().getSourceName() + "\")";
    if (isScript(code)) {
      return "the script" + source;
    }
    return (name.isEmpty() ? "a function without a name" : "\"" + name + "\"") + source;
  }

  // Scripts

  /** A script that runs, or is suspended. */
  @SuppressWarnings("unchecked")
  public static ScriptOrFn<?> newScript(JSDescriptor<?> descriptor, Scriptable homeObject) {
    return new JSScript((JSDescriptor<JSScript>) descriptor, homeObject);
  }

  public static boolean isScript(ScriptOrFn<?> code) {
    return code instanceof JSScript;
  }
}
