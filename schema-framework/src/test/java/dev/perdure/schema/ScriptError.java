package dev.perdure.schema;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What a script has thrown. */
public final class ScriptError extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient TestRuntime runtime;
  private final transient Scriptable thrown;

  ScriptError(TestRuntime runtime, JavaScriptException exception) {
    super(exception.getMessage() + "\n" + exception.getScriptStackTrace(), exception);
    this.runtime = runtime;
    this.thrown = (Scriptable) exception.getValue();
  }

  String name() {
    return field("name");
  }

  String message() {
    return field("message");
  }

  /** A property of the error as text; as JSON if it is an object. */
  String field(String name) {
    return runtime.display(ScriptableObject.getProperty(thrown, name));
  }

  /** The error as a shell shows it. */
  String shown() {
    return Context.toString(thrown);
  }
}
