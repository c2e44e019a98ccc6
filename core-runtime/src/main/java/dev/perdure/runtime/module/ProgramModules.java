package dev.perdure.runtime.module;

import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.json.JsonParser;

/**
 * {@code require} for programs.
 *
 * <p>A module runs once in the life of a heap: what it exports, and the state that its functions
 * close over, are objects of the heap like any other. The cache of modules is one of them, so that
 * a turn that is undone takes its modules back. Confined to the turn thread.
 */
public final class ProgramModules implements RuntimeExtension {

  /** The line of the program's first line stays 1, and columns are its own. */
  private static final String BEFORE =
      "(function (exports, require, module, __filename, __dirname) {\n";

  private static final String AFTER = "\n})";
  private static final String CACHE = "cache";

  private final UnaryOperator<String> hash;
  private final BiConsumer<String, String> used;
  private @Nullable Scriptable functions;

  /**
   * Makes the extension; it may be installed once.
   *
   * @param hash of the content of a file
   * @param used learns of each file that a program requires, and of the hash of its content when it
   *     ran, each time it does
   */
  public ProgramModules(UnaryOperator<String> hash, BiConsumer<String, String> used) {
    this.hash = hash;
    this.used = used;
  }

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public void install(ExtensionContext context) {
    Scriptable loaded =
        context.loadModules(ProgramModules.class, "javascript", "./require", host(context));
    functions = loaded;
    ScriptableObject global = context.global();
    HostFunctions.define(
        global,
        "require",
        1,
        (cx, scope, self, args) -> call(cx, scope, "requireFrom", callersFolder(), first(args)));
    ScriptableObject require = (ScriptableObject) global.get("require", global);
    HostFunctions.define(
        require,
        "resolve",
        1,
        (cx, scope, self, args) -> call(cx, scope, "find", callersFolder(), first(args)));
    call(context.engine(), global, "addCache", require);
  }

  /**
   * Forgets the modules whose files have changed, and those that require one of them: they will run
   * again. In a turn.
   */
  public void forgetChanged(Context engine, ScriptableObject global) {
    call(engine, global, "forgetChanged");
  }

  private Object call(Context cx, Scriptable scope, String function, Object... arguments) {
    Scriptable exports = Objects.requireNonNull(functions, "The extension is installed.");
    return ((Function) exports.get(function, exports)).call(cx, scope, exports, arguments);
  }

  private static Object first(Object[] arguments) {
    return arguments.length > 0 ? arguments[0] : Undefined.instance;
  }

  /** The folder of the script that called; the current one if that is no file. */
  private static String callersFolder() {
    String source = Context.reportRuntimeError("position").sourceName();
    Path folder = null;
    try {
      Path file = source == null ? null : Path.of(source).toAbsolutePath().normalize();
      folder = file != null && Files.isRegularFile(file) ? file.getParent() : null;
    } catch (InvalidPathException e) {
      // Not a file.
    }
    return (folder != null ? folder : Path.of("").toAbsolutePath()).toString();
  }

  private ScriptableObject host(ExtensionContext context) {
    ScriptableObject host = (ScriptableObject) context.engine().newObject(context.global());
    ModuleFiles files = new ModuleFiles(file -> mainOf(context, file));
    HostFunctions.define(host, "cache", 0, (cx, scope, self, args) -> cache(context));
    HostFunctions.define(
        host,
        "find",
        3,
        (cx, scope, self, args) -> {
          List<Path> tried = new ArrayList<>();
          Path found = files.find(Path.of(text(args[0])), text(args[1]), tried);
          Scriptable list = (Scriptable) args[2];
          for (int i = 0; i < tried.size(); i++) {
            list.put(i, list, tried.get(i).toString());
          }
          return found == null ? null : found.toString();
        });
    HostFunctions.define(
        host,
        "folderOf",
        1,
        (cx, scope, self, args) -> Objects.toString(Path.of(text(args[0])).getParent(), "/"));
    HostFunctions.define(host, "read", 1, (cx, scope, self, args) -> read(Path.of(text(args[0]))));
    HostFunctions.define(host, "hash", 1, (cx, scope, self, args) -> hash.apply(text(args[0])));
    HostFunctions.define(
        host,
        "hasChanged",
        2,
        (cx, scope, self, args) -> hasChanged(Path.of(text(args[0])), text(args[1])));
    HostFunctions.define(
        host,
        "noteUse",
        1,
        (cx, scope, self, args) -> {
          noteUse((Scriptable) args[0], new HashSet<>());
          return Undefined.instance;
        });
    HostFunctions.define(
        host,
        "compile",
        2,
        (cx, scope, self, args) ->
            compile(cx, text(args[0]), text(args[1])).exec(cx, context.global(), context.global()));
    return host;
  }

  /** A program may catch the error of a source that it requires. */
  private static Script compile(Context cx, String source, String file) {
    try {
      return cx.compileString(BEFORE + source + AFTER, file, 0, null);
    } catch (EvaluatorException e) {
      throw ScriptRuntime.constructError(
          "SyntaxError",
          e.details(),
          e.sourceName(),
          e.lineNumber(),
          e.lineSource(),
          e.columnNumber());
    }
  }

  private static String text(Object value) {
    return ScriptRuntime.toString(value);
  }

  private static ScriptableObject cache(ExtensionContext context) {
    ScriptableObject state = context.state().get();
    if (!(state.get(CACHE, state) instanceof ScriptableObject)) {
      ScriptableObject made = (ScriptableObject) context.engine().newObject(context.global());
      state.put(CACHE, state, made);
    }
    return (ScriptableObject) state.get(CACHE, state);
  }

  private static String read(Path file) {
    try {
      return ModuleFiles.read(file);
    } catch (IOException e) {
      throw ScriptRuntime.constructError("Error", e.getMessage());
    }
  }

  /** A file that is gone has not changed: a heap may outlive the files of its programs. */
  private boolean hasChanged(Path file, String before) {
    try {
      return Files.isRegularFile(file) && !hash.apply(ModuleFiles.read(file)).equals(before);
    } catch (IOException e) {
      return false;
    }
  }

  private void noteUse(Scriptable module, Set<String> noted) {
    String file = text(module.get("filename", module));
    if (!noted.add(file)) {
      return;
    }
    used.accept(file, text(module.get("hash", module)));
    if (module.get("children", module) instanceof Scriptable children) {
      for (Object index : children.getIds()) {
        if (children.get((Integer) index, children) instanceof Scriptable child) {
          noteUse(child, noted);
        }
      }
    }
  }

  private static @Nullable String mainOf(ExtensionContext context, Path packageFile) {
    try {
      Object parsed =
          new JsonParser(context.engine(), context.global())
              .parseValue(ModuleFiles.read(packageFile));
      return parsed instanceof Scriptable description
              && ScriptableObject.getProperty(description, "main") instanceof CharSequence main
          ? main.toString()
          : null;
    } catch (IOException | JsonParser.ParseException e) {
      throw ScriptRuntime.constructError(
          "Error", "Cannot read \"" + packageFile + "\": " + e.getMessage());
    }
  }
}
